#include <dutoan/estimate.hpp>

#include <algorithm>

namespace dutoan {
namespace {

/// The entry about `subject`, made when it is met first, so that entries keep the lines' order.
template <class Entry, class Subject>
Entry& entry_of(std::vector<Entry>& entries, Subject Entry::* member, const Subject& subject) {
  const auto it = std::ranges::find(entries, subject, member);
  if (it != entries.end()) return *it;
  Entry& made = entries.emplace_back();
  made.*member = subject;
  return made;
}

/// The entry about `subject`, its span widened to hold `value`.
template <class Entry, class Subject, class Value>
Entry& widened(std::vector<Entry>& entries, Subject Entry::* member, const Subject& subject,
               Value value) {
  const std::size_t before = entries.size();
  Entry& entry = entry_of(entries, member, subject);
  const bool is_first = entries.size() > before;
  entry.least = is_first ? value : std::min(entry.least, value);
  entry.most = is_first ? value : std::max(entry.most, value);
  return entry;
}

bool is_unverified(const RateValue& value) { return value.status != ValueStatus::read; }

void note_assumed(const Figures& figures, Reservations& all) {
  for (const auto& [factor, given] : figures.factors)
    if (given.origin == Origin::assumed)
      widened(all.factors, &Reservations::AssumedFactor::factor, factor, given.value);
}

/// What is assumed follows from the plan alone; what follows from it is not told again.
void note_factors(const Plan& plan, Reservations& all) {
  note_assumed(plan.figures, all);
  for (const Group& group : plan.groups) {
    note_assumed(group.figures, all);
    for (const Row& row : group.rows) {
      note_assumed(row.figures, all);
      for (const ListedClass& listed : row.classes) note_assumed(listed.figures, all);
    }
  }
  for (const Share& share : plan.shares) all.factors.push_back({share.factor, {}, {}, &share});
}

void note_price(const Line& line, Reservations& all) {
  const PriceSource* price = line.working.price;
  if (price == nullptr || price->origin != Origin::assumed) return;
  widened(all.prices, &Reservations::AssumedPrice::price, price, line.working.unit_rate).amount +=
      line.amount;
}

template <class T>
void note_once(std::vector<const T*>& all, const T* subject) {
  if (std::ranges::find(all, subject) == all.end()) all.push_back(subject);
}

/// The tiers of places and the pay of posts decide rates and who is paid at all.
void note_facts(const Estimate& estimate, Reservations& all) {
  const Regulations& regulations = *estimate.regulations;
  for (const Activity& activity : estimate.activities) {
    const ListedClass* listed = activity.listed;
    const Date date = rate_date(*estimate.plan, activity);
    const auto is_recalled = [&](const auto& fact) {
      return fact.in_force.contains(date) && fact.status != ValueStatus::read;
    };
    for (const auto& code :
         {activity.row->home, listed && listed->venue ? listed->venue : activity.row->venue}) {
      const Place* place = code ? regulations.place(code->text()) : nullptr;
      if (place != nullptr && std::ranges::any_of(place->facts, is_recalled))
        note_once(all.unverified_places, place);
    }
    for (const Delegation& d : activity.row->delegation) {
      const Post* post = regulations.post(d.post.text());
      if (post != nullptr && std::ranges::any_of(post->facts, is_recalled))
        note_once(all.unverified_posts, post);
    }
  }
}

void note_percent(const Line& line, Reservations& all) {
  const PercentSource* source = line.working.percent_source;
  if (source == nullptr || source->origin != Origin::assumed) return;
  widened(all.percents, &Reservations::AssumedPercent::percent, source, line.working.percent)
      .amount += line.amount;
}

void note_rate(const Line& line, Reservations& all) {
  if (line.norm->is_memo()) return;  // nothing of it is in the estimate
  const Found& rate = line.working.rate;
  if (rate.value == nullptr) {
    if (!line.norm->is_percentage()) all.without_law.push_back(&line);
    return;
  }
  if (rate.stands_in_for != nullptr) {
    auto it = std::ranges::find_if(all.stand_ins, [&](const Reservations::StandIn& s) {
      return s.used == rate.value && s.instead_of == rate.stands_in_for;
    });
    if (it == all.stand_ins.end())
      it = all.stand_ins.insert(it, {rate.value, rate.stands_in_for, Money{}});
    it->amount += line.amount;
  }
  for (const RateValue* value : {rate.value, rate.via, rate.input})
    if (value != nullptr && is_unverified(*value))
      entry_of(all.unverified, &Reservations::Unverified::value, value).amount += line.amount;
}

}  // namespace

Reservations reservations(const Estimate& estimate) {
  Reservations all;
  note_factors(*estimate.plan, all);
  note_facts(estimate, all);
  const auto& sub_items = estimate.regulations->norms.sub_items;
  for (const Subtotal& subtotal : totals(estimate, Grouping::sub_item))
    if (sub_items[subtotal.about].status != ValueStatus::read)
      all.unverified_codes.push_back(&sub_items[subtotal.about]);
  for (const Line& line : estimate.lines) {
    note_price(line, all);
    note_rate(line, all);
    note_percent(line, all);
  }
  return all;
}

}  // namespace dutoan
