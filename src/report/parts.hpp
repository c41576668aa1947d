// Parts that several reports share.
#pragma once

#include <dutoan/estimate.hpp>
#include <dutoan/report.hpp>

#include <vector>

namespace dutoan::report {

/// The plan's document and the choices by which its rates are looked up.
[[nodiscard]] std::vector<ReportFact> plan_head(const Plan& plan);

/// What the reader must know before trusting the figures, heading by heading.
[[nodiscard]] std::vector<ReportRemark> reservation_remarks(const Estimate& estimate);

}  // namespace dutoan::report
