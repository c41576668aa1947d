// The end of a year over both stores: rehearsed, closed, reopened, reviewed.
#include "storage/raw_book.hpp"
#include "storage/scratch_folder.hpp"
#include "support/ledger_case.hpp"
#include "support/sample.hpp"

#include <dutoan/book.hpp>
#include <dutoan/class_file.hpp>
#include <dutoan/reconciliation.hpp>
#include <dutoan/report.hpp>
#include <dutoan/reviewing.hpp>
#include <dutoan/year_end.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace dutoan::tests {
namespace {

const std::vector<SettlementRegime>& regimes() {
  static const auto all = load_regimes(source_folder + "/rates").value();
  return all;
}

Date later(Date date, int years) {
  return *Date::of(date.year() + years, date.month(), date.day());
}

/// The same document in another year.
Document shifted(Document d, int years) {
  d.fiscal_year += years;
  d.date = later(d.date, years);
  d.posted_on = later(d.posted_on, years);
  for (DocumentLine& line : d.lines) line.funding.fiscal_year += years;
  return d;
}

/// The year of year_end_late.csv up to 31/12, in `year`.
void fill(Store& store, int year) {
  for (const char* table : {"ledger/worked_example.csv", "ledger/year_end_late.csv"})
    for (const Row& row : csv_rows(table)) {
      const bool is_of_year = !row.contains("outcome") || row.at("outcome") == "ok";
      Document d = document_in(row);
      if (is_of_year && d.posted_on <= *Date::of(2020, 12, 31) && d.fiscal_year == 2020)
        post(store, shifted(std::move(d), year - 2020));
    }
}

/// What is open of the classes is decided: the contract lapses, or is carried over where the law
/// lets it, and both advances are due.
void decide_open(Store& store, int year) {
  const auto at_end = [&](DocumentKind kind, const char* number, const char* follows,
                          const char* line, std::int64_t amount) {
    Document d = small_document(kind, number, {small_line(line, amount)});
    d.follows = DocumentId{follows};
    d.date = d.posted_on = *Date::of(2021, 1, 31);
    post(store, shifted(d, year - 2020));
  };
  const bool is_carried = year >= 2025;
  at_end(is_carried ? DocumentKind::carry_over : DocumentKind::lapse, "HD-2-X", "HD-2",
         "ML1/drinks", 30'000'000);
  at_end(DocumentKind::advance_due, "PT-3", "TU-3", "ML1/drinks", 30'000'000);
  at_end(DocumentKind::advance_due, "PT-4", "TU-4", "TQ1/bus", 10'000'000);
}

/// The classes of the example were held and are settled.
void settle_classes(Store& store, int year) {
  decide_open(store, year);
  const std::map<std::string, std::vector<DocumentLine>> spent = {
      {"ML1",
       {small_line("ML1/hall", 58'000'000), small_line("ML1/meals", 190'000'000),
        small_line("ML1/drinks", 100'000'000)}},
      {"TQ1", {small_line("TQ1/bus", 595'000'000)}}};
  for (const auto& [activity, lines] : spent) {
    Document held = small_document(DocumentKind::outcome, "KQ-" + activity, {});
    held.activity = ClassCode{activity};
    held.content = "held";
    Document settled = small_document(DocumentKind::class_settlement, "QTL-" + activity, lines);
    settled.activity = ClassCode{activity};
    for (Document* each : {&held, &settled}) {
      each->date = each->posted_on = *Date::of(2021, 1, 31);
      post(store, shifted(*each, year - 2020));
    }
  }
}

TypedDocument typed(const std::string& number, const std::string& date, int year) {
  TypedDocument typed;
  typed.funding.year = std::to_string(year);
  typed.number = number;
  typed.date = date;
  typed.author = "kt1";
  typed.decider = "ttdv";
  return typed;
}

std::string standing_of(const Store& store, int year) {
  Query query;
  query.fiscal_year = year;
  const Standing standing = store.standing(query);
  std::string text;
  for (const Stage stage : all_stages)
    if (stage != Stage::authority && !standing[stage].is_zero())
      text += (text.empty() ? "" : "; ") + std::string{word(stage)} + " " +
              std::to_string(standing[stage].dong());
  return text;
}

TEST_CASE("what may be carried over depends on the law of the year") {
  for (const Row& row : csv_rows("ledger/carry_over.csv")) {
    CAPTURE(row.at("line"));
    MemoryStore store{{}};
    const int year = static_cast<int>(number(row.at("year")));
    fill(store, year);
    // What the contract has advanced is not open in the commitment any more.
    TypedDocument carry = typed("CN-1", "31/01/" + std::to_string(year + 1), year);
    std::string amount = row.at("amount");
    std::erase(amount, '_');
    if (!amount.empty()) carry.lines = {amount};
    const auto made = read_carry_over(store, carry, row.at("item"), row.at("ground"), regimes());
    CHECK((made ? decided(store, *made) : codes_of(made.error())) == row.at("outcome"));
  }
}

Document on(DocumentKind kind, const char* number, std::vector<DocumentLine> lines, Date date) {
  Document d = small_document(kind, number, std::move(lines));
  d.date = d.posted_on = date;
  return d;
}

TEST_CASE("what several lines carry together is within the ground, funding by funding") {
  MemoryStore store{{}};
  const auto of = [](const std::string& subcategory, std::int64_t amount) {
    DocumentLine line = small_line("", amount);
    line.funding = small_funding(subcategory);
    return line;
  };
  post(store,
       on(DocumentKind::allotment, "QD-1", {of("085", 200), of("341", 80)}, *Date::of(2020, 1, 2)));
  Document approval =
      on(DocumentKind::approval, "QD-2",
         {small_line("ML1/hall", 100), small_line("ML1/meals", 100)}, *Date::of(2020, 2, 3));
  approval.version = 1;
  for (DocumentLine& line : approval.lines) line.classified = small_place(line.line);
  post(store, approval);
  post(store, on(DocumentKind::supplement, "QD-3", {of("085", 50)}, *Date::of(2020, 10, 5)));
  post(store,
       on(DocumentKind::advance, "TU-1", {small_line("ML1/hall", 30), small_line("ML1/meals", 40)},
          *Date::of(2020, 11, 2)));
  const auto carried = [&](const char* amount, const char* item, const char* subcategory) {
    TypedDocument carry = typed("CN-1", "31/01/2021", 2020);
    carry.lines = {amount};
    carry.funding.subcategory = subcategory;
    return read_carry_over(store, carry, item, "late-supplement", regimes());
  };
  const auto in_all = carried("50", "TU-1", "");
  REQUIRE(in_all);
  CHECK(in_all->lines.size() == 2);
  CHECK(in_all->total == Money::dong(50));
  CHECK(codes_of(carried("51", "TU-1", "").error()) == "6034");
  CHECK(codes_of(carried("0", "TU-1", "").error()) == "5017");
  CHECK(codes_of(carried("20", "", "").error()) == "5054");
  CHECK(codes_of(carried("20", "", "341").error()) == "6034");
  CHECK(carried("20", "", "085"));
}

/// A book on disk, and one that forgets.
struct Books {
  ScratchFolder folder;
  std::string path = folder / "book";
  std::unique_ptr<Store> on_disk = make_book(path, {});
  std::unique_ptr<Store> in_memory = make_memory_book({});
};

TEST_CASE(
    "a rehearsal changes no byte and says what the close will do, and reopening undoes it all",
    "[year-end]") {
  Books books;
  for (Store* store : {books.on_disk.get(), books.in_memory.get()}) {
    fill(*store, 2025);
    settle_classes(*store, 2025);
    const std::string before = standing_of(*store, 2025);
    const std::string bytes = store == books.on_disk.get() ? file_content(books.path) : "";

    const auto tried = rehearse_close(*store, {}, regimes(), recorded_at);
    REQUIRE(tried);
    CHECK(tried->blockers.empty());
    CHECK(standing_of(*store, 2025) == before);
    if (store == books.on_disk.get()) CHECK(file_content(books.path) == bytes);

    const auto closed =
        close_year(*store, typed("KS-1", "31/01/2026", 2025), regimes(), recorded_at);
    REQUIRE(closed);
    REQUIRE(closed->fundings.size() == tried->fundings.size());
    for (std::size_t i = 0; i < closed->fundings.size(); ++i) {
      CHECK(closed->fundings[i].before == tried->fundings[i].before);
      CHECK(closed->fundings[i].after == tried->fundings[i].after);
    }
    CHECK(standing_of(*store, 2025) ==
          "spent 943000000; refund_due 40000000; carried_allotment 30000000; lapsed 187000000");
    CHECK(standing_of(*store, 2026) == "allotted 30000000");
    // What lapsed of the allotment, 37.500.000, was never approved; the rest has ended, not been
    // spent.
    const TypedFunding of_year = typed("", "", 2025).funding;
    for (const ExecutionBy by : {ExecutionBy::activity, ExecutionBy::month}) {
      Execution all;
      for (const ExecutionRow& row : find_execution(*store, of_year, by, nullptr).value().rows)
        all += row.money;
      CHECK(all.approved == Money::dong(1'162'500'000));
      CHECK(all.spent == Money::dong(943'000'000));
      CHECK(all.ended == Money::dong(219'500'000));
    }

    const auto again =
        close_year(*store, typed("KS-2", "31/01/2026", 2025), regimes(), recorded_at);
    REQUIRE(again);
    CHECK(again->documents.empty());

    const auto reopening = read_reopening(*store, [] {
      TypedDocument paper = typed("ML-1", "20/02/2026", 2025);
      paper.description = "thiếu chứng từ tháng 12";
      return paper;
    }());
    REQUIRE(reopening);
    const auto receipts = store->append(*reopening, recorded_at, decide);
    REQUIRE(receipts);
    CHECK(standing_of(*store, 2025) == before);
    CHECK(standing_of(*store, 2026).empty());

    const auto anew = close_year(*store, typed("", "25/02/2026", 2025), regimes(), recorded_at);
    REQUIRE(anew);
    CHECK(anew->is_kept);
    CHECK(standing_of(*store, 2026) == "allotted 30000000");
  }
  CHECK(verify_book(books.path)->empty());
}

/// The Treasury's paper: all that the book says it used, and `more` on top.
Document treasury_paper(Store& store, const char* number, std::int64_t more) {
  Document d = small_document(DocumentKind::reconciliation, number, {});
  d.date = d.posted_on = *Date::of(2021, 2, 5);
  std::vector<TreasuryRow> rows;
  for (const ReconciledCell& cell : reconciled(year_figures(store, d.unit, 2020), {})) {
    auto it = std::ranges::find(rows, cell.key, &TreasuryRow::key);
    if (it == rows.end()) it = rows.insert(it, TreasuryRow{cell.key, {}, {}, {}, {}, {}});
    if (cell.figure == YearFigure::granted) it->granted = cell.book;
    if (cell.figure == YearFigure::withdrawn) it->withdrawn = cell.book + Money::dong(more);
    if (cell.figure == YearFigure::advance_open) it->advance_open = cell.book;
    if (cell.figure == YearFigure::expended) it->expended = cell.book;
  }
  d.content = treasury_text(rows);
  return d;
}

TEST_CASE("drafts and differences with the Treasury block the close, and what differs the report") {
  MemoryStore store{{}};
  fill(store, 2020);
  settle_classes(store, 2020);
  Document draft = small_document(DocumentKind::draft, "NH-1", {small_line("ML1/hall", 1)});
  draft.date = draft.posted_on = *Date::of(2020, 12, 1);
  draft.content = draft_text(DocumentKind::commitment, DocumentNumber{"HD-9"});
  draft.contract = "HD-9";
  draft.decider = {};
  MemoryStore with_draft{{}};
  fill(with_draft, 2020);
  post(with_draft, draft);
  CHECK(codes_of(close_year(with_draft, typed("KS-1", "31/01/2021", 2020), regimes(), recorded_at)
                     .error()) == "6036 6036 6038 6038 6039");
  post(store, treasury_paper(store, "KB-1", 1));
  CHECK(codes_of(
            close_year(store, typed("KS-1", "31/01/2021", 2020), regimes(), recorded_at).error()) ==
        "6050");
  post(store, treasury_paper(store, "KB-2", 0));
  REQUIRE(close_year(store, typed("KS-1", "31/01/2021", 2020), regimes(), recorded_at));
  post(store, treasury_paper(store, "KB-3", -1));
  CHECK(codes_of(read_settlement(store, typed("BC-1", "20/02/2021", 2020)).error()) == "6049");
  post(store, treasury_paper(store, "KB-4", 0));
  CHECK(read_settlement(store, typed("BC-1", "20/02/2021", 2020)));
}

TEST_CASE("a class that is not settled blocks the close, by name") {
  MemoryStore store{{}};
  fill(store, 2020);
  const auto closed = close_year(store, typed("KS-1", "31/01/2021", 2020), regimes(), recorded_at);
  REQUIRE_FALSE(closed);
  CHECK(codes_of(closed.error()) == "6036 6036 6038 6038");
}

/// A closed and reported year.
void report_year(Store& store, int year) {
  fill(store, year);
  settle_classes(store, year);
  const std::string next = std::to_string(year + 1);
  REQUIRE(close_year(store, typed("KS-1", "31/01/" + next, year), regimes(), recorded_at));
  const auto settlement = read_settlement(store, typed("BC-1", "20/02/" + next, year));
  REQUIRE(settlement);
  post(store, *settlement);
}

TypedDocument by_finance(const std::string& number, const std::string& follows,
                         const std::string& reason, std::vector<std::string> lines) {
  TypedDocument paper = typed(number, "02/04/2021", 2020);
  paper.author = "cbstc";
  paper.decider = "gdstc";
  paper.follows = follows;
  paper.description = reason;
  paper.lines = std::move(lines);
  return paper;
}

void review(Store& store, const TypedDocument& paper, const ReviewFinding& finding) {
  const auto made = read_review(store, paper, finding, regimes());
  REQUIRE(made);
  post(store, *made);
}

TEST_CASE("what is disallowed is to be refunded, the rest is settled, and all of it can be undone",
          "[year-end]") {
  Books books;
  for (Store* store : {books.on_disk.get(), books.in_memory.get()}) {
    report_year(*store, 2020);
    review(*store, by_finance("XD-1", "PC-1", "thiếu hóa đơn", {}),
           {ReviewOutcome::incomplete, "thiếu hóa đơn", "", Date::of(2021, 4, 15)});
    const auto too_early = read_minutes(*store, by_finance("BB-0", "", "", {}));
    REQUIRE_FALSE(too_early);
    CHECK(codes_of(too_early.error()) == "6045");
    review(*store, by_finance("XD-2", "PC-1", "vượt định mức", {"TQ1/bus=3.000.000"}),
           {ReviewOutcome::disallowed, "vượt định mức", "TT 40/2017/TT-BTC, Điều 12", {}});
    const auto found = find_review(*store, by_finance("", "", "", {}).funding);
    REQUIRE(found);
    Money reported, reviewed;
    for (const ReviewedLine& line : found->lines) {
      CHECK(line.reported == line.reviewed() + line.disallowed);
      reported += line.reported;
      reviewed += line.reviewed();
    }
    CHECK(reported == Money::dong(943'000'000));
    CHECK(reviewed == Money::dong(940'000'000));
    const auto minutes = read_minutes(*store, by_finance("BB-1", "", "", {}));
    REQUIRE(minutes);
    post(*store, *minutes);
    const auto notice = read_notice(*store, by_finance("TB-1", "", "", {}));
    REQUIRE(notice);
    REQUIRE(store->append(*notice, recorded_at, decide));
    CHECK(standing_of(*store, 2020) == "settled 940000000; refund_due 43000000; lapsed 217000000");
    const auto sent_again = read_notice(*store, by_finance("TB-1", "", "", {}));
    REQUIRE(sent_again);
    CHECK(store->append(*sent_again, recorded_at, decide)->front().is_repeated);

    const auto undone = read_review_reopening(*store, by_finance("ML-1", "", "xét lại", {}));
    REQUIRE(undone);
    CHECK(undone->size() == 3);
    REQUIRE(store->append(*undone, recorded_at, decide));
    CHECK(standing_of(*store, 2020) == "spent 943000000; refund_due 40000000; lapsed 217000000");
  }
  CHECK(verify_book(books.path)->empty());
}

TEST_CASE("where Finance only checks, it disallows nothing") {
  MemoryStore store{{}};
  report_year(store, 2025);
  TypedDocument paper = by_finance("XD-1", "PC-1", "vượt định mức", {"TQ1/bus=3.000.000"});
  paper.funding.year = "2025";
  const auto made = read_review(
      store, paper, {ReviewOutcome::disallowed, "vượt định mức", "Điều 12", {}}, regimes());
  REQUIRE_FALSE(made);
  CHECK(codes_of(made.error()) == "6040");
}

}  // namespace
}  // namespace dutoan::tests
