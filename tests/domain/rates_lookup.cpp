// The rates that are shipped, looked up as the law has them: tests/golden/rates/lookup.csv.
#include "support/case_words.hpp"
#include "support/csv_rows.hpp"
#include "support/planted.hpp"
#include "support/sample.hpp"

#include <dutoan/notation.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

namespace dutoan::tests {
namespace {

const RateTable& rates() { return sample_regulations().rates; }

/// What is known of the place on the date, and the words of the row.
Case case_of(const Row& row, Date date) {
  Case of;
  if (!row.at("place").empty()) set_place(of, row.at("place"), date);
  for (const char* name : {"organiser", "grade"})
    if (!row.at(name).empty()) set_word(of, name, row.at(name));
  for (const std::string& word : words_of(row.at("words"))) {
    const auto cut = word.find('=');
    set_word(of, word.substr(0, cut), word.substr(cut + 1));
  }
  return of;
}

std::string figure_of(const RateValue& value) {
  if (value.amount) return std::to_string(value.amount->dong());
  if (value.coefficient) return machine_quantity(*value.coefficient);
  if (value.percent) return format_percent(*value.percent) + " %";
  return value.kind == ValueKind::actual ? "actual" : "none";
}

std::string clause_of(const RateValue& value) {
  if (!value.citation) return "none";
  if (value.citation->article().empty()) return "";
  std::string text = "Đ" + value.citation->article();
  if (!value.citation->clause().empty()) text += " k" + value.citation->clause();
  if (!value.citation->point().empty()) text += " " + value.citation->point();
  return text;
}

void check_found(const Row& row, const Found& found) {
  CHECK(figure_of(*found.value) == row.at("figure"));
  CHECK(rates().document_of(*found.value).number == row.at("document"));
  CHECK(clause_of(*found.value) == row.at("clause"));
  CHECK((found.via == nullptr ? "" : clause_of(*found.via)) == row.at("via"));
  const RateValue* unread = found.stands_in_for;
  CHECK((unread == nullptr ? "" : rates().document_of(*unread).number) == row.at("instead_of"));
}

/// A refusal names the key that has no figure, the date and the document that sets it.
void check_refused(const Row& row, const Problem& problem) {
  CHECK(fact_of(problem, "document") == row.at("document"));
  CHECK(fact_of(problem, "date") == row.at("date"));
  CHECK_FALSE(fact_of(problem, "key").empty());
  CHECK(problem.place.file.empty() == row.at("document").empty());
}

TEST_CASE("the rates shipped answer as the law does, or refuse") {
  const auto rows = csv_rows("rates/lookup.csv");
  CHECK(rows.size() >= 60);
  for (const Row& row : rows) {
    CAPTURE(row.at("line"));
    const auto key = rates().vocabulary().key(RateKey{row.at("key")});
    REQUIRE(key.has_value());
    const Date date = parse_date(row.at("date")).value();
    const Case of = case_of(row, date);
    RateQuestion question{date, row.at("province"), "ct-135", &of, std::nullopt};
    if (row.at("stand_in") == "general") question.stand_in = Layer::general;
    if (row.at("stand_in") == "programme") question.stand_in = Layer::programme;
    const auto found = rates().find(*key, question);
    CHECK(code_of(found ? Problems{} : found.error()) == row.at("refused"));
    if (found)
      check_found(row, *found);
    else
      check_refused(row, found.error().front());
  }
}

TEST_CASE("own transport is paid from 10 km in hard communes and from 15 km elsewhere") {
  struct Area {
    const char* place;
    std::int64_t least;
  };
  const auto c = GENERATE(Area{"muong-lat", 10}, Area{"bordering-districts", 15});
  CAPTURE(c.place);
  const Date date = *Date::of(2020, 6, 15);
  Case of;
  set_word(of, "hardship", c.least == 10 ? "hard" : "other");
  const auto key = rates().vocabulary().key(RateKey{"travel.transport.own"});
  const auto found = rates().find(*key, {date, "", "ct-135", &of, std::nullopt});
  REQUIRE(found.has_value());
  REQUIRE(found->value->threshold.has_value());
  CHECK(found->value->threshold->factor.text() == "kilometres");
  CHECK(found->value->threshold->least == Quantity::whole(c.least));
}

TEST_CASE("every figure names its source, one that was read its clause, an unread one has none") {
  for (const RateValue& value : rates().values()) {
    CAPTURE(value.place.file, value.place.line);
    REQUIRE(value.citation.has_value());
    CHECK_FALSE(value.reading.text.empty());
    CHECK_FALSE(value.reading.by.empty());
    CHECK(value.reading.on.has_value());
    if (value.status == ValueStatus::unread) CHECK_FALSE(value.has_figure());
    // Whoever read a figure read it in an article; others may know the document alone.
    if (value.status == ValueStatus::read) CHECK_FALSE(value.citation->article().empty());
  }
}

TEST_CASE("nobody has compared a rate file with the gazette yet, and the files say so") {
  for (const LegalDocument& document : rates().documents()) {
    CAPTURE(document.number);
    CHECK(document.verified_by.empty());
  }
}

}  // namespace
}  // namespace dutoan::tests
