// What a listener hears while an estimate is made, laid out and written.
#include "support/sample.hpp"

#include <dutoan/app.hpp>
#include <dutoan/paper.hpp>

#include <catch2/catch.hpp>

#include <map>

using namespace dutoan;
using namespace dutoan::tests;

namespace {

/// Counts the calls of each step, and whether each went forward within its total.
class Listener final : public Progress {
 public:
  void at(Step step, std::size_t done, std::size_t total) override {
    Heard& heard = heard_[step];
    is_in_order_ = is_in_order_ && (total == 0 || done < total) &&
                   (heard.calls == 0 || done > heard.done || done == 0);
    heard = {heard.calls + 1, done, total};
  }
  [[nodiscard]] std::size_t calls(Step step) { return heard_[step].calls; }
  [[nodiscard]] std::size_t total(Step step) { return heard_[step].total; }
  [[nodiscard]] bool is_in_order() const { return is_in_order_; }

 private:
  struct Heard {
    std::size_t calls = 0, done = 0, total = 0;
  };
  std::map<Step, Heard> heard_;
  bool is_in_order_ = true;
};

}  // namespace

TEST_CASE("a listener hears every piece and changes nothing") {
  const Plan& plan = sample_plan();
  Listener listener;
  const Estimate heard = taken(estimate(plan, sample_regulations(), listener));
  const Estimate unheard = taken(estimate(plan, sample_regulations()));
  CHECK(heard.total == unheard.total);
  CHECK(listener.calls(Step::estimating) == heard.activities.size());

  const ReportTable table = lines_table(heard, {}, listener);
  CHECK(listener.calls(Step::laying_out) == heard.lines.size());
  CHECK(as_csv(table, Language::vi, ',', listener) ==
        as_csv(lines_table(unheard, {}), Language::vi, ','));
  CHECK(listener.calls(Step::writing) == table.rows.size());
  CHECK(taken(as_xlsx(estimate_paper(heard, Language::vi, listener), Language::vi, listener)) ==
        taken(as_xlsx(estimate_paper(unheard, Language::vi), Language::vi)));
  CHECK(listener.is_in_order());
}

TEST_CASE("a search for savings tells how many it tried") {
  Listener listener;
  const auto found = fit(sample_plan(), sample_regulations(), Money::dong(5'400'000'000), listener);
  REQUIRE(found);
  CHECK(listener.calls(Step::fitting) > 0);
  CHECK(listener.total(Step::fitting) == 0);
}
