// Words that the reports of settlement share.
#pragma once

#include "report/book_words.hpp"

#include <dutoan/reviewing.hpp>
#include <dutoan/settlement.hpp>
#include <dutoan/year_end.hpp>

#include <array>

namespace dutoan::report {

[[nodiscard]] Label name_of(SettlementState state);
[[nodiscard]] Label name_of(Fate fate);
[[nodiscard]] Label name_of(ReviewOutcome outcome);

/// The documents by number, day, kind and amount.
[[nodiscard]] ReportTable documents_table(const std::vector<Document>& documents);

}  // namespace dutoan::report
