#include "app/typed.hpp"

#include <algorithm>
#include <array>
#include <charconv>

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

}  // namespace dutoan::typed
