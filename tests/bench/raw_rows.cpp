#include "bench/raw_rows.hpp"

#include <sqlite3.h>

#include <stdexcept>

namespace dutoan::bench {
namespace {

void ensure_done(int code, sqlite3* database) {
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
    throw std::runtime_error(sqlite3_errmsg(database));
}

void run(sqlite3* database, const std::string& sql) {
  ensure_done(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), database);
}

sqlite3_stmt* prepared(sqlite3* database, const std::string& sql) {
  sqlite3_stmt* made = nullptr;
  ensure_done(sqlite3_prepare_v2(database, sql.c_str(), -1, &made, nullptr), database);
  return made;
}

struct Form {
  const char* name;
  const char* columns;
};
constexpr std::array<Form, table_count> forms = {{
    {"funding", "id, fiscal_year, unit, chapter, subcategory, source, nature, programme"},
    {"estimate_line", "funding, class, item, category, sub_item, grouping"},
    {"account", "id, funding, class, item, category, stage, opened_by"},
    {"document",
     "sequence, id, kind, number, unit, fiscal_year, date, posted_on, payee, contract, description,"
     " author, decider, follows, version, total, recorded_at, digest"},
    {"document_line",
     "document, position, funding, class, item, amount, advanced_class, advanced_item, category,"
     " sub_item, grouping"},
    {"evidence", "document, position, kind, number, date, amount"},
    {"posting", "document, position, debit, credit, amount"},
}};
const Form& form_of(Table table) { return forms.at(static_cast<std::size_t>(table)); }

std::vector<RawRow> rows_of(sqlite3* database, Table table, const std::string& where) {
  std::vector<RawRow> rows;
  auto* query = prepared(database, std::string{"SELECT "} + form_of(table).columns + " FROM " +
                                       form_of(table).name + " WHERE " + where);
  while (sqlite3_step(query) == SQLITE_ROW) {
    RawRow row{table, {}};
    for (int i = 0; i < sqlite3_column_count(query); ++i) {
      if (sqlite3_column_type(query, i) == SQLITE_INTEGER)
        row.values.emplace_back(sqlite3_column_int64(query, i));
      else
        row.values.emplace_back(
            std::string{reinterpret_cast<const char*>(sqlite3_column_text(query, i))});
    }
    rows.push_back(std::move(row));
  }
  sqlite3_finalize(query);
  return rows;
}

/// Reads document after document; an account goes before the first posting that names it.
class Reader {
 public:
  Reader(sqlite3* database, std::int64_t first) : database_(database) {
    for (const RawRow& each : rows_of(database, Table::posting, "document < " + text(first)))
      seen_.insert(
          {std::get<std::int64_t>(each.values[2]), std::get<std::int64_t>(each.values[3])});
  }

  std::vector<RawRow> document(std::int64_t sequence) {
    std::vector<RawRow> all = rows_of(database_, Table::document, "sequence = " + text(sequence));
    const std::string of = "document = " + text(sequence) + " ORDER BY position";
    for (const Table table : {Table::line, Table::evidence})
      for (RawRow& each : rows_of(database_, table, of)) all.push_back(std::move(each));
    for (RawRow& each : rows_of(database_, Table::posting, of)) {
      for (const std::size_t side : {2U, 3U})
        add_account(std::get<std::int64_t>(each.values[side]), all);
      all.push_back(std::move(each));
    }
    return all;
  }

 private:
  sqlite3* database_;
  std::unordered_set<std::int64_t> seen_;

  static std::string text(std::int64_t number) { return std::to_string(number); }
  void add_account(std::int64_t id, std::vector<RawRow>& all) {
    if (!seen_.insert(id).second) return;
    for (RawRow& each : rows_of(database_, Table::account, "id = " + text(id)))
      all.push_back(std::move(each));
  }
};

}  // namespace

void CloseDatabase::operator()(sqlite3* database) const { sqlite3_close(database); }

Database open_plainly(const std::string& path) {
  sqlite3* opened = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  ensure_done(sqlite3_open_v2(path.c_str(), &opened, flags, nullptr), opened);
  Database database{opened};
  run(opened,
      "PRAGMA journal_mode = PERSIST; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
      "PRAGMA recursive_triggers = ON; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
      "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -24000");
  return database;
}

Database open_raw(const std::string& path) {
  Database database = open_plainly(path);
  std::vector<std::string> guards;
  auto* query = prepared(database.get(),
                         "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
                         " AND name <> 'posting_moves'");
  while (sqlite3_step(query) == SQLITE_ROW)
    guards.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(query, 0)));
  sqlite3_finalize(query);
  for (const std::string& each : guards) run(database.get(), "DROP TRIGGER " + each);
  return database;
}

std::vector<std::vector<RawRow>> rows_from(const std::string& book, std::int64_t first) {
  const Database database = open_plainly(book);
  Reader reader{database.get(), first};
  std::vector<std::vector<RawRow>> all;
  for (std::int64_t sequence = first;; ++sequence) {
    all.push_back(reader.document(sequence));
    if (all.back().empty()) break;
  }
  all.pop_back();
  return all;
}

RawWriter::RawWriter(sqlite3* database) : database_(database) {
  for (std::size_t i = 0; i < table_count; ++i) {
    const std::string columns = forms.at(i).columns;
    std::string marks = "?";
    for (const char c : columns)
      if (c == ',') marks += ", ?";
    inserts_.at(i) = prepared(database, std::string{"INSERT INTO "} + forms.at(i).name + " (" +
                                            columns + ") VALUES (" + marks + ")");
  }
}

RawWriter::~RawWriter() {
  for (sqlite3_stmt* each : inserts_) sqlite3_finalize(each);
}

void RawWriter::begin() { run(database_, "BEGIN IMMEDIATE"); }
void RawWriter::commit() { run(database_, "COMMIT"); }

void RawWriter::insert(const std::vector<RawRow>& rows) {
  for (const RawRow& row : rows) {
    auto* insert = inserts_.at(static_cast<std::size_t>(row.table));
    int at = 0;
    for (const Value& value : row.values) {
      ++at;
      if (const auto* number = std::get_if<std::int64_t>(&value))
        sqlite3_bind_int64(insert, at, *number);
      else
        sqlite3_bind_text(insert, at, std::get<std::string>(value).c_str(), -1, SQLITE_STATIC);
    }
    ensure_done(sqlite3_step(insert), database_);
    sqlite3_reset(insert);
  }
}

std::int64_t read_balances(sqlite3* database) {
  auto* query = prepared(database,
                         "SELECT code, stage, amount FROM standing WHERE funding = 1"
                         " AND level = 'line' ORDER BY code");
  std::int64_t rows = 0, sum = 0;
  while (sqlite3_step(query) == SQLITE_ROW) {
    ++rows;
    sum += sqlite3_column_text(query, 0)[0] + sqlite3_column_text(query, 1)[0] +
           sqlite3_column_int64(query, 2);
  }
  sqlite3_finalize(query);
  return sum == 0 ? 0 : rows;
}

}  // namespace dutoan::bench
