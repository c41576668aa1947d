// The rows of a book, inserted anew by nothing but SQLite's own C interface: what the same rows
// cost without checks, chain and look-ups. Tables, indexes, foreign keys and the totals that a
// trigger keeps are the book's; the triggers that guard what was kept are left out.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_set>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace dutoan::bench {

struct CloseDatabase {
  void operator()(sqlite3* database) const;
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

/// Opens the file as the program opens a book: the same journal, the same flushing, foreign keys.
[[nodiscard]] Database open_plainly(const std::string& path);
/// The same, without the triggers that guard.
[[nodiscard]] Database open_raw(const std::string& path);

using Value = std::variant<std::int64_t, std::string>;
enum class Table : std::uint8_t {
  funding,
  estimate_line,
  account,
  document,
  line,
  evidence,
  posting
};
inline constexpr std::size_t table_count = 7;
struct RawRow {
  Table table;
  std::vector<Value> values;
};

/// The rows of each document from sequence `first` on, in the order in which the book made them.
[[nodiscard]] std::vector<std::vector<RawRow>> rows_from(const std::string& book,
                                                         std::int64_t first);

/// Inserts with statements that are prepared once.
class RawWriter {
 public:
  explicit RawWriter(sqlite3* database);
  ~RawWriter();
  RawWriter(const RawWriter&) = delete;
  RawWriter& operator=(const RawWriter&) = delete;

  void begin();
  void insert(const std::vector<RawRow>& rows);
  void commit();

 private:
  sqlite3* database_;
  std::array<sqlite3_stmt*, table_count> inserts_{};
};

/// Reads what stands in every line of the only funding; how many rows there were.
[[nodiscard]] std::int64_t read_balances(sqlite3* database);

}  // namespace dutoan::bench
