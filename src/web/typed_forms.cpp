// Forms that enter a document: what was typed, as the command line would have it.
#include "web/entry_form.hpp"

#include <algorithm>

namespace dutoan::web {
namespace {

/// The papers that were typed: each value may hold one on every line.
std::vector<std::string> typed_papers(const Values& typed) {
  std::vector<std::string> papers;
  for (const std::string& text : typed.all("evidence")) {
    std::string paper;
    for (const char c : text + "\n") {
      if (c != '\n' && c != '\r') paper += c;
      if (c == '\n' && !paper.empty()) papers.push_back(std::exchange(paper, {}));
    }
  }
  return papers;
}

Label notice_of(const Posted& posted) {
  const std::string& number = posted.document.number.text();
  if (posted.is_repeated)
    return {number + " đã có trong sổ, không ghi thêm.",
            number + " stood in the book already; nothing more was entered."};
  switch (posted.document.kind) {
    case DocumentKind::draft:
      return {"Đã lưu nháp " + number + ", chưa ghi sổ.",
              number + " was kept as a draft; nothing was posted."};
    case DocumentKind::dropping: return {"Đã bỏ nháp " + number + ".", number + " was dropped."};
    case DocumentKind::refusal:
      return {"Đã ghi việc Kho bạc từ chối " + number + ".",
              "That the Treasury refused " + number + " was entered."};
    default: return {"Đã ghi sổ " + number + ".", number + " was entered."};
  }
}

}  // namespace

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

TypedFunding typed_funding(const Values& typed) {
  TypedFunding made{typed.value("year"),        typed.value("unit"),   typed.value("chapter"),
                    typed.value("subcategory"), typed.value("source"), typed.value("nature"),
                    typed.value("programme")};
  std::string chosen = typed.value("funding");
  if (chosen.empty()) return made;
  chosen += '-';
  for (std::string* code : {&made.year, &made.unit, &made.chapter, &made.subcategory, &made.source,
                            &made.nature, &made.programme}) {
    const std::size_t until = std::min(chosen.find('-'), chosen.size());
    *code = chosen.substr(0, until);
    chosen.erase(0, until + 1);
  }
  return made;
}

TypedDocument typed_document(const Visit& visit, const Values& typed, DocumentKind kind) {
  TypedDocument made;
  made.kind = kind;
  made.funding = typed_funding(typed);
  made.id = typed.value("id");
  made.number = typed.value("number");
  made.date = typed.value("date");
  made.posted_on = typed.value("posted_on");
  made.payee = typed.value("payee");
  made.contract = typed.value("contract");
  made.description = typed.value("description");
  made.total = typed.value("total");
  made.follows = typed.value("follows");
  made.guarantee = typed.value("guarantee");
  made.guarantee_until = typed.value("guarantee_until");
  made.target = typed.value("target");
  made.author = visit.person.code;
  made.decider = typed.value("decider");
  made.today = visit.today();
  made.lines = typed_lines(typed);
  made.evidence = typed_papers(typed);
  made.is_draft = typed.value("intent") == "draft";
  if (visit.office) return typed_in_office(std::move(made), *visit.office);
  return made;
}

std::string voucher_address(const Visit& visit, const Document& document) {
  const auto by_number = find_document(visit.book, document.number.text());
  const bool is_clear = by_number && by_number->document.id == document.id;
  return "/vouchers/" + encoded(is_clear ? document.number.text() : document.id.text());
}

Entered entered_of(const Visit& visit, const Posted& posted) {
  Entered made;
  made.report = of_book(visit, posted_report(posted, visit.desk->names));
  made.to = posted.is_dry_run ? std::string{} : voucher_address(visit, posted.document);
  made.notice = notice_of(posted);
  made.warnings = posted.warnings;
  return made;
}

Result<Entered> enter_document(const Visit& visit, const TypedDocument& typed, bool is_dry_run) {
  const auto document = read_document(visit.book, typed, visit.estimate());
  if (!document) return refuse(document.error());
  const auto posted = post(visit.book, *document, visit.now, is_dry_run);
  if (!posted) return refuse(posted.error());
  return entered_of(visit, *posted);
}

}  // namespace dutoan::web
