#include "files/plan_tables.hpp"

#include "files/cell_value.hpp"
#include "files/forms.hpp"
#include "files/plan_titles.hpp"
#include "files/values.hpp"

#include "workbook/book.hpp"

#include <dutoan/language.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace dutoan::files {
namespace {

/// What a column is for: an owner's code, a value, or nothing that a plan holds.
struct Meaning {
  enum class Of : std::uint8_t { nothing, owner, value };
  Of of = Of::nothing;
  std::size_t owner = 0;
  PlanColumn column = {};
};

/// Numbers of rows and remarks are the user's own; kinds of rows and errors are columns that we
/// add.
bool is_not_read(const std::string& title) {
  static constexpr std::array<std::string_view, 6> titles{"stt", "tt",     "ghi chu",
                                                          "loi", "errors", "kind"};
  return std::ranges::find(titles, fold(title)) != titles.end();
}

std::optional<Meaning> meaning_of(const PlanSheet& sheet, const std::string& title,
                                  const CodeLabels& labels) {
  const auto owners = sheet.ancestors();
  for (std::size_t i = 0; i < owners.size(); ++i)
    if (fold(title) == fold(owners[i]->title) || fold(title) == owners[i]->key)
      return Meaning{Meaning::Of::owner, i};
  if (auto column = column_of(*sheet.form, title, labels))
    return Meaning{Meaning::Of::value, 0, std::move(*column)};
  if (is_not_read(title)) return Meaning{};
  return std::nullopt;
}

/// A line of the first sheet: a field of the plan's head, or of a table with free keys beside it.
std::optional<PlanColumn> head_column(const std::string& title, const CodeLabels& labels) {
  auto column = fixed_column_of(head_form(), title);
  if (column) column->path.insert(column->path.begin(), "plan");
  return column ? column : free_column_of(plan_form(), title, labels);
}

Problem unknown_column(const Cell& title, std::vector<std::string> known) {
  std::vector<std::string_view> names{known.begin(), known.end()};
  std::string all;
  for (const std::string& name : known) all += (all.empty() ? "" : ", ") + name;
  std::vector<Fact> facts{{"column", title.text}, {"known", all}};
  if (const auto near = nearest(title.text, names); !near.empty())
    facts.push_back({"nearest", std::string{near}});
  return {ListRule::unknown_column, title.place, std::move(facts)};
}

std::vector<std::string> titles_of(const PlanSheet& sheet) {
  std::vector<std::string> titles;
  for (const PlanSheet* owner : sheet.ancestors()) titles.emplace_back(owner->title);
  for (const PlanColumn& column : fixed_columns(*sheet.form)) titles.push_back(column.title);
  for (const Field& field : sheet.form->fields)
    if (free_type(field.type))
      titles.push_back(std::string{title_of(sheet.form->name, field.key)} + ": …");
  return titles;
}

Problem missing_column(const List& list, std::string_view title) {
  return {ListRule::column_not_found, list.header.front().place, {{"column", std::string{title}}}};
}

Problem twice(const Cell& cell, const Cell& first) {
  return {FileRule::duplicate_key, cell.place, {{"key", cell.text}}, {first.place}};
}

/// Values gathered by their paths of one or two keys.
class Gathered {
 public:
  explicit Gathered(Node::File file) : file_(std::move(file)) {}

  void add(const PlanColumn& column, Spot title, Spot spot, Node::Value value) {
    Node node{file_, spot, std::move(value)};
    if (column.path.size() == 1) {
      own_.push_back({column.path.front(), title, std::move(node)});
      return;
    }
    auto [below, is_new] = below_.try_emplace(column.path.front());
    if (is_new) order_.push_back({column.path.front(), spot});
    below->second.push_back({column.path.back(), title, std::move(node)});
  }

  Node::Entries take() {
    for (auto& [key, spot] : order_)
      own_.push_back({key, spot, Node{file_, spot, Node::Value{std::move(below_.at(key))}}});
    return std::move(own_);
  }

 private:
  Node::File file_;
  Node::Entries own_;
  std::map<std::string, Node::Entries> below_;
  std::vector<std::pair<std::string, Spot>> order_;
};

class TableReader {
 public:
  TableReader(const PlanSheet& sheet, const List& list, Node::File file, const CodeLabels& labels,
              Problems& problems)
      : sheet_(sheet), list_(list), labels_(labels), problems_(problems) {
    made_.file = std::move(file);
  }

  GivenTable read() {
    const std::size_t before = problems_.size();
    for (const Cell& title : list_.header) take_title(title);
    check_required();
    // Rows below unknown titles would only be told to lack what stands there.
    if (problems_.size() > before) return std::move(made_);
    for (const auto& row : list_.rows) take_row(row);
    return std::move(made_);
  }

 private:
  const PlanSheet& sheet_;
  const List& list_;
  const CodeLabels& labels_;
  Problems& problems_;
  std::vector<Meaning> meanings_;
  GivenTable made_;

  void take_title(const Cell& title) {
    auto meaning = meaning_of(sheet_, title.text, labels_);
    if (!meaning) problems_.push_back(unknown_column(title, titles_of(sheet_)));
    meanings_.push_back(meaning.value_or(Meaning{}));
    const Meaning& made = meanings_.back();
    for (std::size_t i = 0; i + 1 < meanings_.size(); ++i) {
      const Meaning& other = meanings_[i];
      if (made.of != Meaning::Of::nothing && other.of == made.of && other.owner == made.owner &&
          other.column.path == made.column.path)
        problems_.push_back(twice(title, list_.header[i]));
    }
  }

