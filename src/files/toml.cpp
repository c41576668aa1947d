#include "files/toml.hpp"

#include "files/toml_tree.hpp"

#include <algorithm>

namespace dutoan::files {
namespace {

/// Whether a header or "key =" begins here: where reading goes on after a broken list.
bool looks_like_statement(std::string_view rest) {
  const std::string_view line = rest.substr(0, rest.find('\n'));
  if (line.starts_with('[')) {
    const std::string_view name = line.substr(std::min(line.find_first_not_of('['), line.size()));
    if (name.empty()) return false;
    const bool is_bare = is_bare_key_character(name[0]) && (name[0] < '0' || name[0] > '9');
    return (is_bare || name.find(']') != name.npos) && name.find(',') == name.npos;
  }
  const std::string_view key = line.substr(0, line.find('='));
  return !key.empty() && key.size() < line.size() &&
         std::ranges::all_of(
             key,
             [](char c) {
               return is_bare_key_character(c) ||
                      std::string_view{". \t\"'"}.find(c) != std::string_view::npos;
             });
}

class Reader {
 public:
  explicit Reader(const SourceText& source)
      : scanner_(source), tree_(scanner_), current_(&tree_.root()) {}

  Result<Node> read() {
    while (!scanner_.is_full() && values_ <= most_values) {
      scanner_.skip_space();
      if (scanner_.cursor.done()) break;
      read_statement();
    }
    Problems problems = scanner_.take_problems();
    if (problems.empty()) return std::move(tree_.root());
    sort_by_place(problems);
    return refuse(std::move(problems));
  }

 private:
  void read_statement() {
    const int line = scanner_.cursor.line();
    const std::size_t problems = scanner_.problem_count();
    in_broken_list_ = false;
    const bool is_complete = scanner_.cursor.peek() == '[' ? read_header() : read_entry();
    if (!is_complete) return recover(line);
    // One problem per statement is enough: the rest of "1.490 đồng" is not a second one.
    if (scanner_.problem_count() == problems) expect_end_of_line();
    scanner_.cursor.skip_line();
  }

  void expect_end_of_line() {
    scanner_.cursor.skip_blanks();
    scanner_.skip_comment();
    if (!scanner_.at_end_of_line()) scanner_.report_unexpected("end of line");
  }

  /// Goes to where the next statement may begin, after one that began in `line`.
  void recover(int line) {
    Cursor& cursor = scanner_.cursor;
    const bool on_one_line = cursor.line() == line;
    if (on_one_line) cursor.skip_line();
    if (on_one_line && !in_broken_list_) return;
    while (!cursor.done() && !(cursor.column() == 1 && looks_like_statement(cursor.rest())))
      cursor.skip_line();
  }

  bool read_header() {
    // What follows a header that is refused belongs to no table.
    current_ = &tree_.orphan();
    const Spot start = scanner_.here();
    scanner_.cursor.skip();
    const bool is_list = scanner_.cursor.take('[');
    const auto path = read_key(scanner_);
    if (!path || is_too_deep(static_cast<int>(path->size()), path->front().spot)) return false;
    scanner_.cursor.skip_blanks();
    if (!scanner_.cursor.take(']') || (is_list && !scanner_.cursor.take(']'))) {
      scanner_.report_unexpected(is_list ? "']]'" : "']'",
                                 {scanner_.place({start.line, start.column, 1})});
      return false;
    }
    header_depth_ = static_cast<int>(path->size());
    ++values_;
    const Spot header = scanner_.up_to_here(start);
    Node* table = is_list ? tree_.open_list_item(*path, header) : tree_.open_table(*path, header);
    if (table != nullptr) current_ = table;
    return true;
  }

  bool read_entry() { return read_entry_into(*current_, header_depth_, false); }

