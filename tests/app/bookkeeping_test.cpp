// What is typed becomes documents, and what the book says of them re-adds.
#include "domain/memory_store.hpp"
#include "support/ledger_case.hpp"
#include "support/sample.hpp"

#include <dutoan/book_report.hpp>

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include <sstream>
#include <string>
#include <vector>

namespace dutoan::tests {
namespace {

using nlohmann::json;
using enum DocumentKind;

TypedDocument typed(DocumentKind kind, const std::string& number, const std::string& date,
                    std::vector<std::string> lines, const std::string& follows = {}) {
  TypedDocument made;
  made.kind = kind;
  made.number = number;
  made.date = date;
  made.lines = std::move(lines);
  made.follows = follows;
  made.payee = "Nguyễn Văn A";
  made.contract = kind == commitment ? number : "";
  made.description = "diễn giải";
  made.author = "kt1";
  made.decider = "ttdv";
  return made;
}

TypedDocument grant() {
  TypedDocument made = typed(allotment, "QD-1", "02/01/2020", {"1tỷ"});
  made.funding = {"2020", "BDT", "483", "085", "01", "12", "0392"};
  return made;
}

/// One year of money as an accountant types it, from the grant to the recovery of an overpayment.
std::vector<TypedDocument> worked_example() {
  return {
      grant(),
      typed(approval, "QD-2", "10/2/2020",
            {"ML1/hall=100tr", "ml1 tien an=250 triệu", "TQ1/bus=612tr5"}),
      typed(commitment, "HD-1", "2/3/2020", {"ml1 hoi truong 60tr"}),
      typed(advance, "TU-1", "9/3/2020", {"ml-1/HALL=30.000.000"}, "HD-1"),
      typed(clearance, "TT-1", "6/4/2020", {"58tr"}, "tu-1"),
      typed(release, "GP-1", "6/4/2020", {}, "hd1"),
      typed(advance, "TU-2", "4/5/2020", {"ML1/trainee-meals=200tr"}),
      typed(clearance, "TT-2", "1/6/2020", {"190tr"}, "TU-2"),
      typed(repayment, "NL-1", "2/6/2020", {}, "TU-2"),
      typed(payment, "PC-1", "7/9/2020", {"TQ1/bus=600tr"}),
      typed(recovery, "TH-1", "2/11/2020", {"5tr"}, "PC-1"),
  };
}

Posted enter(Store& book, const TypedDocument& typed, bool is_dry_run = false) {
  const Document document = taken(read_document(book, typed, &sample_estimate()));
  return taken(post(book, document, recorded_at, is_dry_run));
}

MemoryStore example_book() {
  MemoryStore book{{}};
  for (const TypedDocument& each : worked_example()) enter(book, each);
  return book;
}

json page_of(const Report& report) { return json::parse(as_json(report, Language::en)); }

std::int64_t amount_of(const json& rows, const std::string& stage) {
  for (const json& row : rows)
    if (row["stage"] == stage) return row["amount"].get<std::int64_t>();
  return -1;
}

TEST_CASE("a year typed loosely stands where the worked example says", "[book]") {
  const MemoryStore book = example_book();
  const auto left = what_is_left(book, {}, ControlLevel::whole);
  const json rows = page_of(status_report(left))["tables"]["stages"]["rows"];
  CHECK(amount_of(rows, "allotted") == 37'500'000);
  CHECK(amount_of(rows, "approved") == 119'500'000);
  CHECK(amount_of(rows, "committed") == 0);
  CHECK(amount_of(rows, "advanced") == 0);
  CHECK(amount_of(rows, "spent") == 843'000'000);
  CHECK(rows.back()["amount"] == 1'000'000'000);
}

TEST_CASE("a log that is typed again posts nothing", "[book]") {
  MemoryStore book = example_book();
  const auto before = list_documents(book).size();
  for (const TypedDocument& each : worked_example()) {
    CAPTURE(each.number);
    CHECK(enter(book, each).is_repeated);
    CHECK(enter(book, each, true).is_repeated);
  }
  CHECK(list_documents(book).size() == before);
}

TEST_CASE("a dry run says what posting says, and keeps nothing", "[book]") {
  MemoryStore book{{}};
  for (const TypedDocument& each : worked_example()) {
    CAPTURE(each.number);
    const auto before = list_documents(book).size();
    const Posted tried = enter(book, each, true);
    CHECK(list_documents(book).size() == before);
    const Posted kept = enter(book, each);
    REQUIRE(tried.lines.size() == kept.lines.size());
    for (std::size_t i = 0; i < tried.lines.size(); ++i)
      CHECK(tried.lines[i].after.standing == kept.lines[i].after.standing);
  }
}

TypedDocument shift(const std::string& amount, const std::string& giver) {
  TypedDocument made = typed(adjustment, "QD-3", "1/10/2020", {amount});
  made.funding = grant().funding;
  made.funding.subcategory = "341";
  made.giver = giver;
  return made;
}

TEST_CASE("an adjustment brings a new funding what another one has left", "[book]") {
  MemoryStore book{{}};
  for (const TypedDocument& each : {worked_example()[0], worked_example()[1]}) enter(book, each);
  const auto refused = [&](const TypedDocument& typed) {
    const auto document = read_document(book, typed, nullptr);
    if (!document) return static_cast<int>(document.error().front().rule);
    return static_cast<int>(post(book, *document, recorded_at, false).error().front().rule);
  };
  CHECK(refused(shift("37.500.001", "subcategory=085")) == 5030);
  for (const char* giver : {"", "subcategory", "subcategory=", "line=085", "085"})
    CHECK(refused(shift("1tr", giver)) == 5073);
  const Posted posted = enter(book, shift("37.500.000", "subcategory=085"));
  CHECK(posted.document.total == Money{});
  REQUIRE(posted.lines.size() == 2);
  CHECK(posted.lines[0].line.amount == Money::dong(37'500'000));
  CHECK(posted.lines[1].line.amount == Money::dong(-37'500'000));
  CHECK(enter(book, shift("37.500.000", "subcategory=085, year=2020")).is_repeated);
  CHECK(refused(shift("1", "subcategory=341")) == 5073);
  CHECK(what_is_left(book, {}, ControlLevel::whole).size() == 2);
}

struct Misread {
  EntryRule rule;
  TypedDocument typed;
};

TypedDocument with_evidence(const std::string& text) {
  TypedDocument made = typed(payment, "PC-9", "1/6/2020", {"ML1/hall=1"});
  made.evidence = {text};
  return made;
}

TypedDocument with_total(const std::string& text) {
  TypedDocument made = typed(payment, "PC-9", "1/6/2020", {"ML1/hall=1"});
  made.total = text;
  return made;
}

TypedDocument of_funding(const std::string& year) {
  TypedDocument made = typed(payment, "PC-9", "1/6/2020", {"ML1/hall=1"});
  made.funding.year = year;
  return made;
}

TEST_CASE("what cannot be understood is refused by name", "[book]") {
  MemoryStore book = example_book();
  const std::vector<Misread> cases = {
      {EntryRule::date_unreadable, typed(payment, "PC-9", "31/02/2020", {"ML1/hall=1"})},
      {EntryRule::date_unreadable, typed(payment, "PC-9", "", {"ML1/hall=1"})},
      {EntryRule::document_not_found, typed(release, "GP-9", "1/6/2020", {}, "HD-9")},
      {EntryRule::document_not_found, typed(release, "GP-9", "1/6/2020", {}, "PC-1")},
      {EntryRule::funding_not_found, of_funding("2021")},
      {EntryRule::line_unreadable, typed(payment, "PC-9", "1/6/2020", {"ML1/hall"})},
      {EntryRule::line_unreadable, typed(payment, "PC-9", "1/6/2020", {"ML1/hall=1.23"})},
      {EntryRule::line_unreadable, typed(payment, "PC-9", "1/6/2020", {"=5"})},
      {EntryRule::line_not_named, typed(payment, "PC-9", "1/6/2020", {"1tr"})},
      {EntryRule::nothing_open, typed(release, "GP-9", "1/6/2020", {}, "HD-1")},
      {EntryRule::evidence_unreadable, with_evidence("hóa đơn;1")},
      {EntryRule::evidence_unreadable, with_evidence("hóa đơn;1;32/01/2020")},
      {EntryRule::total_unreadable, with_total("một triệu rưỡi")},
  };
  for (const Misread& each : cases) {
    CAPTURE(each.rule, each.typed.lines, each.typed.date);
    const auto read = read_document(book, each.typed, &sample_estimate());
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().front().is(each.rule));
  }
  CHECK(
      taken(read_document(book, with_evidence("hóa đơn;1;31/01/2020"), nullptr)).evidence.size() ==
      1);
}

TEST_CASE("a number of several documents is asked for by its id", "[book]") {
  MemoryStore book = example_book();
  enter(book, typed(advance, "PC-1", "8/9/2020", {"ML1/hall=1tr"}));
  const auto read = find_document(book, "PC-1");
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().front().is(EntryRule::several_documents));
  CHECK(taken(find_document(book, "payment/BDT/2020/PC-1")).document.kind == payment);
}

TEST_CASE("several fundings are told apart by their codes", "[book]") {
  MemoryStore book = example_book();
  TypedDocument other = grant();
  other.number = "QD-3";
  other.funding.subcategory = "341";
  enter(book, other);
  TypedDocument added = typed(supplement, "QD-4", "3/1/2020", {"1tr"});
  const auto read = read_document(book, added, nullptr);
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().front().is(EntryRule::several_fundings));
  added.funding.subcategory = "341";
  CHECK(enter(book, added).lines.front().after.standing[Stage::allotted] ==
        Money::dong(1'001'000'000));
}

TEST_CASE("a line is known without a plan by its code alone", "[book]") {
  const MemoryStore book = example_book();
  const auto found =
      read_document(book, typed(payment, "PC-9", "1/6/2020", {"ml1/hall=1"}), nullptr);
  CHECK(taken(found).lines.front().line == line_code("ML1/hall"));
  const auto lost = read_document(book, typed(payment, "PC-9", "1/6/2020", {"ML1/hal=1"}), nullptr);
  REQUIRE_FALSE(lost.has_value());
  CHECK(lost.error().front().is(EntryRule::line_not_in_book));
}

// ---- Drafts ---------------------------------------------------------------------------------

TypedDocument drafted(TypedDocument made) {
  made.is_draft = true;
  return made;
}

TypedDocument ended(DocumentKind kind, const std::string& draft, const std::string& date) {
  TypedDocument made = typed(kind, "", date, {}, draft);
  made.description = "thiếu biên bản nghiệm thu";
  return made;
}

Posted posted_from(Store& book, const std::string& draft, bool is_dry_run = false) {
  TypedDocument made;
  made.follows = draft;
  made.decider = "ttdv";
  return taken(post_draft(book, made, recorded_at, is_dry_run));
}

TEST_CASE("a draft is kept, posted by somebody else, and typed again without harm", "[book]") {
  MemoryStore book = example_book();
  const TypedDocument hall = drafted(typed(payment, "PC-2", "8/9/2020", {"ML1/hall=2tr"}));
  const auto before = what_is_left(book, {}, ControlLevel::whole).front();
  const Posted tried = enter(book, hall, true);
  const Posted kept = enter(book, hall);
  CHECK(kept.document.kind == draft);
  CHECK(kept.document.decider.is_empty());
  CHECK(kept.lines.front().after.left() == Money::dong(40'000'000));
  CHECK(tried.lines.front().after.left() == kept.lines.front().after.left());
  CHECK(enter(book, hall).is_repeated);
  const auto held = what_is_left(book, {}, ControlLevel::whole).front();
  CHECK(held.standing == before.standing);
  CHECK(held.drafted == Money::dong(2'000'000));
  CHECK(list_documents(book).size() == 11);
  CHECK(list_drafts(book, true).size() == 1);

  TypedDocument by_author;
  by_author.follows = "pc2";
  by_author.decider = "kt1";
  CHECK(post_draft(book, by_author, recorded_at, false)
            .error()
            .front()
            .is(LedgerRule::decided_by_another));
  const Posted rehearsed = posted_from(book, "PC-2", true);
  CHECK(rehearsed.lines.front().after.left() == Money::dong(40'000'000));
  const Posted posted = posted_from(book, "PC-2");
  CHECK(posted.document.id.text() == "payment/BDT/2020/PC-2");
  CHECK(posted.document.author.text() == "kt1");
  CHECK(posted.lines.front().after.left() == Money::dong(40'000'000));
  CHECK(posted_from(book, "PC-2").is_repeated);
  CHECK(enter(book, hall).is_repeated);
  CHECK(taken(find_document(book, "PC-2")).document.kind == payment);
  CHECK(list_drafts(book, true).empty());
  CHECK(list_drafts(book, false).front().ended_by->document.kind == payment);
}

TEST_CASE("what the Treasury refused is corrected, drafted again and posted under its number",
          "[book]") {
  MemoryStore book = example_book();
  const TypedDocument wrong = drafted(typed(payment, "PC-2", "8/9/2020", {"ML1/hall=42tr"}));
  enter(book, wrong);
  const Posted tried = enter(book, ended(refusal, "PC-2", "9/9/2020"), true);
  const Posted refused = enter(book, ended(refusal, "PC-2", "9/9/2020"));
  CHECK(refused.document.number.text() == "PC-2");
  for (const Posted& each : {tried, refused})
    CHECK(each.lines.front().after.left() == Money::dong(42'000'000));
  CHECK(enter(book, ended(refusal, "PC-2", "9/9/2020")).is_repeated);
  CHECK(enter(book, wrong).is_repeated);  // the same again is what was refused
  TypedDocument post_refused;
  post_refused.follows = "PC-2";
  post_refused.decider = "ttdv";
  CHECK(post_draft(book, post_refused, recorded_at, false)
            .error()
            .front()
            .is(LedgerRule::draft_is_open));

  const TypedDocument right = drafted(typed(payment, "PC-2", "10/9/2020", {"ML1/hall=41tr"}));
  CHECK(enter(book, right).document.number.text() == "PC-2 (2)");
  CHECK(enter(book, right).is_repeated);
  const auto changed =
      read_document(book, drafted(typed(payment, "PC-2", "10/9/2020", {"ML1/hall=40tr"})), nullptr);
  CHECK(post(book, *changed, recorded_at, false).error().front().is(LedgerRule::posted_stays));
  CHECK(posted_from(book, "PC-2").document.number.text() == "PC-2");
  const auto all = list_drafts(book, false);
  REQUIRE(all.size() == 2);
  CHECK(all[0].ended_by->document.kind == refusal);
  CHECK(all[1].ended_by->document.kind == payment);
}

TEST_CASE("drafts of one number and two kinds are asked for by their ids", "[book]") {
  MemoryStore book = example_book();
  enter(book, drafted(typed(payment, "9", "8/9/2020", {"ML1/hall=1tr"})));
  const Posted second = enter(book, drafted(typed(advance, "9", "8/9/2020", {"ML1/hall=1tr"})));
  CHECK(second.document.number.text() == "9 (2)");
  TypedDocument made;
  made.follows = "9";
  made.decider = "ttdv";
  CHECK(
      post_draft(book, made, recorded_at, false).error().front().is(EntryRule::several_documents));
  CHECK(posted_from(book, second.document.id.text()).document.kind == advance);
  CHECK(posted_from(book, "9").document.kind == payment);
}

TEST_CASE("all that is open of an advance is drafted once", "[book]") {
  MemoryStore book = example_book();
  enter(book, typed(advance, "TU-3", "8/9/2020", {"ML1/hall=10tr"}));
  const TypedDocument clear = drafted(typed(clearance, "TT-3", "9/9/2020", {"8tr"}, "TU-3"));
  const Posted kept = enter(book, clear);
  CHECK(kept.lines.front().after.drafted.is_zero());
  CHECK(enter(book, clear).is_repeated);
  CHECK(posted_from(book, "TT-3").document.kind == clearance);
}

// ---- The pages re-add -----------------------------------------------------------------------

std::int64_t whole(const json& cell) { return cell.is_null() ? 0 : cell.get<std::int64_t>(); }

std::int64_t sum_of(const json& rows, const std::string& column) {
  std::int64_t sum = 0;
  for (const json& row : rows)
    if (row["kind"] == "plain") sum += whole(row[column]);
  return sum;
}

TEST_CASE("what is left adds up along rows and down columns, by every level", "[book]") {
  MemoryStore book = example_book();
  enter(book, typed(commitment, "HD-2", "8/9/2020", {"ML1/hall=7tr"}));
  enter(book, typed(advance, "TU-3", "8/9/2020", {"ML1/hall=3tr"}));
  enter(book, drafted(typed(payment, "PC-2", "8/9/2020", {"ML1/hall=2tr"})));
  for (const ControlLevel level : all_control_levels) {
    CAPTURE(word(level));
    const json rows = page_of(left_report(what_is_left(book, {}, level), level,
                                          names_of(sample_estimate())))["tables"]["left"]["rows"];
    for (const json& row : rows)
      CHECK(row["approved"].get<std::int64_t>() ==
            whole(row["committed"]) + whole(row["advanced"]) + whole(row["spent"]) +
                whole(row["drafted"]) + whole(row["left"]));
    for (const char* column : {"approved", "committed", "advanced", "spent", "drafted", "left"})
      CHECK(sum_of(rows, column) == rows.back()[column].get<std::int64_t>());
    CHECK(rows.back()["left"] == 107'500'000);
  }
}

TEST_CASE("a statement runs from its opening to its closing balance", "[book]") {
  const MemoryStore book = example_book();
  Query spring;
  spring.posted_on = DateRange::of(*Date::of(2020, 3, 1), *Date::of(2020, 6, 1));
  Query hall;
  hall.activity = ClassCode{"ML1"};
  hall.item = ItemCode{"hall"};
  Query contract;
  contract.opened_by = DocumentId{"commitment/BDT/2020/HD-1"};
  for (const Query& query : {Query{}, spring, hall, contract}) {
    const json rows =
        page_of(statement_report(statement(book, query), {}))["tables"]["entries"]["rows"];
    for (const char* column : {"allotted", "approved", "committed", "advanced", "spent"}) {
      CAPTURE(column);
      CHECK(whole(rows.front()[column]) + sum_of(rows, column) == whole(rows.back()[column]));
    }
    CHECK(rows.back()["balance"] == rows.back()["approved"]);
    CHECK(rows[rows.size() - 2]["balance"] == rows.back()["balance"]);
  }
  CHECK(statement(book, spring).opening.available() == Money::dong(962'500'000));
  CHECK(statement(book, spring).closing.available() == Money::dong(704'500'000));
  CHECK(statement(book, hall).closing.available() == Money::dong(42'000'000));
  CHECK(statement(book, contract).entries.size() == 4);
}

TEST_CASE("open advances are listed with their day and come to what the status says", "[book]") {
  MemoryStore book = example_book();
  enter(book, typed(advance, "TU-3", "15/9/2020", {"ML1/hall=3tr"}));
  enter(book, typed(advance, "TU-4", "1/10/2020", {"ML1/hall=4tr"}));
  const auto advances = open_advances(book);
  REQUIRE(advances.size() == 2);
  const auto overdue_on = [&](unsigned month, unsigned day) {
    return page_of(advances_report(advances, *Date::of(2020, month, day), {}))["overdue"];
  };
  CHECK(overdue_on(10, 31) == 0);
  CHECK(overdue_on(11, 1) == 3'000'000);
  CHECK(overdue_on(12, 1) == 7'000'000);
  CHECK(page_of(advances_report(advances, {}, {}))["open"] == 7'000'000);
}

TEST_CASE("documents are listed with what reversed them", "[book]") {
  MemoryStore book = example_book();
  TypedDocument reversing = typed(reversal, "DS-1", "3/11/2020", {}, "TH-1");
  enter(book, reversing);
  const auto all = list_documents(book);
  REQUIRE(all.size() == 12);
  CHECK(all[10].reversed_by == "DS-1");
  CHECK(all[11].reversed_by.empty());
}

// ---- Journals -------------------------------------------------------------------------------

/// What stands behind the accounts that hold `words`, added up over a journal's postings.
std::int64_t journal_sum(const std::string& journal, const std::string& words) {
  std::istringstream lines{journal};
  std::int64_t sum = 0;
  for (std::string line; std::getline(lines, line);) {
    const auto end = line.rfind(" VND");
    const auto begin = end == std::string::npos ? end : line.rfind(' ', end - 1);
    if (!line.starts_with("  ") || end == std::string::npos) continue;
    if (line.find(words) == std::string::npos) continue;
    const bool is_credit = line[begin + 1] == '-';
    const std::int64_t amount =
        number(line.substr(begin + (is_credit ? 2 : 1), end - begin - (is_credit ? 2 : 1)));
    sum += is_credit ? -amount : amount;
  }
  return sum;
}

std::string as_journal(const std::vector<Kept>& documents, Journal::Form form) {
  Journal journal{form};
  std::string text = journal.beginning();
  for (const Kept& each : documents) text += journal.entry(each);
  return text;
}
std::string as_hledger(const std::vector<Kept>& documents) {
  return as_journal(documents, Journal::Form::hledger);
}
std::string as_beancount(const std::vector<Kept>& documents) {
  return as_journal(documents, Journal::Form::beancount);
}

TEST_CASE("a journal's accounts come to the stages of the book", "[book]") {
  const MemoryStore book = example_book();
  std::vector<Kept> kept;
  for (const ListedDocument& each : list_documents(book)) kept.push_back(each.kept);
  const std::string hledger = as_hledger(kept);
  CHECK(journal_sum(hledger, "    spent:2020:BDT:483-085-01-12-0392:") == 843'000'000);
  CHECK(journal_sum(hledger, "    approved:") == 119'500'000);
  CHECK(journal_sum(hledger, "    authority:") == -1'000'000'000);
  CHECK(journal_sum(hledger, "") == 0);
  const std::string beancount = as_beancount(kept);
  CHECK(journal_sum(beancount, "Assets:Spent:2020:") == 843'000'000);
  CHECK(journal_sum(beancount, "Equity:Authority:") == -1'000'000'000);
  CHECK(journal_sum(beancount, "") == 0);
  CHECK(beancount.find("open Assets:Advanced:2020:BDT:483-085-01-12-0392:ML1:Trainee-meals:"
                       "Advance-BDT-2020-TU-2 VND\n") != std::string::npos);
}

TEST_CASE("no text of a document breaks a journal's lines", "[book]") {
  MemoryStore book = example_book();
  TypedDocument odd = typed(payment, "PC-9", "1/12/2020", {"ML1/hall=1"});
  odd.description = "a\n2020-01-01 * \"x\" ; y | z";
  const Document document = taken(read_document(book, odd, nullptr));
  taken(post(book, document, recorded_at, false));
  const std::vector<Kept> kept = {taken(find_document(book, "PC-9"))};
  for (const std::string& journal : {as_hledger(kept), as_beancount(kept)}) {
    CHECK(journal.find("a 2020-01-01 * ,x, , y , z") != std::string::npos);
    CHECK(journal.find("\n2020-01-01") == std::string::npos);
  }
}

}  // namespace
}  // namespace dutoan::tests
