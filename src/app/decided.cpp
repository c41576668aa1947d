// What a decision makes of an estimate, and where it departs from the appraisal.
#include <dutoan/appraising.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace dutoan {
namespace {

using Key = std::pair<Funding, LineCode>;

/// The decisions of the unit's year, and what was reversed.
std::vector<Kept> decisions_of(const Store& book, const Document& d) {
  std::vector<Kept> all;
  book.documents(1, [&](const Kept& each) {
    const DocumentKind kind = each.document.kind;
    const bool is_one =
        is_decision(kind) || kind == DocumentKind::funded || kind == DocumentKind::reversal;
    if (is_one && each.document.unit == d.unit && each.document.fiscal_year == d.fiscal_year)
      all.push_back(each);
    return true;
  });
  return all;
}

/// The estimate as it is made of decided amounts.
class Decided {
 public:
  Decided(const Appraisal& appraisal, std::span<const DocumentLine> lines)
      : appraisal_(appraisal), made_(appraisal.requested) {
    for (const DocumentLine& line : lines)
      if (!line.amount.is_zero()) wanted_.emplace(line.line, line);
  }

  FrozenEstimate run() {
    for (FrozenActivity& activity : made_.activities) take_lines(activity);
    for (const auto& [code, line] : wanted_)
      if (made_.line(code) == nullptr) add(line);
    std::erase_if(made_.activities,
                  [](const FrozenActivity& activity) { return activity.lines.empty(); });
    while (settle_once()) {
    }
    return std::move(made_);
  }

 private:
  const Appraisal& appraisal_;
  FrozenEstimate made_;
  std::map<LineCode, DocumentLine> wanted_;

  void take_lines(FrozenActivity& activity) {
    std::vector<FrozenLine> lines;
    for (FrozenLine& line : activity.lines) {
      const FrozenLine* appraised = appraisal_.appraised.line(line.code);
      if (appraised != nullptr) line = *appraised;
      const bool is_kept = appraised != nullptr && line.amount.is_zero();
      if (is_kept || wanted_.contains(line.code)) lines.push_back(std::move(line));
    }
    activity.lines = std::move(lines);
  }

  /// A line that nobody had requested.
  void add(const DocumentLine& line) {
    auto activity = std::ranges::find(made_.activities, line.line.activity, &FrozenActivity::code);
    if (activity == made_.activities.end()) {
      activity = made_.activities.insert(activity, FrozenActivity{});
      activity->code = line.line.activity;
      activity->name = line.line.activity.text();
      activity->group = activity->group_name = line.classified.group;
      activity->row = activity->row_name = line.line.activity.text();
    }
    FrozenLine added;
    added.code = line.line;
    added.label = {line.line.item.text(), line.line.item.text()};
    added.classified = line.classified;
    added.category = {line.classified.category.text(), line.classified.category.text()};
    activity->lines.push_back(std::move(added));
  }

  static void fix(FrozenLine& line, Money amount) {
    line.treatment = Treatment::product;
    line.rounding = Rounding::half_away_from_zero;
    line.factors.clear();
    line.unit_rate = amount;
    line.percent = {};
    line.base = {};
    line.steps = {{"theo quyết định", "as decided"}};
  }

  /// Gives each line that its inputs do not bring to the decided amount that amount; whether there
  /// was one. What a percentage is taken of may change with it.
  bool settle_once() {
    ensure(recompute(made_), "decided amounts are within those of an estimate");
    bool has_fixed = false;
    for (FrozenActivity& activity : made_.activities)
      for (FrozenLine& line : activity.lines) {
        const auto it = wanted_.find(line.code);
        const Money wanted = it == wanted_.end() ? Money{} : it->second.amount;
        if (line.amount == wanted) continue;
        fix(line, wanted);
        has_fixed = true;
      }
    return has_fixed;
  }
};

}  // namespace

std::vector<DocumentLine> decided_lines(const Store& book, const Document& decision) {
  if (decision.kind == DocumentKind::awaiting) return decision.lines;
  std::vector<DocumentLine> lines =
      approved_version(decisions_of(book, decision), decision.version - 1);
  for (const DocumentLine& line : decision.lines) {
    const auto it = std::ranges::find_if(lines, [&](const DocumentLine& each) {
      return each.funding == line.funding && each.line == line.line;
    });
    if (it == lines.end())
      lines.push_back(line);
    else
      it->amount += line.amount;
  }
  return lines;
}

std::vector<DeviatingLine> deviating_lines(const Store& book, const Document& decision) {
  std::vector<DeviatingLine> found;
  const auto deviations =
      is_decision(decision.kind) ? read_deviations(decision.content) : std::nullopt;
  if (!deviations || deviations->empty()) return found;
  std::map<LineCode, Money> appraised, approved;
  book.read([&](const BookView& view) {
    if (const auto followed = view.document(decision.follows))
      for (const DocumentLine& line : followed->document.lines) appraised[line.line] += line.amount;
  });
  for (const DocumentLine& line : decided_lines(book, decision)) approved[line.line] += line.amount;
  for (const Deviation& each : *deviations)
    found.push_back(
        {decision.number, each.line, appraised[each.line], approved[each.line], each.reason});
  return found;
}

FrozenEstimate as_decided(const Appraisal& appraisal, std::span<const DocumentLine> lines) {
  return Decided{appraisal, lines}.run();
}

Result<FrozenEstimate> decided_estimate(const Store& book, const Document& decision,
                                        std::span<const ReasonKind> reasons) {
  DocumentId id = decision.follows;
  book.read([&](const BookView& view) {
    for (auto kept = view.document(id); kept && kept->document.kind != DocumentKind::estimate;
         kept = view.document(id))
      id = kept->document.follows;
  });
  TypedFunding codes;
  codes.unit = decision.unit.text();
  codes.year = std::to_string(decision.fiscal_year);
  const auto found = find_appraisal(book, codes, id.text(), reasons);
  if (!found) return refuse(found.error());
  return as_decided(found->appraisal, decided_lines(book, decision));
}

}  // namespace dutoan
