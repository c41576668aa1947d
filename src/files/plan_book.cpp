#include "files/plan_book.hpp"

#include "files/plan_tables.hpp"
#include "files/plan_titles.hpp"
#include "files/sheet_list.hpp"
#include "files/values.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

namespace dutoan::files {
namespace {

using Codes = std::vector<std::string>;
using Tables = std::map<const PlanSheet*, GivenTable>;  // null: the plan's first sheet

Node::File file_of(const std::string& name, const std::string& sheet) {
  return std::make_shared<const NodeFile>(NodeFile{name, sheet});
}

Codes folded(const Codes& codes) {
  Codes all;
  for (const std::string& code : codes) all.push_back(fold(code));
  return all;
}

/// Puts the rows together: each below the table that it names.
class Assembly {
 public:
  Assembly(const Tables& tables, const Node* base, Problems& problems)
      : tables_(tables), base_(base), problems_(problems) {
    for (const auto& [sheet, table] : tables_)
      for (const GivenRow& row : table.rows) {
        Codes owners;
        for (const Cell& owner : row.owners) owners.push_back(owner.text);
        rows_[sheet][folded(owners)].push_back(&row);
      }
  }

  Node plan(const Node::File& file) {
    Node::Entries entries;
    entries.push_back({"format", {}, Node{file, {}, Node::Value{std::string{"dutoan/plan/1"}}}});
    if (const auto head = tables_.find(nullptr); head != tables_.end())
      add(head->second.rows.front().entries, entries);
    else if (base_ != nullptr)
      add_own(nullptr, *base_, entries);
    add_below(nullptr, {}, base_, file, entries);
    refuse_orphans();
    return Node{file, {}, Node::Value{std::move(entries)}};
  }

 private:
  const Tables& tables_;
  const Node* base_;
  Problems& problems_;
  std::map<const PlanSheet*, std::map<Codes, std::vector<const GivenRow*>>> rows_;
  std::map<const PlanSheet*, std::vector<std::string>> codes_;  // of the tables put together

  static void add(const Node::Entries& from, Node::Entries& to) {
    to.insert(to.end(), from.begin(), from.end());
  }

  /// The entries of a table of `base` that have no sheet of their own.
  static void add_own(const PlanSheet* sheet, const Node& table, Node::Entries& to) {
    for (const Node::Entry& entry : table.entries())
      if (entry.key != "format" && plan_sheet(sheet, entry.key) == nullptr) to.push_back(entry);
  }

  /// The lists below a table, each in its place.
  void add_below(const PlanSheet* sheet, const Codes& codes, const Node* base,
                 const Node::File& file, Node::Entries& entries) {
    for (const PlanSheet& below : plan_sheets()) {
      if (below.parent != sheet) continue;
      const Node* old = base == nullptr ? nullptr : at(*base, below.key);
      Node::Items items = items_of(below, codes, old);
      if (!items.empty())
        entries.push_back(
            {std::string{below.key}, {}, Node{file, {}, Node::Value{std::move(items)}}});
    }
  }

  /// The rows given for these owners, taken out of what is left; none when the file has none.
  std::vector<const GivenRow*> take_rows(const PlanSheet& sheet, const Codes& owners) {
    const auto rows = rows_.find(&sheet);
    if (rows == rows_.end()) return {};
    auto taken = rows->second.extract(folded(owners));
    return taken.empty() ? std::vector<const GivenRow*>{} : std::move(taken.mapped());
  }

  Node::Items items_of(const PlanSheet& sheet, const Codes& owners, const Node* base) {
    const auto rows = take_rows(sheet, owners);
    // A sheet below tables of `base` speaks only for those that it names.
    const bool is_stated =
        !rows.empty() ||
        (tables_.contains(&sheet) && (sheet.parent == nullptr || tables_.contains(sheet.parent)));
    Node::Items items;
    for (const GivenRow* row : rows)
      items.push_back(table_of(sheet, owners, row->entries, old_table(sheet, row->entries, base),
                               tables_.at(&sheet).file, row->spot));
    if (is_stated || base == nullptr) return items;
    for (const Node& old : base->items()) {
      Node::Entries own;
      add_own(&sheet, old, own);
      items.push_back(
          table_of(sheet, owners, std::move(own), &old, file_of(old.place().file, {}), {}));
    }
    return items;
  }

  Node table_of(const PlanSheet& sheet, Codes codes, Node::Entries entries, const Node* base,
                const Node::File& file, Spot spot) {
    const auto code = std::ranges::find(entries, "code", &Node::Entry::key);
    if (code != entries.end() && code->value.kind() == NodeKind::text) {
      codes.push_back(code->value.text());
      codes_[&sheet].push_back(code->value.text());
    }
    add_below(&sheet, codes, base, file, entries);
    return Node{file, spot, Node::Value{std::move(entries)}};
  }

  /// The table of `base` with the code of `entries`, whose lists go on where no sheet is given.
  static const Node* old_table(const PlanSheet& sheet, const Node::Entries& entries,
                               const Node* base) {
    const auto code = std::ranges::find(entries, "code", &Node::Entry::key);
    if (base == nullptr || code == entries.end() || sheet.identity.front() != "code")
      return nullptr;
    for (const Node& table : base->items())
      if (const Node* old = at(table, "code"); old != nullptr && old->text() == code->value.text())
        return &table;
    return nullptr;
  }

