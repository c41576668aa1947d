// The dossier (hồ sơ dự toán): the course of an estimate from saving to approval, round by round.
//
// Each saved version is a round (lần) of its own. It is submitted, appraised line by line,
// answered, concluded and approved, or returned, whereupon the next version is saved. Everything
// that happens is a document of the book that follows up the one before it, so no round is ever
// lost. Where the money comes after the decision, the decision waits and is funded, once or in
// parts. A version after an approved one is decided by an amendment.
//
// Invariants
//   O1  what may happen to a version depends on its state alone (`admits`); only the newest is
//       submitted and appraised, and older ones stay as they are
//   O2  in one unit's year a person has one role: who drafts neither checks, appraises, signs nor
//       approves
#pragma once

#include <dutoan/document.hpp>
#include <dutoan/ids.hpp>
#include <dutoan/ledger.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace dutoan {

/// Where a version of an estimate stands.
enum class EstimateState : std::uint8_t {
  saved,            // đang soạn
  submitted,        // đã trình
  under_appraisal,  // đang thẩm định
  returned,         // trả lại: the next version is awaited
  appraised,        // đã có kết quả thẩm định
  awaiting,         // đã phê duyệt, chờ bổ sung kinh phí: nothing may be spent
  approved,         // đã phê duyệt, all of it or the part that has its money
};
inline constexpr std::array all_estimate_states{
    EstimateState::saved,    EstimateState::submitted, EstimateState::under_appraisal,
    EstimateState::returned, EstimateState::appraised, EstimateState::awaiting,
    EstimateState::approved};

/// What a person is in the course of an estimate.
enum class CourseRole : std::uint8_t {
  drafter,    // người lập dự toán
  checker,    // người kiểm tra, trình ký
  head,       // thủ trưởng đơn vị ký tờ trình
  appraiser,  // người thẩm định
  director,   // lãnh đạo cơ quan tài chính ký kết quả thẩm định
  approver,   // người phê duyệt
};
inline constexpr std::array all_course_roles{CourseRole::drafter,  CourseRole::checker,
                                             CourseRole::head,     CourseRole::appraiser,
                                             CourseRole::director, CourseRole::approver};

/// Whether a version in `state` admits a document of `kind`; kinds outside the course always.
[[nodiscard]] bool admits(EstimateState state, DocumentKind kind);

/// The roles in which the document's people act; `followed` is the kind of what it follows up.
[[nodiscard]] std::vector<std::pair<CourseRole, PersonCode>> roles_in(
    const Document& document, std::optional<DocumentKind> followed);

/// All that happened to one version.
struct Round {
  Kept estimate;
  std::optional<Kept> submission;
  std::vector<Kept> appraisals, replies;  // in the order of the book
  std::optional<Kept> conclusion, returned;
  std::optional<Kept> approval;  // or the amendment that makes it the approved one
  std::optional<Kept> awaiting;  // the decision whose money was not there
  std::vector<Kept> funded;      // the parts of it that are

  /// Where the version stands.
  [[nodiscard]] EstimateState state() const;
};

/// The rounds of the unit's year, the first version first.
[[nodiscard]] std::vector<Round> rounds(const BookView& book, const SpendingUnitCode& unit,
                                        int fiscal_year);

/// Everybody's role so far.
[[nodiscard]] std::vector<std::pair<CourseRole, PersonCode>> roles_in(
    const std::vector<Round>& rounds);

}  // namespace dutoan
