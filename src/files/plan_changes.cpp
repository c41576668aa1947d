#include "files/plan_changes.hpp"

#include "files/values.hpp"

#include <map>
#include <memory>
#include <utility>

namespace dutoan::files {
namespace {

using Kind = PlanChange::Kind;

std::string joined_words(const Node& words) {
  std::string out;
  for (const Node::Entry& entry : words.entries()) {
    std::string own;
    for (const Node* word : texts_of(entry.value)) own += (own.empty() ? "" : ", ") + word->text();
    out += (out.empty() ? "" : "; ") + entry.key + " = " + own;
  }
  return out;
}

std::string joined_integers(const Node& list) {
  std::string out;
  for (const Node& item : list.items())
    out += (out.empty() ? "" : "; ") + std::to_string(item.integer());
  return out;
}

/// What tells a table apart from its sisters, as people may read it: "ML", "3518/QĐ-UBND".
std::string identity_of(const PlanSheet& sheet, const Node& table) {
  std::string identity;
  for (const std::string_view key : sheet.identity) {
    const Node* value = at(table, key);
    if (value == nullptr) continue;
    const FactValue meant =
        meant_value(*value, value->kind() == NodeKind::date    ? ValueType::date
                            : value->kind() == NodeKind::table ? ValueType::map_of_words
                                                               : ValueType::text);
    const auto* text = std::get_if<std::string>(&meant);
    const auto* date = std::get_if<Date>(&meant);
    identity += (identity.empty() ? "" : " ") + (text != nullptr   ? *text
                                                 : date != nullptr ? format_date(*date)
                                                                   : std::string{});
  }
  return identity;
}

/// The tables of a list, by what tells them apart and, of several alike, by which it is.
struct KnownTables {
  using Key = std::pair<std::string, int>;
  std::vector<std::pair<Key, const Node*>> in_order;
  std::map<Key, const Node*> by_key;

  KnownTables(const PlanSheet& sheet, const Node* list) {
    if (list == nullptr) return;
    std::map<std::string, int> times;
    for (const Node& table : list->items()) {
      std::string identity = identity_of(sheet, table);
      const int time = times[identity]++;
      const Key key{std::move(identity), time};
      in_order.emplace_back(key, &table);
      by_key.emplace(key, &table);
    }
  }
  [[nodiscard]] const Node* find(const Key& key) const {
    const auto it = by_key.find(key);
    return it == by_key.end() ? nullptr : it->second;
  }
};

class Comparison {
 public:
  explicit Comparison(const CodeLabels& labels) : labels_(labels) {}

  std::vector<PlanChange> compare(const Node& before, const Node& after) {
    compare_tables(nullptr, {}, before, after);
    return std::move(changes_);
  }

 private:
  const CodeLabels& labels_;
  const Node nothing_{std::make_shared<const NodeFile>(), {}, Node::Value{Node::Entries{}}};
  std::vector<PlanChange> changes_;

  void compare_tables(const PlanSheet* sheet, const std::string& where, const Node& before,
                      const Node& after) {
    for (const PlanColumn& column : columns_for(sheet, {&before, &after}, labels_))
      compare_values(column, where, at_path(before, column.path), at_path(after, column.path),
                     after);
    for (const PlanSheet& below : plan_sheets())
      if (below.parent == sheet)
        compare_lists(below, where, at(before, below.key), at(after, below.key), after);
  }

  void compare_values(const PlanColumn& column, const std::string& where, const Node* before,
                      const Node* after, const Node& table) {
    const auto is_false = [](const Node* value) {
      return value != nullptr && value->kind() == NodeKind::boolean && !value->boolean();
    };
    if (is_false(before)) before = nullptr;
    if (is_false(after)) after = nullptr;
    PlanChange change{
        Kind::changed, where, column.title, {}, {}, (after != nullptr ? *after : table).place()};
    if (before != nullptr) change.before = meant_value(*before, column.type);
    if (after != nullptr) change.after = meant_value(*after, column.type);
    if (change.before != change.after) changes_.push_back(std::move(change));
  }

  void compare_lists(const PlanSheet& sheet, const std::string& where, const Node* before,
                     const Node* after, const Node& owner) {
    const KnownTables old{sheet, before}, now{sheet, after};
    const std::string list = where + (where.empty() ? "" : ", ") + std::string{sheet.title};
    for (const auto& [key, table] : old.in_order)
      if (now.find(key) == nullptr)
        changes_.push_back({Kind::removed, list + " " + key.first, {}, {}, {}, table->place()});
    for (const auto& [key, table] : now.in_order) {
      const Node* match = old.find(key);
      const std::string name = list + " " + key.first;
      if (match == nullptr) changes_.push_back({Kind::added, name, {}, {}, {}, table->place()});
      compare_tables(&sheet, name, match == nullptr ? nothing_ : *match, *table);
    }
    compare_order(list, old, now, owner);
  }

  /// Tables that both have stand in another order: classes are numbered and printed in theirs.
  void compare_order(const std::string& list, const KnownTables& old, const KnownTables& now,
                     const Node& owner) {
    const auto common = [](const KnownTables& all, const KnownTables& others) {
      std::string names;
      for (const auto& [key, table] : all.in_order)
        if (others.find(key) != nullptr) names += (names.empty() ? "" : ", ") + key.first;
      return names;
    };
    const std::string before = common(old, now), after = common(now, old);
    if (before != after) changes_.push_back({Kind::moved, list, {}, before, after, owner.place()});
  }
};

}  // namespace

FactValue meant_value(const Node& value, ValueType type) {
  switch (type) {
    case ValueType::money: return money_of(value);
    case ValueType::number_text: return quantity_of(value);
    case ValueType::date: return date_of(value);
    case ValueType::list_of_integers: return joined_integers(value);
    case ValueType::map_of_words: return joined_words(value);
    default: break;
  }
  if (value.kind() == NodeKind::integer) return value.integer();
  if (value.kind() == NodeKind::boolean)
    return Label{value.boolean() ? "có" : "không", value.boolean() ? "yes" : "no"};
  return value.text();
}

std::vector<PlanChange> plan_changes(const Node& before, const Node& after,
                                     const CodeLabels& labels) {
  return Comparison{labels}.compare(before, after);
}

}  // namespace dutoan::files
