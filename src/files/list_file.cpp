#include "files/list_file.hpp"

#include "files/encoding.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace dutoan::files {
namespace {

using workbook::Book;
using workbook::Sheet;

Problem of_sheets(ListRule rule, const Book& book, std::vector<Fact> facts) {
  return {rule, FilePlace{book.name, 0, 0, 0, {}}, std::move(facts)};
}

std::string names_of(const std::vector<const Sheet*>& sheets) {
  std::string names;
  for (const Sheet* sheet : sheets) names += (names.empty() ? "" : ", ") + sheet->name;
  return names;
}

Result<List> read_named(const Book& book, const std::string& name, const AreTitles& are_titles) {
  std::vector<const Sheet*> all;
  for (const Sheet& sheet : book.sheets) {
    all.push_back(&sheet);
    if (fold(sheet.name) != fold(name)) continue;
    if (auto list = read_sheet(book, sheet, are_titles)) return std::move(*list);
    return refuse(of_sheets(ListRule::several_sheets, book, {}));
  }
  return refuse(
      of_sheets(ListRule::sheet_not_found, book, {{"sheet", name}, {"known", names_of(all)}}));
}

Result<List> read_only(const Book& book, const AreTitles& are_titles) {
  std::vector<const Sheet*> found;
  std::optional<Result<List>> only;
  for (const Sheet& sheet : book.sheets)
    if (auto list = read_sheet(book, sheet, are_titles)) {
      found.push_back(&sheet);
      only = std::move(list);
    }
  if (found.size() == 1) return std::move(*only);
  std::vector<Fact> facts;
  if (!found.empty()) facts.push_back({"known", names_of(found)});
  return refuse(of_sheets(ListRule::several_sheets, book, std::move(facts)));
}

}  // namespace

Result<List> read_list(const SourceBytes& source, const ListChoice& choice,
                       const AreTitles& are_titles) {
  if (!workbook::looks_like_workbook(source.bytes)) {
    const auto text = read_text(source, choice.encoding);
    if (!text) return refuse(text.error());
    return read_csv(*text);
  }
  const auto book = read_workbook(source, choice.encoding);
  if (!book) return refuse(book.error());
  if (choice.sheet.empty()) return read_only(*book, are_titles);
  return read_named(*book, choice.sheet, are_titles);
}

}  // namespace dutoan::files
