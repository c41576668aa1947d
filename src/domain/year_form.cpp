#include <dutoan/year_form.hpp>

#include <algorithm>

namespace dutoan {
namespace {

/// "b01/bcqt" and "B01-BCQT" are "b01bcqt".
std::string bare(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    if ('A' <= c && c <= 'Z')
      kept += static_cast<char>(c - 'A' + 'a');
    else if (('a' <= c && c <= 'z') || ('0' <= c && c <= '9'))
      kept += c;
  }
  return kept;
}

}  // namespace

const FormItem* FormPart::item(std::string_view wanted) const {
  const auto it = std::ranges::find(items, wanted, &FormItem::code);
  return it == items.end() ? nullptr : &*it;
}

const FormEdition* YearForm::edition(int fiscal_year) const {
  const FormEdition* found = nullptr;
  for (const FormEdition& each : editions)
    if (each.first_year <= fiscal_year) found = &each;
  return found;
}

const YearForm* YearForms::form(std::string_view text) const {
  const std::string meant = bare(text);
  const auto it = std::ranges::find_if(forms, [&](const YearForm& each) {
    return bare(each.code) == meant || bare(each.number) == meant;
  });
  return it == forms.end() ? nullptr : &*it;
}

std::vector<FormTerm> formula_terms(std::string_view text) {
  std::vector<FormTerm> terms(1);
  for (const char c : text) {
    if (c == '+' || c == '-')
      terms.push_back({c == '-', {}});
    else
      terms.back().code += c;
  }
  const bool is_whole = std::ranges::none_of(terms, [](const FormTerm& each) {
    return each.code.empty() || !std::ranges::all_of(each.code, [](char c) {
             return ('0' <= c && c <= '9') || ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
           });
  });
  if (!is_whole) terms.clear();
  return terms;
}

}  // namespace dutoan
