#include "app/typed.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>
#include <map>

namespace dutoan::typed {
namespace {

/// "LINE=AMOUNT", "LINE AMOUNT" or "AMOUNT", taken apart.
struct TypedLine {
  std::string line;  // empty: an amount alone
  Money amount;
};

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string{text.substr(first, text.find_last_not_of(' ') - first + 1)};
}

Result<TypedLine> taken_apart(const std::string& text) {
  const auto unreadable = [&] {
    return refuse(Problem{EntryRule::line_unreadable, {}, {{"text", text}}});
  };
  if (const auto equals = text.rfind('='); equals != std::string::npos) {
    const auto amount = parse_amount(text.substr(equals + 1));
    const std::string line = trimmed(text.substr(0, equals));
    if (!amount || line.empty()) return unreadable();
    return TypedLine{line, *amount};
  }
  if (const auto amount = parse_amount(text)) return TypedLine{{}, *amount};
  const auto blank = text.rfind(' ');
  if (blank == std::string::npos) return unreadable();
  const auto amount = parse_amount(text.substr(blank + 1));
  if (!amount) return unreadable();
  return TypedLine{trimmed(text.substr(0, blank)), *amount};
}

/// Where the amounts that a document opened stand; nothing where it opens none.
std::optional<Stage> opened_stage(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::commitment: return Stage::committed;
    case DocumentKind::advance: return Stage::advanced;
    case DocumentKind::payment:
    case DocumentKind::clearance: return Stage::spent;
    default: return std::nullopt;
  }
}

/// What is still open of a document, line by line.
std::vector<DocumentLine> open_lines(const Store& book, const Document& followed) {
  std::vector<DocumentLine> open;
  const auto stage = opened_stage(followed.kind);
  if (!stage) return open;
  book.read([&](const BookView& view) {
    for (const DocumentLine& line : followed.lines) {
      const Money left = view.balance({line.funding, line.line, *stage, followed.id});
      if (!left.is_zero()) open.push_back({line.funding, line.line, left, {}, {}});
    }
  });
  return open;
}

std::string codes_of(const std::vector<DocumentLine>& lines) {
  std::string codes;
  for (const DocumentLine& line : lines) codes += (codes.empty() ? "" : ", ") + line.line.text();
  return codes;
}

class LineReader {
 public:
  explicit LineReader(const LineSetting& setting) : s_(setting) {}

  Result<std::vector<DocumentLine>> all();

 private:
  const LineSetting& s_;
  std::vector<DocumentLine> open_;

  [[nodiscard]] bool is_without_line() const {
    switch (s_.typed.kind) {
      case DocumentKind::allotment:
      case DocumentKind::supplement:
      case DocumentKind::reduction:
      case DocumentKind::adjustment:
      case DocumentKind::withholding:
      case DocumentKind::dispute: return true;
      default: return false;
    }
  }
  Result<DocumentLine> read(const std::string& text);
  /// The line of the estimate that is approved, by its code; it may not be in the book yet.
  [[nodiscard]] std::optional<LineCode> saved_code(std::string_view text) const;
  Result<LineCode> code_of(const TypedLine& typed, const std::string& text);
  void classify(std::vector<DocumentLine>& lines) const;
};

std::optional<LineCode> LineReader::saved_code(std::string_view text) const {
  if (s_.typed.kind != DocumentKind::approval || !s_.followed) return std::nullopt;
  for (const DocumentLine& line : s_.followed->document.lines)
    if (bare(line.line.text()) == bare(text)) return line.line;
  return std::nullopt;
}

/// An amount alone is of the one line of what is followed up, or of the one that is still open.
Result<LineCode> LineReader::code_of(const TypedLine& typed, const std::string& text) {
  if (!typed.line.empty()) {
    if (const auto saved = saved_code(typed.line)) return *saved;
    return find_line_code(s_.book, typed.line, s_.estimate);
  }
  if (is_without_line()) return LineCode{};
  if (s_.followed && s_.followed->document.lines.size() == 1)
    return s_.followed->document.lines.front().line;
  if (open_.size() == 1) return open_.front().line;
  std::vector<Fact> facts{{"text", text}};
  if (!open_.empty()) facts.push_back({"open", codes_of(open_)});
  return refuse(Problem{EntryRule::line_not_named, {}, std::move(facts)});
}

Result<DocumentLine> LineReader::read(const std::string& text) {
  const auto typed = taken_apart(text);
  if (!typed) return refuse(typed.error());
  const auto code = code_of(*typed, text);
  if (!code) return refuse(code.error());
  DocumentLine line{s_.funding, *code, typed->amount, {}, {}};
  if (s_.typed.advanced_on.empty()) return line;
  const auto from = find_line_code(s_.book, s_.typed.advanced_on, s_.estimate);
  if (!from) return refuse(from.error());
  if (*from != line.line) line.advanced_on = *from;
  return line;
}

/// Approvals, and amendments that bring new lines, say where these are counted: as in the saved
/// estimate, or in the one at hand.
void LineReader::classify(std::vector<DocumentLine>& lines) const {
  std::map<LineCode, Classification> places;
  if (s_.estimate != nullptr)
    for (const DocumentLine& line : lines_to_approve(*s_.estimate, s_.funding))
      places[line.line] = line.classified;
  if (s_.followed)
    for (const DocumentLine& line : s_.followed->document.lines)
      places[line.line] = line.classified;
  s_.book.read([&](const BookView& view) {
    for (DocumentLine& line : lines)
      if (s_.typed.kind == DocumentKind::approval || !view.line(line.funding, line.line))
        line.classified = places[line.line];
  });
}

Result<std::vector<DocumentLine>> LineReader::all() {
  const bool is_approval = s_.typed.kind == DocumentKind::approval;
  if (s_.followed) open_ = open_lines(s_.book, s_.followed->document);
  if (s_.typed.lines.empty()) {
    if (is_approval && s_.followed) return s_.followed->document.lines;
    if (s_.followed && open_.empty())
      return refuse(
          Problem{EntryRule::nothing_open, {}, {{"follows", s_.followed->document.number.text()}}});
    return open_;
  }
  std::vector<DocumentLine> lines;
  Problems problems;
  for (const std::string& text : s_.typed.lines)
    lines.push_back(kept(read(text), DocumentLine{}, problems));
  if (!problems.empty()) return refuse(std::move(problems));
  const bool may_be_new = is_approval || s_.typed.kind == DocumentKind::amendment;
  if (may_be_new) classify(lines);
  return lines;
}

}  // namespace

Result<std::vector<DocumentLine>> read_lines(const LineSetting& setting) {
  return LineReader{setting}.all();
}

}  // namespace dutoan::typed
