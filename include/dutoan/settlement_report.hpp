// What the end of a year and its review are shown as.
//
// Invariants
//   V3  the rows of the money before and after the close add up to what was granted
#pragma once

#include <dutoan/book_report.hpp>
#include <dutoan/letter.hpp>
#include <dutoan/report.hpp>
#include <dutoan/reviewing.hpp>
#include <dutoan/year_end.hpp>

#include <vector>

namespace dutoan {

/// What blocks the close, what becomes of each open amount, the documents, and the money before and
/// after: of a rehearsal, a close, or a year that is closed.
[[nodiscard]] Report year_end_report(const YearEnd& end, const BookNames& names);

/// How far the settlement is, what comes next and by when, and what is still to be refunded.
[[nodiscard]] Report settlement_status_report(const YearEnd& end, const SettlementReview& review,
                                              const std::vector<Holding>& due);

/// Reported, reviewed and disallowed, line by line, and the vouchers that were reviewed.
[[nodiscard]] Report review_report(const SettlementReview& review, const BookNames& names);

/// The minutes of a review, or its notice, as a letter with every line behind it. The layout is
/// what is known of TT 137/2017/TT-BTC, whose forms were not read; the letter says so.
[[nodiscard]] Paper review_letter(const SettlementReview& review, const BookNames& names,
                                  const Letterhead& head, DocumentKind kind);

/// Documents that were posted together, or would be.
[[nodiscard]] Report posted_together_report(const std::vector<Document>& documents, bool is_kept);

}  // namespace dutoan
