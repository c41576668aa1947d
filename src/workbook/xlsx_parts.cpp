#include "workbook/xlsx_parts.hpp"

#include "workbook/cell_text.hpp"
#include "workbook/number.hpp"

namespace dutoan::workbook {
namespace {

constexpr std::int64_t most_styles = 65'536;  // what spreadsheets hold themselves

/// "xl/" of "xl/workbook.xml".
std::string folder_of(const std::string& part) { return part.substr(0, part.rfind('/') + 1); }

class SharedTexts {
 public:
  explicit SharedTexts(const Archive& archive)
      : archive_(archive), text_(archive.limits().characters) {}

  std::optional<Problem> start(const Element& element) {
    is_item_ = element.depth == 2 ? element.name == "si" : is_item_;
    if (is_item_ && element.depth > 2) runs_.start(element.name, element.depth - 2);
    return std::nullopt;
  }
  std::optional<Problem> end(std::string_view, int depth) {
    runs_.end();
    return depth == 2 && is_item_ ? keep() : std::nullopt;
  }
  void text(std::string_view piece) {
    if (is_item_ && runs_.is_text()) text_.add(piece);
  }
  std::vector<std::string> texts;

 private:
  const Archive& archive_;
  TextInPieces text_;
  TextRuns runs_;
  bool is_item_ = false;
  std::int64_t bytes_ = 0;

  std::optional<Problem> keep() {
    const Limits& limits = archive_.limits();
    texts.push_back(without_escapes(text_.text()));
    text_.clear();
    bytes_ += static_cast<std::int64_t>(texts.back().size());
    if (static_cast<std::int64_t>(texts.size()) > limits.cells)
      return archive_.too_large("cells", limits.cells);
    if (bytes_ > limits.texts) return archive_.too_large("texts", limits.texts);
    return std::nullopt;
  }
};

class Styles {
 public:
  explicit Styles(const Archive& archive) : archive_(archive) {}

  std::optional<Problem> start(const Element& element) {
    if (element.depth == 2) {
      is_format_list_ = element.name == "numFmts";
      is_style_list_ = element.name == "cellXfs";
    }
    if (element.depth != 3) return std::nullopt;
    const auto id = whole_number(element["numFmtId"]).value_or(0);
    if (is_format_list_) formats_[id] = shown_by_code(element["formatCode"]);
    if (is_style_list_) shown.push_back(shown_by(id));
    if (static_cast<std::int64_t>(formats_.size() + shown.size()) > most_styles)
      return archive_.too_large("styles", most_styles);
    return std::nullopt;
  }
  std::vector<Shown> shown;

 private:
  const Archive& archive_;
  bool is_format_list_ = false, is_style_list_ = false;
  std::map<std::int64_t, Shown> formats_;

  [[nodiscard]] Shown shown_by(std::int64_t id) const {
    const auto found = formats_.find(id);
    return found != formats_.end() ? found->second : shown_by_builtin(id);
  }
};

}  // namespace

Result<std::map<std::string, Relation>> relations_of(Archive& archive, const std::string& part) {
  std::map<std::string, Relation> relations;
  const auto start = [&](const Element& element) -> std::optional<Problem> {
    if (element.depth != 2 || element.name != "Relationship") return std::nullopt;
    const std::string_view type = element["Type"];
    relations[std::string{element["Id"]}] = {std::string{type.substr(type.rfind('/') + 1)},
                                             std::string{element["Target"]},
                                             element["TargetMode"] == "External"};
    if (static_cast<std::int64_t>(relations.size()) > archive.limits().entries)
      return archive.too_large("parts", archive.limits().entries);
    return std::nullopt;
  };
  const std::string name =
      folder_of(part) + "_rels/" + part.substr(folder_of(part).size()) + ".rels";
  if (auto problem = listen(archive, name, {start, {}, {}})) return refuse(std::move(*problem));
  return relations;
}

Result<std::string> target_of(const Archive& archive, const std::string& part,
                              const Relation& relation) {
  const bool is_absolute = relation.target.starts_with('/');
  std::string name = is_absolute ? relation.target.substr(1) : folder_of(part) + relation.target;
  if (relation.is_external || !is_safe_name(name))
    return refuse(archive.refusal(Unreadable::unsafe_name));
  return name;
}

Result<std::vector<std::string>> read_shared_texts(Archive& archive, const std::string& part) {
  SharedTexts texts{archive};
  const Listener listener{[&](const Element& e) { return texts.start(e); },
                          [&](std::string_view n, int depth) { return texts.end(n, depth); },
                          [&](std::string_view t) { texts.text(t); }};
  if (auto problem = listen(archive, part, listener)) return refuse(std::move(*problem));
  return std::move(texts.texts);
}

Result<std::vector<Shown>> read_styles(Archive& archive, const std::string& part) {
  Styles styles{archive};
  const Listener listener{[&](const Element& e) { return styles.start(e); }, {}, {}};
  if (auto problem = listen(archive, part, listener)) return refuse(std::move(*problem));
  return std::move(styles.shown);
}

}  // namespace dutoan::workbook
