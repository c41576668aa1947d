// A saved estimate is read back byte by byte: after later documents, anew, from copies, and in a
// book that was made before there were any.
#include "storage/backup.hpp"
#include "storage/migration.hpp"
#include "storage/raw_book.hpp"
#include "storage/scratch_folder.hpp"
#include "support/ledger_case.hpp"
#include "support/sample.hpp"

#include <dutoan/book.hpp>
#include <dutoan/frozen_estimate.hpp>

#include <catch2/catch.hpp>

#include <string>

namespace dutoan::tests {
namespace {

Document saved_sample(int version) {
  const std::string text = std::to_string(version);
  Document d = small_document(DocumentKind::estimate, "DT-" + text,
                              lines_to_approve(sample_estimate(), small_funding()));
  d.version = version;
  d.content = frozen_text(freeze(sample_estimate(), {text, "plan", "rates", {}}));
  return d;
}

void check_versions(const std::string& path) {
  CHECK(verify_book(path)->empty());
  open_book(path)->read([](const BookView& book) {
    for (int version = 1; version < 4; ++version) {
      const auto kept = book.saved_estimate(SpendingUnitCode{"BDT"}, 2020, version);
      REQUIRE(kept);
      CHECK(kept->document == saved_sample(version));
    }
  });
}

TEST_CASE("a saved version is read back as it was, whatever comes after it", "[store]") {
  const ScratchFolder folder;
  const std::string path = folder / "book", copy = folder / "copy", restored = folder / "again";
  {
    const auto store = make_book(path, {ControlLevel::category});
    for (int version = 1; version < 4; ++version) post(*store, saved_sample(version));
    for (const Row& row : csv_rows("ledger/rules_book.csv"))
      if (row.at("kind") != "estimate") post(*store, document_in(row));
  }
  check_versions(path);
  back_up_book(path, copy);
  check_versions(copy);
  back_up_book(copy, restored);
  check_versions(restored);
  CHECK_FALSE(run_plainly(path, "UPDATE document SET content = 'x' WHERE kind = 'estimate'"));
  check_versions(path);
}

/// Takes a book back to the schema that knew no content.
void make_older(const std::string& path) {
  REQUIRE(run_plainly(
      path,
      "DROP TRIGGER draft_opens; DROP TRIGGER draft_holds;"
      "DROP TRIGGER draft_is_ended; DROP TRIGGER draft_is_posted;"
      "DROP TRIGGER draft_holds_no_more; DROP VIEW draft_scope;"
      "DROP VIEW draft_line; DROP INDEX evidence_paper; DROP TABLE open_draft; DROP TABLE drafted;"
      "DROP TRIGGER posting_is_broken_down; DROP TABLE breakdown;"
      "DROP INDEX document_activity; DROP INDEX account_claim; "
      "DROP INDEX account_refunded; DROP INDEX account_targeted;"
      "ALTER TABLE document DROP COLUMN guarantee_amount;"
      "ALTER TABLE document DROP COLUMN guarantee_until;"
      "ALTER TABLE document DROP COLUMN target_class; ALTER TABLE document DROP COLUMN target_item;"
      "ALTER TABLE document DROP COLUMN activity; DROP TRIGGER account_unchanged;"
      "ALTER TABLE account DROP COLUMN sub_item;"
      "CREATE TRIGGER account_unchanged BEFORE UPDATE OF id ON account"
      " BEGIN SELECT raise(ABORT, 'an account stays'); END;"
      "DROP INDEX document_plain_number; DROP INDEX document_payee; "
      "ALTER TABLE settings DROP COLUMN sample; "
      "ALTER TABLE document DROP COLUMN content; PRAGMA user_version = 1"));
}

TEST_CASE("a book of before keeps its digests, and can save estimates from then on", "[store]") {
  const ScratchFolder folder;
  const std::string path = folder / "book";
  {
    const auto store = make_book(path, {ControlLevel::category});
    for (const Row& row : csv_rows("ledger/rules_book.csv"))
      if (row.at("kind") != "estimate") post(*store, document_in(row));
  }
  make_older(path);
  const auto digests = rows_of(path, "SELECT digest FROM document");
  post(*open_book(path), saved_sample(1));
  CHECK(verify_book(path)->empty());
  CHECK(std::filesystem::exists(storage::backup_of(path, 1)));
  auto after = rows_of(path, "SELECT digest FROM document");
  after.pop_back();
  CHECK(after == digests);
}

}  // namespace
}  // namespace dutoan::tests
