#include "storage/statement.hpp"

#include "storage/door.hpp"
#include "storage/fault.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string_view>

namespace dutoan::storage {
namespace {

[[noreturn]] void wrong(const std::string& what, const std::string& sql) {
  throw std::logic_error(what + ": " + sql);
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n;") == text.npos; }

/// While a statement's rows are taken.
class Reading {
 public:
  explicit Reading(bool& flag) : flag_(flag) { flag_ = true; }
  ~Reading() { flag_ = false; }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

 private:
  bool& flag_;
};

/// While a statement runs; afterwards it holds no lock, no row and no value.
class Run {
 public:
  explicit Run(sqlite_api::sqlite3_stmt* statement) : statement_(statement) {}
  ~Run() {
    sqlite_api::sqlite3_reset(statement_);
    sqlite_api::sqlite3_clear_bindings(statement_);
  }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

 private:
  sqlite_api::sqlite3_stmt* statement_;
};

/// Where a parameter stands in a statement.
struct Place {
  const char* name;
  int position;
};

/// What SQLite says when it has no memory for a value.
const Failure no_memory{SQLITE_NOMEM, "a value"};

}  // namespace

/// Prepared by SOCI, run by ourselves: its use() and into() copy every value once more
/// (docs/decisions.md, "SOCI prepares, we run").
struct Statement::Prepared {
  explicit Prepared(std::string text) : sql(std::move(text)) {}

  std::string sql;
  std::optional<soci::statement> soci;
  std::vector<Place> places;  // of the parameters as they were given last
  std::vector<Cell> cells;

  [[nodiscard]] sqlite_api::sqlite3_stmt* raw() {
    return static_cast<soci::sqlite3_statement_backend*>(soci->get_backend())->stmt_;
  }
  void prepare(Session& session);
  void bind(std::span<const Parameter> given, Session& session);
  void take_row(std::span<const ColumnShape> shapes, Session& session);

 private:
  void find_places(std::span<const Parameter> given);
};

void Statement::Prepared::prepare(Session& session) {
  soci.emplace(session.soci);
  soci->alloc();
  try {
    soci->prepare(sql);
  } catch (const soci::soci_error&) {
    const Failure failure = session.failure();
    soci.reset();
    session.fail(failure);
  }
  const char* end = raw() == nullptr ? nullptr : sqlite_api::sqlite3_sql(raw());
  const bool is_one =
      end != nullptr && is_blank(std::string_view{sql}.substr(std::string_view{end}.size()));
  if (is_one) return;
  soci.reset();
  wrong(end == nullptr ? "no statement" : "text behind the statement", sql);
}

void Statement::Prepared::find_places(std::span<const Parameter> given) {
  std::vector<Place> found;  // taken whole or not at all
  std::set<int> met;
  for (const Parameter& each : given) {
    const std::string name = std::string{":"} + each.name;
    const int position = sqlite_api::sqlite3_bind_parameter_index(raw(), name.c_str());
    if (position == 0 || !met.insert(position).second) wrong("parameters do not match", sql);
    found.push_back({each.name, position});
  }
  if (sqlite_api::sqlite3_bind_parameter_count(raw()) != static_cast<int>(met.size()))
    wrong("parameters do not match", sql);
  places.swap(found);
}

void Statement::Prepared::bind(std::span<const Parameter> given, Session& session) {
  // The same names, not only the same letters: they come from the same place of the program.
  if (given.empty() || !std::ranges::equal(places, given, {}, &Place::name, &Parameter::name))
    find_places(given);
  for (std::size_t i = 0; i < given.size(); ++i) {
    int code = SQLITE_OK;
    if (const auto* number = std::get_if<std::int64_t>(&given[i].value))
      code = sqlite_api::sqlite3_bind_int64(raw(), places[i].position, *number);
    else if (const auto* text = std::get_if<std::string>(&given[i].value))
      code = sqlite_api::sqlite3_bind_text(raw(), places[i].position, text->data(),
                                           static_cast<int>(text->size()), nullptr);
    if (code != SQLITE_OK) session.fail(session.failure());
  }
}

void Statement::Prepared::take_row(std::span<const ColumnShape> shapes, Session& session) {
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const int column = static_cast<int>(i);
    const int type = sqlite_api::sqlite3_column_type(raw(), column);
    const int expected = shapes[i].kind == ColumnKind::number ? SQLITE_INTEGER : SQLITE_TEXT;
    Cell& cell = cells[i];
    cell.is_null = type == SQLITE_NULL;
    if (cell.is_null ? !shapes[i].may_be_null : type != expected)
      wrong("a column of another type", sql);
    if (shapes[i].kind == ColumnKind::number) {
      cell.number = sqlite_api::sqlite3_column_int64(raw(), column);
      continue;
    }
    const auto* text = sqlite_api::sqlite3_column_text(raw(), column);
    if (text == nullptr && !cell.is_null) session.fail(no_memory);
    const auto size = static_cast<std::size_t>(sqlite_api::sqlite3_column_bytes(raw(), column));
    cell.text.assign(text == nullptr ? "" : reinterpret_cast<const char*>(text),
                     text == nullptr ? 0 : size);
  }
}

Statement::Statement(Connection& connection, const std::string& sql)
    : connection_(connection), prepared_(std::make_unique<Prepared>(sql)) {}

Statement::~Statement() = default;

std::int64_t Statement::insert(const GivenParameters& parameters) {
  read(parameters.all(), {}, [](std::span<Cell>) { return true; });
  return sqlite_api::sqlite3_last_insert_rowid(connection_.session().database());
}

std::int64_t Statement::run(const GivenParameters& parameters) {
  read(parameters.all(), {}, [](std::span<Cell>) { return true; });
  return sqlite_api::sqlite3_changes64(connection_.session().database());
}

void Statement::read(std::span<const Parameter> parameters, std::span<const ColumnShape> shapes,
                     const std::function<bool(std::span<Cell>)>& take) {
  Session& session = connection_.session();
  session.ensure_sound();
  Prepared& prepared = *prepared_;
  for (const Parameter& parameter : parameters) {
    const auto* text = std::get_if<std::string>(&parameter.value);
    if (text != nullptr && text->find('\0') != std::string::npos)
      wrong("NUL in a text", prepared.sql);
  }
  if (is_being_read_) wrong("a statement is run while it is read", prepared.sql);
  const Reading reading{is_being_read_};
  if (!prepared.soci) prepared.prepare(session);
  const Run running{prepared.raw()};
  prepared.bind(parameters, session);
  if (sqlite_api::sqlite3_column_count(prepared.raw()) < static_cast<int>(shapes.size()))
    wrong("fewer columns than are read", prepared.sql);
  prepared.cells.resize(shapes.size());
  for (int code = SQLITE_ROW; code == SQLITE_ROW;) {
    code = sqlite_api::sqlite3_step(prepared.raw());
    if (code != SQLITE_ROW && code != SQLITE_DONE) session.fail(session.failure());
    if (code != SQLITE_ROW || shapes.empty()) continue;
    prepared.take_row(shapes, session);
    if (!take(prepared.cells)) return;
  }
}

void Statement::ensure_single(bool holds) {
  if (!holds) throw std::logic_error("a query has another number of rows than it must have");
}

}  // namespace dutoan::storage
