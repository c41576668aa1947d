#include "web/suggestions.hpp"

#include "web/entry_form.hpp"
#include "web/typed_amounts.hpp"

#include <dutoan/language.hpp>

#include <algorithm>
#include <set>

namespace dutoan::web {
namespace {

constexpr std::size_t most_lines = 12;  // a screen of a drop-down

/// The parts of a folded text, cut at everything that is no letter and no digit.
std::set<std::string> words_of(std::string_view folded) {
  std::set<std::string> words;
  std::string word;
  for (const char c : folded) {
    const bool cuts = c == ' ' || c == '/' || c == ',' || c == '.' || c == '-';
    if (!cuts) word += c;
    if (cuts && !word.empty()) words.insert(std::exchange(word, {}));
  }
  if (!word.empty()) words.insert(word);
  return words;
}

struct Candidate {
  std::string code, words;
  std::vector<Scope> scopes;
  std::size_t exact = 0;  // how many of the words it is named by in full
};

/// The lines of the book with their words, in the order of their codes.
std::map<std::string, Candidate> lines_of(const Visit& visit) {
  std::map<std::string, Candidate> all;
  visit.book.standings({}, ControlLevel::line, [&](const Scope& scope, const Standing&) {
    Candidate& line = all[scope.code];
    line.code = scope.code;
    line.scopes.push_back(scope);
  });
  for (auto& [code, line] : all) line.words = words_of_line(visit, code, visit.language);
  return all;
}

Money left_of(const Visit& visit, const std::vector<Scope>& scopes) {
  Money left;
  visit.book.read([&](const BookView& view) {
    for (const Scope& scope : scopes) left += availability(view, scope, {}).left();
  });
  return left;
}

/// A code however typed: "ML-1" is "ml1".
std::string bare(std::string_view text) {
  std::string folded = fold(text);
  std::erase_if(folded, [](char c) { return c == ' ' || c == '-' || c == '_'; });
  return folded;
}

Link link_to_line(const SuggestedLine& line) {
  const std::string words = line.code + " " + line.words;
  return {"/lines/" + line.code, {words, words}};
}

/// What `text` names in full: a class, a line, a document.
std::vector<Link> named_in_full(const Visit& visit, const std::string& text) {
  for (const auto& [code, words] : visit.desk->names.activities)
    if (bare(code) == bare(text)) return {{"/classes/" + code, words}};
  for (const auto& [code, words] : visit.desk->names.lines)
    if (bare(code) == bare(text)) return {{"/lines/" + code, words}};
  const auto is_one = find_document(visit.book, text).has_value();
  std::vector<Link> found;
  for (const Kept& kept : visit.book.documents_named(text)) {
    const std::string& number = kept.document.number.text();
    const Label& kind = name_of(kept.document.kind);
    const std::string& way = is_one ? number : kept.document.id.text();
    found.push_back(
        {"/vouchers/" + encoded(way), {number + " · " + kind.vi, number + " · " + kind.en}});
  }
  if (is_one) found.resize(1);  // what a draft became has its number too
  return found;
}

void add_pages(const Visit& visit, const std::string& text, std::vector<Link>& found) {
  const auto add = [&](const std::string& path, const Label& words, Act act) {
    if (!words.vi.empty() && visit.may(act) && (matches(text, words.vi) || matches(text, words.en)))
      found.push_back({path, words});
  };
  for (const PageRoute& route : page_routes()) add(route.path, route.menu, route.act);
  for (const EntryForm& form : entry_forms()) add(form.path, form.menu, form.act);
}

}  // namespace

std::vector<SuggestedLine> suggested_lines(const Visit& visit, std::string_view text,
                                           std::size_t most) {
  const std::set<std::string> asked = words_of(fold(text));
  std::vector<Candidate> found;
  for (auto& [code, line] : lines_of(visit)) {
    const std::string hay = fold(code + " " + line.words);
    const bool has_all = std::ranges::all_of(
        asked, [&](const std::string& word) { return hay.find(word) != std::string::npos; });
    if (!has_all) continue;
    const std::set<std::string> own = words_of(hay);
    line.exact = static_cast<std::size_t>(
        std::ranges::count_if(asked, [&](const std::string& word) { return own.contains(word); }));
    found.push_back(std::move(line));
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, &Candidate::exact);
  if (found.size() > most) found.resize(most);
  std::vector<SuggestedLine> lines;
  for (const Candidate& each : found)
    lines.push_back({each.code, each.words, left_of(visit, each.scopes)});
  return lines;
}

std::vector<Link> places_named(const Visit& visit, const std::string& text) {
  if (auto found = named_in_full(visit, text); !found.empty()) return found;
  std::vector<Link> found;
  add_pages(visit, text, found);
  for (const auto& [code, words] : visit.desk->names.activities)
    if (matches(text, code + " " + words.vi) || matches(text, code + " " + words.en))
      found.push_back({"/classes/" + code, {code + " " + words.vi, code + " " + words.en}});
  for (const SuggestedLine& line : suggested_lines(visit, text, most_lines))
    found.push_back(link_to_line(line));
  return found;
}

}  // namespace dutoan::web