  void check_required() {
    const auto owners = sheet_.ancestors();
    for (std::size_t i = 0; i < owners.size(); ++i)
      if (std::ranges::none_of(meanings_, [&](const Meaning& m) {
            return m.of == Meaning::Of::owner && m.owner == i;
          }))
        problems_.push_back(missing_column(list_, owners[i]->title));
    for (const Field& field : sheet_.form->fields) {
      if (!field.required || field.type == ValueType::list_of_tables) continue;
      if (std::ranges::none_of(meanings_, [&](const Meaning& m) {
            return m.of == Meaning::Of::value && m.column.path.front() == field.key;
          }))
        problems_.push_back(missing_column(list_, title_of(sheet_.form->name, field.key)));
    }
  }

  void take_row(const std::vector<Cell>& cells) {
    GivenRow row;
    row.owners.resize(sheet_.ancestors().size());
    row.spot = spot_of(cells.front());
    Gathered gathered{made_.file};
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Meaning& meaning = meanings_[i];
      if (meaning.of == Meaning::Of::owner) take_owner(cells[i], meaning.owner, row);
      if (meaning.of == Meaning::Of::value && !is_blank(cells[i]))
        if (auto value =
                value_in(cells[i], meaning.column, made_.file, spot_of(cells[i]), problems_))
          gathered.add(meaning.column, spot_of(list_.header[i]), spot_of(cells[i]),
                       std::move(*value));
    }
    row.entries = gathered.take();
    made_.rows.push_back(std::move(row));
  }

  void take_owner(const Cell& cell, std::size_t owner, GivenRow& row) {
    row.owners[owner] = cell;
    if (is_blank(cell))
      problems_.emplace_back(
          FileRule::empty_text, cell.place,
          std::vector<Fact>{{"key", std::string{sheet_.ancestors()[owner]->title}}});
  }
};

std::size_t known_titles(const PlanSheet* sheet, const std::vector<Cell>& cells,
                         const CodeLabels& labels) {
  const auto is_known = [&](const Cell& cell) {
    if (sheet != nullptr) return meaning_of(*sheet, cell.text, labels).has_value();
    return fold(cell.text) == fold(head_name_title) || fold(cell.text) == fold(head_value_title);
  };
  return static_cast<std::size_t>(std::ranges::count_if(cells, is_known));
}

}  // namespace

Spot spot_of(const Cell& cell) {
  if (cell.place.line > 0) return {cell.place.line, cell.place.column, cell.place.length};
  const auto position = workbook::position_in(cell.place.cell);
  return {position.row, position.column, 1};
}

bool are_titles_of(const PlanSheet* sheet, const std::vector<Cell>& cells,
                   const CodeLabels& labels) {
  const std::size_t known = known_titles(sheet, cells, labels);
  return known >= 2 && known * 2 >= cells.size();
}

std::optional<const PlanSheet*> sheet_with_titles(const std::vector<Cell>& cells,
                                                  const CodeLabels& labels) {
  std::optional<const PlanSheet*> best;
  std::size_t most = 1;
  const auto look_at = [&](const PlanSheet* sheet) {
    const std::size_t known = known_titles(sheet, cells, labels);
    if (known > most) most = known, best = sheet;
  };
  look_at(nullptr);
  for (const PlanSheet& sheet : plan_sheets()) look_at(&sheet);
  return best;
}

GivenTable table_in(const PlanSheet& sheet, const List& list, Node::File file,
                    const CodeLabels& labels, Problems& problems) {
  return TableReader{sheet, list, std::move(file), labels, problems}.read();
}

GivenTable head_in(const List& list, Node::File file, const CodeLabels& labels,
                   Problems& problems) {
  const auto column_at = [&](std::string_view title) {
    const auto it = std::ranges::find_if(
        list.header, [&](const Cell& cell) { return fold(cell.text) == fold(title); });
    if (it == list.header.end()) problems.push_back(missing_column(list, title));
    return static_cast<std::size_t>(it - list.header.begin());
  };
  const std::size_t names = column_at(head_name_title), values = column_at(head_value_title);
  GivenTable made{file, {}};
  if (names == list.header.size() || values == list.header.size()) return made;
  Gathered gathered{file};
  std::map<std::vector<std::string>, const Cell*> seen;
  for (const auto& row : list.rows) {
    const Cell &name = row[names], &value = row[values];
    const auto column = head_column(name.text, labels);
    if (!column) {
      std::vector<std::string> known;
      for (const PlanColumn& each : fixed_columns(head_form())) known.push_back(each.title);
      problems.push_back(unknown_column(name, std::move(known)));
      continue;
    }
    if (const auto [first, is_new] = seen.emplace(column->path, &name); !is_new)
      problems.push_back(twice(name, *first->second));
    else if (!is_blank(value))
      if (auto read = value_in(value, *column, file, spot_of(value), problems))
        gathered.add(*column, spot_of(name), spot_of(value), std::move(*read));
  }
  made.rows.push_back({{}, gathered.take(), {1, 1, 1}});
  return made;
}

}  // namespace dutoan::files
