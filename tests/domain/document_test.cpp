// What a book keeps of a document: its bytes, its words, and the versions of an estimate.
#include "support/ledger_case.hpp"

#include <dutoan/document.hpp>
#include <dutoan/ledger.hpp>

#include "support/sample.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace dutoan::tests {
namespace {

Kept small_kept() {
  Kept kept;
  kept.sequence = 7;
  kept.recorded_at = recorded_at;
  DocumentLine line = small_line("ML1/hall", 5);
  line.advanced_on = line_code("ML1/meals");
  line.classified = {CategoryCode{"venue"}, SubItemCode{"6655"}, "I"};
  kept.document = small_document(DocumentKind::clearance, "TT-1", {line});
  kept.document.contract = "HD";
  kept.document.follows = DocumentId{"TU-1"};
  kept.document.version = 3;
  kept.document.evidence = {{"invoice", DocumentNumber{"1"}, *Date::of(2020, 5, 1), Money{}}};
  const Account from{small_funding(), line.line, Stage::advanced, DocumentId{"TU-1"}};
  kept.postings = {{from, from, Money::dong(5)}};
  return kept;
}

using Change = std::function<void(Kept&)>;

/// One change for every field of what is kept.
const std::vector<Change>& changes() {
  static const std::vector<Change> all = {
      [](Kept& k) { k.sequence = 8; },
      [](Kept& k) { k.recorded_at += std::chrono::seconds{1}; },
      [](Kept& k) { k.document.id = DocumentId{"x"}; },
      [](Kept& k) { k.document.kind = DocumentKind::payment; },
      [](Kept& k) { k.document.number = DocumentNumber{"x"}; },
      [](Kept& k) { k.document.unit = SpendingUnitCode{"x"}; },
      [](Kept& k) { k.document.fiscal_year = 2021; },
      [](Kept& k) { k.document.date = *Date::of(2020, 5, 3); },
      [](Kept& k) { k.document.posted_on = *Date::of(2020, 5, 5); },
      [](Kept& k) { k.document.payee = "x"; },
      [](Kept& k) { k.document.contract = "x"; },
      [](Kept& k) { k.document.description = "x"; },
      [](Kept& k) { k.document.author = PersonCode{"x"}; },
      [](Kept& k) { k.document.decider = PersonCode{"x"}; },
      [](Kept& k) { k.document.follows = DocumentId{"x"}; },
      [](Kept& k) { k.document.version = 4; },
      [](Kept& k) { k.document.total = Money::dong(6); },
      [](Kept& k) { k.document.lines[0].funding.fiscal_year = 2021; },
      [](Kept& k) { k.document.lines[0].funding.unit = SpendingUnitCode{"x"}; },
      [](Kept& k) { k.document.lines[0].funding.chapter = ChapterCode{"x"}; },
      [](Kept& k) { k.document.lines[0].funding.subcategory = SubcategoryCode{"x"}; },
      [](Kept& k) { k.document.lines[0].funding.source = SourceCode{"x"}; },
      [](Kept& k) { k.document.lines[0].funding.nature = SourceNatureCode{"x"}; },
      [](Kept& k) { k.document.lines[0].funding.programme = ProgrammeCode{"x"}; },
      [](Kept& k) { k.document.lines[0].line.activity = ClassCode{"x"}; },
      [](Kept& k) { k.document.lines[0].line.item = ItemCode{"x"}; },
      [](Kept& k) { k.document.lines[0].amount = Money::dong(-5); },
      [](Kept& k) { k.document.lines[0].advanced_on = line_code("x/y"); },
      [](Kept& k) { k.document.lines[0].classified.category = CategoryCode{"x"}; },
      [](Kept& k) { k.document.lines[0].classified.sub_item = SubItemCode{"x"}; },
      [](Kept& k) { k.document.lines[0].classified.group = "x"; },
      [](Kept& k) { k.document.lines.push_back(k.document.lines[0]); },
      [](Kept& k) { k.document.lines.clear(); },
      [](Kept& k) { k.document.evidence[0].kind = "x"; },
      [](Kept& k) { k.document.evidence[0].number = DocumentNumber{"x"}; },
      [](Kept& k) { k.document.evidence[0].date = *Date::of(2020, 5, 2); },
      [](Kept& k) { k.document.evidence[0].amount = Money::dong(1); },
      [](Kept& k) { k.document.evidence.clear(); },
      [](Kept& k) { k.document.content = "x"; },
      [](Kept& k) { k.document.content = "y"; },
      [](Kept& k) { k.document.activity = ClassCode{"x"}; },
      [](Kept& k) { k.document.guarantee = Guarantee{}; },
      [](Kept& k) { k.document.guarantee = Guarantee{Money::dong(1), std::nullopt}; },
      [](Kept& k) { k.document.guarantee = Guarantee{Money::dong(1), Date::of(2020, 5, 1)}; },
      [](Kept& k) { k.document.guarantee = Guarantee{Money::dong(1), Date::of(2020, 5, 2)}; },
      [](Kept& k) { k.document.target = line_code("x/"); },
      [](Kept& k) { k.document.target = line_code("x/y"); },
      [](Kept& k) { k.postings[0].debit.funding.fiscal_year = 2021; },
      [](Kept& k) { k.postings[0].debit.line.item = ItemCode{"x"}; },
      [](Kept& k) { k.postings[0].debit.stage = Stage::spent; },
      [](Kept& k) { k.postings[0].debit.opened_by = DocumentId{"x"}; },
      [](Kept& k) { k.postings[0].credit.stage = Stage::approved; },
      [](Kept& k) { k.postings[0].amount = Money::dong(6); },
      [](Kept& k) { k.postings.clear(); },
      // Texts that would read alike if nothing stood between them.
      [](Kept& k) { k.document.payee += "H", k.document.contract = "D"; },
  };
  return all;
}

TEST_CASE("whatever differs in a document differs in its bytes") {
  std::set<std::string> met = {canonical_bytes(small_kept())};
  for (std::size_t i = 0; i < changes().size(); ++i) {
    CAPTURE(i);
    Kept kept = small_kept();
    changes()[i](kept);
    CHECK(met.insert(canonical_bytes(kept)).second);
  }
}

TEST_CASE("the digest is no part of what it is taken of") {
  Kept kept = small_kept();
  kept.digest[0] = 1;
  CHECK(canonical_bytes(kept) == canonical_bytes(small_kept()));
  CHECK(canonical_bytes(kept).substr(8, 17) == "dutoan/document/1");
}

TEST_CASE("content stands last, and only where there is some") {
  Kept kept = small_kept();
  const std::string without = canonical_bytes(kept).substr(8 + 17);
  kept.document.content = "cách tính";
  const std::string with = canonical_bytes(kept);
  CHECK(with.substr(8, 17) == "dutoan/document/2");
  CHECK(with.substr(8 + 17, without.size()) == without);
  CHECK(with.ends_with(std::string("\0\0\0\0\0\0\0\x0b", 8) + kept.document.content));
}

TEST_CASE("a guarantee and a target stand behind the class, and only where there is one") {
  Kept kept = small_kept();
  const std::string without = canonical_bytes(kept).substr(8 + 17);
  kept.document.guarantee = Guarantee{Money::dong(5), Date::of(2020, 12, 31)};
  const std::string with = canonical_bytes(kept);
  CHECK(with.substr(8, 17) == "dutoan/document/4");
  CHECK(with.substr(8 + 17, without.size()) == without);
  const auto number = [](char last) { return std::string(7, '\0') + last; };
  // Neither content nor class; a guarantee of 5 until 20201231 (0x01343F0F); no target.
  CHECK(with.substr(8 + 17 + without.size()) ==
        number(0) + number(0) + number(1) + number(5) + number(1) +
            std::string("\0\0\0\0\x01\x34\x3F\x0F", 8) + number(0) + number(0));
}

TEST_CASE("words of kinds, stages and levels lead back to them") {
  for (std::size_t i = 0; i < document_kind_count; ++i) {
    const auto kind = static_cast<DocumentKind>(i);
    CHECK(document_kind_of(word(kind)) == kind);
  }
  for (const Stage stage : all_stages) CHECK(stage_of(word(stage)) == stage);
  for (const ControlLevel level : all_control_levels) CHECK(control_level_of(word(level)) == level);
  CHECK_FALSE(stage_of("").has_value());
  CHECK_FALSE(document_kind_of("voucher").has_value());
  CHECK_FALSE(control_level_of("class").has_value());
}

TEST_CASE("a sub-item leads to its budget item") {
  for (const auto& [sub_item, item] : std::vector<std::pair<const char*, const char*>>{
           {"6652", "6650"}, {"6699", "6650"}, {"6149", "6100"}, {"6651", "6650"}})
    CHECK(budget_item(SubItemCode{sub_item}) == item);
  CHECK_FALSE(budget_item(SubItemCode{"665"}).has_value());
  CHECK_FALSE(budget_item(SubItemCode{"665a"}).has_value());
}

TEST_CASE("each version of the approved estimate can be read as it was") {
  MemoryStore store{{}};
  for (const Row& row : csv_rows("ledger/limits.csv"))
    if (row.at("outcome") == "ok") post(store, document_in(row));
  std::vector<Kept> kept;
  store.documents(1, [&](const Kept& each) { return kept.push_back(each), true; });
  const auto amounts = [&](int version) {
    std::string text;
    for (const DocumentLine& line : approved_version(kept, version))
      text += line.line.text() + " " + std::to_string(line.amount.dong() / 1'000'000) + " " +
              line.classified.sub_item.text() + "; ";
    return text;
  };
  CHECK(amounts(0).empty());
  CHECK(amounts(1) == "ML1/hall 200 6655; ML1/drinks 50 6699; ");
  CHECK(amounts(2) == "ML1/hall 200 6655; ML1/drinks 30 6699; ML2/drinks 30 6699; ");
}

TEST_CASE("an estimate is approved line by line, to the đồng, without lines of nothing") {
  const Estimate& estimate = sample_estimate();
  Money sum;
  std::set<std::string> codes;
  for (const DocumentLine& line : lines_to_approve(estimate, small_funding())) {
    CHECK_FALSE(line.amount.is_zero());
    CHECK_FALSE(line.classified.is_empty());
    CHECK(codes.insert(line.line.text()).second);
    sum += line.amount;
  }
  CHECK(sum == estimate.total);
  CHECK_FALSE(codes.contains("XA1/salaried-trainees"));
}

}  // namespace
}  // namespace dutoan::tests
