#include "torture/use_case.hpp"

#include "storage/backup.hpp"
#include "storage/sqlite_store.hpp"
#include "support/ledger_case.hpp"
#include "torture/golden_book.hpp"

#include <dutoan/book.hpp>

#include <algorithm>
#include <filesystem>
#include <new>

namespace dutoan::tests {
namespace {

using namespace storage;

constexpr int old_count = 20, batch_count = 200;

Ids ids_of(const std::vector<Document>& documents) {
  Ids ids;
  for (const Document& document : documents) ids.insert(document.id.text());
  return ids;
}
const Ids& old_payments() {
  static const Ids ids = ids_of(payments_called("old", old_count));
  return ids;
}

std::string copy_of(const std::string& path) { return path + ".copy"; }
std::string backup_beside(const std::string& path) { return path + ".backup"; }

/// A book with twenty payments, and a backup of it.
void make_with_backup(const std::string& path) {
  make_paid_book(path);
  const auto store = open_book(path);
  for (const Document& payment : payments_called("old", old_count)) post(*store, payment);
  back_up_book(path, backup_beside(path));
}

/// Does `step`; false when the disk or the memory does not let it.
template <class Step>
bool attempt(const Step& step) {
  try {
    step();
    return true;
  } catch (const StorageFault&) {
    return false;
  } catch (const std::bad_alloc&) {
    return false;
  }
}

std::string flaw_with(const std::string& path, const Outcome& outcome, const Ids& attempted) {
  Ids confirmed = outcome.confirmed;
  confirmed.insert(old_payments().begin(), old_payments().end());
  return flaw_in(path, {confirmed, attempted});
}

// ---- Documents --------------------------------------------------------------------------------

const std::vector<Document>& three_payments() {
  static const auto made = payments_called("new", 3);
  return made;
}

Outcome post_three(const Opening& book) {
  Outcome outcome;
  for (int round = 0; round < 2 && !outcome.is_done; ++round) {
    attempt([&] {
      SqliteStore store{book};
      outcome.confirmed.merge(post_each(store, three_payments()));
      outcome.is_done = outcome.confirmed.size() == three_payments().size();
    });
  }
  return outcome;
}
std::string flaw_of_three(const std::string& path, const Outcome& outcome) {
  return flaw_with(path, outcome, ids_of(three_payments()));
}

const std::vector<Document>& batch() {
  static const auto made = payments_called("batch", batch_count);
  return made;
}

Outcome append_together(const Opening& book, const std::vector<Document>& documents) {
  Outcome outcome;
  attempt([&] {
    SqliteStore store{book};
    if (store.append(documents, recorded_at, decide)) outcome.confirmed = ids_of(documents);
  });
  outcome.is_done = !outcome.confirmed.empty();
  return outcome;
}

Outcome import_batch(const Opening& book) { return append_together(book, batch()); }

std::string flaw_of_batch(const std::string& path, const Outcome& outcome) {
  const std::string flaw = flaw_with(path, outcome, ids_of(batch()));
  if (!flaw.empty()) return flaw;
  const std::string seen = path + ".seen";
  copy_book(path, seen);
  const auto count = history_of(seen).size() - first_documents - old_count;
  return count == 0 || count == batch_count ? "" : "a part of the batch";
}

Outcome close_month(const Opening& book) {
  return append_together(book, {document_called("KS-01")});
}
std::string flaw_of_closing(const std::string& path, const Outcome& outcome) {
  return flaw_with(path, outcome, {"KS-01"});
}

// ---- Copies -----------------------------------------------------------------------------------

/// A copy holds all of the book that was there, or there is none.
std::string flaw_of_copy(const std::string& copy, bool must_be_there) {
  if (!std::filesystem::exists(copy)) return must_be_there ? "the copy is lost" : "";
  // A book is copied alone: what lies beside it is no part of it.
  const std::string alone = copy + ".alone";
  remove_book(alone);
  std::filesystem::copy_file(copy, alone);
  const std::string flaw = flaw_in(alone, {old_payments(), {}});
  return flaw.empty() ? "" : "the copy: " + flaw;
}

Outcome copy_once(Opening book, const std::string& from) {
  Outcome outcome;
  const std::string to = copy_of(book.path);
  book.path = from;
  outcome.is_done = attempt([&] { back_up(book, to); });
  return outcome;
}

Outcome back_up_once(const Opening& book) { return copy_once(book, book.path); }
Outcome restore_once(const Opening& book) { return copy_once(book, backup_beside(book.path)); }

std::string flaw_of_copying(const std::string& path, const Outcome& outcome) {
  std::string flaw = flaw_with(path, outcome, {});
  if (flaw.empty()) flaw = flaw_of_copy(copy_of(path), outcome.is_done);
  if (flaw.empty()) flaw = flaw_of_copy(backup_beside(path), true);
  return flaw;
}

Outcome read_head(const Opening& book) {
  Outcome outcome;
  attempt([&] {
    Opening reading = book;
    reading.access = Access::read;
    Connection connection{reading};
    outcome.is_done = head_of(connection).count == old_count + first_documents;
  });
  return outcome;
}
std::string flaw_of_reading(const std::string& path, const Outcome& outcome) {
  return flaw_with(path, outcome, {});
}

// ---- Migrations -------------------------------------------------------------------------------

void make_old(const std::string& path) { copy_golden_book(golden_versions().front(), path); }

Outcome bring_to_next(const Opening& book) {
  Outcome outcome;
  outcome.is_done = attempt([&] { migrate_to_next(book); });
  return outcome;
}
std::string flaw_of_migrated(const std::string& path, const Outcome& outcome) {
  return flaw_of_migration(path, golden_versions().front(), outcome.is_done);
}

}  // namespace

const std::vector<UseCase>& use_cases() {
  static const std::vector<UseCase> all = {
      {"post", make_with_backup, post_three, flaw_of_three},
      {"import", make_with_backup, import_batch, flaw_of_batch},
      {"close", make_with_backup, close_month, flaw_of_closing},
      {"migrate", make_old, bring_to_next, flaw_of_migrated},
      {"backup", make_with_backup, back_up_once, flaw_of_copying},
      {"restore", make_with_backup, restore_once, flaw_of_copying},
      {"checkpoint", make_with_backup, read_head, flaw_of_reading},
  };
  return all;
}

std::vector<Journal> journals() { return {Journal::persist, Journal::wal}; }

}  // namespace dutoan::tests
