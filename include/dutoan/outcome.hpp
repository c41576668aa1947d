// Outcomes (kết quả lớp): how a class or study tour was held, beside what was planned of it.
//
// The law asks that money is reported together with what was done for it (Luật NSNN 83/2015/QH13,
// Điều 65). So the book keeps of each class who came and for how many days, or that it was merged
// into another or not held at all. A later outcome takes the place of an earlier one until the
// class is settled.
//
// Invariants
//   O1  one outcome has one text, byte for byte; a text that reads as an outcome but is not the one
//       that would be written for it is refused
//   O2  a class that was merged or not held has no trainees, days and dates of its own; only one
//       that was merged names the class that its people went to
#pragma once

#include <dutoan/calendar.hpp>
#include <dutoan/ids.hpp>
#include <dutoan/result.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dutoan {

/// What stops an outcome as it was typed, in the order it is checked.
enum class OutcomeRule : int {
  outcome_incomplete = 6060,
  outcome_unreadable = 6061,
  days_within_dates = 6062,  // from ≤ until, and no more days than lie between them
  merged_into_another = 6063,
};
/// Marks the enum as one of rules.
constexpr void is_rule_enum(OutcomeRule) {}

/// What became of a planned class.
enum class ClassFate : std::uint8_t {
  held,       // đã tổ chức
  merged,     // gộp vào lớp khác
  cancelled,  // không tổ chức
};

/// How a class was held.
struct ClassOutcome {
  ClassFate fate = ClassFate::held;
  std::int64_t trainees = 0;        // who came
  std::int64_t days = 0;            // of the class
  std::optional<Date> from, until;  // its first and its last day
  std::string place;
  ClassCode merged_into;  // empty unless it was merged
  std::string reason;     // of what differs from the plan

  friend bool operator==(const ClassOutcome&, const ClassOutcome&) = default;
};

/// The outcome as a text, "dutoan/outcome/1" (O1).
[[nodiscard]] std::string outcome_text(const ClassOutcome& outcome);
/// The outcome of such a text. Refuses with FrozenRule; problems name `file`.
[[nodiscard]] Result<ClassOutcome> read_outcome(std::string_view text, const std::string& file);

}  // namespace dutoan
