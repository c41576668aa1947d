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
    case DocumentKind::advance:
    case DocumentKind::opening: return Stage::advanced;
    case DocumentKind::advance_due:
    case DocumentKind::disallowance: return Stage::refund_due;
    case DocumentKind::payment:
    case DocumentKind::clearance: return Stage::spent;
    default: return std::nullopt;
  }
}

/// What a decision still awaits, line by line.
std::vector<DocumentLine> awaited_lines(const Store& book, const Document& decision) {
  std::vector<DocumentLine> open = decision.lines;
  const auto take = [&](const DocumentLine& funded) {
    for (DocumentLine& line : open)
      if (line.funding == funded.funding && line.line == funded.line) line.amount -= funded.amount;
  };
  book.read([&](const BookView& view) {
    for (const Kept& each : view.followers(decision.id)) {
      const bool holds = std::ranges::none_of(
          view.followers(each.document.id),
          [](const Kept& next) { return next.document.kind == DocumentKind::reversal; });
      if (each.document.kind == DocumentKind::funded && holds)
        std::ranges::for_each(each.document.lines, take);
    }
  });
  std::erase_if(open, [](const DocumentLine& line) { return line.amount.is_zero(); });
  return open;
}

/// What is still open of a document, line by line.
std::vector<DocumentLine> open_lines(const Store& book, const Document& followed) {
  if (followed.kind == DocumentKind::awaiting) return awaited_lines(book, followed);
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
  Result<DocumentLine> one(const std::string& text);

 private:
  const LineSetting& s_;
  std::vector<DocumentLine> open_;

  [[nodiscard]] bool is_without_line() const {
    switch (s_.typed.kind) {
      case DocumentKind::allotment:
      case DocumentKind::provisional:
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
  [[nodiscard]] std::optional<LineCode> only_line() const;
  Result<LineCode> code_of(const TypedLine& typed, const std::string& text);
  void classify(std::vector<DocumentLine>& lines) const;
};

std::optional<LineCode> LineReader::saved_code(std::string_view text) const {
  const bool brings_lines = is_decision(s_.typed.kind) || s_.typed.kind == DocumentKind::funded;
  if (!brings_lines || !s_.followed) return std::nullopt;
  for (const DocumentLine& line : s_.followed->document.lines)
    if (bare(line.line.text()) == bare(text)) return line.line;
  return std::nullopt;
}

/// The one line of what is followed up, which may have it in several rows.
std::optional<LineCode> LineReader::only_line() const {
  if (!s_.followed || s_.followed->document.lines.empty()) return std::nullopt;
  const auto& lines = s_.followed->document.lines;
  const LineCode& first = lines.front().line;
  const auto is_other = [&](const DocumentLine& each) { return each.line != first; };
  return std::ranges::any_of(lines, is_other) ? std::nullopt : std::optional{first};
}

/// An amount alone is of the one line of what is followed up, or of the one that is still open.
Result<LineCode> LineReader::code_of(const TypedLine& typed, const std::string& text) {
  if (!typed.line.empty()) {
    if (const auto saved = saved_code(typed.line)) return *saved;
    return s_.finder.line(typed.line);
  }
  if (is_without_line()) return LineCode{};
  if (const auto only = only_line()) return *only;
  // What is open is another thing when the same list is read in again.
  const bool is_listed = !s_.places.lines.empty();
  if (!is_listed && open_.size() == 1) return open_.front().line;
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
  const auto from = s_.finder.line(s_.typed.advanced_on);
  if (!from) return refuse(from.error());
  if (*from != line.line) line.advanced_on = *from;
  return line;
}

/// Approvals, and amendments that bring new lines, say where these are counted: as in the saved
/// estimate, or in the one at hand.
void LineReader::classify(std::vector<DocumentLine>& lines) const {
  std::map<LineCode, Classification> places;
  if (s_.finder.estimate() != nullptr)
    for (const DocumentLine& line : lines_to_approve(*s_.finder.estimate(), s_.funding))
      places[line.line] = line.classified;
  if (s_.followed)
    for (const DocumentLine& line : s_.followed->document.lines)
      places[line.line] = line.classified;
  s_.finder.book().read([&](const BookView& view) {
    for (DocumentLine& line : lines)
      if (s_.typed.kind == DocumentKind::approval || s_.typed.kind == DocumentKind::awaiting ||
          !view.line(line.funding, line.line))
        line.classified = places[line.line];
  });
}

Result<std::vector<DocumentLine>> LineReader::all() {
  if (s_.followed) open_ = open_lines(s_.finder.book(), s_.followed->document);
  if (s_.typed.lines.empty()) {
    if (s_.followed && open_.empty())
      return refuse(
          Problem{EntryRule::nothing_open, {}, {{"follows", s_.followed->document.number.text()}}});
    return open_;
  }
  std::vector<DocumentLine> lines;
  Problems problems;
  for (std::size_t i = 0; i < s_.typed.lines.size(); ++i) {
    auto line = read(s_.typed.lines[i]);
    if (line)
      lines.push_back(std::move(*line));
    else
      for (Problem& each : placed(std::move(line.error()), place_at(s_.places.lines, i)))
        problems.push_back(std::move(each));
  }
  if (!problems.empty()) return refuse(std::move(problems));
  const bool may_be_new = is_decision(s_.typed.kind) || s_.typed.kind == DocumentKind::funded;
  if (may_be_new) classify(lines);
  return lines;
}

Result<DocumentLine> LineReader::one(const std::string& text) {
  auto line = read(text);
  if (!line) return line;
  std::vector<DocumentLine> lines{std::move(*line)};
  classify(lines);
  return std::move(lines.front());
}

}  // namespace

Result<std::vector<DocumentLine>> read_lines(const LineSetting& setting) {
  return LineReader{setting}.all();
}

Result<DocumentLine> read_line(const LineSetting& setting, const std::string& text) {
  return LineReader{setting}.one(text);
}

}  // namespace dutoan::typed
