// Every document that is shipped, looked up as the law has it: tests/golden/rates/documents.csv;
// and the count of what the golden rows decide, so that no figure changes without a row that fails.
#include "support/case_words.hpp"
#include "support/csv_rows.hpp"
#include "support/planted.hpp"
#include "support/sample.hpp"

#include <dutoan/notation.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace dutoan::tests {
namespace {

const RateTable& rates() { return sample_regulations().rates; }

std::optional<Date> day_at(const Row& row, const char* column) {
  if (row.at(column).empty()) return std::nullopt;
  return parse_date(row.at(column)).value();
}

/// The answer to a row of lookup.csv or documents.csv.
Result<Found> asked(const Row& row) {
  const Date date = *day_at(row, "date");
  Case of;
  if (!row.at("place").empty()) set_place(of, row.at("place"), date);
  for (const char* name : {"organiser", "grade"})
    if (row.contains(name) && !row.at(name).empty()) set_word(of, name, row.at(name));
  for (const std::string& word : words_of(row.at("words"))) {
    const auto cut = word.find('=');
    set_word(of, word.substr(0, cut), word.substr(cut + 1));
  }
  const bool has_programme = row.contains("programme");
  const std::string programme = has_programme ? row.at("programme") : "ct-135";
  RateQuestion question{date, row.at("province"), programme, &of};
  if (row.contains("stand_in") && row.at("stand_in") == "general")
    question.stand_in = Layer::general;
  if (has_programme) {
    question.approved_on = day_at(row, "approved");
    question.started_on = day_at(row, "started");
    question.is_reestimated = row.at("flags") == "reestimated";
    question.is_prolonged = row.at("flags") == "prolonged";
  }
  return rates().find(rates().vocabulary().key(RateKey{row.at("key")}).value(), question);
}

std::string figure_of(const Found& found) {
  if (found.amount) return std::to_string(found.amount->dong());
  if (found.value->coefficient) return machine_quantity(*found.value->coefficient);
  if (found.value->percent) return format_percent(*found.value->percent) + " %";
  return "actual";
}

std::string clause_of(const std::optional<Citation>& citation) {
  if (!citation || citation->article().empty()) return {};
  const bool is_number = citation->article().front() >= '0' && citation->article().front() <= '9';
  std::string text = (is_number ? "Đ" : "") + citation->article();
  if (!citation->clause().empty()) text += " k" + citation->clause();
  if (!citation->point().empty()) text += " " + citation->point();
  return text;
}

void check_row(const Row& row) {
  CAPTURE(row.at("line"));
  const auto found = asked(row);
  CHECK((found ? "" : code_of(found.error())) == row.at("refused"));
  if (!found) {
    CHECK(fact_of(found.error().front(), "document") == row.at("document"));
    return;
  }
  CHECK(figure_of(*found) == row.at("figure"));
  CHECK(rates().document_of(*found->value).number == row.at("document"));
  CHECK(clause_of(found->value->citation) == row.at("clause"));
  CHECK((found->via ? clause_of(found->via->citation) : "") == row.at("via"));
  CHECK((found->kept_by ? clause_of(found->kept_by->citation) : "") == row.at("kept"));
}

TEST_CASE("every document answers as it does in the law, or is refused") {
  for (const Row& row : csv_rows("rates/documents.csv")) check_row(row);
}

TEST_CASE("the golden rows are two hundred and more, and decide every figure that is shipped") {
  std::set<const RateValue*> decided;
  std::size_t count = 0;
  for (const char* file : {"rates/lookup.csv", "rates/documents.csv"})
    for (const Row& row : csv_rows(file)) {
      ++count;
      const auto found = asked(row);
      if (!found) continue;
      for (const RateValue* value : {found->value, found->via, found->input}) decided.insert(value);
    }
  CHECK(count >= 200);
  for (const RateValue& value : rates().values()) {
    const bool is_stated = value.has_figure() || value.kind == ValueKind::actual;
    if (!is_stated || value.status == ValueStatus::unread) continue;
    INFO(value.place.file << ":" << value.place.line << " has no row that it decides");
    CHECK(decided.contains(&value));
  }
}

}  // namespace
}  // namespace dutoan::tests
