#include "storage/raw_book.hpp"

#include <sqlite3.h>

#include <fstream>
#include <iterator>
#include <memory>

namespace dutoan::tests {
namespace {

using Database = std::unique_ptr<sqlite3, int (*)(sqlite3*)>;

Database opened(const std::string& path) {
  sqlite3* database = nullptr;
  sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr);
  return {database, sqlite3_close};
}

bool run(const Database& database, const std::string& sql) {
  return sqlite3_exec(database.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
}

}  // namespace

bool tamper(const std::string& path, const std::string& sql) {
  const Database database = opened(path);
  sqlite3_db_config(database.get(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  run(database, "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
  return run(database, sql);
}

bool run_plainly(const std::string& path, const std::string& sql) { return run(opened(path), sql); }

std::vector<std::string> rows_of(const std::string& path, const std::string& sql) {
  const Database database = opened(path);
  std::vector<std::string> rows;
  sqlite3_stmt* statement = nullptr;
  int code = sqlite3_prepare_v2(database.get(), sql.c_str(), -1, &statement, nullptr);
  while (code == SQLITE_OK || code == SQLITE_ROW) {
    code = sqlite3_step(statement);
    if (code != SQLITE_ROW) break;
    const auto* text = sqlite3_column_text(statement, 0);
    rows.emplace_back(text == nullptr ? "" : reinterpret_cast<const char*>(text));
  }
  sqlite3_finalize(statement);
  if (code != SQLITE_DONE) rows.emplace_back("?");
  return rows;
}

std::string all_of(const std::string& path) {
  std::string all;
  for (const char* table : {"settings", "document", "document_line", "evidence", "posting",
                            "account", "funding", "estimate_line", "standing"}) {
    std::string columns;
    for (const std::string& column :
         rows_of(path, std::string{"SELECT name FROM pragma_table_info('"} + table + "')"))
      columns += (columns.empty() ? "quote(" : " || '|' || quote(") + column + ")";
    for (const std::string& row :
         rows_of(path, "SELECT " + columns + " FROM " + table + " NOT INDEXED ORDER BY 1"))
      all += row + "\n";
  }
  return all;
}

std::string file_content(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

void write_content(const std::string& path, const std::string& content) {
  std::ofstream{path, std::ios::binary} << content;
}

}  // namespace dutoan::tests
