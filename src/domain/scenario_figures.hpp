// The figures that a change reaches: one name at every level of its scope.
//
// Invariants
//   Y1  the levels of a scope are all the places from which an activity in it may take a figure,
//       and those behind it, nearest first
#pragma once

#include <dutoan/scenario.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace dutoan {

/// One name, whatever it is a figure of, as whole numbers: thousandths, đồng or hundredths.
class Named {
 public:
  Named(const Change& change, const Norms& norms);

  [[nodiscard]] std::optional<std::int64_t> in(const Figures& figures) const;
  void set(Figures& figures, std::int64_t value) const;
  void remove(Figures& figures) const;

 private:
  Change::Of of_;
  FactorId factor_ = 0;
  PriceCode price_;
  PercentCode percent_;
};

/// A level at which a scope begins.
struct Anchor {
  Figures* at = nullptr;
  std::vector<const Figures*> behind;  // nearest first
  std::vector<Figures*> inside;        // every nearer level
};

/// Where the change's scope begins in `plan`; empty when the plan has no such scope. The figures of
/// a class that the split makes are begun where the change is about that class.
[[nodiscard]] std::vector<Anchor> anchors(Plan& plan, const Change& change);

/// The rows of the plan's groups that the scope holds wholly.
struct RowOfGroup {
  Group* group = nullptr;
  Row* row = nullptr;
};
[[nodiscard]] std::vector<RowOfGroup> rows_of(Plan& plan, const Change& change);

/// Whether the scope holds classes of `group`, of `row`.
[[nodiscard]] bool reaches(const Change& change, const Group& group);
[[nodiscard]] bool reaches(const Change& change, const Group& group, const Row& row);

/// What the plan gives under the change's name, class by class, before shares and derivations; or
/// the classes or people of each row. Two plans that differ here differ by the change.
[[nodiscard]] std::vector<std::optional<std::int64_t>> seen(const Plan& plan, const Norms& norms,
                                                            const Change& change);

/// Makes the change in `plan`, or tells why it cannot be made; then `plan` is half changed.
[[nodiscard]] std::optional<Problem> make(Plan& plan, const Norms& norms, const Change& change);

/// A problem about the change that `text` describes.
[[nodiscard]] Problem about(ScenarioRule rule, std::string_view text, std::vector<Fact> facts = {});

/// What each row of the plan costs, in the plan's order.
[[nodiscard]] std::vector<Money> amounts_by_row(const Estimate& estimate);

/// Every row with what it costs before; `after` is the same.
[[nodiscard]] std::vector<RowAmounts> rows_before(const Estimate& estimate);

}  // namespace dutoan
