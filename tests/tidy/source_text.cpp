#include "tidy/source_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

namespace dutoan::tidy {
namespace {

bool is_word_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}
bool is_space(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

bool is_text(const std::filesystem::path& path) {
  static constexpr std::array<std::string_view, 14> endings = {
      ".cpp",   ".hpp", ".md", ".txt", ".toml", ".csv",  ".json",
      ".cmake", ".sh",  ".py", ".sql", ".css",  ".html", ""};
  return std::ranges::find(endings, path.extension().string()) != endings.end();
}

/// Where a comment or literal that begins at `at` ends; nothing when none begins there.
struct Span {
  std::size_t until;
  bool is_comment;
};

std::size_t end_of_literal(std::string_view text, std::size_t at, char quote) {
  for (std::size_t i = at + 1; i < text.size() && text[i] != '\n'; ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == quote)
      return i + 1;
  }
  return std::min(text.find('\n', at), text.size());
}

std::size_t end_of_raw_string(std::string_view text, std::size_t at) {
  const std::size_t open = text.find('(', at);
  if (open == std::string_view::npos) return text.size();
  const std::string close = ")" + std::string(text.substr(at + 1, open - at - 1)) + "\"";
  const std::size_t end = text.find(close, open);
  return end == std::string_view::npos ? text.size() : end + close.size();
}

std::optional<Span> span_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("//")) return Span{std::min(text.find('\n', at), text.size()), true};
  if (rest.starts_with("/*")) {
    const std::size_t end = text.find("*/", at + 2);
    return Span{end == std::string_view::npos ? text.size() : end + 2, true};
  }
  const char before = at == 0 ? ' ' : text[at - 1];
  if (text[at] == '"')
    return Span{before == 'R' ? end_of_raw_string(text, at) : end_of_literal(text, at, '"'), false};
  // Between digits the quote separates them: 9'000.
  if (text[at] == '\'' && !is_word_character(before))
    return Span{end_of_literal(text, at, '\''), false};
  return std::nullopt;
}

void blank(std::string& text, std::size_t from, std::size_t until) {
  for (std::size_t i = from; i < until; ++i) {
    if (text[i] != '\n') text[i] = ' ';
  }
}

/// Code alone: no comments, literals or preprocessor lines.
std::string code_of(std::string_view text) {
  std::string code = without_comments(text, Strings::blank);
  bool continued = false;
  for (const Line& line : lines_of(code)) {
    const std::size_t first = line.text.find_first_not_of(" \t");
    const bool is_directive =
        continued || (first != std::string_view::npos && line.text[first] == '#');
    continued = is_directive && line.text.ends_with('\\');
    const auto from = static_cast<std::size_t>(line.text.data() - code.data());
    if (is_directive) blank(code, from, from + line.text.size());
  }
  return code;
}

/// What a brace opens, judged by the text since the last statement.
enum class Brace { scope, function, other };

/// `head` without what stands in parentheses.
std::string outside_parentheses(std::string_view head) {
  std::string outside;
  int depth = 0;
  for (const char c : head) {
    if (c == ')') --depth;
    if (depth == 0) outside += c;
    if (c == '(') ++depth;
  }
  return depth == 0 ? outside : std::string();
}

/// Whether a value is set at the level of the head: a table or a lambda, not a function.
bool assigns(const std::string& outside) {
  if (has_word(outside, "operator")) return false;
  int depth = 0;  // of template parameters, which may have defaults
  for (std::size_t i = 0; i < outside.size(); ++i) {
    if (outside[i] == '<') ++depth;
    if (outside[i] == '>' && outside[i - 1] != '-') --depth;
    if (outside[i] == '=' && depth == 0) return true;
  }
  return false;
}

Brace brace_of(std::string_view head) {
  const std::string outside = outside_parentheses(head);
  if (outside.find('(') != std::string::npos)
    return assigns(outside) ? Brace::other : Brace::function;
  for (const char* word : {"namespace", "class", "struct", "union", "enum", "extern"}) {
    if (has_word(outside, word)) return Brace::scope;
  }
  return Brace::other;
}

/// The word before the first parenthesis.
std::string name_in(std::string_view head) {
  const std::size_t open = head.find('(');
  std::size_t until = open;
  while (until > 0 && is_space(head[until - 1])) --until;
  std::size_t from = until;
  while (from > 0 && !is_space(head[from - 1])) --from;
  return std::string(head.substr(from, until - from));
}

