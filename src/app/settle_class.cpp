// The settlement of one class, and its reopening.
#include "app/class_year.hpp"

#include <algorithm>
#include <utility>

namespace dutoan {
namespace {

/// The papers that are missing still when those of the settlement itself are counted.
std::vector<const MissingPaper*> missing_without(const ClassFile& file,
                                                 const std::vector<Evidence>& evidence) {
  std::vector<const MissingPaper*> missing;
  for (const MissingPaper& each : file.missing)
    if (!classes::has(evidence, *each.paper)) missing.push_back(&each);
  return missing;
}

/// "Hóa đơn (ML1/hall)", one behind the other.
std::string names_of(const std::vector<const MissingPaper*>& missing) {
  std::string all;
  for (const MissingPaper* each : missing) {
    all += (all.empty() ? "" : "; ") + each->paper->label.vi;
    if (!each->item.is_empty()) all += " (" + each->item.text() + ")";
  }
  return all;
}

void take_lines(const Store& book, const UnitYear& year, Document& made) {
  Query query = year.query();
  query.activity = made.activity;
  book.standings(query, ControlLevel::line, [&](const Scope& scope, const Standing& standing) {
    const Money spent = standing[Stage::spent];
    if (spent.is_zero()) return;
    made.lines.push_back({scope.funding, typed::code_in(scope.code), spent, {}, {}});
    made.total += spent;
  });
}

}  // namespace

Result<Document> class_settlement_of(const Store& book, const TypedDocument& typed,
                                     const ClassFile& file, const std::string& without_papers) {
  if (file.settlement && typed.number.empty()) return file.settlement->document;
  const auto year = find_year(book, typed.funding);
  if (!year) return refuse(year.error());
  TypedDocument paper = typed::of_year(book, *year, typed);
  paper.kind = DocumentKind::class_settlement;
  if (paper.number.empty())
    book.read([&](const BookView& view) {
      paper.number = typed::next_number(view, paper.kind, *year, "QTL-" + file.code.text());
    });
  auto made = read_document(book, paper, nullptr);
  if (!made) return made;
  const auto missing = missing_without(file, made->evidence);
  if (!missing.empty() && without_papers.empty())
    return refuse(Problem{ClassRule::papers_missing,
                          {},
                          {{"class", file.code.text()},
                           {"count", static_cast<std::int64_t>(missing.size())},
                           {"papers", names_of(missing)}}});
  if (made->description.empty()) made->description = "quyết toán " + file.code.text();
  if (!missing.empty())
    made->description += "; thiếu hồ sơ: " + names_of(missing) + "; lý do: " + without_papers;
  made->activity = file.code;
  take_lines(book, *year, *made);
  return made;
}

Result<Document> class_reopening_of(const Store& book, const TypedDocument& typed,
                                    const ClassFile& file) {
  if (!file.settlement)
    return refuse(Problem{EntryRule::document_not_found, {}, {{"text", file.code.text()}}});
  TypedDocument paper = typed;
  paper.kind = DocumentKind::reversal;
  paper.follows = file.settlement->document.id.text();
  if (paper.number.empty()) paper.number = "MO-" + file.settlement->document.number.text();
  return read_document(book, paper, nullptr);
}

}  // namespace dutoan