  /// "key = value" into `table`, which lies `depth` deep.
  bool read_entry_into(Node& table, int depth, bool in_list) {
    const auto path = read_key(scanner_);
    if (!path) return false;
    scanner_.cursor.skip_blanks();
    const std::string key = dotted(*path);
    if (!scanner_.cursor.take('=')) {
      scanner_.report(FileRule::missing_equals, scanner_.here(1), {{"key", key}});
      return false;
    }
    scanner_.cursor.skip_blanks();
    const int value_depth = depth + static_cast<int>(path->size());
    if (is_too_deep(value_depth, path->front().spot)) return false;
    auto value = read_value(key, value_depth, in_list);
    if (!value) return false;
    tree_.insert(table, *path, std::move(*value));
    return true;
  }

  bool is_too_deep(int depth, Spot spot) {
    return is_above("nesting", depth, deepest_nesting, spot);
  }

  bool is_above(std::string_view what, std::int64_t size, std::int64_t limit, Spot spot) {
    if (size <= limit) return false;
    scanner_.report(FileRule::too_large, spot,
                    {{"what", std::string{what}}, {"size", size}, {"limit", limit}});
    return true;
  }

  std::optional<Node> read_value(const std::string& key, int depth, bool in_list) {
    if (is_above("values", ++values_, most_values, scanner_.here(1))) return std::nullopt;
    switch (scanner_.cursor.peek()) {
      case '"':
      case '\'': return read_text();
      case '[': return read_list(key, depth + 1);
      case '{': return read_inline_table(depth + 1);
      default: break;
    }
    bool is_broken = false;
    Node value = read_scalar(scanner_, key, in_list, is_broken);
    if (is_broken) return std::nullopt;
    return value;
  }

  std::optional<Node> read_text() {
    const Spot start = scanner_.here();
    auto text = read_string(scanner_);
    if (!text) return std::nullopt;
    return Node{scanner_.file(), scanner_.up_to_here(start), std::move(*text)};
  }

  std::optional<Node> read_list(const std::string& key, int depth) {
    const Spot start = scanner_.here(1);
    Node::Items items;
    if (is_too_deep(depth, start) || !read_items(items, key, depth, start)) {
      in_broken_list_ = true;
      return std::nullopt;
    }
    return Node{scanner_.file(), scanner_.up_to_here(start), std::move(items)};
  }

  bool read_items(Node::Items& items, const std::string& key, int depth, Spot start) {
    scanner_.cursor.skip();
    for (;;) {
      scanner_.skip_space();
      if (scanner_.cursor.take(']')) return true;
      if (is_next_statement()) {
        scanner_.report_unexpected("']'", {scanner_.place(start)});
        return false;
      }
      auto item = read_value(key, depth, true);
      if (!item || scanner_.is_full()) return false;
      items.push_back(std::move(*item));
      scanner_.skip_space();
      if (scanner_.cursor.take(',')) continue;
      if (scanner_.cursor.take(']')) return true;
      scanner_.report_unexpected("a comma or ']'", {scanner_.place(start)});
      return false;
    }
  }

  /// "key =" at the start of a line cannot be an item: the list before it was never closed.
  [[nodiscard]] bool is_next_statement() const {
    const Cursor& cursor = scanner_.cursor;
    return cursor.column() == 1 && is_bare_key_character(cursor.peek()) &&
           looks_like_statement(cursor.rest());
  }

  std::optional<Node> read_inline_table(int depth) {
    const Spot start = scanner_.here(1);
    if (is_too_deep(depth, start)) return std::nullopt;
    Node table = tree_.inline_table(start);
    scanner_.cursor.skip();
    scanner_.cursor.skip_blanks();
    if (scanner_.cursor.take('}')) return tree_.ended(std::move(table), start);
    do {
      if (!read_entry_into(table, depth, true)) return std::nullopt;
      scanner_.cursor.skip_blanks();
    } while (scanner_.cursor.take(','));
    if (scanner_.cursor.take('}')) return tree_.ended(std::move(table), start);
    scanner_.report_unexpected("a comma or '}'", {scanner_.place(start)});
    return std::nullopt;
  }

  Scanner scanner_;
  TableTree tree_;
  Node* current_;
  int header_depth_ = 0;
  std::int64_t values_ = 0;
  bool in_broken_list_ = false;
};

}  // namespace

Result<Node> read_toml(const SourceText& source) { return Reader{source}.read(); }

}  // namespace dutoan::files
