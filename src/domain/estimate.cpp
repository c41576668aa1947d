#include "domain/case_of_places.hpp"
#include "domain/factors.hpp"
#include "domain/paid_once.hpp"

#include <dutoan/estimate.hpp>

#include <algorithm>
#include <set>
#include <tuple>

namespace dutoan {
namespace {

/// What the classes of one row share: their norm, places, figures and the pay of their posts.
struct RowContext {
  RowContext(const Plan& plan, const Regulations& regulations, const Activity& first)
      : row(first.row),
        norm(regulations.norms.kind(first.group->kind.text())),
        home(row->home ? regulations.place(row->home->text()) : nullptr),
        venue(row->venue ? regulations.place(row->venue->text()) : nullptr),
        figures(plan, *first.group, *row, regulations.norms.factors.size()) {
    ensure(norm != nullptr, "the kind of a group has a norm");
    for (const Delegation& d : row->delegation) posts.push_back(regulations.post(d.post.text()));
    for (const NormLine& line : norm->lines) {
      prices.push_back(line.price ? figures.price(*line.price) : nullptr);
      sources.push_back(line.price ? plan.price(*line.price) : nullptr);
    }
  }

  const Row* row;
  const Norm* norm;
  const Place* home;
  const Place* venue;
  RowFigures figures;
  std::vector<const Post*> posts;
  std::vector<const GivenPrice*> prices;  // line by line of the norm
  std::vector<const PriceSource*> sources;
};

class Estimator {
 public:
  Estimator(const Plan& plan, const Regulations& regulations, Progress& progress)
      : plan_(plan),
        regulations_(regulations),
        progress_(progress),
        rates_(regulations.rates),
        factors_(plan, regulations.norms) {
    for (const RateValue& value : rates_.values())
      thresholds_.push_back(value.threshold
                                ? regulations.norms.factor(value.threshold->factor.text())
                                : std::nullopt);
  }

  Result<Estimate> run();
  /// How `factor` got its value in `activity`.
  FactorTrace trace(const Activity& activity, FactorId factor) {
    estimate_.activities = {activity};
    start(estimate_.activities.front());
    return factors_.trace(factor);
  }

 private:
  const Plan& plan_;
  const Regulations& regulations_;
  Progress& progress_;
  const RateTable& rates_;
  ActivityFactors factors_;
  std::vector<std::optional<FactorId>> thresholds_;  // by position of the rate value
  std::optional<RowContext> row_;
  Estimate estimate_;
  Problems refusals_;
  std::set<std::tuple<RuleCode, const void*, const void*>> reported_;  // rule, whom, about what
  std::set<const RateValue*> used_assumptions_;

  // The activity under way.
  std::uint32_t activity_ = 0;
  Date date_;
  DescribedCase described_;
  Money direct_;  // its lines so far, without percentages

