// Forms that enter a document: what was typed, as the command line would have it.
#include "web/entry_form.hpp"

namespace dutoan::web {

std::vector<std::string> typed_lines(const Values& typed) {
  const auto lines = typed.all("line");
  const auto amounts = typed.all("amount");
  std::vector<std::string> all;
  for (std::size_t i = 0; i < std::max(lines.size(), amounts.size()); ++i) {
    const std::string line = i < lines.size() ? lines[i] : "";
    const std::string amount = i < amounts.size() ? amounts[i] : "";
    if (line.empty() && amount.empty()) continue;
    all.push_back(line.empty() ? amount : line + "=" + amount);
  }
  return all;
}

TypedDocument typed_document(const Visit& visit, const Values& typed, DocumentKind kind) {
  TypedDocument made;
  made.kind = kind;
  made.id = typed.value("id");
  made.number = typed.value("number");
  made.date = typed.value("date");
  made.posted_on = typed.value("posted_on");
  made.payee = typed.value("payee");
  made.description = typed.value("description");
  made.total = typed.value("total");
  made.follows = typed.value("follows");
  made.author = visit.person.code;
  made.decider = typed.value("decider");
  made.today = visit.today();
  made.lines = typed_lines(typed);
  for (const std::string& paper : typed.all("evidence"))
    if (!paper.empty()) made.evidence.push_back(paper);
  if (visit.office) return typed_in_office(std::move(made), *visit.office);
  return made;
}

Result<Entered> enter_document(const Visit& visit, const TypedDocument& typed, bool is_dry_run) {
  const auto document = read_document(visit.book, typed, visit.estimate());
  if (!document) return refuse(document.error());
  const auto posted = post(visit.book, *document, visit.now, is_dry_run);
  if (!posted) return refuse(posted.error());
  const std::string number = posted->document.number.text();
  Entered made;
  made.report = of_book(visit, posted_report(*posted, visit.desk->names));
  made.to = "/vouchers/" + encoded(number);
  made.notice = posted->is_repeated
                    ? Label{number + " đã có trong sổ, không ghi thêm.",
                            number + " stood in the book already; nothing more was entered."}
                    : Label{"Đã ghi sổ " + number + ".", number + " was entered."};
  made.warnings = posted->warnings;
  return made;
}

}  // namespace dutoan::web
