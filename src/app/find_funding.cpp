#include "app/typed.hpp"

#include <dutoan/budget_day.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>
#include <utility>

namespace dutoan::typed {
namespace {

/// A funding's codes as texts, in the order in which TypedFunding has them.
std::array<std::string, 7> texts_of(const Funding& f) {
  return {std::to_string(f.fiscal_year),
          f.unit.text(),
          f.chapter.text(),
          f.subcategory.text(),
          f.source.text(),
          f.nature.text(),
          f.programme.text()};
}
std::array<std::string, 7> texts_of(const TypedFunding& f) {
  return {f.year, f.unit, f.chapter, f.subcategory, f.source, f.nature, f.programme};
}

bool agrees(const Funding& funding, const TypedFunding& codes) {
  const auto known = texts_of(funding);
  const auto typed = texts_of(codes);
  for (std::size_t i = 0; i < known.size(); ++i)
    if (!typed[i].empty() && typed[i] != known[i]) return false;
  return true;
}

int year_in(const std::string& text) {
  int year = 0;
  const char* end = text.data() + text.size();
  const auto [stopped, fault] = std::from_chars(text.data(), end, year);
  return fault == std::errc{} && stopped == end ? year : 0;
}

/// A funding that no allotment has named yet: all its codes are typed, but for the programme.
bool is_complete(const TypedFunding& codes) {
  const auto typed = texts_of(codes);
  return std::ranges::none_of(std::span{typed}.first(typed.size() - 1),
                              [](const std::string& text) { return text.empty(); });
}

/// The code of that name, as the funding options are called; null for another name.
std::string* code_named(TypedFunding& codes, std::string_view name) {
  const std::array<std::pair<std::string_view, std::string*>, 7> named = {
      {{"year", &codes.year},
       {"unit", &codes.unit},
       {"chapter", &codes.chapter},
       {"subcategory", &codes.subcategory},
       {"source", &codes.source},
       {"nature", &codes.nature},
       {"programme", &codes.programme}}};
  const auto* it =
      std::ranges::find(named, name, &std::pair<std::string_view, std::string*>::first);
  return it == named.end() ? nullptr : it->second;
}

/// Puts the codes of "subcategory=085, source=12" over those there are; false where it cannot.
bool replace_codes(TypedFunding& codes, std::string text) {
  std::ranges::replace(text, ',', ' ');
  std::istringstream words{text};
  for (std::string word; words >> word;) {
    const auto equals = word.find('=');
    std::string* code = code_named(codes, std::string_view{word}.substr(0, equals));
    if (code == nullptr || equals == std::string::npos || equals + 1 == word.size()) return false;
    *code = word.substr(equals + 1);
  }
  return true;
}

TypedFunding typed_as(const Funding& funding) {
  const auto [year, unit, chapter, subcategory, source, nature, programme] = texts_of(funding);
  return {year, unit, chapter, subcategory, source, nature, programme};
}

std::string written(const std::vector<Funding>& fundings) {
  std::string all;
  for (const Funding& funding : fundings) {
    if (!all.empty()) all += "; ";
    std::string one;
    for (const std::string& code : texts_of(funding))
      if (!code.empty()) one += (one.empty() ? "" : "-") + code;
    all += one;
  }
  return all;
}

}  // namespace

std::vector<Funding> fundings_of(const Store& book) {
  std::vector<Funding> all;
  book.standings({}, ControlLevel::whole, [&](const Scope& scope, const Standing&) {
    if (all.empty() || all.back() != scope.funding) all.push_back(scope.funding);
  });
  return all;
}

Result<Funding> read_funding(const std::vector<Funding>& known, const TypedFunding& codes,
                             bool may_be_new) {
  if (may_be_new && is_complete(codes))
    return Funding{year_in(codes.year),           SpendingUnitCode{codes.unit},
                   ChapterCode{codes.chapter},    SubcategoryCode{codes.subcategory},
                   SourceCode{codes.source},      SourceNatureCode{codes.nature},
                   ProgrammeCode{codes.programme}};
  std::vector<Funding> found;
  std::ranges::copy_if(known, std::back_inserter(found),
                       [&](const Funding& each) { return agrees(each, codes); });
  if (found.size() == 1) return found.front();
  if (found.empty())
    return refuse(Problem{EntryRule::funding_not_found, {}, {{"known", written(known)}}});
  return refuse(Problem{EntryRule::several_fundings, {}, {{"found", written(found)}}});
}

Problem no_giver(const std::string& text) {
  if (text.empty()) return {EntryRule::giver_not_named, {}, {}};
  return {EntryRule::giver_not_named, {}, {{"text", text}}};
}

Result<Funding> read_giver(const std::vector<Funding>& known, const Funding& receiver,
                           const std::string& text) {
  TypedFunding codes = typed_as(receiver);
  if (text.empty() || !replace_codes(codes, text)) return refuse(no_giver(text));
  auto giver = read_funding(known, codes, false);
  if (giver && *giver == receiver) return refuse(no_giver(text));
  return giver;
}

}  // namespace dutoan::typed

int dutoan::newest_budget_year(const Store& book, Date today) {
  const auto all = typed::fundings_of(book);
  const auto newest = std::ranges::max_element(all, {}, &Funding::fiscal_year);
  return newest == all.end() ? today.year() : newest->fiscal_year;
}
