// Progress in words, the same in a terminal and on a page.
#pragma once

#include <dutoan/progress.hpp>
#include <dutoan/report.hpp>

#include <cstddef>
#include <string>

namespace dutoan {

/// "Đang ghi sổ 120/500 chứng từ"; without the total where nobody knows it (`total` is 0).
[[nodiscard]] std::string progress_in_words(Step step, std::size_t done, std::size_t total,
                                            Language language);

}  // namespace dutoan
