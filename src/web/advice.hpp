// Advice in a browser: what the command line calls an option is a field, and a command is a page.
// src/report/messages*.cpp has the texts; here stands what their options and commands are called.
#pragma once

#include "web/entry_form.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dutoan::web {

/// What to do about the problem, as HTML: an option is the label of its field among `fields` with a
/// link to it, or plain words where there is no such field; a command is a link to its page.
[[nodiscard]] std::string advice_html(const Problem& problem, Language language,
                                      const std::vector<Field>& fields);
/// The same for programs: an option is the name of its field, a command the path of its page.
[[nodiscard]] std::string advice_for_programs(const Problem& problem, Language language);

/// "--merged-into" → "merged_into": fields have the names of the command line's options.
[[nodiscard]] std::string field_of_option(std::string_view option);

/// Whether a form without that field has words for the option.
[[nodiscard]] bool has_words(std::string_view option);
/// "dutoan history" → "/history": where the command is a page; empty where it is none.
[[nodiscard]] std::string page_of_command(std::string_view command);

}  // namespace dutoan::web
