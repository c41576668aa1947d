// What is decided of the example's estimate: in time, before its money, other than appraised, and
// amended; and what of it a received dossier may say.
#include "domain/memory_store.hpp"
#include "support/course_case.hpp"
#include "support/ledger_case.hpp"
#include "support/sample.hpp"

#include <dutoan/app.hpp>
#include <dutoan/appraisal_check.hpp>
#include <dutoan/appraising.hpp>
#include <dutoan/book.hpp>
#include <dutoan/dossier_file.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace dutoan::tests {
namespace {

using enum DocumentKind;

Document read(const Store& store, const TypedDocument& document) {
  return taken(read_document(store, document, nullptr));
}

void allot(Store& store, const std::string& amount, const std::string& number) {
  TypedDocument grant = typed(number == "QD-1" ? allotment : supplement, number, "kt", "ubnd");
  grant.lines = {amount};
  grant.funding = {"2020", "BDT", "483", "085", "01", "12", "0392"};
  post(store, read(store, grant));
}

void conclude(Store& store, const std::string& suffix) {
  post(store, taken(submission_of(store, typed(submission, "TTr-" + suffix, "ktt", "truong"))));
  const AppraisalRound round = taken(find_appraisal(store, {}, {}, kinds()));
  const FrozenEstimate& requested = round.appraisal.requested;
  auto decisions = taken(cut_lines(requested, taken(lines_meant(requested, "*/hall")),
                                   std::vector{taken(read_cut("unit_rate<=1.800.000"))},
                                   {{"above-price", {}, "báo giá", ""}}));
  for (const AppraisedLine& line : round.appraisal.lines)
    if (std::ranges::find(decisions, line.code, &LineDecision::line) == decisions.end())
      decisions.push_back({line.code, Verdict::accepted, {}, {}});
  post(store, taken(appraisal_of(store, typed(appraisal, "", "cv", ""), decisions, kinds())));
  const auto made =
      taken(conclusion_of(store, typed(conclusion, "BC-" + suffix, "cv", "gd"), kinds()));
  taken(post_conclusion(store, made, recorded_at, false));
}

/// The example, appraised, with `allotted` of money.
MemoryStore appraised_book(const std::string& allotted) {
  MemoryStore store{{}};
  allot(store, allotted, "QD-1");
  post(store, taken(read_estimate(store, typed(DocumentKind::estimate, "", "lap", ""),
                                  sample_estimate(), {})));
  conclude(store, "1");
  return store;
}

TypedDocument decided_by(DocumentKind kind, const std::string& number) {
  return typed(kind, number, "van-thu", "chu-tich");
}

Money approved_of(const Store& store, const std::string& line) {
  Money approved;
  store.read([&](const BookView& view) {
    approved = view.standing(Scope::of(small_funding(), line_code(line))).approved_in_all();
  });
  return approved;
}

Standing whole(const Store& store) {
  Standing standing;
  store.read(
      [&](const BookView& view) { standing = view.standing(Scope::whole(small_funding())); });
  return standing;
}

EstimateState newest_state(const Store& store) {
  return taken(find_rounds(store, {})).back().state();
}

TEST_CASE("an estimate is decided before its money, and funded in parts", "[decisions]") {
  MemoryStore store = appraised_book("3tỷ");
  const Money total = taken(find_version(store, {}, "1:appraised", kinds())).total;
  CHECK(codes_of(post(store, read(store, decided_by(awaiting, "QC-1"))).warnings) == "5048");
  CHECK(newest_state(store) == EstimateState::awaiting);
  CHECK(whole(store).approved_in_all() == Money{});
  CHECK(whole(store)[Stage::allotted] == Money::dong(3'000'000'000));
  CHECK(decided(store, small_document(payment, "PC-1", {small_line("ML1/hall", 1)})) == "5026");

  TypedDocument part = decided_by(funded, "TB-1");
  part.follows = "QC-1";
  CHECK(decided(store, read(store, part)) == "5030");  // all of it needs more than there is
  part.lines = {"ML1/hall=2tr"};
  post(store, read(store, part));
  CHECK(newest_state(store) == EstimateState::approved);
  CHECK(approved_of(store, "ML1/hall") == Money::dong(2'000'000));
  CHECK(decided(store, small_document(payment, "PC-1", {small_line("ML1/hall", 2'000'001)})) ==
        "5001");

  allot(store, "2,5tỷ", "QD-2");
  TypedDocument rest = decided_by(funded, "TB-2");
  rest.follows = "QC-1";
  post(store, read(store, rest));
  CHECK(whole(store).approved_in_all() == total);
  CHECK_FALSE(read_document(store, rest, nullptr)->lines.empty());  // sent again: the same
  rest.number = "TB-3";
  CHECK(codes_of(read_document(store, rest, nullptr).error()) == "5058");
}

TEST_CASE("a decision that awaits its money is taken back while nothing is funded", "[decisions]") {
  MemoryStore store = appraised_book("3tỷ");
  post(store, read(store, decided_by(awaiting, "QC-1")));
  TypedDocument back = decided_by(reversal, "DS-1");
  back.follows = "QC-1";
  MemoryStore funded_book = store;
  post(store, read(store, back));
  CHECK(newest_state(store) == EstimateState::appraised);
  TypedDocument part = decided_by(funded, "TB-1");
  part.follows = "QC-1";
  part.lines = {"ML1/hall=2tr"};
  CHECK(decided(store, read(store, part)) == "5024");
  post(funded_book, read(funded_book, part));
  CHECK(decided(funded_book, read(funded_book, back)) == "5041");
}

TEST_CASE("a decision other than the appraisal is kept with its reasons", "[decisions]") {
  MemoryStore store = appraised_book("5,5tỷ");
  TypedDocument decision = decided_by(approval, "QD-9");
  decision.deviations = {{"ML1/hall=5tr", ""}};
  CHECK(decided(store, read(store, decision)) == "5043");
  decision.deviations = {{"ML1/hall=5tr", "giá huyện"}, {"ML1/backdrop=0", "không làm"}};
  const Document document = read(store, decision);
  post(store, document);
  CHECK(approved_of(store, "ML1/hall") == Money::dong(5'000'000));
  CHECK(approved_of(store, "ML1/backdrop") == Money{});
  const auto lines = deviating_lines(store, document);
  REQUIRE(lines.size() == 2);
  CHECK(lines.front().appraised == Money::dong(5'400'000));
  CHECK(lines.front().approved == Money::dong(5'000'000));
  CHECK(lines.front().reason == "giá huyện");
  const FrozenEstimate approved = taken(find_version(store, {}, "1:approved", kinds()));
  CHECK(approved.total == whole(store).approved_in_all());
  for (const FrozenActivity& activity : approved.activities)
    for (const FrozenLine& line : activity.lines)
      CHECK(line.amount == approved_of(store, line.code.text()));
  CHECK(taken(decided_estimate(store, document, kinds())) == approved);
}

/// Saves the next version: the newest as requested, with `change` made to it.
template <class Change>
void save_changed(Store& store, const Change& change) {
  const AppraisalRound round = taken(find_appraisal(store, {}, {}, kinds()));
  FrozenEstimate estimate = round.appraisal.requested;
  change(estimate);
  REQUIRE(recompute(estimate));
  Document saved = round.round.estimate.document;
  saved.number = DocumentNumber{"DT-2"};
  saved.id = DocumentId{"DT-2"};
  saved.version = 2;
  saved.content = frozen_text(estimate);
  saved.lines = appraised_lines(estimate, saved.lines);
  saved.total = {};
  for (const DocumentLine& line : saved.lines) saved.total += line.amount;
  post(store, saved);
}

/// Six classes' trainers cost more, one class is left out.
void change(FrozenEstimate& estimate) {
  std::erase_if(estimate.activities,
                [](const FrozenActivity& each) { return each.code.text() == "ML2"; });
  for (FrozenActivity& activity : estimate.activities)
    if (FrozenLine* line = estimate.line({activity.code, ItemCode{"trainer-transport"}}))
      line->unit_rate += Money::dong(100'000);
}

TEST_CASE("an appraised version amends the approved one line by line", "[decisions]") {
  MemoryStore store = appraised_book("5,5tỷ");
  post(store, read(store, decided_by(approval, "QD-9")));
  save_changed(store, change);
  conclude(store, "2");
  CHECK(decided(store, read(store, decided_by(approval, "QD-10"))) == "5046");
  TypedDocument typed_amendment = decided_by(amendment, "QD-10");
  typed_amendment.version = "2";
  const Document made = read(store, typed_amendment);
  CHECK(made.lines.size() < 90);  // only what differs
  post(store, made);
  const FrozenEstimate appraised = taken(find_version(store, {}, "2:appraised", kinds()));
  CHECK(whole(store).approved_in_all() == appraised.total);
  CHECK(approved_of(store, "ML2/hall") == Money{});
  CHECK(newest_state(store) == EstimateState::approved);
  CHECK(taken(find_version(store, {}, "2:approved", kinds())) == appraised);
  typed_amendment.number = "QD-11";
  CHECK(codes_of(read_document(store, typed_amendment, nullptr).error()) == "5074");
  const EstimateDifference found =
      difference(taken(find_version(store, {}, "1:approved", kinds())), appraised);
  CHECK(found.before + found.effects.sum() == found.after);
}

TEST_CASE("a line is not amended below what is used of it", "[decisions]") {
  for (const auto& [spent, says] :
       std::map<std::int64_t, std::string>{{-1, "ok"}, {0, "ok"}, {1, "5047"}}) {
    MemoryStore store = appraised_book("5,5tỷ");
    post(store, read(store, decided_by(approval, "QD-9")));
    save_changed(store, [](FrozenEstimate& estimate) {
      estimate.line(line_code("ML1/drinks"))->unit_rate = Money::dong(10'000);
    });
    conclude(store, "2");
    const Money left = taken(find_version(store, {}, "2:appraised", kinds()))
                           .line(line_code("ML1/drinks"))
                           ->amount;
    Document paid =
        small_document(payment, "PC-1", {small_line("ML1/drinks", left.dong() + spent)});
    paid.date = paid.posted_on = *Date::of(2020, 5, 21);
    post(store, paid);
    TypedDocument made = decided_by(amendment, "QD-10");
    made.version = "2";
    CHECK(decided(store, read(store, made)) == says);
  }
}

// ---- Dossiers -----------------------------------------------------------------------------------

/// The dossier of an appraised book, its documents changed by `change`, with its digest.
template <class Change>
std::string dossier_with(const Change& change) {
  const std::string text = taken(dossier_text(appraised_book("5,5tỷ"), {}));
  const std::size_t end = text.find('\n') + 1;
  auto documents = taken(read_documents(text.substr(end), "file"));
  change(documents);
  const std::string rest = documents_text(documents);
  return text.substr(0, text.find_last_of(' ', end)) + " " + sha256(rest) + "\n" + rest;
}

std::string received(const std::string& text) {
  MemoryStore finance{{}};
  const auto got = receive_dossier(finance, text, "file", recorded_at, false, kinds());
  return got ? "ok" : codes_of(got.error());
}

Document& conclusion_in(std::vector<Document>& documents) {
  return *std::ranges::find(documents, conclusion, &Document::kind);
}

TEST_CASE("a conclusion is taken when the decisions come to it", "[decisions]") {
  CHECK(received(dossier_with([](auto&) {})) == "ok");
  CHECK(received(dossier_with([](std::vector<Document>& documents) {
          Document& d = conclusion_in(documents);
          d.lines.front().amount += Money::dong(1);
          d.total += Money::dong(1);
        })) == "4127");
  CHECK(received(dossier_with([](std::vector<Document>& documents) {
          Document& d = conclusion_in(documents);
          FrozenEstimate estimate = taken(read_frozen(d.content, "file"));
          estimate.line(line_code("ML1/hall"))->unit_rate = Money::dong(1'900'000);
          CHECK(recompute(estimate));
          d.content = frozen_text(estimate);
        })) == "4127 4127");  // what a percentage is taken of differs with it
  CHECK(received(dossier_with([](std::vector<Document>& documents) {
          std::erase_if(documents, [](const Document& d) { return d.kind == appraisal; });
        })).find("4125") != std::string::npos);
}

TEST_CASE("a plan that came with the estimate is estimated under the rates at hand",
          "[decisions]") {
  const std::string plan = source_folder + "/docs/examples/thanh-hoa-2020/plan.toml";
  const std::string rates = source_folder + "/rates";
  const FrozenEstimate frozen = freeze(sample_estimate(), taken(inputs_of(Sources{plan, rates})));
  const FrozenEstimate again = taken(estimate_again(frozen, rates));
  CHECK(says_the_same(frozen, again));
  CHECK(findings_by_own_rates(frozen, again).empty());
  FrozenEstimate other = again;
  other.line(line_code("ML1/drinks"))->unit_rate = Money::dong(30'000);
  REQUIRE(recompute(other));
  const Problems found = findings_by_own_rates(frozen, other);
  CHECK(codes_of(found) == "4211 4211");  // and the percentage of the class
  FrozenEstimate without = frozen;
  without.inputs.files.clear();
  CHECK(codes_of(estimate_again(without, rates).error()) == "5075");
}

TEST_CASE("deviations have one text, and no other is read as one", "[decisions]") {
  const std::vector<Deviation> deviations = {{line_code("ML1/hall"), "giá\nhuyện"},
                                             {line_code("ML1/drinks"), "bớt"}};
  const std::string text = deviations_text(deviations);
  const auto read_back = read_deviations(text);
  REQUIRE(read_back);
  CHECK(read_back->front().reason == "giá huyện");
  CHECK(deviations_text(*read_back) == text);
  CHECK(read_deviations("")->empty());
  for (const std::string& bad : {text.substr(0, text.size() - 1), text + "x", text + "ML1/hall\n",
                                 std::string{"x"}, text + "\tML1/hall\n", text + "ML1\thall/x\n"})
    CHECK_FALSE(read_deviations(bad));
}

}  // namespace
}  // namespace dutoan::tests
