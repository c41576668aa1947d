#include <dutoan/app.hpp>
#include <dutoan/language.hpp>
#include <dutoan/nearest.hpp>

#include <algorithm>

namespace dutoan {
namespace {

/// Codes however typed: without accents, case, blanks and hyphens.
std::string bare(std::string_view text) {
  std::string folded = fold(text);
  std::erase_if(folded, [](char c) { return c == ' ' || c == '-' || c == '_'; });
  return folded;
}

template <class Matches>
std::vector<std::size_t> positions(const Estimate& estimate, Matches matches) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < estimate.activities.size(); ++i)
    if (matches(estimate.activities[i])) found.push_back(i);
  return found;
}

/// What a user may have meant, the narrowest reading first.
std::vector<std::size_t> meant(const Estimate& estimate, std::string_view text) {
  const std::string code = bare(text);
  const auto is_class = [&](const Activity& a) {
    return bare(a.code.text()) == code || bare(a.name) == code;
  };
  const auto is_row = [&](const Activity& a) {
    return bare(a.row->code) == code || bare(a.row->name) == code;
  };
  const auto is_group = [&](const Activity& a) { return bare(a.group->code) == code; };
  if (auto found = positions(estimate, is_class); !found.empty()) return found;
  if (auto found = positions(estimate, is_row); !found.empty()) return found;
  return positions(estimate, is_group);
}

std::string codes_of(const Estimate& estimate, const std::vector<std::size_t>& found) {
  std::string codes;
  for (const std::size_t i : found)
    codes += (codes.empty() ? "" : ", ") + estimate.activities[i].code.text();
  return codes;
}

std::string near_code(const Estimate& estimate, std::string_view text) {
  std::vector<std::string_view> codes;
  for (const Activity& activity : estimate.activities) codes.push_back(activity.code.text());
  return std::string{nearest(text, codes)};
}

}  // namespace

Result<std::vector<std::size_t>> find_activities(const Estimate& estimate, std::string_view text) {
  if (bare(text).empty())
    return refuse(Problem{EstimateRule::class_not_found, {}, {{"text", std::string{text}}}});
  if (auto found = meant(estimate, text); !found.empty()) return found;
  auto found = positions(estimate, [&](const Activity& a) { return matches(text, a.name); });
  // Words that mean one row mean all of its classes: "muong lat".
  const bool is_one_row = !found.empty() && std::ranges::all_of(found, [&](std::size_t i) {
    return estimate.activities[i].row == estimate.activities[found.front()].row;
  });
  const std::string typed{text};
  if (is_one_row) return found;
  if (found.size() > 1)
    return refuse(Problem{EstimateRule::several_classes,
                          {},
                          {{"text", typed}, {"classes", codes_of(estimate, found)}}});
  std::vector<Fact> facts{{"text", typed}};
  if (const std::string near = near_code(estimate, text); !near.empty())
    facts.push_back({"nearest", near});
  return refuse(Problem{EstimateRule::class_not_found, {}, std::move(facts)});
}

Result<const Line*> find_line(const Estimate& estimate, std::string_view text) {
  std::size_t cut = text.find('/');
  // Words: the class is the longest beginning that means one class, "muong lat 1 hoi truong".
  std::size_t blank = cut == std::string_view::npos ? text.rfind(' ') : std::string_view::npos;
  while (cut == std::string_view::npos && blank != std::string_view::npos && blank > 0) {
    const auto found = find_activities(estimate, text.substr(0, blank));
    if (found && found->size() == 1) cut = blank;
    blank = text.rfind(' ', blank - 1);
  }
  if (cut == std::string_view::npos) cut = text.find(' ');
  const std::string_view class_text = text.substr(0, cut);
  const std::string_view item_text =
      cut == std::string_view::npos ? std::string_view{} : text.substr(cut + 1);
  const auto activities = find_activities(estimate, class_text);
  if (!activities) return refuse(activities.error());
  if (activities->size() > 1)
    return refuse(
        Problem{EstimateRule::several_classes,
                {},
                {{"text", std::string{class_text}}, {"classes", codes_of(estimate, *activities)}}});
  const std::size_t position = activities->front();
  std::vector<const Line*> found;
  for (const Line& line : estimate.lines_of(position)) {
    if (bare(line.norm->code.text()) == bare(item_text)) return &line;
    const bool matching = bare(item_text).empty() || matches(item_text, line.norm->label.vi) ||
                          matches(item_text, line.norm->label.en) ||
                          matches(item_text, line.norm->code.text());
    if (matching) found.push_back(&line);
  }
  // "tiền ăn" as it stands goes before words found apart, such as "an" in "giảng".
  const auto holds_phrase = [&](const Line* line) {
    return fold(line->norm->label.vi).find(fold(item_text)) != std::string::npos;
  };
  if (std::ranges::count_if(found, holds_phrase) == 1)
    return *std::ranges::find_if(found, holds_phrase);
  if (found.size() == 1) return found.front();
  const auto lines = estimate.lines_of(position);
  std::vector<std::string_view> codes;
  for (const Line& line : lines) codes.push_back(line.norm->code.text());
  std::vector<Fact> facts{{"text", std::string{item_text.empty() ? text : item_text}},
                          {"class", estimate.activities[position].code.text()}};
  if (found.empty()) {
    facts.push_back({"nearest", std::string{nearest(item_text, codes)}});
    return refuse(Problem{EstimateRule::line_not_found, {}, std::move(facts)});
  }
  std::string several;
  for (const Line* line : found) several += (several.empty() ? "" : ", ") + line->norm->code.text();
  facts.push_back({"lines", several});
  return refuse(Problem{EstimateRule::several_lines, {}, std::move(facts)});
}

}  // namespace dutoan