  std::size_t most_lines() const;
  void start(const Activity& activity);
  void describe_case(const Activity& activity);
  void report_missing(const Place& place);
  bool report_unclassified(std::uint32_t qualifiers);
  HeadCount count_people(const Activity& activity);
  bool is_answered(const NormLine& line);
  void add_line(std::size_t position);
  bool take_unit(const NormLine& line, std::size_t position, Working& working);
  bool take_rate(const NormLine& line, Working& working);
  bool take_factors(const NormLine& line, Working& working);
  bool take_price(const NormLine& line, std::size_t position, Working& working);
  bool take_percent(const NormLine& line, Working& working);
  bool take_threshold(const NormLine& line, Working& working);
  bool accept(const NormLine& line, const Working& working);
  /// The lines of the activity under way.
  std::span<Line> lines_so_far() {
    return std::span{estimate_.lines}.subspan(estimate_.first_line.back());
  }
  void settle_inclusions();
  void check_exclusions();
  void warn_of_unused_assumptions();
  void report(Problem problem, const NormLine& line, const void* about = nullptr);
  std::vector<Fact> facts_of(const NormLine& line) const;
  /// Classes that a row makes are alike; a listed class has its own date, place and figures.
  const void* subject() const {
    if (activity().listed != nullptr) return activity().listed;
    return activity().row;
  }
  const Activity& activity() const { return estimate_.activities[activity_]; }
};

const FilePlace& place_of(const Activity& activity) {
  return activity.listed ? activity.listed->place : activity.row->place;
}

/// The qualifiers that a case_open problem names.
std::uint32_t open_qualifiers(const Problem& problem) {
  for (const Fact& fact : problem.facts)
    if (std::string_view{fact.name} == "qualifiers")
      if (const auto* mask = std::get_if<std::int64_t>(&fact.value))
        return static_cast<std::uint32_t>(*mask);
  return 0;
}

bool is_warning(const Problem& problem) { return problem.is(RateRule::bound_unknown); }

Result<Estimate> Estimator::run() {
  estimate_.plan = &plan_;
  estimate_.regulations = &regulations_;
  estimate_.activities = activities(plan_);
  estimate_.lines.reserve(most_lines());
  for (activity_ = 0; activity_ < estimate_.activities.size(); ++activity_) {
    progress_.at(Step::estimating, activity_, estimate_.activities.size());
    estimate_.first_line.push_back(estimate_.lines.size());
    start(activity());
    for (std::size_t i = 0; i < row_->norm->lines.size(); ++i) add_line(i);
    check_exclusions();
  }
  estimate_.first_line.push_back(estimate_.lines.size());
  warn_of_unused_assumptions();
  if (!refusals_.empty()) {
    sort_by_place(refusals_);
    return refuse(std::move(refusals_));
  }
  sort_by_place(estimate_.warnings);
  return std::move(estimate_);
}

/// Every line of every norm: growing bit by bit would touch the memory of a large plan twice.
std::size_t Estimator::most_lines() const {
  std::size_t most = 0;
  const Group* group = nullptr;
  std::size_t each = 0;
  for (const Activity& a : estimate_.activities) {
    if (a.group != group) {
      const Norm* norm = regulations_.norms.kind(a.group->kind.text());
      ensure(norm != nullptr, "the kind of a group has a norm");
      each = norm->lines.size();
      group = a.group;
    }
    most += each;
  }
  return most;
}

void Estimator::start(const Activity& activity) {
  if (!row_ || row_->row != activity.row) row_.emplace(plan_, regulations_, activity);
  date_ = rate_date(plan_, activity);
  direct_ = Money{};
  describe_case(activity);
  factors_.start(activity, row_->figures, count_people(activity));
}

void Estimator::describe_case(const Activity& activity) {
  const Place* venue = row_->venue;
  if (activity.listed && activity.listed->venue)
    venue = regulations_.place(activity.listed->venue->text());
  described_ = describe(plan_, regulations_.rates.vocabulary(), row_->home, venue, date_);
  for (const Place* place : described_.missing) report_missing(*place);
}

/// Tells that a place has ended, or does not exist yet, and what stands in its place.
void Estimator::report_missing(const Place& place) {
  const RuleCode rule{static_cast<int>(RateRule::place_has_ended)};
  if (!reported_.insert({rule, subject(), &place}).second) return;
  refusals_.push_back(missing(place, date_, regulations_, place_of(activity())));
}

/// Tells which places lack a word for these qualifiers; false when no place is at fault.
bool Estimator::report_unclassified(std::uint32_t qualifiers) {
  bool is_told = false;
  const RuleCode rule{static_cast<int>(RateRule::place_not_classified)};
  for (const auto& [q, place] : described_.unclassified) {
    if ((qualifiers >> q & 1U) == 0) continue;
    is_told = true;
    const Qualifier& qualifier = rates_.vocabulary().qualifiers[q];
    if (!reported_.insert({rule, subject(), &qualifier}).second) continue;
    refusals_.emplace_back(
        RateRule::place_not_classified, place_of(activity()),
        std::vector<Fact>{{"place", place->name}, {"qualifier", qualifier.label}, {"date", date_}},
        std::vector<FilePlace>{place->place});
  }
  return is_told;
}

HeadCount Estimator::count_people(const Activity& activity) {
  HeadCount count;
  for (std::size_t i = 0; i < activity.people.size(); ++i) {
    const std::int64_t holders = activity.people[i].value();
    ensure(row_->posts[i] != nullptr, "a post of a plan is a post of the regulations");
    const Post& post = *row_->posts[i];
    if (post.role == Post::Role::official) {
      count.officials += holders;
      continue;
    }
    count.trainees += holders;
    if (const PostFact* fact = post.fact(date_, plan_.programme_code)) {
      if (fact->pay == PayStatus::payroll) count.salaried += holders;
    } else if (reported_
                   .insert({RuleCode{static_cast<int>(RateRule::post_not_classified)}, subject(),
                            &post})
                   .second) {
      refusals_.emplace_back(RateRule::post_not_classified, place_of(activity),
                             std::vector<Fact>{{"post", post.name}, {"date", date_}},
                             std::vector<FilePlace>{post.place});
    }
  }
  return count;
}

std::vector<Fact> Estimator::facts_of(const NormLine& line) const {
  return {{"line", LineCode{activity().code, line.code}.text()}, {"title", line.label}};
}

/// One problem of a line is told once for the classes of a row, or once for the figure that it is
/// about, and not for each class again.
void Estimator::report(Problem problem, const NormLine& line, const void* about) {
  if (!reported_.insert({problem.rule, about != nullptr ? about : subject(), &line}).second) return;
  if (problem.place.file.empty()) problem.place = place_of(activity());
  (is_warning(problem) ? estimate_.warnings : refusals_).push_back(std::move(problem));
}

/// A line that asks what the plan does not say is refused: leaving it out would cut the estimate
/// without a word.
bool Estimator::is_answered(const NormLine& line) {
  for (const Condition c : line.when) {
    if (described_.of.word(c.qualifier)) continue;
    if (!described_.missing.empty() || report_unclassified(std::uint32_t{1} << c.qualifier))
      return false;
    auto facts = facts_of(line);
    facts.push_back({"qualifier", rates_.vocabulary().qualifiers[c.qualifier].label});
    report(Problem{EstimateRule::case_not_answered, place_of(activity()), std::move(facts)}, line);
    return false;
  }
  return true;
}

void Estimator::add_line(std::size_t position) {
  const NormLine& line = row_->norm->lines[position];
  if (!is_answered(line)) return;
  if (!std::ranges::all_of(line.when, [&](Condition c) { return described_.of.matches(c); }))
    return;
  Working working;
  const bool has_factors = take_factors(line, working);
  const auto is_nothing = [](const FactorUse& use) { return use.value.is_zero(); };
  if (line.omit_when_zero && std::ranges::any_of(working.factors(), is_nothing)) return;
  if (line.is_percentage()) settle_inclusions();
  // Every problem of a line is told, so a missing factor does not hide a missing rate.
  if (!take_unit(line, position, working) || !has_factors) return;
  if (!accept(line, working))
    report(Problem{EstimateRule::amount_too_large, place_of(activity()), facts_of(line)}, line);
}

/// What one unit costs: the rate, or the price within it, or a percentage of the lines above.
bool Estimator::take_unit(const NormLine& line, std::size_t position, Working& working) {
  if (!take_rate(line, working)) return false;
  if (line.is_memo()) {
    working.treatment = Treatment::memo;
    return true;
  }
  if (line.is_percentage()) return take_percent(line, working);
  if (!take_price(line, position, working)) return false;
  return take_threshold(line, working);
}

bool Estimator::take_rate(const NormLine& line, Working& working) {
  if (!line.rate) return true;
  Case asked = described_.of;
  for (const Condition c : line.as) asked.set(c);
  const std::string& province = plan_.rates_province ? *plan_.rates_province : plan_.province;
  RateQuestion question{date_, province, plan_.programme_code, &asked, plan_.stand_in};
  question.approved_on = plan_.approved_on;
  question.started_on =
      activity().listed && activity().listed->starts ? activity().listed->starts : plan_.started_on;
  question.is_reestimated = plan_.is_reestimated;
  question.is_prolonged = plan_.is_prolonged;
  auto found = rates_.find(*line.rate, question);
  if (!found) {
    Problem problem = found.error().front();
    if (!described_.missing.empty())
      return false;  // a place that has ended has no tiers; that it has is told
    if (problem.is(RateRule::case_open) && report_unclassified(open_qualifiers(problem)))
      return false;
    if (!problem.place.file.empty()) problem.related.insert(problem.related.begin(), problem.place);
    problem.place = place_of(activity());
    for (Fact& fact : facts_of(line)) problem.facts.push_back(std::move(fact));
    report(std::move(problem), line);
    return false;
  }
  working.rate = *found;
  working.rounding = found->value->rounding;
  if (found->value->coefficient)
    working.factor_uses[working.factor_count++] = {rate_coefficient, Origin::rate,
                                                   *found->value->coefficient};
  if (rates_.document_of(*found->value).layer == Layer::assumption) {
    used_assumptions_.insert(found->value);
    return true;
  }
  if (found->input != nullptr && found->input->status == ValueStatus::assumed)
    used_assumptions_.insert(found->input);
  if (rates_.document_of(*found->value).layer == Layer::general) return true;
  auto breach = rates_.breach_of_bound(*found, question);
  if (!breach) return true;
  const bool may_pass = is_warning(*breach);
  report(std::move(*breach), line);
  return may_pass;
}

bool Estimator::take_factors(const NormLine& line, Working& working) {
  bool complete = true;
  for (const FactorId id : line.factors) {
    if (const auto use = factors_.value(id)) {
      working.factor_uses[working.factor_count++] = *use;
      continue;
    }
    complete = false;
    auto facts = facts_of(line);
    facts.push_back({"factor", regulations_.norms.factors[id].code.text()});
    facts.push_back({"factor_title", regulations_.norms.factors[id].label});
    report(Problem{EstimateRule::factor_not_given, place_of(activity()), std::move(facts)}, line);
  }
  return complete;
}

bool Estimator::take_price(const NormLine& line, std::size_t position, Working& working) {
  const RateValue* rate = working.rate.value;
  const GivenPrice* given = row_->prices[position];
  working.price = row_->sources[position];
  if (line.price && working.price != nullptr && given == nullptr) given = working.price->on(date_);
  if (const Figures* own = activity().figures(); own != nullptr && line.price)
    if (const auto it = own->prices.find(*line.price); it != own->prices.end()) given = &it->second;
  // What the law fixes needs no price; a lower one may have been agreed.
  const bool is_fixed = rate != nullptr && rate->kind == ValueKind::fixed && working.rate.amount;
  if (is_fixed && (!line.price || given == nullptr)) {
    working.price = nullptr;
    working.unit_rate = *working.rate.amount;
    return true;
  }
  if (!line.price) {
    // A ceiling is not a price: what was agreed must stand in the plan.
    auto facts = facts_of(line);
    facts.push_back({"price", std::string{"?"}});
    report(Problem{EstimateRule::price_not_given, line.place, std::move(facts)}, line);
    return false;
  }
  if (given == nullptr || working.price == nullptr) {
    auto facts = facts_of(line);
    facts.push_back({"price", line.price->text()});
    report(Problem{EstimateRule::price_not_given, place_of(activity()), std::move(facts)}, line);
    return false;
  }
  if (working.price->unit != line.unit) {
    auto facts = facts_of(line);
    facts.push_back({"unit", working.price->unit});
    facts.push_back({"expected", line.unit});
    report(
        Problem{
            EstimateRule::price_unit_differs, working.price->place, std::move(facts), {line.place}},
        line);
    return false;
  }
  working.unit_rate = given->amount;
  if (rate == nullptr || !working.rate.amount) return true;
  if (given->amount <= *working.rate.amount) return true;
  auto facts = facts_of(line);
  facts.push_back({"amount", given->amount});
  facts.push_back({"limit", *working.rate.amount});
  facts.push_back({"document", rates_.document_of(*rate).number});
  report(Problem{RateRule::above_ceiling, given->place, std::move(facts), {rate->place}}, line,
         given);
  return false;
}

bool Estimator::take_percent(const NormLine& line, Working& working) {
  const GivenPercent* given = row_->figures.percent(*line.percent);
  if (const Figures* own = activity().figures())
    if (const auto it = own->percents.find(*line.percent); it != own->percents.end())
      given = &it->second;
  working.treatment = Treatment::percentage;
  working.percent_source = plan_.percent(*line.percent);
  if (given == nullptr || working.percent_source == nullptr) {
    auto facts = facts_of(line);
    facts.push_back({"percent", line.percent->text()});
    report(Problem{EstimateRule::percent_not_given, place_of(activity()), std::move(facts)}, line);
    return false;
  }
  working.percent = given->value;
  working.percent_base = line.base;
  working.base = direct_;
  if (working.rate.value == nullptr) working.rounding = Rounding::down;
  const RateValue* rate = working.rate.value;
  if (rate == nullptr || !rate->percent || given->value <= *rate->percent) return true;
  auto facts = facts_of(line);
  facts.push_back({"amount", given->value});
  facts.push_back({"limit", *rate->percent});
  facts.push_back({"document", rates_.document_of(*rate).number});
  report(Problem{RateRule::above_ceiling, given->place, std::move(facts), {rate->place}}, line,
         given);
  return false;
}

/// Below its threshold a rate pays nothing; whether it is below must be known.
bool Estimator::take_threshold(const NormLine& line, Working& working) {
  const RateValue* rate = working.rate.value;
  if (rate == nullptr || !rate->threshold) return true;
  const auto factor = thresholds_[static_cast<std::size_t>(rate - rates_.values().data())];
  const auto use = factor ? factors_.value(*factor) : std::nullopt;
  if (!use) {
    auto facts = facts_of(line);
    facts.push_back({"factor", rate->threshold->factor.text()});
    facts.push_back({"factor_title", rate->threshold->factor.text()});
    report(Problem{EstimateRule::factor_not_given, place_of(activity()), std::move(facts)}, line);
    return false;
  }
  if (use->value < rate->threshold->least) working.treatment = Treatment::below_threshold;
  return true;
}

bool Estimator::accept(const NormLine& line, const Working& working) {
  const auto amount = working.compute();
  if (!amount) return false;
  const auto total = checked_sum(estimate_.total, *amount);
  if (!total) return false;
  estimate_.total = *total;
  if (!line.is_percentage()) direct_ += *amount;
  estimate_.lines.emplace_back(activity_, &line, working, *amount);
  return true;
}

/// What one rate includes is not paid by another line of the activity (S5).
void Estimator::settle_inclusions() {
  const Money paid_inside = include(lines_so_far(), rates_);
  estimate_.total -= paid_inside;
  direct_ -= paid_inside;
}

void Estimator::check_exclusions() {
  settle_inclusions();
  for (const auto& [line, other] : paid_twice(lines_so_far(), regulations_)) {
    auto facts = facts_of(*line->norm);
    facts.push_back({"other", LineCode{activity().code, other->norm->code}.text()});
    facts.push_back({"other_title", other->norm->label});
    report(Problem{EstimateRule::paid_twice, place_of(activity()), std::move(facts)}, *line->norm,
           other->norm);
  }
}

/// An assumption that no line used hides a figure of the law, or a slip in its key.
void Estimator::warn_of_unused_assumptions() {
  if (!refusals_.empty()) return;
  for (const RateValue& value : rates_.values())
    if (value.status == ValueStatus::assumed && !used_assumptions_.contains(&value))
      estimate_.warnings.emplace_back(EstimateRule::assumption_unused, value.place,
                                      std::vector<Fact>{{"key", rates_.key_of(value).key.text()}});
}

}  // namespace

LineCode Estimate::code_of(const Line& line) const {
  return {activities[line.activity].code, line.norm->code};
}

std::span<const Line> Estimate::lines_of(std::size_t activity) const {
  const std::size_t first = first_line[activity];
  return {lines.data() + first, first_line[activity + 1] - first};
}

FactorTrace trace(const Estimate& estimate, std::size_t activity, FactorId factor) {
  Estimator estimator{*estimate.plan, *estimate.regulations, no_progress()};
  return estimator.trace(estimate.activities[activity], factor);
}

Result<Estimate> estimate(const Plan& plan, const Regulations& regulations, Progress& progress) {
  return Estimator{plan, regulations, progress}.run();
}

}  // namespace dutoan
