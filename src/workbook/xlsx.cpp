#include "workbook/xlsx.hpp"

#include "workbook/xlsx_parts.hpp"
#include "workbook/xlsx_sheet.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace dutoan::workbook {
namespace {

using Relations = std::map<std::string, Relation>;

const Relation* of_kind(const Relations& relations, std::string_view kind) {
  const auto it =
      std::ranges::find_if(relations, [&](const auto& r) { return r.second.kind == kind; });
  return it == relations.end() ? nullptr : &it->second;
}

struct SheetEntry {
  std::string name, id;
  bool is_hidden = false;
};

/// The workbook's own part: which sheets there are.
struct Contents {
  std::vector<SheetEntry> sheets;
  bool from_1904 = false;
};

Result<Contents> read_contents(Archive& archive, const std::string& part) {
  Contents contents;
  bool is_list = false;
  const auto start = [&](const Element& element) -> std::optional<Problem> {
    if (element.depth == 1 && element.name != "workbook")
      return archive.refusal(Unreadable::not_an_archive);  // a text or a presentation
    if (element.depth == 2) is_list = element.name == "sheets";
    if (element.depth == 2 && element.name == "workbookPr")
      contents.from_1904 = is_true(element["date1904"]);
    if (element.depth != 3 || !is_list || element.name != "sheet") return std::nullopt;
    const std::string_view state = element["state"];
    contents.sheets.push_back({std::string{element["name"]}, std::string{element["id"]},
                               state == "hidden" || state == "veryHidden"});
    if (static_cast<std::int64_t>(contents.sheets.size()) > archive.limits().entries)
      return archive.too_large("sheets", archive.limits().entries);
    return std::nullopt;
  };
  if (auto problem = listen(archive, part, {start, {}, {}})) return refuse(std::move(*problem));
  return contents;
}

/// The texts and styles; a workbook without them has none.
Result<Shared> read_shared(Archive& archive, const std::string& part, const Relations& relations) {
  Shared shared;
  if (const Relation* relation = of_kind(relations, "sharedStrings")) {
    const auto target = target_of(archive, part, *relation);
    if (!target) return refuse(target.error());
    auto texts = read_shared_texts(archive, *target);
    if (!texts) return refuse(texts.error());
    shared.texts = std::move(*texts);
  }
  if (const Relation* relation = of_kind(relations, "styles")) {
    const auto target = target_of(archive, part, *relation);
    if (!target) return refuse(target.error());
    auto styles = read_styles(archive, *target);
    if (!styles) return refuse(styles.error());
    shared.styles = std::move(*styles);
  }
  return shared;
}

std::optional<Problem> read_sheets(Archive& archive, const std::string& part,
                                   const Contents& contents, Draft& draft) {
  const auto relations = relations_of(archive, part);
  if (!relations) return relations.error().front();
  auto shared = read_shared(archive, part, *relations);
  if (!shared) return shared.error().front();
  shared->from_1904 = contents.from_1904;
  std::set<std::string> read;
  for (const SheetEntry& sheet : contents.sheets) {
    const auto relation = relations->find(sheet.id);
    if (relation == relations->end()) return archive.refusal(Unreadable::part_missing);
    if (relation->second.kind != "worksheet") continue;  // a chart has no cells
    const auto target = target_of(archive, part, relation->second);
    if (!target) return target.error().front();
    if (!read.insert(*target).second) return archive.refusal(Unreadable::damaged);
    draft.begin_sheet(sheet.name, sheet.is_hidden);
    if (auto problem = read_xlsx_sheet(archive, *target, *shared, draft)) return problem;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Problem> read_xlsx(Archive& archive, Draft& draft) {
  const auto relations = relations_of(archive, "");
  if (!relations) return relations.error().front();
  const Relation* relation = of_kind(*relations, "officeDocument");
  if (relation == nullptr) return archive.refusal(Unreadable::part_missing);
  const auto part = target_of(archive, "", *relation);
  if (!part) return part.error().front();
  const auto contents = read_contents(archive, *part);
  if (!contents) return contents.error().front();
  return read_sheets(archive, *part, *contents, draft);
}

}  // namespace dutoan::workbook
