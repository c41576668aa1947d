// Verification: for every check a book in which it finds something, and for every column and byte
// that somebody may change, a check that does.
#include "storage/verify.hpp"

#include "storage/raw_book.hpp"
#include "storage/scratch_folder.hpp"
#include "storage/sqlite_store.hpp"
#include "support/ledger_case.hpp"

#include <dutoan/book.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan::tests {
namespace {

using namespace storage;

Document paid_with_evidence() {
  Document d = small_document(DocumentKind::payment, "PC-03", {small_line("ML1/drinks", 5'000)});
  d.evidence = {{"invoice", DocumentNumber{"0001"}, d.date, Money::dong(3'000)},
                {"invoice", DocumentNumber{"0002"}, d.date, Money::dong(2'000)}};
  return d;
}

Document approved_of_saved() {
  Document d =
      small_document(DocumentKind::approval, "QD-03", {small_line("ML2/drinks", 5'000'000)});
  d.lines.front().classified = small_place(d.lines.front().line);
  d.version = 2;
  d.follows = DocumentId{"DT-01"};
  return d;
}

Document draft_of(const std::string& number, std::int64_t amount) {
  Document d = small_document(DocumentKind::draft, "NH-" + number,
                              {small_line("ML1/drinks", amount), small_line("ML1/drinks", 1)});
  d.decider = {};
  d.content = draft_text(DocumentKind::payment, DocumentNumber{"PC-" + number});
  return d;
}

Document ending_of(const std::string& number, DocumentKind kind) {
  Document d = small_document(kind, "KT-" + number, {});
  d.follows = DocumentId{"NH-" + number};
  d.decider = {};
  d.description = "thiếu biên bản nghiệm thu";
  return d;
}

/// NH-31 is open (16), NH-32 dropped (17, 18), NH-33 posted (19, 20), NH-34 refused (21, 22).
void post_drafts(Store& store) {
  post(store, draft_of("31", 1'000));
  post(store, draft_of("32", 2'000));
  post(store, ending_of("32", DocumentKind::dropping));
  post(store, draft_of("33", 3'000));
  Document posted = *drafted_document(draft_of("33", 3'000));
  posted.id = DocumentId{"PC-33"};
  posted.decider = PersonCode{"ttdv"};
  post(store, posted);
  post(store, draft_of("34", 4'000));
  post(store, ending_of("34", DocumentKind::refusal));
}

/// Documents 1 to 22: those of rules_book.csv, a payment with two invoices, an approval of what was
/// saved, drafts.
void make_sample_book(const std::string& path) {
  const auto store = make_book(path, {ControlLevel::category});
  for (const Row& row : csv_rows("ledger/rules_book.csv")) post(*store, document_in(row));
  post(*store, paid_with_evidence());
  post(*store, approved_of_saved());
  post_drafts(*store);
}

struct Sample {
  ScratchFolder folder;
  std::string model = folder / "model", path = folder / "book";

  Sample() { make_sample_book(model); }
  void begin_anew() const {
    for (const char* end : {"", "-journal", "-wal", "-shm"}) std::filesystem::remove(path + end);
    std::filesystem::copy_file(model, path);
  }
};

std::vector<Finding> findings_of(const std::string& path) {
  const auto found = verify_book(path);
  if (!found) return {{"refused", 0, ""}};
  return *found;
}

std::string told(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& each : findings)
    text += each.check + " " + std::to_string(each.document) + ": " + each.why + "\n";
  return text;
}

struct Tampering {
  std::string_view check;
  std::int64_t document;
  const char* sql;
};

const std::vector<Tampering> tamperings = {
    {"schema", 0, "DROP TRIGGER document_stays"},
    {"schema", 0, "CREATE TABLE more (a TEXT) STRICT"},
    {"schema", 0, "PRAGMA user_version = 0"},
    {"chain", 5, "UPDATE document SET description = 'another' WHERE sequence = 5"},
    {"chain", 9, "UPDATE document SET digest = replace(digest, 'a', 'b') WHERE sequence = 9"},
    {"foreign-keys", 0, "DELETE FROM document WHERE sequence = 14"},
    {"settings", 0, "DELETE FROM settings"},
    {"gaps", 6, "DELETE FROM document WHERE sequence = 5"},
    {"dates", 4, "UPDATE document SET date = '2020-02-31' WHERE sequence = 4"},
    {"line-positions", 2, "DELETE FROM document_line WHERE document = 2 AND position = 1"},
    {"evidence-positions", 14, "DELETE FROM evidence WHERE document = 14 AND position = 1"},
    {"posting-positions", 2, "DELETE FROM posting WHERE document = 2 AND position = 1"},
    {"totals", 4, "UPDATE document SET total = total + 1 WHERE sequence = 4"},
    {"years", 3, "UPDATE document SET fiscal_year = 2021 WHERE sequence = 3"},
    {"amounts", 6, "UPDATE posting SET amount = 0 WHERE document = 6"},
    {"unposted", 7, "DELETE FROM posting WHERE document = 7"},
    {"closings", 3, "UPDATE document SET kind = 'closing' WHERE sequence = 3"},
    {"posting-fundings", 3,
     "INSERT INTO funding SELECT 99, 2021, unit, chapter, subcategory, source, nature, programme"
     " FROM funding LIMIT 1; UPDATE account SET funding = 99 WHERE stage = 'withheld'"},
    {"posting-lines", 7,
     "UPDATE posting SET credit = (SELECT id FROM account WHERE class = 'TQ1' AND stage = "
     "'approved') WHERE document = 7"},
    {"balances", 1, "UPDATE account SET balance = balance + 1 WHERE stage = 'allotted'"},
    {"breakdowns", 0, "UPDATE breakdown SET amount = amount + 1 WHERE kind = 'month'"},
    {"standings", 0, "UPDATE standing SET amount = amount + 1 WHERE level = 'category'"},
    {"stages", 0, "UPDATE account SET balance = balance + 1 WHERE stage = 'allotted'"},
    {"below-zero", 0, "UPDATE account SET balance = -1 WHERE stage = 'withheld'"},
    {"below-zero", 0,
     "UPDATE standing SET amount = -1 WHERE level = 'category' AND stage = 'approved'"},
    {"used-once", 11, "UPDATE posting SET amount = amount + 1 WHERE document = 11"},
    {"holders", 7,
     "UPDATE account SET opened_by = 'nobody' WHERE stage = 'advanced' AND item = 'meals'"},
    {"holders", 1, "UPDATE account SET opened_by = 'QD-01' WHERE stage = 'allotted'"},
    {"guarantees", 12, "UPDATE document SET guarantee_amount = 0 WHERE sequence = 12"},
    {"guarantees", 4, "UPDATE document SET guarantee_amount = 5 WHERE sequence = 4"},
    {"guarantees", 4, "UPDATE document SET kind = 'guarantee' WHERE sequence = 4"},
    {"guarantees", 6,
     "UPDATE document SET guarantee_amount = 19999999, guarantee_until = '2020-12-31'"
     " WHERE sequence = 4"},
    {"guarantees", 6,
     "UPDATE document SET guarantee_amount = 20000000, guarantee_until = '2020-03-15'"
     " WHERE sequence = 4"},
    {"targets", 9, "UPDATE document SET target_class = 'ML1' WHERE sequence = 9"},
    {"targets", 2,
     "UPDATE document SET kind = 'supplement', target_class = 'ML2' WHERE sequence = 1;"
     "UPDATE account SET opened_by = 'QD-01' WHERE stage = 'allotted'"},
    {"follows", 6, "UPDATE document SET follows = 'DS-01' WHERE sequence = 6"},
    {"reversed-once", 14,
     "UPDATE document SET kind = 'reversal', follows = 'PC-02' WHERE sequence = 14"},
    {"reversals", 11, "UPDATE document SET follows = 'PC-01' WHERE sequence = 11"},
    {"versions", 2, "UPDATE document SET version = 2 WHERE sequence = 2"},
    {"versions", 13, "UPDATE document SET version = 2 WHERE sequence = 13"},
    {"contents", 13, "UPDATE document SET content = '' WHERE sequence = 13"},
    {"contents", 4, "UPDATE document SET content = 'x' WHERE sequence = 4"},
    {"chain", 13, "UPDATE document SET content = content || ' ' WHERE sequence = 13"},
    {"approvals", 2, "UPDATE document SET follows = 'PC-01' WHERE sequence = 2"},
    {"approvals", 15, "UPDATE document_line SET amount = amount + 1 WHERE document = 15"},
    {"approvals", 15,
     "UPDATE document_line SET amount = 1 WHERE document = 13 AND item = 'drinks'"},
    {"funded-decisions", 13,
     "UPDATE document SET kind = 'awaiting' WHERE sequence = 13;"
     "UPDATE document SET kind = 'funded' WHERE sequence = 15;"
     "UPDATE document_line SET amount = 1 WHERE document = 13 AND item = 'drinks'"},
    {"closed-periods", 14, "UPDATE document SET posted_on = '2020-04-10' WHERE sequence = 14"},
    {"closings", 16, "UPDATE posting SET document = 16 WHERE document = 14"},
    {"contents", 16, "UPDATE document SET content = '' WHERE sequence = 16"},
    {"drafts-end-once", 18, "UPDATE document SET follows = 'PC-01' WHERE sequence = 18"},
    {"drafts-end-once", 22, "UPDATE document SET follows = 'NH-32' WHERE sequence = 22"},
    {"drafts-end-once", 22, "UPDATE document SET follows = 'NH-33' WHERE sequence = 22"},
    {"drafts-end-once", 22, "UPDATE document SET description = '12345 6789' WHERE sequence = 22"},
    {"posted-as-drafted", 20, "UPDATE document SET payee = 'x' WHERE sequence = 20"},
    {"posted-as-drafted", 20, "UPDATE document SET decider = author WHERE sequence = 20"},
    {"posted-as-drafted", 20,
     "UPDATE document_line SET amount = amount + 1 WHERE document = 20 AND position = 2"},
    {"open-drafts", 16, "DELETE FROM open_draft"},
    {"open-drafts", 16, "UPDATE open_draft SET becomes = 'payment PC-99'"},
    {"open-drafts", 17, "INSERT INTO open_draft VALUES (17, 'BDT', 2020, 'payment PC-32')"},
    {"drafted", 0, "UPDATE drafted SET amount = amount + 1 WHERE level = 'line'"},
    {"drafted", 0, "DELETE FROM drafted WHERE level = 'whole'"},
    {"places", 2, "UPDATE estimate_line SET category = 'x' WHERE class = 'TQ1'"},
    {"categories", 0, "UPDATE account SET category = 'x' WHERE class = 'TQ1'"},
};

TEST_CASE("a book that only this program wrote is found whole", "[verify]") {
  const Sample sample;
  CHECK(told(findings_of(sample.model)) == "");
  sample.begin_anew();
  std::filesystem::permissions(sample.path, std::filesystem::perms::owner_read);
  const auto before = file_content(sample.path);
  CHECK(told(findings_of(sample.path)) == "");
  CHECK(file_content(sample.path) == before);
}

TEST_CASE("every check has a book in which it finds the first document that is wrong", "[verify]") {
  const Sample sample;
  std::set<std::string_view> seen = {"integrity", "checkpoint"};  // which have a test of their own
  for (const Tampering& each : tamperings) {
    CAPTURE(each.sql);
    sample.begin_anew();
    REQUIRE(tamper(sample.path, each.sql));
    const auto findings = findings_of(sample.path);
    INFO(told(findings));
    CHECK(std::ranges::any_of(findings, [&](const Finding& found) {
      return found.check == each.check && found.document == each.document;
    }));
    seen.insert(each.check);
  }
  for (const std::string_view name : check_names()) {
    CAPTURE(name);
    CHECK(seen.contains(name));
  }
  CHECK(check_names().size() >= 20);
}

TEST_CASE("the sums hold in a whole book, and where a query of theirs finds something they do not",
          "[verify]") {
  const Sample sample;
  const auto sums_hold = [](const std::string& path) {
    Opening opening;
    opening.path = path, opening.newest_known = 1000, opening.access = Access::read;
    Connection book{opening};
    return posted_sums_hold(book);
  };
  CHECK(sums_hold(sample.model));
  std::vector<const char*> all = {
      "UPDATE account SET id = 1000 WHERE id = (SELECT max(id) FROM account)",
      "UPDATE posting SET debit = 1000 WHERE document = 6",
      "UPDATE posting SET credit = -9223372036854775807 - 1 WHERE document = 6",
      "UPDATE posting SET amount = 9223372036854775807 WHERE document > 5",
      "UPDATE posting SET amount = -9223372036854775807 - 1 WHERE document = 6"};
  for (const Tampering& each : tamperings)
    if (each.check == "balances" || each.check == "used-once" || each.check == "amounts")
      all.push_back(each.sql);
  for (const char* sql : all) {
    CAPTURE(sql);
    sample.begin_anew();
    REQUIRE(tamper(sample.path, sql));
    CHECK_FALSE(sums_hold(sample.path));
    CHECK_FALSE(findings_of(sample.path).empty());
  }
}

TEST_CASE("an index that says something else than its table is found", "[verify]") {
  const Sample sample;
  const std::string whole = file_content(sample.model), day = "2020-02-03";
  bool is_found = false;
  for (auto at = whole.find(day); at != whole.npos; at = whole.find(day, at + 1)) {
    sample.begin_anew();
    std::string bytes = whole;
    bytes[at + day.size() - 1] = '4';
    write_content(sample.path, bytes);
    const auto findings = findings_of(sample.path);
    CHECK_FALSE(findings.empty());
    is_found = is_found || std::ranges::any_of(findings, [](const Finding& found) {
                 return found.check == "integrity";
               });
  }
  CHECK(is_found);
}

TEST_CASE("no column of any table can be changed unseen", "[verify]") {
  const Sample sample;
  int columns = 0;
  for (const std::string& column :
       rows_of(sample.model,
               "SELECT m.name || '.' || c.name FROM sqlite_schema m, pragma_table_info(m.name) c"
               " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'")) {
    CAPTURE(column);
    const std::string table = column.substr(0, column.find('.'));
    const std::string name = column.substr(column.find('.') + 1);
    sample.begin_anew();
    const std::string before = all_of(sample.path);
    const bool is_done =
        tamper(sample.path, "UPDATE " + table + " SET " + name + " = CASE typeof(" + name +
                                ") WHEN 'text' THEN " + name + " || 'x' ELSE coalesce(" + name +
                                ", 0) + 1000 END");
    if (!is_done || all_of(sample.path) == before) continue;
    ++columns;
    CHECK_FALSE(findings_of(sample.path).empty());
  }
  CHECK(columns > 50);
}

TEST_CASE("no byte of the file can be changed unseen", "[verify]") {
  const Sample sample;
  const std::string whole = file_content(sample.model);
  const std::string before = all_of(sample.model);
  constexpr std::size_t flips = 500;
  int changed = 0;
  for (std::size_t i = 0; i < flips; ++i) {
    sample.begin_anew();
    std::string bytes = whole;
    const std::size_t at = i * whole.size() / flips + i % 7;
    if (at >= bytes.size()) continue;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x11);
    write_content(sample.path, bytes);
    if (all_of(sample.path) == before) continue;
    ++changed;
    CAPTURE(at);
    CHECK_FALSE(findings_of(sample.path).empty());
  }
  CHECK(changed > 50);
}

TEST_CASE("a checkpoint shows what was rewritten or cut off since", "[verify]") {
  const Sample sample;
  const std::string key = sample.folder / "key";
  const auto checkpoint = checkpoint_book(sample.model, key);
  REQUIRE(checkpoint);
  CHECK(told(*verify_book(sample.model, checkpoint->text)) == "");
  post(*open_book(sample.model),
       small_document(DocumentKind::payment, "PC-04", {small_line("ML1/drinks", 1)}));
  CHECK(told(*verify_book(sample.model, checkpoint->text)) == "");

  // A book made anew with another history is in itself whole: only the checkpoint knows.
  const auto remake = [&](std::size_t count, const std::string& memo) {
    std::filesystem::remove(sample.path);
    const auto store = make_book(sample.path, {ControlLevel::category});
    const auto rows = csv_rows("ledger/rules_book.csv");
    for (std::size_t i = 0; i < count; ++i) {
      Document d = document_in(rows[i]);
      if (i == 3) d.description += memo;
      post(*store, d);
    }
    if (count == rows.size()) {
      post(*store, paid_with_evidence());
      post(*store, approved_of_saved());
      post_drafts(*store);
    }
    CHECK(told(findings_of(sample.path)) == "");
    return told(*verify_book(sample.path, checkpoint->text));
  };
  CHECK(remake(13, "") == "");
  CHECK(remake(13, ".").starts_with("checkpoint 22:"));
  CHECK(remake(10, "").starts_with("checkpoint 11:"));

  CHECK_FALSE(verify_book(sample.model, checkpoint->text + " "));
  const auto again = checkpoint_book(sample.model, key);
  REQUIRE(again);
  CHECK(again->public_key == checkpoint->public_key);
  CHECK(again->short_code.starts_with("23-"));
}

TEST_CASE("what is no book is refused by verification", "[verify]") {
  const ScratchFolder folder;
  CHECK(verify_book(folder / "none").error().front().is(BookRule::book_not_found));
  write_content(folder / "text", std::string(3000, 'x'));
  CHECK(verify_book(folder / "text").error().front().is(BookRule::not_a_book));
}

}  // namespace
}  // namespace dutoan::tests
