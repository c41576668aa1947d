// Sentences with facts: "{line}: {amount} vượt {limit}". {?fact|with|without} chooses by presence;
// an empty fact is absent.
#pragma once

#include <dutoan/report.hpp>
#include <dutoan/result.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace dutoan::report {

/// `pattern` with its facts filled in. A fact that is missing shows as "?".
[[nodiscard]] std::string filled(std::string_view pattern, const std::vector<Fact>& facts,
                                 Language language);

/// `pattern` for a reader who has no case at hand: facts as "…", the first of each choice.
[[nodiscard]] std::string named(std::string_view pattern);

}  // namespace dutoan::report
