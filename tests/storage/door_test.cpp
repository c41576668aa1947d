// The door to SQLite: each trap that SOCI or SQLite lays has a case here that would fall into it.
#include "storage/connection.hpp"
#include "storage/fault.hpp"
#include "storage/scratch_folder.hpp"
#include "storage/small_book.hpp"
#include "storage/statement.hpp"
#include "storage/transaction.hpp"

#include <sqlite3.h>
#include <catch2/catch.hpp>

#include <array>
#include <filesystem>
#include <fstream>
#include <limits>

namespace dutoan::tests {
namespace {

using namespace storage;
using Catch::Matchers::Contains;

/// The rule of the fault that `action` throws; 0 when it throws none.
template <class Action>
int rule_of(Action action) {
  try {
    action();
  } catch (const StorageFault& fault) {
    return static_cast<int>(fault.problem().rule);
  }
  return 0;
}
int code(BookRule rule) { return static_cast<int>(rule); }

struct OpenBook {
  ScratchFolder folder;
  std::string path = folder / "sổ.book";
  Connection connection;

  explicit OpenBook(int notes = 3)
      : connection((make_small_book(path, notes), small_opening(path))) {}
  template <class T>
  T one(const std::string& sql, const Parameters& parameters = {}) {
    return Statement{connection, sql}.one<T>(parameters);
  }
};

TEST_CASE("whole numbers of 64 bits and texts come back as they were given") {
  OpenBook book;
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  for (const std::int64_t number :
       {least, std::int64_t{-1}, std::int64_t{0}, std::int64_t{2147483648},
        std::int64_t{9007199254740993}, std::numeric_limits<std::int64_t>::max()})
    CHECK(book.one<std::int64_t>("SELECT :n", {{"n", number}}) == number);
  for (const std::string text : {"", "Mường Lát", "'; DROP TABLE note; --", "a:b ::c"})
    CHECK(book.one<std::string>("SELECT :t", {{"t", text}}) == text);
  CHECK(book.one<std::optional<std::string>>("SELECT :t", {{"t", std::monostate{}}}) ==
        std::nullopt);
}

TEST_CASE("a value lives as long as its statement, whoever gave it") {
  OpenBook book;
  Statement statement{book.connection, "SELECT :text"};
  for (const char c : {'x', 'y'})
    CHECK(statement.one<std::string>({{"text", std::string(100, c)}}) == std::string(100, c));
}

TEST_CASE("a statement is told when its parameters are not those that it names") {
  OpenBook book;
  const auto run = [&](const char* sql, const Parameters& parameters) {
    Statement{book.connection, sql}.run(parameters);
  };
  const std::string one = "1";
  CHECK_THROWS_WITH(run("INSERT INTO note (id, amount) VALUES (:id, :amount)", {{"id", one}}),
                    Contains("parameters do not match"));
  CHECK_THROWS_WITH(run("SELECT :a", {{"a", one}, {"b", one}}), Contains("do not match"));
  CHECK_THROWS_WITH(run("SELECT :a", {{"a", one}, {"a", one}}), Contains("do not match"));
  CHECK_THROWS_WITH(run("SELECT ?", {{"a", one}}), Contains("do not match"));
}

TEST_CASE("a second statement is refused, not dropped") {
  OpenBook book;
  CHECK_THROWS_WITH(book.connection.execute("DELETE FROM total; SELECT 1"),
                    Contains("text behind"));
  CHECK(book.one<std::int64_t>("SELECT count(*) FROM total") == 1);
  CHECK_NOTHROW(book.connection.execute("SELECT 1; \n"));
  CHECK_THROWS_WITH(book.connection.execute(" -- nothing"), Contains("no statement"));
}

TEST_CASE("a column of another type than asked for stops the program") {
  OpenBook book;
  CHECK_THROWS_WITH(book.one<std::int64_t>("SELECT 'abc'"), Contains("another type"));
  CHECK_THROWS_WITH(book.one<std::int64_t>("SELECT 1.9"), Contains("another type"));
  CHECK_THROWS_WITH(book.one<std::string>("SELECT 1"), Contains("another type"));
  CHECK_THROWS_WITH(book.one<std::int64_t>("SELECT NULL"), Contains("another type"));
  CHECK_THROWS(book.one<std::int64_t>("SELECT \"amonut\" FROM note"));  // no text in double quotes
}

TEST_CASE("no row is no value, and a second row is a fault of the program") {
  OpenBook book;
  Statement by_id{book.connection, "SELECT amount FROM note WHERE id = :id"};
  CHECK_FALSE(by_id.find<std::int64_t>({{"id", std::string{"none"}}}));
  CHECK(std::get<0>(*by_id.find<std::int64_t>({{"id", std::string{"n2"}}})) == 2);
  CHECK_FALSE(by_id.find<std::int64_t>({{"id", std::string{"none"}}}));
  CHECK_THROWS_AS(book.one<std::int64_t>("SELECT amount FROM note"), std::logic_error);
}

TEST_CASE("a text with NUL is refused") {
  OpenBook book;
  CHECK_THROWS_WITH(book.one<std::string>("SELECT :t", {{"t", std::string("a\0b", 3)}}),
                    Contains("NUL"));
}

TEST_CASE("a reader that stopped half-way keeps no old snapshot") {
  OpenBook book;
  Connection other{small_opening(book.path)};
  Statement all{other, "SELECT id FROM note"};
  CHECK_THROWS_AS(
      all.each<std::string>({}, [](const std::string&) { throw std::runtime_error{"enough"}; }),
      std::runtime_error);
  Statement first{other, "SELECT id FROM note ORDER BY id LIMIT 1"};
  CHECK(first.one<std::string>() == "n1");
  post_note(book.connection, "a", 1);
  CHECK(first.one<std::string>() == "a");
}

TEST_CASE("a sum that does not fit is an error, not a rounded number") {
  OpenBook book{0};
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  CHECK_THROWS(book.one<std::int64_t>("SELECT sum(v) FROM (SELECT :a AS v UNION ALL SELECT 1)",
                                      {{"a", most}}));
}

TEST_CASE("the same statement runs again after it was refused") {
  OpenBook book;
  Statement insert{book.connection, "INSERT INTO note (id, amount) VALUES (:id, :amount)"};
  const auto put = [&](const std::string& id, std::int64_t amount) {
    insert.run({{"id", id}, {"amount", amount}});
  };
  CHECK_THROWS_AS(put("n1", 5), Refused);
  CHECK_THROWS_AS(put("x", 0), Refused);
  CHECK_NOTHROW(put("x", 7));
  try {
    put("x", 8);
    FAIL("a second x");
  } catch (const Refused& refused) {
    CHECK(refused.is_duplicate());
  }
}

TEST_CASE("what stays cannot be replaced, changed or removed") {
  OpenBook book;
  for (const char* sql :
       {"DELETE FROM note", "UPDATE note SET amount = 9",
        "INSERT OR REPLACE INTO note (id, amount) VALUES ('n1', 9)",
        "REPLACE INTO note (id, amount) VALUES ('n1', 9)",
        "INSERT INTO note (id, amount) VALUES ('n1', 9) ON CONFLICT (id) DO UPDATE SET amount = 9"})
    CHECK_THROWS_AS(book.connection.execute(sql), Refused);
  CHECK_THROWS(book.connection.execute("DELETE FROM sqlite_schema"));
  CHECK(book.one<std::int64_t>("SELECT sum(amount) FROM note") == 6);
}

TEST_CASE("every connection keeps the same rules") {
  OpenBook book;
  const std::array settings = {
      std::pair{"foreign_keys", 1},   std::pair{"recursive_triggers", 1},
      std::pair{"trusted_schema", 0}, std::pair{"cell_size_check", 1},
      std::pair{"synchronous", 2},    std::pair{"application_id", static_cast<int>(book_mark)},
      std::pair{"user_version", 2},
  };
  for (const auto& [name, value] : settings) {
    CAPTURE(name);
    CHECK(book.one<std::int64_t>(std::string{"PRAGMA "} + name) == value);
  }
  CHECK(book.one<std::string>("PRAGMA journal_mode") ==
        (journal_for(sqlite_version()) == Journal::wal ? "wal" : "persist"));
  CHECK_THROWS(book.connection.execute("ATTACH 'other' AS other"));
}

TEST_CASE("a path is a path, whatever stands in it") {
  const ScratchFolder folder;
  for (const std::string name :
       {"ngân sách 2020.book", "a=b vfs=none.book", "x\" readonly=1.book",
        "synchronous=\"off;create table p(a)\"", "file:x?mode=memory", ":memory:"}) {
    const std::string path = folder / name;
    CAPTURE(path);
    make_small_book(path, 1);
    CHECK(std::filesystem::exists(path));
    CHECK(flaw_of(path, {"n1"}).empty());
  }
}

TEST_CASE("log-ahead journals are for versions of SQLite that keep them without loss") {
  const std::array versions = {
      std::pair{3040001, Journal::persist}, std::pair{3044005, Journal::persist},
      std::pair{3044006, Journal::wal},     std::pair{3044007, Journal::wal},
      std::pair{3045000, Journal::persist}, std::pair{3050006, Journal::persist},
      std::pair{3050007, Journal::wal},     std::pair{3051000, Journal::persist},
      std::pair{3051002, Journal::persist}, std::pair{3051003, Journal::wal},
      std::pair{3053002, Journal::wal},
  };
  for (const auto& [version, journal] : versions) {
    CAPTURE(version);
    CHECK(journal_for(version) == journal);
  }
}

TEST_CASE("a book changes its journal when it is opened by another SQLite") {
  const ScratchFolder folder;
  const std::string path = folder / "book";
  make_small_book(path, 0);
  int notes = 0;
  for (const Journal journal : {Journal::wal, Journal::wal, Journal::persist, Journal::wal,
                                Journal::persist, Journal::persist}) {
    Opening opening = small_opening(path);
    opening.journal = journal;
    Connection book{opening};
    CHECK(Statement{book, "PRAGMA journal_mode"}.one<std::string>() ==
          (journal == Journal::wal ? "wal" : "persist"));
    post_note(book, "n" + std::to_string(++notes), 1);
    Connection other{opening};  // no lock is left behind
    CHECK(Statement{other, "SELECT count(*) FROM note"}.one<std::int64_t>() == notes);
  }
  CHECK(flaw_of(path, {"n1", "n6"}).empty());
}

TEST_CASE("there is one SQLite in the process") {
  CHECK(sqlite_version() == sqlite3_libversion_number());
}

// ---- What cannot be opened --------------------------------------------------------------------

void write_file(const std::string& path, const std::string& content) {
  std::ofstream{path, std::ios::binary} << content;
}
std::string content_of(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}
void run_sql(const std::string& path, const char* sql) {
  sqlite3* database = nullptr;
  sqlite3_open(path.c_str(), &database);
  sqlite3_exec(database, sql, nullptr, nullptr, nullptr);
  sqlite3_close(database);
}

TEST_CASE("what is no book of ours is refused and left as it is") {
  const ScratchFolder folder;
  const std::string path = folder / "file";
  const auto opening = [&](Access access) {
    return rule_of([&] { Connection{small_opening(path, access)}; });
  };
  CHECK(opening(Access::write) == code(BookRule::book_not_found));
  CHECK(opening(Access::read) == code(BookRule::book_not_found));
  CHECK_FALSE(std::filesystem::exists(path));

  write_file(path, std::string(5000, 'x'));
  for (const Access access : {Access::read, Access::write, Access::create})
    CHECK(opening(access) == code(BookRule::not_a_book));
  CHECK(content_of(path) == std::string(5000, 'x'));

  std::filesystem::remove(path);
  run_sql(path, "CREATE TABLE somebody_elses (a)");
  const std::string before = content_of(path);
  for (const Access access : {Access::read, Access::write, Access::create})
    CHECK(opening(access) == code(BookRule::not_a_book));
  CHECK(content_of(path) == before);
}

TEST_CASE("a newer book is refused before anything of it is read") {
  const ScratchFolder folder;
  const std::string path = folder / "book";
  make_small_book(path, 2);
  // A schema that would end in an error as soon as anybody read it.
  run_sql(path,
          "PRAGMA user_version = 3; PRAGMA writable_schema = ON;"
          "UPDATE sqlite_schema SET sql = 'CREATE TABLE note (' WHERE name = 'note'");
  const std::string before = content_of(path);
  for (const Access access : {Access::read, Access::write, Access::create})
    CHECK(rule_of([&] { Connection{small_opening(path, access)}; }) == code(BookRule::book_newer));
  CHECK(content_of(path) == before);
}

TEST_CASE("a book that another program holds is busy, and changes nothing") {
  OpenBook book;
  Opening impatient = small_opening(book.path);
  impatient.patience = std::chrono::milliseconds{20};
  Connection other{impatient};
  book.connection.execute("BEGIN IMMEDIATE");
  CHECK(rule_of([&] { other.execute("BEGIN IMMEDIATE"); }) == code(BookRule::book_busy));
  book.connection.execute("COMMIT");
  CHECK_NOTHROW(post_note(other, "late", 1));
}

TEST_CASE("a damaged book says so") {
  OpenBook book{200};
  std::string bytes = content_of(book.path);
  bytes.replace(4096, bytes.size() - 4096, bytes.size() - 4096, '\x55');
  const std::string damaged = book.folder / "damaged";
  write_file(damaged, bytes);
  CHECK(rule_of([&] {
          Connection connection{small_opening(damaged)};
          post_note(connection, "x", 1);
        }) == code(BookRule::book_damaged));
}

TEST_CASE("a fault says nothing that stands in the book") {
  OpenBook book;
  const std::string name = "Nguyễn Thị Bí Mật";
  Statement{book.connection, "INSERT INTO note (id, amount) VALUES (:id, 1)"}.run({{"id", name}});
  try {
    Statement{book.connection, "INSERT INTO note (id, amount) VALUES (:id, 1)"}.run({{"id", name}});
    FAIL("twice");
  } catch (const std::exception& refused) {
    CHECK_THAT(refused.what(), !Contains(name));
    CHECK_THAT(refused.what(), !Contains("INSERT"));
  }
}

// ---- Transactions -----------------------------------------------------------------------------

TEST_CASE("what is not committed is undone, however the block is left") {
  OpenBook book;
  try {
    Immediate transaction{book.connection};
    book.connection.execute("UPDATE total SET amount = 1000");
    throw std::runtime_error{"on the way"};
  } catch (const std::runtime_error&) {
  }
  CHECK_FALSE(book.connection.is_in_transaction());
  CHECK(flaw_of(book.path, {"n1", "n2", "n3"}).empty());
}

TEST_CASE("a transaction that writes has its lock before it reads") {
  OpenBook book;
  Opening impatient = small_opening(book.path);
  impatient.patience = std::chrono::milliseconds{20};
  Connection other{impatient};
  book.connection.execute("BEGIN IMMEDIATE");  // as a program that knows nothing of the queue
  CHECK(rule_of([&] { Immediate{other}; }) == code(BookRule::book_busy));
  book.connection.execute("COMMIT");
  CHECK(rule_of([&] { Immediate{other}; }) == 0);
}

}  // namespace
}  // namespace dutoan::tests
