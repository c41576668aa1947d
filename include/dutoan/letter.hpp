// Letters (văn bản hành chính): the papers with which an estimate goes from office to office, in
// the layout of NĐ 30/2020: the submission, the appraisal letter, the annex of the approval.
//
// A letter is Vietnamese in whichever language the program speaks; tables that go with it have both
// languages. The wording is an office's usual one, not a form of the law.
//
// Invariants
//   LT1  every figure is computed from the estimate; what stands in several places is one figure
//   LT2  a name, number or date that nobody gave is a dotted blank, never a guess
#pragma once

#include <dutoan/appraisal.hpp>
#include <dutoan/bookkeeping.hpp>
#include <dutoan/estimate.hpp>
#include <dutoan/frozen_estimate.hpp>
#include <dutoan/norms.hpp>
#include <dutoan/paper.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dutoan {

/// What stands around a letter's text. All of it may be empty (LT2).
struct Letterhead {
  std::string superior, office;  // who it is from, and above whom
  std::string number;            // "12", of the year
  std::string symbol;            // of the office: "BDT"
  std::string place;             // "Thanh Hóa"
  std::optional<Date> date;
  std::vector<std::string> addressed;   // kính gửi
  std::vector<std::string> bases;       // căn cứ, in full; the estimate's laws where there are none
  std::vector<std::string> recipients;  // nơi nhận
  std::string post, signer;             // of who signs
};

/// What the estimate's own plan says for a letter of its drafter: offices, place, and as bases the
/// law that its lines rest on, the plan's bases and the decisions that allot the money.
[[nodiscard]] Letterhead letterhead_of(const Estimate& estimate);

/// Tờ trình: who submits, on which grounds, how much for what, out of which money, and what an
/// appraiser should know of the figures.
[[nodiscard]] Paper submission_letter(const FrozenEstimate& estimate, const Letterhead& head);

/// Báo cáo kết quả thẩm định: what was requested, what it was appraised at and why, by district,
/// category and reason; and every line side by side.
[[nodiscard]] Paper appraisal_letter(const Appraisal& appraisal,
                                     std::span<const ReasonKind> reasons, const Letterhead& head,
                                     Language language, Progress& progress = no_progress());

/// Phụ lục of the decision that approves the estimate: by district, the categories across; below,
/// each line that is not approved as it was appraised, with the reason. `head` is the decision's.
[[nodiscard]] Paper approval_annex(const FrozenEstimate& approved,
                                   std::span<const DeviatingLine> deviations,
                                   const Letterhead& head, Language language);

}  // namespace dutoan
