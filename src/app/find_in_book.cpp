#include "app/typed.hpp"

#include <dutoan/app.hpp>
#include <dutoan/dossier.hpp>
#include <dutoan/language.hpp>
#include <dutoan/nearest.hpp>

#include <algorithm>
#include <set>

namespace dutoan {

using typed::bare, typed::code_in, typed::line_codes, typed::not_in_book;

std::set<std::string> typed::line_codes(const Store& book) {
  std::set<std::string> codes;
  book.standings({}, ControlLevel::line,
                 [&](const Scope& scope, const Standing&) { codes.insert(scope.code); });
  return codes;
}

LineCode typed::code_in(const std::string& text) {
  const auto slash = text.find('/');
  return {ClassCode{text.substr(0, slash)},
          ItemCode{slash == std::string::npos ? std::string{} : text.substr(slash + 1)}};
}

std::vector<LineCode> typed::likely_codes(std::string_view text) {
  std::string upper{text};
  const auto slash = std::min(upper.find('/'), upper.size());
  for (std::size_t i = 0; i < slash; ++i)
    if ('a' <= upper[i] && upper[i] <= 'z') upper[i] = static_cast<char>(upper[i] - 'a' + 'A');
  return {code_in(std::string{text}), code_in(upper)};
}

bool typed::has(const Store& book, const LineCode& code) {
  if (code.activity.is_empty()) return false;
  Query query;
  query.activity = code.activity;
  if (!code.item.is_empty()) query.item = code.item;
  bool is_there = false;
  book.standings(query, code.item.is_empty() ? ControlLevel::activity : ControlLevel::line,
                 [&](const Scope&, const Standing&) { is_there = true; });
  return is_there;
}

Problem typed::not_in_book(std::string_view text, const std::set<std::string>& codes,
                           const Estimate* estimate) {
  std::vector<Fact> facts{{"text", std::string{text}}};
  const std::vector<std::string_view> known(codes.begin(), codes.end());
  if (const auto near = nearest(text, known); !near.empty())
    facts.push_back({"nearest", std::string{near}});
  if (estimate == nullptr) facts.push_back({"no_plan", std::string{"no plan"}});
  return {EntryRule::line_not_in_book, {}, std::move(facts)};
}

std::string typed::bare(std::string_view text) {
  std::string folded = fold(text);
  std::erase_if(folded, [](char c) { return c == ' ' || c == '-' || c == '_'; });
  return folded;
}

Result<Kept> find_saved(const Store& book, std::string_view text) {
  std::vector<Kept> found;
  std::string newest, ids;
  book.documents(1, [&](const Kept& each) {
    const Document& d = each.document;
    if (d.kind != DocumentKind::estimate) return true;
    newest = d.number.text();
    const bool is_meant = d.id.text() == text || std::to_string(d.version) == text ||
                          plain_number(d.number.text()) == plain_number(text);
    if (!is_meant) return true;
    found.push_back(each);
    ids += (ids.empty() ? "" : ", ") + d.id.text();
    return true;
  });
  std::vector<Fact> facts = {{"text", std::string{text}}};
  if (found.size() == 1) return std::move(found.front());
  if (!found.empty()) {
    facts.push_back({"found", ids});
    return refuse(Problem{EntryRule::several_documents, {}, std::move(facts)});
  }
  if (!newest.empty()) facts.push_back({"newest", newest});
  return refuse(Problem{EntryRule::version_not_saved, {}, std::move(facts)});
}

Result<std::optional<Kept>> typed::find_decided(Finder& finder, const TypedDocument& typed) {
  std::optional<Kept> named;
  Funding funding;
  if (typed.version.empty()) {
    const auto found = read_funding(finder.fundings(), typed.funding, false);
    if (!found) return refuse(found.error());
    funding = *found;
  } else {
    auto found = find_saved(finder.book(), typed.version);
    if (!found) return refuse(std::move(found.error()));
    funding.unit = found->document.unit;
    funding.fiscal_year = found->document.fiscal_year;
    named = std::move(*found);
  }
  std::optional<Kept> decided;  // as appraised, where it was
  finder.book().read([&](const BookView& view) {
    for (Round& round : rounds(view, funding.unit, funding.fiscal_year))
      if (!named || named->document.id == round.estimate.document.id)
        decided = std::move(round.conclusion ? *round.conclusion : round.estimate);
  });
  if (!decided && typed.lines.empty())
    return refuse(Problem{EntryRule::estimate_not_saved, {}, {}});
  return decided;
}

Result<Kept> typed::the_one(std::vector<Kept> found, std::string_view text) {
  const std::string typed{text};
  if (found.empty()) return refuse(Problem{EntryRule::document_not_found, {}, {{"text", typed}}});
  if (found.size() == 1) return std::move(found.front());
  std::string ids;
  for (const Kept& each : found) ids += (ids.empty() ? "" : ", ") + each.document.id.text();
  return refuse(Problem{EntryRule::several_documents, {}, {{"text", typed}, {"found", ids}}});
}

/// Leaves out those of these kinds, where anything else is there.
static void prefer_others(std::vector<Kept>& found, std::initializer_list<DocumentKind> kinds) {
  const auto is_one = [&](const Kept& each) {
    return std::ranges::find(kinds, each.document.kind) != kinds.end();
  };
  if (!std::ranges::all_of(found, is_one)) std::erase_if(found, is_one);
}

Result<Kept> find_document(const Store& book, std::string_view text) {
  std::vector<Kept> found = book.documents_named(text);
  prefer_others(found, {DocumentKind::dropping, DocumentKind::refusal});
  prefer_others(found, {DocumentKind::draft});
  return typed::the_one(std::move(found), text);
}

Result<Subject> find_subject(const Store& book, std::string_view text, const Estimate* estimate) {
  if (text.empty()) return Subject{};
  for (const LineCode& likely : typed::likely_codes(text))
    if (typed::has(book, likely)) return Subject{likely.activity, likely.item};
  const auto codes = line_codes(book);
  for (const std::string& code : codes) {
    const LineCode line = code_in(code);
    if (bare(code) == bare(text)) return Subject{line.activity, line.item};
    if (bare(line.activity.text()) == bare(text)) return Subject{line.activity, {}};
  }
  if (estimate == nullptr) return refuse(not_in_book(text, codes, estimate));
  const auto activities = find_activities(*estimate, text);
  if (activities && activities->size() == 1)
    return Subject{estimate->activities[activities->front()].code, {}};
  if (activities) return refuse(not_in_book(text, codes, estimate));
  const auto line = find_line(*estimate, text);
  if (!line) return refuse(line.error());
  const LineCode code = estimate->code_of(**line);
  return Subject{code.activity, code.item};
}

}  // namespace dutoan
