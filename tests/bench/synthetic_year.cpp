#include "bench/synthetic_year.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace dutoan::bench {
namespace {

using enum DocumentKind;

struct Item {
  const char *code, *category, *sub_item;
};
constexpr std::array<Item, lines_per_class> items = {{
    {"hall", "venue", "6655"},
    {"banner", "venue", "6657"},
    {"drinks", "catering", "6699"},
    {"meals", "catering", "6656"},
    {"documents", "materials", "6653"},
    {"trainer-fee", "trainers", "6652"},
    {"trainer-travel", "trainers", "6701"},
    {"trainer-lodging", "trainers", "6703"},
    {"trainee-travel", "trainees", "6658"},
    {"trainee-lodging", "trainees", "6654"},
    {"management", "management", "6659"},
    {"bus", "travel", "6702"},
}};
constexpr std::int64_t approved_per_line = 200'000'000;
constexpr int classes_per_approval = 500;

const Date first_day = *Date::of(2020, 1, 2);

ClassCode class_code(int number) { return ClassCode{"L" + std::to_string(number)}; }

DocumentLine line_of(const ClassCode& code, int item, std::int64_t amount) {
  return {synthetic_funding(),
          {code, ItemCode{items.at(static_cast<std::size_t>(item)).code}},
          Money::dong(amount),
          {},
          {}};
}

Document paper(DocumentKind kind, const std::string& number, Date on) {
  Document d;
  d.kind = kind;
  d.number = DocumentNumber{number};
  d.unit = synthetic_funding().unit;
  d.fiscal_year = synthetic_funding().fiscal_year;
  d.id = DocumentId{std::string{word(kind)} + "/" + d.unit.text() + "/2020/" + number};
  d.date = d.posted_on = on;
  d.author = PersonCode{"ketoan"};
  d.decider = PersonCode{"giamdoc"};
  return d;
}

void add_total(Document& d) {
  d.total = {};
  for (const DocumentLine& line : d.lines) d.total += line.amount;
}

void add_class(Document& approval, const ClassCode& code) {
  for (int i = 0; i < lines_per_class; ++i) {
    const Item& item = items.at(static_cast<std::size_t>(i));
    DocumentLine line = line_of(code, i, approved_per_line);
    line.classified = {CategoryCode{item.category}, SubItemCode{item.sub_item}, "I"};
    approval.lines.push_back(std::move(line));
  }
}

const char* prefix(DocumentKind kind) {
  switch (kind) {
    case advance: return "TU-";
    case clearance: return "TT-";
    case repayment: return "NL-";
    default: return "PC-";
  }
}

}  // namespace

const Funding& synthetic_funding() {
  static const Funding funding{2020,
                               SpendingUnitCode{"BDT"},
                               ChapterCode{"483"},
                               SubcategoryCode{"085"},
                               SourceCode{"01"},
                               SourceNatureCode{"12"},
                               ProgrammeCode{"0392"}};
  return funding;
}

SyntheticYear::SyntheticYear(std::int64_t vouchers)
    : vouchers_(vouchers),
      classes_(static_cast<int>(std::clamp<std::int64_t>(vouchers / 100, 10, 10'000))) {}

std::int64_t SyntheticYear::any(std::int64_t most) {
  return static_cast<std::int64_t>(chance_()) % most;
}

std::vector<Document> SyntheticYear::grants() const {
  std::vector<Document> all = {paper(allotment, "QD-01", first_day)};
  all[0].lines = {{synthetic_funding(),
                   {},
                   Money::dong(approved_per_line * lines_per_class * (classes_ + 1)),
                   {},
                   {}}};
  add_total(all[0]);
  for (int number = -1; number < classes_; ++number) {
    if (number == -1 || number % classes_per_approval == 0) {
      all.push_back(paper(approval, "QD-" + std::to_string(all.size() + 1), first_day));
      all.back().version = static_cast<int>(all.size()) - 1;
    }
    add_class(all.back(), number == -1 ? probe_class : class_code(number));
    add_total(all.back());
  }
  return all;
}

std::vector<DocumentLine> SyntheticYear::some_lines(const ClassCode& code) {
  const std::int64_t throw_of = any(100);
  const int count = throw_of < 60 ? 1 : throw_of < 82 ? 2 : throw_of < 94 ? 3 : 4;
  const auto first = static_cast<int>(any(lines_per_class));
  std::vector<DocumentLine> lines;
  for (int i = 0; i < count; ++i)
    lines.push_back(line_of(code, (first + i * 5) % lines_per_class, 10'000 + any(2'000) * 1'000));
  return lines;
}

Document SyntheticYear::voucher(DocumentKind kind, std::int64_t number) {
  const auto day = static_cast<int>(number * 340 / (vouchers_ + 1));
  Document d = paper(kind, prefix(kind) + std::to_string(number), first_day.plus_days(3 + day));
  d.payee = "Nguyễn Văn " + std::to_string(number % 5'000);
  d.description = "Chi lớp tập huấn, chứng từ thứ " + std::to_string(number);
  return d;
}

/// The oldest open advance, cleared in full or repaid.
Document SyntheticYear::clearing(Document made) {
  made.follows = open_.front().id;
  made.lines = std::move(open_.front().lines);
  made.posted_on = made.date = std::max(made.posted_on, open_.front().posted_on);
  open_.pop_front();
  return made;
}

void SyntheticYear::note(const Document& made) {
  if (made.kind == advance) open_.push_back({made.id, made.lines, made.posted_on});
}

Document SyntheticYear::next_voucher() {
  const std::int64_t number = ++made_;
  const std::int64_t every = std::max<std::int64_t>(1, vouchers_ / probe_vouchers);
  if (number % every == 0 && number / every <= probe_vouchers) {
    Document d = voucher(payment, number);
    d.lines = {line_of(probe_class, static_cast<int>(number / every) % lines_per_class, 1'000)};
    return d;
  }
  const std::int64_t throw_of = any(100);
  if (throw_of < 20 && open_.size() > 20)
    return clearing(voucher(throw_of < 5 ? repayment : clearance, number));
  Document d = voucher(throw_of < 40 ? advance : payment, number);
  d.lines = some_lines(class_code(static_cast<int>(any(classes_))));
  return d;
}

std::vector<Document> SyntheticYear::next(std::size_t count) {
  std::vector<Document> all;
  while (all.size() < count && made_ < vouchers_) {
    Document d = next_voucher();
    add_total(d);
    if (d.kind == payment && d.lines.size() > 1)
      d.evidence = {{"hóa đơn", DocumentNumber{std::to_string(made_)}, d.date, d.total}};
    note(d);
    all.push_back(std::move(d));
  }
  return all;
}

Document SyntheticYear::extra(std::int64_t number) {
  Document d = voucher(payment, vouchers_ + 1);
  d.number = DocumentNumber{"PX-" + std::to_string(number)};
  d.id = DocumentId{"payment/BDT/2020/" + d.number.text()};
  d.lines = some_lines(class_code(static_cast<int>(any(classes_))));
  add_total(d);
  return d;
}

}  // namespace dutoan::bench
