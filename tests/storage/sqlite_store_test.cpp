// The store over SQLite: the contract of every store, and what only a file can be asked.
#include "storage/sqlite_store.hpp"

#include "storage/fault.hpp"
#include "storage/faulty_disk.hpp"
#include "storage/processes.hpp"
#include "storage/raw_book.hpp"
#include "storage/scratch_folder.hpp"
#include "storage/store_contract.hpp"
#include "support/ledger_case.hpp"

#include <dutoan/book.hpp>

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>

namespace dutoan::tests {
namespace {

using namespace storage;

/// A number that tests/torture/run sets, or `otherwise`.
int given(const char* variable, int otherwise) {
  const char* value = std::getenv(variable);
  return value == nullptr ? otherwise : std::stoi(value);
}

Opening opening_at(const std::string& path) {
  Opening opening;
  opening.path = path;
  return opening;
}

TEST_CASE("the store over SQLite keeps the contract of every store", "[store]") {
  const ScratchFolder folder;
  int books = 0;
  check_store_contract("SQLite", [&](BookSettings settings) {
    return make_book(folder / ("book" + std::to_string(++books)), settings);
  });
}

/// 1,000 đồng approved for ML1/drinks, and nothing else.
void make_purse(const std::string& path) {
  const auto store = make_book(path, {});
  Document approval =
      small_document(DocumentKind::approval, "QD-02", {small_line("ML1/drinks", 1'000)});
  approval.version = 1;
  approval.lines.front().classified = small_place(approval.lines.front().line);
  post(*store, small_document(DocumentKind::allotment, "QD-01", {small_line("", 1'000)}));
  post(*store, approval);
}

Document payment_of(std::int64_t amount, const std::string& number) {
  return small_document(DocumentKind::payment, number, {small_line("ML1/drinks", amount)});
}

std::int64_t spent_in(const Store& store) {
  std::int64_t spent = 0;
  store.read([&](const BookView& book) {
    spent = book.standing(Scope::whole(small_funding()))[Stage::spent].dong();
  });
  return spent;
}

std::string flaws_of(const std::string& path) {
  const auto findings = verify_book(path);
  if (!findings) return "refused";
  return findings->empty() ? "" : findings->front().check + " " + findings->front().why;
}

// ---- Beside the store in memory ---------------------------------------------------------------

/// Any document, most of which some rule refuses.
Document any_document(std::mt19937& chance, int number) {
  const auto any = [&](int most) {
    return static_cast<int>(chance() % static_cast<unsigned>(most));
  };
  using enum DocumentKind;
  static constexpr std::array kinds = {allotment, reduction,  withholding, commitment, release,
                                       advance,   clearance,  repayment,   payment,    recovery,
                                       reversal,  payment,    advance,     clearance,  guarantee,
                                       guarantee, supplement, supplement,  amendment,  provisional};
  static constexpr std::array lines = {"ML1/hall", "ML1/drinks", "TQ1/bus"};
  const DocumentKind kind = kinds.at(static_cast<std::size_t>(any(kinds.size())));
  const bool has_line = (kind >= commitment && kind <= recovery) || kind == amendment;
  std::vector<DocumentLine> made;
  if (kind != reversal && kind != guarantee)
    made.push_back(
        small_line(has_line ? lines.at(static_cast<std::size_t>(any(3))) : "", 1 + any(90)));
  if (kind == amendment && any(2) == 0) made.front().amount = -made.front().amount;
  Document d = small_document(kind, "CT-" + std::to_string(number), std::move(made));
  if (kind == amendment) d.version = 2 + any(4);
  if (kind == guarantee || (kind == commitment && any(2) == 0))
    d.guarantee = Guarantee{Money::dong(1 + any(60)), Date::of(2020, 5, 4)};
  if ((kind == supplement || kind == reduction) && any(2) == 0)
    d.target = {ClassCode{"ML1"}, ItemCode{any(2) == 0 ? "" : "hall"}};
  if (any(3) > 0) d.follows = DocumentId{"CT-" + std::to_string(any(number + 1))};
  return d;
}

std::string written_down(const Store& store) {
  std::string text;
  for (const ControlLevel level : all_control_levels)
    store.standings({}, level, [&](const Scope& scope, const Standing& standing) {
      text += scope.code + ":";
      for (const Stage stage : all_stages) text += " " + std::to_string(standing[stage].dong());
      text += "\n";
    });
  return text;
}

TEST_CASE("a book on disk and one in memory never differ, closed and opened or not", "[store]") {
  const ScratchFolder folder;
  int all_accepted = 0;
  const auto first_seed = static_cast<unsigned>(given("DUTOAN_SEED", 1) * 8);
  for (unsigned seed = first_seed; seed < first_seed + 8; ++seed) {
    CAPTURE(seed);
    std::mt19937 chance{seed};
    const std::string path = folder / std::to_string(seed);
    const BookSettings settings{all_control_levels.at(seed % 4)};
    MemoryStore memory{settings};
    auto store = make_book(path, settings);
    Document approval = small_document(
        DocumentKind::approval, "CT-0",
        {small_line("ML1/hall", 200), small_line("ML1/drinks", 300), small_line("TQ1/bus", 100)});
    approval.version = 1;
    for (DocumentLine& line : approval.lines) line.classified = small_place(line.line);
    const auto first = small_document(DocumentKind::allotment, "CT-A", {small_line("", 900)});
    int accepted = 0;
    for (int i = -2; i < 60; ++i) {
      const Document d = i == -2 ? first : i == -1 ? approval : any_document(chance, i + 1);
      const std::vector<Document> one = {d};
      const auto a = memory.append(one, recorded_at, decide);
      const auto b = store->append(one, recorded_at, decide);
      REQUIRE(a.has_value() == b.has_value());
      if (!a) CHECK(codes_of(a.error()) == codes_of(b.error()));
      if (a) {
        ++accepted;
        CHECK(codes_of(a->front().warnings) == codes_of(b->front().warnings));
        CHECK(a->front().sequence == b->front().sequence);
      }
      if (i % 7 == 0) store = nullptr, store = open_book(path);
    }
    all_accepted += accepted;
    CHECK(written_down(*store) == written_down(memory));
    CHECK(flaws_of(path) == "");
  }
  CHECK(all_accepted > 50);
}

// ---- What the database itself keeps -----------------------------------------------------------

TEST_CASE("an advance is never used up twice, not even by plain SQL", "[store]") {
  const ScratchFolder folder;
  const std::string path = folder / "book";
  make_purse(path);
  const auto store = open_book(path);
  post(*store, small_document(DocumentKind::advance, "TU-01", {small_line("ML1/drinks", 100)}));
  const std::string repay =
      "INSERT INTO posting SELECT max(sequence), 2, (SELECT id FROM account WHERE stage ="
      " 'approved'), (SELECT id FROM account WHERE stage = 'advanced'), ";
  for (const char* amount : {"101", "0", "-1"}) {
    CAPTURE(amount);
    CHECK_FALSE(run_plainly(path, repay + amount + " FROM document"));
  }
  CHECK(run_plainly(path, repay + "100 FROM document"));  // and verification tells that it is there
  CHECK(flaws_of(path).starts_with("chain"));
}

TEST_CASE("nothing that was kept is changed, replaced or removed by plain SQL", "[store]") {
  const ScratchFolder folder;
  const std::string path = folder / "book";
  make_purse(path);
  const std::string before = all_of(path);
  for (const std::string table : {"document", "document_line", "posting", "funding",
                                  "estimate_line", "settings", "account"}) {
    CAPTURE(table);
    CHECK_FALSE(run_plainly(path, "DELETE FROM " + table));
    CHECK_FALSE(run_plainly(path, "REPLACE INTO " + table + " SELECT * FROM " + table));
  }
  for (const char* sql :
       {"UPDATE document SET payee = 'x'", "UPDATE document_line SET amount = 1",
        "UPDATE posting SET amount = 1", "UPDATE funding SET unit = 'x'",
        "UPDATE estimate_line SET category = 'x'", "UPDATE settings SET blocks = 'whole'",
        "UPDATE account SET stage = 'spent'",
        "INSERT INTO document_line SELECT 1, 2, funding, class, item, amount, advanced_class,"
        " advanced_item, category, sub_item, grouping FROM document_line WHERE document = 2"})
    CHECK_FALSE(run_plainly(path, sql));
  CHECK(all_of(path) == before);
}

// ---- Several at once, and a disk that fails ---------------------------------------------------

TEST_CASE("eight processes that race for the last đồng never overspend", "[store]") {
  const ScratchFolder folder;
  const std::string path = folder / "book";
  make_purse(path);
  const int attempts = given("DUTOAN_ATTEMPTS", 1'200) / 8;  // each of eight
  const std::int64_t amount = std::max<std::int64_t>(1, 1'000 / (attempts * 3));
  const int well = in_processes(8, [&](int writer) {
    const auto store = open_book(path);
    for (int i = 0; i < attempts; ++i) {
      const std::vector<Document> one = {
          payment_of(amount, std::to_string(writer) + "." + std::to_string(i))};
      const auto receipts = store->append(one, recorded_at, decide);
      if (!receipts && codes_of(receipts.error()) != "5001") throw std::runtime_error{"other"};
    }
  });
  CHECK(well == 8);
  CHECK(spent_in(*open_book(path)) ==
        std::min<std::int64_t>(1'000 / amount, attempts * 8) * amount);
  CHECK(flaws_of(path) == "");
}

/// What the store said of payments, as sums.
struct Said {
  std::int64_t confirmed = 0, denied = 0;
};

/// Pays 1, 2 and 3 đồng on a disk that strikes.
Said pay_on_faulty_disk(const std::string& path) {
  Said said;
  Opening opening = opening_at(path);
  opening.vfs = faulty_disk;
  opening.patience = std::chrono::milliseconds{0};
  for (int i = 1; i <= 3; ++i) {
    try {
      SqliteStore store{opening};
      const std::vector<Document> one = {payment_of(i, "PC-" + std::to_string(i))};
      const auto receipts = store.append(one, recorded_at, decide);
      if (!receipts) continue;
      said.confirmed += i;
      CHECK_FALSE(receipts->front().is_repeated);  // it was this call that posted it
    } catch (const StorageFault& fault) {
      if (!fault.problem().is(BookRule::outcome_unknown)) said.denied += i;
    }
  }
  return said;
}

/// Whether what was confirmed is there and what was denied is not, and sending all of it again
/// leaves each payment once.
void check_after(const std::string& path, const Said& said) {
  CHECK(flaws_of(path) == "");
  const auto store = open_book(path);
  CHECK(spent_in(*store) >= said.confirmed);
  CHECK(spent_in(*store) <= 6 - said.denied);
  for (int i = 1; i <= 3; ++i) post(*store, payment_of(i, "PC-" + std::to_string(i)));
  CHECK(spent_in(*store) == 6);
}

int sweep_store(Strike strike, Survivors survivors, std::int64_t stride) {
  const ScratchFolder folder;
  const std::string path = folder / "book";
  make_purse(folder / "model");
  int strikes = 0;
  for (strike.at = 1;; strike.at += stride) {
    std::filesystem::remove(path + "-journal");
    write_content(path, file_content(folder / "model"));
    set_strike(strike);
    const Said said = pay_on_faulty_disk(path);
    if (!has_struck()) break;
    if (strike.is_power_cut) leave_remains(survivors, static_cast<std::uint64_t>(strike.at));
    set_strike({});
    CAPTURE(strike.at, static_cast<int>(survivors), strike.stays);
    check_after(path, said);
    ++strikes;
  }
  set_strike({});
  return strikes;
}

TEST_CASE("whatever the disk does, a payment is made once or not, and never by halves", "[store]") {
  for (const Strike& strike :
       {Strike{}, Strike{.stays = true}, Strike{.calls = call_write, .how = Failing::full},
        Strike{.calls = call_flush}})
    CHECK(sweep_store(strike, Survivors::none, 3) > 3);
  for (const Survivors survivors : {Survivors::none, Survivors::all, Survivors::some})
    CHECK(sweep_store({.calls = changing_calls, .is_power_cut = true}, survivors, 2) > 10);
}

/// Pays on a disk whose `at`-th flush, or the process at it, fails, and sends the payment again
/// until it is confirmed; then the power goes. False when there are fewer flushes.
bool keeps_what_was_found(const std::string& path, const std::string& model, Strike strike) {
  write_content(path, file_content(model));
  std::filesystem::remove(path + "-journal");
  Opening opening = opening_at(path);
  opening.vfs = faulty_disk;
  opening.patience = std::chrono::milliseconds{0};
  remember_all();
  set_next_strike(strike);
  bool is_confirmed = false, has_failed = false;
  for (int i = 0; i < 3 && !is_confirmed; ++i) {
    try {
      SqliteStore store{opening};
      const std::vector<Document> one = {payment_of(7, "PC-7")};
      is_confirmed = store.append(one, recorded_at, decide).has_value();
    } catch (const StorageFault&) {
    }
    has_failed = has_failed || has_struck();
    set_next_strike({});
  }
  CHECK(is_confirmed);
  leave_remains(Survivors::none, 1);
  set_strike({});
  CAPTURE(strike.at, strike.is_kill);
  CHECK(spent_in(*open_book(path)) == 7);
  return has_failed;
}

TEST_CASE("a payment that is found again survives a power cut like one that is new", "[store]") {
  const ScratchFolder folder;
  make_purse(folder / "model");
  for (const bool is_kill : {false, true})
    for (Strike strike{.at = 1, .calls = call_flush, .is_kill = is_kill};
         keeps_what_was_found(folder / "book", folder / "model", strike); ++strike.at) {
    }
}

}  // namespace
}  // namespace dutoan::tests
