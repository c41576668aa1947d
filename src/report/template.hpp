// Sentences with facts: "{line}: {amount} vượt {limit}". {?fact|with|without} chooses by presence;
// an empty fact is absent. {--date} and {{fact}} are options, {dutoan history} a command, {!words} are for the
// terminal alone: as they stand on the command line, while other front ends have them as parts.
#pragma once

#include <dutoan/advice.hpp>
#include <dutoan/report.hpp>
#include <dutoan/result.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace dutoan::report {

/// `pattern` with its facts filled in. A fact that is missing shows as "?".
[[nodiscard]] std::string filled(std::string_view pattern, const std::vector<Fact>& facts,
                                 Language language);

/// The same in its parts.
[[nodiscard]] std::vector<AdvicePart> parts_of(std::string_view pattern,
                                               const std::vector<Fact>& facts, Language language);

/// `pattern` for a reader who has no case at hand: facts as "…", the first of each choice.
[[nodiscard]] std::string named(std::string_view pattern);

}  // namespace dutoan::report
