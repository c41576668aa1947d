// The way from a command's result to the terminal or a file: where the input is, in which form the
// answer is asked, and what a refusal looks like. Every command answers through these.
#pragma once

#include "cli/invocation.hpp"
#include "cli/terminal.hpp"

#include <dutoan/app.hpp>
#include <dutoan/paper.hpp>
#include <dutoan/report.hpp>

#include <optional>
#include <string>

namespace dutoan::cli {

inline constexpr int exit_done = 0;
inline constexpr int exit_differences = 1;
inline constexpr int exit_bad_input = 3;

/// The variable, or `otherwise` where it is not set or empty.
[[nodiscard]] std::string environment(const char* name, std::string otherwise);

/// The plan and the rates that the invocation names, by option, environment or default.
[[nodiscard]] Sources sources_of(const Invocation& asked);

/// The folder of the sample of that name: in DUTOAN_SAMPLES, ./docs/examples, the examples beside
/// the folder `rates`, or where samples were installed with the program. Empty where it is in none.
[[nodiscard]] std::string sample_folder(const std::string& name, const std::string& rates);

/// What is wrong with the form that the output file's extension promises.
[[nodiscard]] std::optional<Problem> unknown_form(const Invocation& asked);

/// Whether the answer is one table for a spreadsheet.
[[nodiscard]] bool is_list(const Invocation& asked);

/// Whether the table's cells are parted by tabs.
[[nodiscard]] bool is_tabbed(const Invocation& asked);

/// Whether the answer is JSON.
[[nodiscard]] bool is_json(const Invocation& asked);

/// Whether the answer is text for people, and how many characters wide it is.
[[nodiscard]] bool is_text(const Invocation& asked);
[[nodiscard]] std::size_t text_width(const Invocation& asked);

/// Whether the answer is a paper: a workbook or a PDF.
[[nodiscard]] bool is_paper(const Invocation& asked);

/// Tells the problems and gives their exit code.
[[nodiscard]] int refuse_with(const Problems& problems, const Invocation& asked);

/// The same for an estimate: a plan that does not add up is bad input there.
[[nodiscard]] int refuse_estimate(const Problems& problems, const Invocation& asked);

/// Writes the answer; the exit code is `exit_code`, or that of a failure to write.
[[nodiscard]] int give(const std::string& text, const Invocation& asked, int exit_code);
/// The same for an answer told piece by piece.
[[nodiscard]] int give(const Pieces& pieces, const Invocation& asked, int exit_code);
/// The same for a report, in the form asked; `only` is the one table of a CSV file.
[[nodiscard]] int give(const Report& report, const ReportTable& only, const Invocation& asked,
                       int exit_code);
/// The same for a paper, as a workbook or a PDF.
[[nodiscard]] int give(const Paper& paper, const Invocation& asked, int exit_code);

}  // namespace dutoan::cli
