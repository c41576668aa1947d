#include "torture/golden_book.hpp"

#include "storage/migration.hpp"
#include "storage/raw_book.hpp"
#include "storage/scratch_folder.hpp"
#include "support/ledger_case.hpp"
#include "torture/paid_book.hpp"

#include <dutoan/book.hpp>

#include <exception>
#include <filesystem>
#include <map>

namespace dutoan::tests {
namespace {

using namespace storage;

const char* const next_step =
    "ALTER TABLE document ADD COLUMN remark TEXT NOT NULL DEFAULT '';"
    "CREATE TABLE next (document INTEGER NOT NULL REFERENCES document, position INTEGER NOT NULL,"
    " kind TEXT NOT NULL, number TEXT NOT NULL, date TEXT NOT NULL, amount INTEGER NOT NULL,"
    " remark TEXT NOT NULL DEFAULT 'none', PRIMARY KEY (document, position))"
    " STRICT, WITHOUT ROWID;"
    "INSERT INTO next (document, position, kind, number, date, amount)"
    " SELECT document, position, kind, number, date, amount FROM evidence;"
    "DROP TABLE evidence;"
    "ALTER TABLE next RENAME TO evidence;"
    "CREATE TRIGGER evidence_stays BEFORE DELETE ON evidence"
    " BEGIN SELECT raise(ABORT, 'evidence stays'); END;";

std::vector<Migration> steps_to_next() {
  auto steps = migrations();
  steps.push_back({newest_version() + 1, "next", next_step, "SELECT 'a remark' WHERE 0"});
  return steps;
}

/// What a book of the golden `version` holds, before and after.
struct Contents {
  std::string before, after;
};

Contents contents_of(int version) {
  const ScratchFolder folder;
  const std::string path = folder / "book";
  copy_golden_book(version, path);
  Contents contents{all_of(path), {}};
  migrate_to_next(opening_at(path));
  contents.after = all_of(path);
  return contents;
}

const Contents& known_contents_of(int version) {
  static std::map<int, Contents> known;
  const auto it = known.find(version);
  return it != known.end() ? it->second
                           : known.emplace(version, contents_of(version)).first->second;
}

/// The version and content of a file that nothing is done to first but what SQLite must undo.
std::string flaw_of_content(const std::string& path, int version, bool must_be_next) {
  const Contents& contents = known_contents_of(version);
  if (rows_of(path, "PRAGMA integrity_check") != std::vector<std::string>{"ok"}) return "damaged";
  const std::string found = rows_of(path, "PRAGMA user_version").at(0);
  const bool is_next = found == std::to_string(newest_version() + 1);
  if (!is_next && found != std::to_string(version)) return "a version between: " + found;
  if (!is_next && must_be_next) return "the new version is lost";
  return all_of(path) == (is_next ? contents.after : contents.before) ? "" : "another content";
}

}  // namespace

std::string golden_book(int version) {
  return std::string{DUTOAN_SOURCE_DIR} + "/tests/golden/books/v" + std::to_string(version) +
         ".book";
}

const std::vector<int>& golden_versions() {
  static const std::vector<int> versions = [] {
    std::vector<int> found;
    for (int version = 1; version <= newest_version(); ++version)
      if (std::filesystem::exists(golden_book(version))) found.push_back(version);
    return found;
  }();
  return versions;
}

void copy_golden_book(int version, const std::string& path) {
  remove_book(path);
  std::filesystem::copy_file(golden_book(version), path);
}

void make_sample_book(const std::string& path) {
  const auto store = make_book(path, {ControlLevel::category});
  for (const Row& row : csv_rows("ledger/rules_book.csv")) post(*store, document_in(row));
  Document paid = small_document(DocumentKind::payment, "PC-03", {small_line("ML1/drinks", 5'000)});
  paid.evidence = {{"invoice", DocumentNumber{"0001"}, paid.date, Money::dong(3'000)},
                   {"invoice", DocumentNumber{"0002"}, paid.date, Money::dong(2'000)}};
  post(*store, paid);
}

int newest_version() { return static_cast<int>(migrations().size()); }

void migrate_to_next(const Opening& book) {
  Opening opening = book;
  opening.newest_known = newest_version() + 1;
  Connection connection{opening};
  migrate(connection, steps_to_next());
}

std::string flaw_of_migration(const std::string& path, int version, bool is_done) {
  const std::string copy = path + ".audit", kept = backup_of(path, version);
  copy_book(path, copy);
  if (const std::string flaw = flaw_of_content(copy, version, is_done); !flaw.empty()) return flaw;
  if (std::filesystem::exists(kept)) {
    copy_book(kept, copy + ".kept");
    if (const std::string flaw = flaw_of_content(copy + ".kept", version, false); !flaw.empty())
      return "the old book: " + flaw;
  } else if (is_done && version <= newest_version()) {
    return "the old book is lost";
  }
  try {
    migrate_to_next(opening_at(copy));
  } catch (const std::exception& fault) {
    return fault.what();
  }
  return flaw_of_content(copy, version, true);
}

}  // namespace dutoan::tests
