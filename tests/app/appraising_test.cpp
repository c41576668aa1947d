// A scripted appraisal of the whole example: four kinds of cuts, one returned round, and that every
// sum of it is the ledger's.
#include "domain/memory_store.hpp"
#include "support/course_case.hpp"
#include "support/ledger_case.hpp"
#include "support/sample.hpp"

#include <dutoan/appraisal_check.hpp>
#include <dutoan/appraisal_report.hpp>
#include <dutoan/appraising.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace dutoan::tests {
namespace {

using enum DocumentKind;

Posted posted(Store& store, const Document& document) {
  return taken(dutoan::post(store, document, recorded_at, false));
}

/// A book with 5.5 billion and the example's estimate, submitted.
MemoryStore submitted_book() {
  MemoryStore store{{}};
  TypedDocument grant = typed(allotment, "QD-1", "kt", "ubnd");
  grant.lines = {"5,5tỷ"};
  grant.funding = {"2020", "BDT", "483", "085", "01", "12", "0392"};
  posted(store, taken(read_document(store, grant, nullptr)));
  posted(store, taken(read_estimate(store, typed(DocumentKind::estimate, "", "lap", ""),
                                    sample_estimate(), {})));
  posted(store, taken(submission_of(store, typed(submission, "TTr-1", "ktt", "truong"))));
  return store;
}

AppraisalRound round_of(const Store& store) {
  return taken(find_appraisal(store, {}, {}, kinds()));
}

void decide(Store& store, const std::vector<LineDecision>& decisions) {
  posted(store,
         taken(dutoan::appraisal_of(store, typed(appraisal, "", "cv", ""), decisions, kinds())));
}

void cut(Store& store, const std::string& lines, const std::string& rule, const Reason& reason) {
  const FrozenEstimate requested = round_of(store).appraisal.requested;
  decide(store, taken(cut_lines(requested, taken(lines_meant(requested, lines)),
                                std::vector{taken(read_cut(rule))}, {reason})));
}

void decide_all(Store& store, const std::string& lines, Verdict verdict,
                const std::vector<Reason>& reasons) {
  std::vector<LineDecision> decisions;
  for (const LineCode& line : taken(lines_meant(round_of(store).appraisal.requested, lines)))
    decisions.push_back({line, verdict, {}, reasons});
  decide(store, decisions);
}

void accept_the_rest(Store& store) {
  std::vector<LineDecision> decisions;
  for (const AppraisedLine& line : round_of(store).appraisal.lines)
    if (!line.verdict) decisions.push_back({line.code, Verdict::accepted, {}, {}});
  decide(store, decisions);
}

/// Cuts of a unit rate, of days, of a percentage, and lines left out.
void appraise_sample(Store& store) {
  cut(store, "*/hall", "unit_rate<=1.800.000", {"above-price", {}, "báo giá thấp nhất", ""});
  cut(store, "BT/organiser-per-diem", "duty_days=4", {"days-differ", {}, "bốn ngày", ""});
  cut(store, "XA/management", "percent=4", {"saving", {}, "tiết kiệm", ""});
  decide_all(store, "*/tickets", Verdict::rejected, {{"no-quotation", {}, "chưa có báo giá", ""}});
  accept_the_rest(store);
}

Money money_in(const ReportRow& row, std::size_t column) {
  return std::get<Money>(row.cells.at(column));
}

/// W1, W2: rows add up across, and down to their total.
void check_table(const ReportTable& table, std::size_t first, Money difference) {
  Money requested, appraised;
  for (const ReportRow& row : table.rows) {
    CHECK(money_in(row, first) + money_in(row, first + 2) == money_in(row, first + 1));
    if (row.kind == ReportRow::Kind::total) {
      CHECK(money_in(row, first) == requested);
      CHECK(money_in(row, first + 1) == appraised);
      CHECK(money_in(row, first + 2) == difference);
    }
    requested += money_in(row, first);
    appraised += money_in(row, first + 1);
  }
}

TEST_CASE("the appraisal of the example adds up by district, category and reason", "[appraising]") {
  MemoryStore store = submitted_book();
  appraise_sample(store);
  const AppraisalRound round = round_of(store);
  CHECK(round.round.state() == EstimateState::under_appraisal);
  CHECK(round.appraisal.undecided() == 0);
  const Money difference = -round.appraisal.cut();
  CHECK(difference.is_negative());
  const Report report = appraisal_report(round, kinds());
  check_table(report.tables.at(0), 1, difference);
  check_table(report.tables.at(1), 1, difference);
  Money reasons;
  for (const ReportRow& row : report.tables.at(2).rows)
    if (row.kind == ReportRow::Kind::total)
      CHECK(money_in(row, 2) == difference);
    else
      reasons += money_in(row, 2);
  CHECK(reasons == difference);
}

TEST_CASE("what is approved is what was appraised, line by line", "[appraising]") {
  MemoryStore store = submitted_book();
  appraise_sample(store);
  const auto conclusion =
      taken(conclusion_of(store, typed(DocumentKind::conclusion, "BC-1", "cv", "gd"), kinds()));
  taken(post_conclusion(store, conclusion, recorded_at, false));
  posted(store, taken(read_document(store, typed(approval, "QD-2", "kt", "chu-tich"), nullptr)));
  const AppraisalRound round = round_of(store);
  CHECK(round.round.state() == EstimateState::approved);
  Money approved;
  store.read([&](const BookView& view) {
    for (const AppraisedLine& line : round.appraisal.lines) {
      const Money found = view.standing(Scope::of(small_funding(), line.code)).approved_in_all();
      CHECK(found == line.appraised);
      approved += found;
    }
  });
  CHECK(approved == round.appraisal.appraised.total);
  CHECK(taken(read_frozen(round.round.conclusion->document.content, "")) ==
        round.appraisal.appraised);
}

TEST_CASE("versions differ by what the appraisal cut, cause by cause", "[appraising]") {
  MemoryStore store = submitted_book();
  appraise_sample(store);
  const EstimateDifference found =
      difference(taken(find_version(store, {}, "1", kinds())),
                 taken(find_version(store, {}, "1:appraised", kinds())));
  const Appraisal appraisal = round_of(store).appraisal;
  CHECK(found.before == appraisal.requested.total);
  CHECK(found.after == appraisal.appraised.total);
  for (const Cause cause : {Cause::scope, Cause::days, Cause::unit_rates, Cause::percentages})
    CHECK(found.effects[cause].is_negative());
  CHECK(found.effects[Cause::people].is_zero());
}

TEST_CASE("a returned estimate is saved, submitted and appraised anew", "[appraising]") {
  MemoryStore store = submitted_book();
  cut(store, "ML1/hall", "unit_rate=1.000.000", {"above-price", {}, "cao", ""});
  posted(store, taken(return_of(store, typed(returned, "CV-1", "cv", "gd"))));
  CHECK(round_of(store).round.state() == EstimateState::returned);
  Plan plan = sample_plan();
  plan.figures.prices.begin()->second.amount += Money::dong(1'000);
  const Estimate changed = taken(dutoan::estimate(plan, sample_regulations()));
  posted(store,
         taken(read_estimate(store, typed(DocumentKind::estimate, "", "lap", ""), changed, {})));
  posted(store, taken(submission_of(store, typed(submission, "TTr-2", "ktt", "truong"))));
  CHECK(round_of(store).appraisal.undecided() == round_of(store).appraisal.lines.size());
  appraise_sample(store);
  CHECK(taken(find_rounds(store, {})).size() == 2);
  CHECK_FALSE(difference(taken(find_version(store, {}, "1", kinds())),
                         taken(find_version(store, {}, "2", kinds())))
                  .lines.empty());
  CHECK(taken(find_appraisal(store, {}, "1", kinds())).decisions.size() == 1);
}

TEST_CASE("a decision that comes between stops the conclusion", "[appraising]") {
  MemoryStore store = submitted_book();
  appraise_sample(store);
  const auto drawn =
      taken(conclusion_of(store, typed(DocumentKind::conclusion, "BC-1", "cv", "gd"), kinds()));
  cut(store, "ML1/hall", "unit_rate=1.000.000", {"above-price", {}, "cao", ""});
  const auto refused = post_conclusion(store, drawn, recorded_at, false);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().front().is(CourseRule::decided_meanwhile));
  const auto anew =
      taken(conclusion_of(store, typed(DocumentKind::conclusion, "BC-1", "cv", "gd"), kinds()));
  CHECK_FALSE(taken(post_conclusion(store, anew, recorded_at, false)).is_repeated);
  CHECK(taken(post_conclusion(store, anew, recorded_at, false)).is_repeated);
}

TEST_CASE("decisions that stand already are not entered twice", "[appraising]") {
  MemoryStore store = submitted_book();
  const std::vector<LineDecision> decisions{
      {LineCode{ClassCode{"ML1"}, ItemCode{"hall"}}, Verdict::accepted, {}, {}}};
  decide(store, decisions);
  decide(store, decisions);
  CHECK(round_of(store).decisions.size() == 1);
}

TEST_CASE("what was decided is taken back, and open lines keep the appraisal open",
          "[appraising]") {
  MemoryStore store = submitted_book();
  appraise_sample(store);
  decide_all(store, "ML1/hall", Verdict::undone, {});
  const AppraisalRound round = round_of(store);
  CHECK(round.appraisal.undecided() == 1);
  const auto refused =
      conclusion_of(store, typed(DocumentKind::conclusion, "BC-1", "cv", "gd"), kinds());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().front().is(CourseRule::lines_undecided));
}

