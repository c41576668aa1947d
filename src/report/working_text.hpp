// A line's working in words: its factors, where each comes from, and the law.
#pragma once

#include <dutoan/estimate.hpp>
#include <dutoan/report.hpp>

#include <vector>

namespace dutoan::report {

/// What stands behind a factor's number: "học viên", "ngày".
[[nodiscard]] Label factor_label(const Estimate& estimate, const Line& line, const FactorUse& use);

/// "110 học viên × 3 ngày", or "5 % của 134.149.000".
[[nodiscard]] Label factors_text(const Estimate& estimate, const Line& line);

/// "TT 40/2017 Đ12 k4 b", with the reference that led there; or the quotation.
[[nodiscard]] Label law_text(const Estimate& estimate, const Line& line);

/// "ML1 — Huyện Mường Lát 1: 110 người, tại Huyện Mường Lát, từ 06/07/2020".
[[nodiscard]] Label activity_title(const Estimate& estimate, const Activity& activity);

/// The unit of the line's quantity.
[[nodiscard]] Label unit_text(const Estimate& estimate, const Line& line);

/// The marks of a line: (a) assumed figure, (b) rate that stands in, (c) unverified rate.
[[nodiscard]] Label marks_text(const Line& line);
/// What the marks mean.
[[nodiscard]] std::vector<Label> mark_meanings();

/// Every step from the factors to the amount, one sentence each.
[[nodiscard]] std::vector<Label> steps_of(const Estimate& estimate, const Line& line);

/// A value's document and clause: "TT 40/2017 Đ6 k1".
[[nodiscard]] std::string citation_of(const Estimate& estimate, const RateValue& value);

}  // namespace dutoan::report
