// The estimate of one class on one screen (lưới dự toán của lớp).
#pragma once

#include "web/page.hpp"

namespace dutoan::web {

/// Every line of the class at `position` with its working and clause on it, its total, what may be
/// changed of its row of the plan, and what is left of the allotment.
[[nodiscard]] Page class_page(const Visit& visit, const Estimate& estimate, std::size_t position);
/// Tries a scenario out, or fits the plan to a ceiling.
[[nodiscard]] Result<Page> what_if(const Visit& visit);

}  // namespace dutoan::web