std::string found_in(FrozenEstimate estimate) {
  (void)recompute(estimate);
  std::string codes;
  for (const Problem& each :
       findings_of(estimate, Percent::hundredths(2000), sample_regulations().rates.vocabulary())) {
    const std::string code = std::to_string(static_cast<int>(each.rule));
    if (codes.find(code) == std::string::npos) codes += (codes.empty() ? "" : " ") + code;
  }
  return codes;
}

TEST_CASE("what is planted in the example is found, and nothing else", "[appraising]") {
  const FrozenEstimate clean = freeze(sample_estimate());
  const std::string known = "4206 4207";  // assumed prices and rates that nobody verified
  CHECK(found_in(clean) == known);
  const auto planted = [&](const char* line, auto change) {
    FrozenEstimate estimate = clean;
    const std::string code = line;
    const auto slash = code.find('/');
    change(*estimate.line({ClassCode{code.substr(0, slash)}, ItemCode{code.substr(slash + 1)}}));
    return found_in(estimate);
  };
  CHECK(planted("ML1/trainee-meals", [](FrozenLine& l) { l.unit_rate += Money::dong(1); }) ==
        "4201 " + known);
  CHECK(planted("ML1/drinks", [](FrozenLine& l) {
          l.factors.front().value = Quantity::whole(111);
        }).find("4203") != std::string::npos);
  CHECK(planted("ML1/stationery", [](FrozenLine& l) {
          l.rate = "";
          l.is_assumed = true;
        }) == known);
  CHECK(planted("ML1/management", [](FrozenLine& l) { l.percent_ceiling.reset(); }) ==
        "4206 4207 4208");
  CHECK(planted("XA1/hall", [](FrozenLine& l) {
          l.unit_rate = Money::dong(90'000'000);
        }).find("4209") != std::string::npos);
  FrozenEstimate poor = clean;
  for (const std::int64_t off : {0, 1}) {
    poor.allotted = poor.total - Money::dong(off);
    CHECK((found_in(poor).find("4210") != std::string::npos) == (off == 1));
  }
}

}  // namespace
}  // namespace dutoan::tests
