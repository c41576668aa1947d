// The figures of a year together with the state of the book that they were taken from.
#include <dutoan/book.hpp>
#include <dutoan/stated_year.hpp>

namespace dutoan {

StatedYear stated_year(const Store& book, const std::string& path, const UnitYear& year) {
  StatedYear stated;
  std::string after = printed_head(path);
  do {
    stated.head = std::move(after);
    stated.figures = year_figures(book, year.unit, year.fiscal_year);
    after = printed_head(path);
  } while (stated.head != after);
  return stated;
}

StatementHead statement_head(const StatedYear& stated, const Estimate* estimate,
                             Language language) {
  StatementHead head;
  if (estimate != nullptr) {
    const Letterhead plan = letterhead_of(*estimate);
    head.superior = plan.superior;
    head.office = plan.office;
    head.place = plan.place;
  }
  head.footer = stated.figures.unit.text() + " " + std::to_string(stated.figures.fiscal_year) +
                " · " + (language == Language::vi ? "Mã kiểm tra sổ: " : "Code of the book: ") +
                stated.head;
  return head;
}

std::vector<YearOutput> year_outputs(std::span<const ClassFile> files) {
  Attendance planned, held;
  for (const ClassFile& file : files) {
    planned += file.planned;
    held += file.held;
  }
  if (planned == Attendance{} && held == Attendance{}) return {};
  return {{{"Lớp, đợt", "Classes, tours"}, planned.classes, held.classes},
          {{"Học viên", "Trainees"}, planned.trainees, held.trainees},
          {{"Ngày học", "Days"}, planned.days, held.days}};
}

std::vector<Holding> refunds_due(const Store& book, const UnitYear& year) {
  std::vector<Holding> due;
  book.read([&](const BookView& view) {
    for (const Funding& funding : view.fundings(year.unit, year.fiscal_year))
      for (Holding& each : view.opened(Scope::whole(funding), Stage::refund_due))
        due.push_back(std::move(each));
  });
  return due;
}

Letterhead numbered_letterhead(std::string_view number, const std::optional<Date>& date) {
  Letterhead head;
  head.number = std::string{number.substr(0, number.find('/'))};
  if (const auto hyphen = number.rfind('-'); hyphen != std::string_view::npos)
    head.symbol = std::string{number.substr(hyphen + 1)};
  head.date = date;
  return head;
}

Letterhead results_letterhead(const FrozenEstimate& estimate, std::string_view number,
                              const std::optional<Date>& date) {
  Letterhead head = numbered_letterhead(number, date);
  head.superior = estimate.issuer;
  head.office = estimate.drafter;
  head.addressed = {estimate.issuer};
  return head;
}

}  // namespace dutoan
