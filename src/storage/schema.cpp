// A book's schema beside that of our own scripts.
#include "storage/door.hpp"
#include "storage/fault.hpp"
#include "storage/migration.hpp"
#include "storage/verify.hpp"

namespace dutoan::storage {
namespace {

/// Everything that the schema says. Of our own it is read without running any of it.
std::string schema_of(sqlite_api::sqlite3* database, const std::string& path) {
  sqlite_api::sqlite3_stmt* rows = nullptr;
  constexpr const char* all =
      "SELECT type || char(1) || name || char(1) || tbl_name || char(1) || coalesce(sql, '')"
      " FROM sqlite_schema ORDER BY 1";
  int code = sqlite_api::sqlite3_prepare_v2(database, all, -1, &rows, nullptr);
  std::string text;
  while (code == SQLITE_OK || code == SQLITE_ROW) {
    code = sqlite_api::sqlite3_step(rows);
    if (code != SQLITE_ROW) break;
    const auto* row = sqlite_api::sqlite3_column_text(rows, 0);
    if (row != nullptr) text += reinterpret_cast<const char*>(row);
    text += '\n';
  }
  sqlite_api::sqlite3_finalize(rows);
  if (code != SQLITE_DONE) throw_fault(code, path, "the schema");
  return text;
}

const std::string& our_schema() {
  static const std::string schema = [] {
    Session fresh{":memory:"};
    for (const Migration& step : migrations())
      sqlite_api::sqlite3_exec(fresh.database(), step.sql.c_str(), nullptr, nullptr, nullptr);
    return schema_of(fresh.database(), fresh.path);
  }();
  return schema;
}

}  // namespace

bool has_our_schema(Connection& book) {
  return schema_of(book.session().database(), book.path()) == our_schema();
}

}  // namespace dutoan::storage
