// What is still open in a year, and what keeps it from being closed.
#include "app/year_end.hpp"

#include <dutoan/frozen_estimate.hpp>
#include <dutoan/reconciliation.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace dutoan::year_end {
namespace {

/// What was granted to the funding by supplements after the day.
Money granted_after(const BookView& view, const Funding& funding, Date day) {
  Money sum;
  for (const Kept& each :
       view.documents(DocumentKind::supplement, funding.unit, funding.fiscal_year)) {
    if (each.document.date <= day || is_reversed(view, each.document.id)) continue;
    for (const DocumentLine& line : each.document.lines)
      if (line.funding == funding) sum += line.amount;
  }
  return sum;
}

/// What was carried over already on the ground of late supplements.
Money carried_already(const BookView& view, const Funding& funding) {
  Money sum;
  for (const Kept& each : carried_over(view, {funding.unit, funding.fiscal_year}))
    for (const DocumentLine& line : each.document.lines)
      if (line.funding == funding) sum += line.amount;
  return sum;
}

bool suits(const CarryOverGround& ground, const OpenItem& item) {
  const Funding& funding = item.account.funding;
  const bool is_of_nature =
      ground.natures.empty() ||
      std::ranges::find(ground.natures, funding.nature.text()) != ground.natures.end();
  return is_of_nature && (!ground.by_contract || item.account.stage == Stage::committed) &&
         (!ground.of_programme || !funding.programme.is_empty());
}

/// Whether the ground asks for something that the book can show; the others are for people to
/// judge.
bool is_compared(const CarryOverGround& ground) {
  return !ground.granted_after.empty() || ground.by_contract || ground.of_programme ||
         !ground.natures.empty();
}

OpenItem item_of(const Holding& holding) {
  OpenItem item;
  item.account = holding.account;
  item.number = holding.number;
  item.holder = holding.holder;
  item.since = holding.since;
  item.amount = holding.amount;
  item.fate = holding.account.stage == Stage::advanced ? Fate::due : Fate::lapses;
  return item;
}

/// What of the lines of one scope lapses: where the lines may exceed what was approved for them,
/// those that have some left give no more than the scope has.
void take_lines(std::vector<std::pair<LineCode, Money>> lines, const Funding& funding,
                std::vector<OpenItem>& items) {
  Money left;
  for (const auto& [line, amount] : lines) left += amount;
  for (const auto& [line, amount] : lines) {
    const Money lapsing = std::min(left, amount);
    if (lapsing <= Money{}) continue;
    OpenItem item;
    item.account = {funding, line, Stage::approved, {}};
    item.amount = lapsing;
    items.push_back(std::move(item));
    left -= lapsing;
  }
}

/// The lines that have something approved left, by the scope within which spending is held.
void take_approved(const Store& book, const BookView& view, const UnitYear& year,
                   std::vector<OpenItem>& items) {
  const ControlLevel blocks = view.settings().blocks;
  std::map<Scope, std::vector<std::pair<LineCode, Money>>> scopes;
  book.standings(year.query(), ControlLevel::line,
                 [&](const Scope& scope, const Standing& standing) {
                   if (standing.available().is_zero()) return;
                   const auto slash = scope.code.find('/');
                   const LineCode line{ClassCode{scope.code.substr(0, slash)},
                                       ItemCode{scope.code.substr(slash + 1)}};
                   const auto place = view.line(scope.funding, line).value_or(Classification{});
                   scopes[scope_at(blocks, scope.funding, line, place)].emplace_back(
                       line, standing.available());
                 });
  for (auto& [scope, lines] : scopes) take_lines(std::move(lines), scope.funding, items);
}

void take_pool(const BookView& view, const Funding& funding, std::vector<OpenItem>& items) {
  for (const Stage stage : {Stage::allotted, Stage::withheld, Stage::disputed}) {
    OpenItem item;
    item.account = {funding, {}, stage, {}};
    item.amount = view.balance(item.account);
    if (stage == Stage::allotted)
      for (const Targeted& each : targeted_of(view, funding)) item.amount += each.left;
    if (!item.amount.is_zero()) items.push_back(std::move(item));
  }
}

}  // namespace

std::vector<Kept> carried_over(const BookView& view, const UnitYear& year) {
  std::vector<Kept> all = view.documents(DocumentKind::carry_over, year.unit, year.fiscal_year);
  std::erase_if(all, [&](const Kept& each) { return is_reversed(view, each.document.id); });
  return all;
}

