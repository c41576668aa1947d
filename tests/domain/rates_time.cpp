// Which day's rates count around a new document: the transitions T1 to T4, each on the day before,
// the day itself and the day after.
#include "support/sample.hpp"
#include "support/small_rates.hpp"

#include <catch2/catch.hpp>

namespace dutoan::tests {
namespace {

constexpr std::size_t province = 0, general = 2, newer = 5;
constexpr int change = 100;  // the first day of the new document

LegalDocument new_document(Layer layer, std::vector<Transition::Rule> rules,
                           std::optional<Date> until = {}) {
  LegalDocument made;
  made.number = "new";
  made.short_name = "new";
  made.layer = layer;
  made.jurisdiction = layer == Layer::province ? "here" : "VN";
  made.replaces = {layer == Layer::province ? "province" : "general"};
  for (const auto rule : rules) {
    Transition transition;
    transition.rule = rule;
    transition.before = day(change);
    transition.until = until;
    made.transitions.push_back(std::move(transition));
  }
  return made;
}

/// An old value of 1 đồng until the change, a new one of 2 đồng from it on.
RateTable changing_table(LegalDocument document) {
  const std::size_t old_document = document.layer == Layer::province ? province : general;
  RateValue old = value_of(old_document, {}, 1), young = value_of(newer, {}, 2);
  old.in_force = *DateRange::of(day(0), day(change));
  young.in_force = *DateRange::of(day(change), std::nullopt);
  auto documents = small_documents();
  documents.push_back(std::move(document));
  return taken(RateTable::of(small_vocabulary(), std::move(documents), {old, young}));
}

struct When {
  const char* what;
  int asked;
  std::optional<int> approved, started;
  bool is_reestimated = false, is_prolonged = false;
  std::int64_t amount = 0;
};

void check_all(const RateTable& table, const std::vector<When>& rows) {
  const Case of;
  const auto day_of = [](std::optional<int> n) {
    return n ? std::optional{day(*n)} : std::nullopt;
  };
  for (const When& row : rows) {
    CAPTURE(row.what);
    RateQuestion question{day(row.asked), "here", "ct", &of};
    question.approved_on = day_of(row.approved);
    question.started_on = day_of(row.started);
    question.is_reestimated = row.is_reestimated;
    question.is_prolonged = row.is_prolonged;
    const auto found = table.find(0, question);
    REQUIRE(found.has_value());
    CHECK(found->amount->dong() == row.amount);
    CHECK((found->kept_by != nullptr) == (row.amount == 1 && row.asked >= change));
  }
}

TEST_CASE("without a transition the day of the activity decides, whatever was approved before") {
  check_all(changing_table(new_document(Layer::general, {Transition::Rule::successor})),
            {{"the day before", change - 1, 10, 20, false, false, 1},
             {"the day itself", change, 10, 20, false, false, 2},
             {"the day after", change + 1, 10, 20, false, true, 2}});
}

TEST_CASE("T2: what was approved and started before the change keeps the rates of its approval") {
  const auto layer = GENERATE(Layer::general, Layer::province);
  check_all(changing_table(new_document(layer, {Transition::Rule::started_keeps})),
            {{"approved and started", change + 50, 10, 20, false, false, 1},
             {"started the day before", change + 50, 10, change - 1, false, false, 1},
             {"started on the day", change + 50, 10, change, false, false, 2},
             {"started the day after", change + 50, 10, change + 1, false, false, 2},
             {"approved the day before", change + 50, change - 1, 20, false, false, 1},
             {"approved on the day", change + 50, change, 20, false, false, 2},
             {"not started", change + 50, 10, {}, false, false, 2},
             {"not approved", change + 50, {}, 20, false, false, 2},
             {"asked before the change", change - 1, 10, 20, false, false, 1}});
}

TEST_CASE("T3: what was approved but not started follows only when the head re-estimates it") {
  check_all(changing_table(new_document(Layer::general, {Transition::Rule::started_keeps,
                                                         Transition::Rule::unstarted_may_change})),
            {{"not started", change + 50, 10, {}, false, false, 1},
             {"not started, re-estimated", change + 50, 10, {}, true, false, 2},
             {"starts on the day", change + 50, 10, change, false, false, 1},
             {"starts on the day, re-estimated", change + 50, 10, change, true, false, 2},
             {"started before, re-estimated", change + 50, 10, change - 1, true, false, 1},
             {"approved on the day", change + 50, change, {}, false, false, 2}});
}

TEST_CASE("T4: a prolonged task keeps the old document to the day before its end") {
  check_all(
      changing_table(new_document(Layer::general, {Transition::Rule::prolonged_keeps}, day(200))),
      {{"prolonged", change, {}, {}, false, true, 1},
       {"prolonged, last day", 199, {}, {}, false, true, 1},
       {"prolonged, day after", 200, {}, {}, false, true, 2},
       {"not prolonged", change, {}, {}, false, false, 2}});
}

TEST_CASE("a transition keeps only what its own document replaced") {
  auto document = new_document(Layer::general, {Transition::Rule::started_keeps});
  document.replaces.clear();  // it came beside another document that ended the old value
  auto documents = small_documents();
  documents.push_back(document);
  document = new_document(Layer::general, {});
  document.number = "third";
  documents.push_back(document);
  RateValue old = value_of(general, {}, 1), young = value_of(newer + 1, {}, 2);
  old.in_force = *DateRange::of(day(0), day(change));
  young.in_force = *DateRange::of(day(change), std::nullopt);
  const auto table = taken(RateTable::of(small_vocabulary(), documents, {old, young}));
  check_all(table, {{"another document's change", change, 10, 20, false, false, 2}});
}

}  // namespace
}  // namespace dutoan::tests
