#include "storage/migration.hpp"

#include "storage/backup.hpp"
#include "storage/fault.hpp"
#include "storage/statement.hpp"
#include "storage/transaction.hpp"

namespace dutoan::storage {
namespace {

void ensure_nothing(Connection& connection, const std::string& query, const Migration& step) {
  std::string found;
  Statement{connection, query}.each<std::string>({}, [&](std::string row) {
    if (found.empty()) found = std::move(row);
  });
  if (found.empty()) return;
  throw fault(BookRule::migration_failed, connection.path(),
              {{"migration", step.name}, {"found", found}});
}

void take_step(Connection& connection, const Migration& step) {
  connection.run_script(step.sql);
  ensure_nothing(connection, step.check, step);
  ensure_nothing(connection, "SELECT \"table\" FROM pragma_foreign_key_check", step);
  connection.run_script("PRAGMA user_version = " + std::to_string(step.number));
}

/// Foreign keys rest while tables are rebuilt; each step checks all of them before it ends.
class RestingForeignKeys {
 public:
  explicit RestingForeignKeys(Connection& connection) : connection_(connection) {
    connection_.hold_foreign_keys(false);
  }
  ~RestingForeignKeys() { connection_.hold_foreign_keys(true); }
  RestingForeignKeys(const RestingForeignKeys&) = delete;
  RestingForeignKeys& operator=(const RestingForeignKeys&) = delete;

 private:
  Connection& connection_;
};

}  // namespace

std::string backup_of(const std::string& book, std::int64_t version) {
  return book + ".v" + std::to_string(version);
}

void migrate(Connection& connection, const std::vector<Migration>& steps) {
  const auto last = static_cast<std::int64_t>(steps.size());
  if (const auto version = connection.version(); version == last) return;
  const RestingForeignKeys resting{connection};
  Immediate transaction{connection};
  // Somebody else may have brought the book here while we waited for our turn.
  const std::int64_t version = connection.version();
  if (version > 0 && version < last)
    back_up(connection.opening(), backup_of(connection.path(), version));
  if (version == 0)
    connection.run_script("PRAGMA application_id = " + std::to_string(connection.opening().mark));
  for (std::int64_t i = version; i < last; ++i)
    take_step(connection, steps[static_cast<std::size_t>(i)]);
  transaction.commit();
}

}  // namespace dutoan::storage
