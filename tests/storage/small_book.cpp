#include "storage/small_book.hpp"

#include "storage/statement.hpp"
#include "storage/transaction.hpp"

#include <exception>
#include <optional>

namespace dutoan::tests {

using namespace storage;

const std::vector<Migration>& small_steps() {
  static const std::vector<Migration> steps = {
      {1, "0001_notes",
       "CREATE TABLE note (id TEXT PRIMARY KEY, amount INTEGER NOT NULL CHECK (amount > 0)) STRICT;"
       "CREATE TABLE total (only INTEGER PRIMARY KEY CHECK (only = 1), amount INTEGER NOT NULL) "
       "STRICT;"
       "INSERT INTO total VALUES (1, 0);"
       "CREATE TRIGGER note_stays BEFORE DELETE ON note"
       " BEGIN SELECT raise(ABORT, 'notes stay'); END;"
       "CREATE TRIGGER note_unchanged BEFORE UPDATE ON note"
       " BEGIN SELECT raise(ABORT, 'notes stay'); END;",
       "SELECT 'no total' WHERE NOT EXISTS (SELECT 1 FROM total)"},
      {2, "0002_payees",
       "CREATE TABLE next (id TEXT PRIMARY KEY, amount INTEGER NOT NULL CHECK (amount > 0),"
       " payee TEXT NOT NULL DEFAULT '') STRICT;"
       "INSERT INTO next (id, amount) SELECT id, amount FROM note;"
       "DROP TABLE note;"
       "ALTER TABLE next RENAME TO note;"
       "CREATE TRIGGER note_stays BEFORE DELETE ON note"
       " BEGIN SELECT raise(ABORT, 'notes stay'); END;"
       "CREATE TRIGGER note_unchanged BEFORE UPDATE ON note"
       " BEGIN SELECT raise(ABORT, 'notes stay'); END;",
       "SELECT id FROM note WHERE payee <> ''"},
  };
  return steps;
}

std::vector<Migration> small_steps(std::size_t count) {
  return {small_steps().begin(), small_steps().begin() + static_cast<std::ptrdiff_t>(count)};
}

Opening small_opening(const std::string& path, Access access) {
  Opening opening;
  opening.path = path;
  opening.access = access;
  opening.newest_known = 2;
  return opening;
}

void make_small_book(const std::string& path, int notes, std::size_t count) {
  Connection book{small_opening(path, Access::create)};
  migrate(book, small_steps(count));
  for (int i = 1; i <= notes; ++i) post_note(book, "n" + std::to_string(i), i);
}

void post_note(Connection& book, const std::string& id, std::int64_t amount) {
  Immediate transaction{book};
  Statement{book, "INSERT INTO note (id, amount) VALUES (:id, :amount)"}.run(
      {{"id", id}, {"amount", amount}});
  Statement{book, "UPDATE total SET amount = amount + :amount"}.run({{"amount", amount}});
  transaction.commit();
}

std::string flaw_of(const std::string& path, const std::set<std::string>& promised) {
  try {
    Connection book{small_opening(path)};
    const auto whole = Statement{book, "PRAGMA integrity_check"}.one<std::string>();
    if (whole != "ok") return whole;
    std::set<std::string> missing = promised;
    std::int64_t sum = 0;
    Statement{book, "SELECT id, amount FROM note"}.each<std::string, std::int64_t>(
        {}, [&](const std::string& id, std::int64_t amount) {
          missing.erase(id);
          sum += amount;
        });
    if (!missing.empty()) return "lost " + *missing.begin();
    if (Statement{book, "SELECT amount FROM total"}.one<std::int64_t>() != sum) return "sum";
    return {};
  } catch (const std::exception& fault) {
    return fault.what();
  }
}

}  // namespace dutoan::tests
