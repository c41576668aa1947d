// Norms as they are shipped, and what is refused of them.
#include "support/sample.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace dutoan::tests {
namespace {

/// The norms shipped, in which a test breaks one thing.
Norms shipped() { return sample_regulations().norms; }

NormLine& line_of(Norms& norms, const std::string& kind, const std::string& code) {
  for (Norm& norm : norms.kinds)
    for (NormLine& line : norm.lines)
      if (norm.kind.text() == kind && line.code.text() == code) return line;
  throw std::runtime_error("no line " + kind + "/" + code);
}

std::string refusal(const Norms& norms) {
  std::string codes;
  for (const Problem& problem : check(norms, sample_regulations().rates.vocabulary()))
    codes += (codes.empty() ? "" : " ") + code_of({problem});
  return codes;
}

std::size_t key(const std::string& name) {
  return *sample_regulations().rates.vocabulary().key(RateKey{name});
}

TEST_CASE("the norms shipped are sound") { CHECK(refusal(shipped()) == ""); }

TEST_CASE("a line has a rate, a price, a percentage or a payer") {
  Norms norms = shipped();
  line_of(norms, "study-tour", "tickets").price.reset();
  CHECK(refusal(norms) == "2101");
  line_of(norms, "study-tour", "tickets").paid_by = Label{"đơn vị khác", "somebody else"};
  CHECK(refusal(norms) == "");
}

TEST_CASE("a rate is used for what it measures, and per its own unit") {
  struct Misuse {
    const char* line;
    const char* key;
    const char* refusal;
  };
  const auto misuse = GENERATE(
      Misuse{"trainee-meals", "travel.perdiem", ""}, Misuse{"trainee-meals", "conf.drinks", "2106"},
      Misuse{"trainee-meals", "travel.transport.own", "2105"},
      Misuse{"trainee-meals", "train.management", "2105"},
      Misuse{"trainee-travel", "travel.transport.own", ""},
      Misuse{"trainee-travel", "conf.drinks", "2106"},
      Misuse{"trainee-travel", "train.management", "2105"},
      Misuse{"management", "train.management", ""}, Misuse{"management", "conf.drinks", "2105"});
  CAPTURE(misuse.line, misuse.key);
  Norms norms = shipped();
  line_of(norms, "village-class", misuse.line).rate = key(misuse.key);
  CHECK(refusal(norms) == misuse.refusal);
}

TEST_CASE("a derived factor rests on no circle") {
  Norms norms = shipped();
  const FactorId days = *norms.factor("days"), nights = *norms.factor("nights");
  norms.factors[days].derived.emplace().of = {*norms.factor("travel_days")};
  CHECK(refusal(norms) == "");
  norms.factors[days].derived.emplace().of = {nights};
  CHECK(refusal(norms).starts_with("2102"));
  norms.factors[days].derived.emplace().of = {days};
  CHECK(refusal(norms).starts_with("2102"));
}

TEST_CASE("no line stands after the percentage of the lines above it") {
  Norms norms = shipped();
  auto& lines = norms.kinds[0].lines;
  for (Norm& norm : norms.kinds)
    if (norm.kind.text() == "village-class") lines = norm.lines;
  std::ranges::rotate(lines, lines.end() - 1);  // the management line comes first
  CHECK(refusal(norms).starts_with("2103"));
}

TEST_CASE("codes of kinds, lines and factors stand once") {
  Norms norms = shipped();
  norms.kinds.push_back(norms.kinds[0]);
  CHECK(refusal(norms) == "2104");
  norms = shipped();
  norms.kinds[0].lines.push_back(norms.kinds[0].lines[0]);
  CHECK(refusal(norms).find("2104") != std::string::npos);
  norms = shipped();
  norms.factors.push_back(norms.factors[0]);
  CHECK(refusal(norms) == "2104");
}

TEST_CASE("each line shipped is named in both languages and booked somewhere") {
  const Norms norms = shipped();
  for (const Norm& norm : norms.kinds)
    for (const NormLine& line : norm.lines) {
      CAPTURE(norm.kind.text(), line.code.text());
      CHECK_FALSE(line.label.vi.empty());
      CHECK_FALSE(line.label.en.empty());
      CHECK(line.category < norms.categories.size());
      CHECK(line.sub_item < norms.sub_items.size());
      CHECK((line.is_percentage() || !line.factors.empty()));
    }
}

TEST_CASE("only classes under the training rules carry a management line, and it comes last") {
  for (const Norm& norm : shipped().kinds) {
    const std::string& kind = norm.kind.text();
    CAPTURE(kind);
    const auto count = std::ranges::count_if(norm.lines, &NormLine::is_percentage);
    const bool is_class = kind.find("-class") != std::string::npos;
    const bool is_trained = is_class && kind != "conference-class";  // a conference has none
    CHECK(count == (is_trained ? 1 : 0));
    if (is_trained) CHECK(norm.lines.back().is_percentage());
  }
}

}  // namespace
}  // namespace dutoan::tests