std::optional<Money> most_carried(const BookView& view, const CarryOverGround& ground,
                                  const OpenItem& item, Money taken) {
  if (!suits(ground, item)) return std::nullopt;
  if (ground.granted_after.empty()) return item.amount;
  const Funding& funding = item.account.funding;
  const auto day = day_after(funding.fiscal_year - 1, ground.granted_after);
  const Money granted = day ? granted_after(view, funding, *day) : Money{};
  const Money used = carried_already(view, funding) + taken;
  const Money free = granted - std::min(granted, used);
  if (free.is_zero()) return std::nullopt;
  return std::min(free, item.amount);
}

std::vector<OpenItem> open_items(const Store& book, const BookView& view, const UnitYear& year,
                                 const SettlementRegime& regime) {
  std::vector<OpenItem> items;
  for (const Funding& funding : view.fundings(year.unit, year.fiscal_year)) {
    take_pool(view, funding, items);
    for (const Stage stage : {Stage::committed, Stage::advanced})
      for (const Holding& each : view.opened(Scope::whole(funding), stage))
        items.push_back(item_of(each));
  }
  take_approved(book, view, year, items);
  std::ranges::stable_sort(items, {}, [](const OpenItem& item) {
    return std::pair{item.account.funding, item.account.stage};
  });
  for (OpenItem& item : items)
    for (const CarryOverGround& ground : regime.grounds)
      if (is_compared(ground) && most_carried(view, ground, item))
        item.grounds.push_back(ground.code);
  return items;
}

namespace {

/// The classes and tours of the approved estimate, which have people; nothing where the book does
/// not keep the estimate.
std::optional<std::set<ClassCode>> classes_with_people(const BookView& view, const UnitYear& year) {
  std::optional<FrozenEstimate> estimate;
  for (const Kept& each : view.documents(DocumentKind::approval, year.unit, year.fiscal_year)) {
    const auto followed = view.document(each.document.follows);
    if (!followed || is_reversed(view, each.document.id)) continue;
    if (auto read = read_frozen(followed->document.content, followed->document.number.text()))
      estimate = *std::move(read);
  }
  if (!estimate) return std::nullopt;
  std::set<ClassCode> classes;
  for (const FrozenActivity& activity : estimate->activities)
    if (activity.people > 0) classes.insert(activity.code);
  return classes;
}

/// "085 6652: số dư tạm ứng", as the Treasury's paper names it.
std::string words_of(const ReconciledCell& cell) {
  std::string text = cell.key.subcategory.text();
  if (!cell.key.sub_item.is_empty()) text += " " + cell.key.sub_item.text();
  return text + ": " + name_of(cell.figure).vi;
}

}  // namespace

std::vector<Blocker> blockers_of(const Store& book, const BookView& view, const UnitYear& year) {
  std::vector<Blocker> blockers;
  const auto classes = classes_with_people(view, year);
  std::map<ClassCode, Money> spent;
  book.standings(year.query(), ControlLevel::activity,
                 [&](const Scope& scope, const Standing& standing) {
                   const ClassCode activity{scope.code};
                   const bool is_class = !classes || classes->contains(activity);
                   if (is_class && !standing.approved_in_all().is_zero())
                     spent[activity] += standing[Stage::spent];
                 });
  std::vector<Blocker> advances;
  for (const Funding& funding : view.fundings(year.unit, year.fiscal_year))
    for (const Holding& each : view.opened(Scope::whole(funding), Stage::advanced))
      advances.push_back({BlockerKind::advance_open, each.number.text(), each.amount});
  for (const auto& [activity, amount] : spent)
    if (!view.newest(DocumentKind::class_settlement, year.unit, year.fiscal_year, activity))
      blockers.push_back({BlockerKind::class_not_settled, activity.text(), amount});
  std::ranges::move(advances, std::back_inserter(blockers));
  for (const Kept& draft : view.open_drafts())
    if (draft.document.unit == year.unit && draft.document.fiscal_year == year.fiscal_year)
      blockers.push_back(
          {BlockerKind::draft_open, draft.document.number.text(), draft.document.total});
  if (const auto open = open_differences(book, year.unit, year.fiscal_year))
    for (const ReconciledCell& cell : open->cells)
      blockers.push_back({BlockerKind::difference_open, words_of(cell), cell.treasury - cell.book});
  return blockers;
}

}  // namespace dutoan::year_end