std::size_t line_at(std::string_view text, std::size_t at) {
  return 1 + static_cast<std::size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

/// Walks over the braces of `code`; what it meets outside every function is a head or a scope.
class FunctionScanner {
 public:
  explicit FunctionScanner(std::string_view code) : code_(code) {}

  std::vector<Function> scan() {
    while (at_ < code_.size()) {
      const char c = code_[at_];
      if (c == '{')
        open();
      else if (c == ';' || c == '}')
        head_ = ++at_;
      else
        ++at_;
    }
    return std::move(functions_);
  }

 private:
  void open() {
    const Brace brace = brace_of(head());
    if (brace == Brace::scope) {
      head_ = ++at_;
      return;
    }
    const std::size_t close = closing_brace();
    at_ = close + 1;
    // `Plan() : lines_{} {` – a member's braces belong to the head, as do those of a value.
    const std::size_t next = code_.find_first_not_of(" \t\n", at_);
    const bool goes_on = next != std::string_view::npos &&
                         std::string_view(",{)").find(code_[next]) != std::string_view::npos;
    if (brace == Brace::other || goes_on) return;
    const std::size_t first = first_of_head();
    const std::size_t line = line_at(code_, first);
    functions_.push_back(
        {name_in(code_.substr(first, close - first)), line, line_at(code_, close) - line + 1});
    head_ = at_;
  }

  std::string_view head() const { return code_.substr(head_, at_ - head_); }

  std::size_t first_of_head() const {
    std::size_t first = code_.find_first_not_of(" \t\n", head_);
    for (const std::string_view label : {"public:", "protected:", "private:"}) {
      if (code_.substr(first).starts_with(label)) {
        first = code_.find_first_not_of(" \t\n", first + label.size());
      }
    }
    return first;
  }

  std::size_t closing_brace() const {
    int depth = 0;
    for (std::size_t i = at_; i < code_.size(); ++i) {
      if (code_[i] == '{') ++depth;
      if (code_[i] == '}' && --depth == 0) return i;
    }
    return code_.size() - 1;
  }

  std::string_view code_;
  std::size_t at_ = 0;
  std::size_t head_ = 0;  // where the current head begins
  std::vector<Function> functions_;
};

}  // namespace

std::vector<File> read_tree(const std::string& root) {
  namespace fs = std::filesystem;
  std::vector<File> files;
  for (auto it = fs::recursive_directory_iterator(root); it != fs::recursive_directory_iterator();
       ++it) {
    const std::string path = it->path().lexically_relative(root).generic_string();
    if (path == "build" || path == ".git") {  // .git is a file in a second checkout
      if (it->is_directory()) it.disable_recursion_pending();
      continue;
    }
    if (!it->is_regular_file() || !is_text(it->path())) continue;
    std::ifstream in(it->path(), std::ios::binary);
    files.push_back({path, std::string(std::istreambuf_iterator<char>(in), {})});
  }
  std::ranges::sort(files, {}, &File::path);
  return files;
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t at = 0, number = 1; at < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back({number, text.substr(at, end - at)});
    at = end + 1;
  }
  return lines;
}

std::string without_comments(std::string_view text, Strings strings) {
  std::string code(text);
  for (std::size_t at = 0; at < text.size();) {
    const auto span = span_at(text, at);
    if (!span) {
      ++at;
      continue;
    }
    if (span->is_comment || strings == Strings::blank) blank(code, at, span->until);
    at = span->until;
  }
  return code;
}

std::vector<Function> functions_of(std::string_view text) {
  const std::string code = code_of(text);
  return FunctionScanner(code).scan();
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  const std::string code = code_of(text);
  for (const Line& line : lines_of(code)) {
    for (std::size_t at = 0; at < line.text.size();) {
      std::size_t end = at;
      while (end < line.text.size() && is_word_character(line.text[end])) ++end;
      if (end > at && std::isdigit(static_cast<unsigned char>(line.text[at])) == 0) {
        words.push_back({line.number, std::string(line.text.substr(at, end - at))});
      }
      at = std::max(end, at + 1);
    }
  }
  return words;
}

bool has_word(std::string_view line, std::string_view word) {
  for (std::size_t at = line.find(word); at != std::string_view::npos;
       at = line.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !is_word_character(line[at - 1]);
    const bool ends =
        end == line.size() || !is_word_character(word.back()) || !is_word_character(line[end]);
    if (begins && ends) return true;
  }
  return false;
}

}  // namespace dutoan::tidy