  /// Rows that name an owner which is not there.
  void refuse_orphans() {
    for (const auto& [sheet, by_owner] : rows_)
      for (const auto& [owners, rows] : by_owner)
        for (const GivenRow* row : rows)
          if (sheet != nullptr) refuse_orphan(*sheet, *row);
  }

  void refuse_orphan(const PlanSheet& sheet, const GivenRow& row) {
    const auto owners = sheet.ancestors();
    for (std::size_t i = 0; i < owners.size(); ++i) {
      const auto& known = codes_[owners[i]];
      const std::string& word = row.owners[i].text;
      const bool is_known = std::ranges::any_of(
          known, [&](const std::string& code) { return fold(code) == fold(word); });
      if (is_known && i + 1 < owners.size()) continue;
      problems_.push_back(
          unknown_word(row.owners[i].place, owners[i]->title, word, {known.begin(), known.end()}));
      return;
    }
  }
};

/// The sheet that a name means; nothing when it means none.
std::optional<const PlanSheet*> sheet_named(const std::string& name) {
  if (fold(name) == fold(head_sheet) || name == "plan") return nullptr;
  for (const PlanSheet& sheet : plan_sheets())
    if (fold(name) == fold(sheet.title) || name == sheet.key) return &sheet;
  return std::nullopt;
}

Problem unknown_sheet(const workbook::Book& book, const std::string& name) {
  std::vector<std::string_view> known{head_sheet};
  for (const PlanSheet& sheet : plan_sheets()) known.push_back(sheet.title);
  std::vector<Fact> facts{{"sheet", name}};
  if (const auto near = nearest(name, known); !near.empty())
    facts.push_back({"nearest", std::string{near}});
  return {ListRule::unknown_sheet, workbook::place_in(book.name, name, 0, 0), std::move(facts)};
}

void take_list(const PlanSheet* sheet, const List& list, const Node::File& file,
               const CodeLabels& labels, Tables& tables, Problems& problems) {
  GivenTable table = sheet == nullptr ? head_in(list, file, labels, problems)
                                      : table_in(*sheet, list, file, labels, problems);
  if (tables.emplace(sheet, std::move(table)).second) return;
  problems.emplace_back(
      FileRule::duplicate_key, list.header.front().place,
      std::vector<Fact>{{"key", std::string{sheet == nullptr ? head_sheet : sheet->title}}});
}

void take_sheet(const workbook::Book& book, const workbook::Sheet& sheet, const CodeLabels& labels,
                Tables& tables, Problems& problems) {
  if (sheet.cells.empty() || sheet.name.starts_with('#')) return;
  const auto meant = sheet_named(sheet.name);
  if (!meant) return problems.push_back(unknown_sheet(book, sheet.name));
  const auto list = read_sheet(book, sheet, [&](const std::vector<Cell>& cells) {
    return are_titles_of(*meant, cells, labels);
  });
  if (!list)
    problems.emplace_back(
        ListRule::column_not_found, workbook::place_in(book.name, sheet.name, 0, 0),
        std::vector<Fact>{
            {"column", std::string{*meant == nullptr ? head_name_title
                                                     : title_of((*meant)->form->name,
                                                                (*meant)->identity.front())}}});
  else if (!*list)
    problems.insert(problems.end(), list->error().begin(), list->error().end());
  else
    take_list(*meant, **list, file_of(book.name, sheet.name), labels, tables, problems);
}

Result<Node> assembled(const std::string& name, const Tables& tables, const Node* base,
                       Problems problems) {
  if (problems.empty()) {
    Node plan = Assembly{tables, base, problems}.plan(file_of(name, {}));
    if (problems.empty()) return plan;
  }
  sort_by_place(problems);
  return refuse(std::move(problems));
}

}  // namespace

Result<Node> read_plan_book(const workbook::Book& book, const CodeLabels& labels,
                            const Node* base) {
  Tables tables;
  Problems problems;
  for (const workbook::Sheet& sheet : book.sheets)
    take_sheet(book, sheet, labels, tables, problems);
  return assembled(book.name, tables, base, std::move(problems));
}

Result<Node> read_plan_book(const SourceBytes& source, std::optional<OldEncoding> encoding,
                            const CodeLabels& labels, const Node* base) {
  if (workbook::looks_like_workbook(source.bytes)) {
    const auto book = read_workbook(source, encoding);
    if (!book) return refuse(book.error());
    return read_plan_book(*book, labels, base);
  }
  const auto text = read_text(source, encoding);
  if (!text) return refuse(text.error());
  const auto list = read_csv(*text);
  if (!list) return refuse(list.error());
  const auto meant = sheet_with_titles(list->header, labels);
  if (!meant) return refuse(Problem{ListRule::several_sheets, list->header.front().place});
  Tables tables;
  Problems problems;
  take_list(*meant, *list, file_of(text->name, {}), labels, tables, problems);
  return assembled(text->name, tables, base, std::move(problems));
}

}  // namespace dutoan::files
