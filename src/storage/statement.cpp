#include "storage/statement.hpp"

#include "storage/door.hpp"
#include "storage/fault.hpp"

#include <algorithm>
#include <deque>
#include <set>
#include <stdexcept>
#include <string_view>

namespace dutoan::storage {
namespace {

[[noreturn]] void wrong(const std::string& what, const std::string& sql) {
  throw std::logic_error(what + ": " + sql);
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n;") == text.npos; }

std::set<std::string> names_in(sqlite_api::sqlite3_stmt* statement) {
  std::set<std::string> names;
  for (int i = 1; i <= sqlite_api::sqlite3_bind_parameter_count(statement); ++i) {
    const char* name = sqlite_api::sqlite3_bind_parameter_name(statement, i);
    names.insert(name == nullptr ? "?" : name + 1);
  }
  return names;
}

std::set<std::string> names_of(const Parameters& parameters) {
  std::set<std::string> names;
  for (const Parameter& parameter : parameters) names.insert(parameter.name);
  return names;
}

/// What SOCI keeps a reference to while the statement lives.
struct Slot {
  std::string name;
  std::size_t type = 0;  // of Given
  long long number = 0;
  std::string text;
  soci::indicator indicator = soci::i_ok;
};

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

void put(Slot& slot, const Given& value) {
  slot.indicator = value.index() == 0 ? soci::i_null : soci::i_ok;
  if (const auto* number = std::get_if<std::int64_t>(&value)) slot.number = *number;
  if (const auto* text = std::get_if<std::string>(&value)) slot.text = *text;
}

}  // namespace

struct Statement::Prepared {
  explicit Prepared(std::string text) : sql(std::move(text)) {}

  std::string sql;
  std::optional<soci::statement> soci;
  std::deque<Slot> parameters, columns;
  std::vector<ColumnShape> shapes;
  std::vector<Cell> cells;

  [[nodiscard]] sqlite_api::sqlite3_stmt* raw() {
    return static_cast<soci::sqlite3_statement_backend*>(soci->get_backend())->stmt_;
  }
  void prepare(Session& session);
  void bind(const Parameters& given, std::span<const ColumnShape> wanted);
  void take_row();

 private:
  void add_parameter(const Parameter& parameter);
  void add_column(const ColumnShape& shape);
};

void Statement::Prepared::prepare(Session& session) {
  parameters.clear();
  columns.clear();
  soci.emplace(session.soci);
  soci->alloc();
  soci->prepare(sql);
  const char* end = raw() == nullptr ? nullptr : sqlite_api::sqlite3_sql(raw());
  if (end == nullptr) wrong("no statement", sql);
  if (!is_blank(std::string_view{sql}.substr(std::string_view{end}.size())))
    wrong("text behind the statement", sql);
}

void Statement::Prepared::add_parameter(const Parameter& parameter) {
  Slot& slot = parameters.emplace_back();
  slot.name = parameter.name;
  slot.type = parameter.value.index();
  put(slot, parameter.value);
  if (slot.type == 1)
    soci->exchange(soci::use(slot.number, slot.indicator, slot.name));
  else
    soci->exchange(soci::use(slot.text, slot.indicator, slot.name));
}

void Statement::Prepared::add_column(const ColumnShape& shape) {
  Slot& slot = columns.emplace_back();
  if (shape.kind == ColumnKind::number)
    soci->exchange(soci::into(slot.number, slot.indicator));
  else
    soci->exchange(soci::into(slot.text, slot.indicator));
}

void Statement::Prepared::bind(const Parameters& given, std::span<const ColumnShape> wanted) {
  if (names_of(given) != names_in(raw()) || given.size() != names_in(raw()).size())
    wrong("parameters do not match", sql);
  for (const Parameter& parameter : given) add_parameter(parameter);
  for (const ColumnShape& shape : wanted) add_column(shape);
  shapes.assign(wanted.begin(), wanted.end());
  cells.assign(wanted.size(), {});
  if (sqlite_api::sqlite3_column_count(raw()) < static_cast<int>(wanted.size()))
    wrong("fewer columns than are read", sql);
  soci->define_and_bind();
}

void Statement::Prepared::take_row() {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const int type = sqlite_api::sqlite3_column_type(raw(), static_cast<int>(i));
    const bool is_null = columns[i].indicator == soci::i_null;
    const int expected = shapes[i].kind == ColumnKind::number ? SQLITE_INTEGER : SQLITE_TEXT;
    if (is_null ? !shapes[i].may_be_null : type != expected) wrong("a column of another type", sql);
    cells[i] = {is_null, columns[i].number, is_null ? std::string{} : columns[i].text};
  }
}

Statement::Statement(Connection& connection, const std::string& sql)
    : connection_(connection), prepared_(std::make_unique<Prepared>(sql)) {}

Statement::~Statement() = default;

std::int64_t Statement::run(const Parameters& parameters) {
  read(parameters, {}, [](std::span<const Cell>) { return true; });
  return sqlite_api::sqlite3_changes64(connection_.session().database());
}

void Statement::read(const Parameters& parameters, std::span<const ColumnShape> shapes,
                     const std::function<bool(std::span<const Cell>)>& take) {
  Session& session = connection_.session();
  session.ensure_sound();
  for (const Parameter& parameter : parameters) {
    const auto* text = std::get_if<std::string>(&parameter.value);
    if (text != nullptr && text->find('\0') != std::string::npos)
      wrong("NUL in a text", prepared_->sql);
  }
  Prepared& prepared = *prepared_;
  if (is_being_read_) wrong("a statement is run while it is read", prepared.sql);
  const Reading reading{is_being_read_};
  // Only the shapes are fixed by SOCI's binding; the same shapes again only get new values.
  const bool is_bound =
      prepared.soci && std::ranges::equal(prepared.shapes, shapes) &&
      std::ranges::equal(prepared.parameters, parameters, [](const Slot& s, const Parameter& p) {
        return s.name == p.name && s.type == p.value.index();
      });
  try {
    if (is_bound) {
      for (std::size_t i = 0; i < parameters.size(); ++i)
        put(prepared.parameters[i], parameters[i].value);
    } else {
      prepared.prepare(session);
      prepared.bind(parameters, shapes);
    }
    bool more = prepared.soci->execute(true);
    for (; more && !shapes.empty(); more = prepared.soci->fetch()) {
      prepared.take_row();
      if (!take(prepared.cells)) break;
    }
    sqlite_api::sqlite3_reset(prepared.raw());
  } catch (const soci::soci_error&) {
    const Failure failure = session.failure();
    prepared.soci.reset();
    session.fail(failure);
  } catch (...) {
    prepared.soci.reset();
    throw;
  }
}

void Statement::ensure_single(bool holds) {
  if (!holds) throw std::logic_error("a query has another number of rows than it must have");
}

}  // namespace dutoan::storage
