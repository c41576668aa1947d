#include "web/typed_amounts.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>

namespace dutoan::web {

std::vector<TypedAmount> typed_amounts(const Visit& visit, const Values& typed) {
  const auto lines = typed.all("line");
  const auto amounts = typed.all("amount");
  std::vector<TypedAmount> all;
  for (std::size_t i = 0; i < std::max(lines.size(), amounts.size()); ++i) {
    TypedAmount row;
    if (i < lines.size()) row.line_text = lines[i];
    if (i < amounts.size()) row.amount_text = amounts[i];
    if (row.line_text.empty() && row.amount_text.empty()) continue;
    if (!row.line_text.empty())
      if (auto found = find_subject(visit.book, row.line_text, visit.estimate()))
        row.subject = std::move(*found);
    if (const auto amount = parse_amount(row.amount_text)) row.amount = *amount;
    all.push_back(std::move(row));
  }
  return all;
}

std::string words_of_line(const Visit& visit, const std::string& code, Language language) {
  const BookNames& names = visit.desk->names;
  const auto words = [&](const std::map<std::string, Label>& known, const std::string& key) {
    const auto it = known.find(key);
    return it == known.end() ? std::string{} : in(language, it->second);
  };
  const std::string item = words(names.lines, code);
  const std::string activity = words(names.activities, code.substr(0, code.find('/')));
  if (item.empty() && activity.empty()) return code;
  return item.empty() || activity.empty() ? item + activity : item + " · " + activity;
}

}  // namespace dutoan::web
