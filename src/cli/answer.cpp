#include "cli/answer.hpp"

#include "cli/progress_bar.hpp"
#include "cli/terminal.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace dutoan::cli {
namespace {

/// The rates that were installed with the program; they need not be there.
std::filesystem::path installed_rates() {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return (program.parent_path() / DUTOAN_PROGRAM_TO_RATES).lexically_normal();
}

/// ./rates, or where there is none the folder that was installed with the program.
std::string usual_rates() {
  std::error_code error;
  const bool is_here = std::filesystem::is_directory("rates", error);
  const bool is_installed = std::filesystem::is_directory(installed_rates(), error);
  return !is_here && is_installed ? installed_rates().string() : "rates";
}

/// The form of the answer: as asked, else by the output file's extension, else text.
std::string format_of(const Invocation& asked) {
  const std::string path = asked.value("--output");
  if (asked.has("--format") || path.empty()) return asked.value("--format", "txt");
  const std::string name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string::npos ? "txt" : name.substr(dot + 1);
}

/// CSV holds one table: all tables of an answer stand below each other only for people.
std::string rendered(const Report& report, const ReportTable& only, const Invocation& asked) {
  const std::string format = format_of(asked);
  if (format == "csv" || format == "tsv")
    return as_csv(only, asked.language, format == "csv" ? ',' : '\t', progress_bar(asked.language));
  if (format == "json") return as_json(report, asked.language);
  if (format == "html") return as_html(report, asked.language);
  return as_text(report, asked.language, text_width(asked));
}

}  // namespace

std::string environment(const char* name, std::string otherwise) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0' ? std::string{value} : std::move(otherwise);
}

Sources sources_of(const Invocation& asked) {
  return {asked.value("--plan", environment("DUTOAN_PLAN", "plan.toml")),
          asked.value("--rates", environment("DUTOAN_RATES", usual_rates()))};
}

std::string sample_folder(const std::string& name, const std::string& rates) {
  namespace fs = std::filesystem;
  if (name.empty() || name.find('/') != std::string::npos) return {};
  std::error_code error;
  for (const fs::path& samples :
       {fs::path{environment("DUTOAN_SAMPLES", "docs/examples")},
        fs::path{rates} / "../docs/examples", installed_rates().parent_path() / "samples"})
    if (fs::is_regular_file(samples / name / "year.csv", error)) return (samples / name).string();
  return {};
}

/// An extension that promises a form which is not written is refused: a spreadsheet program would
/// not open text under its name.
std::optional<Problem> unknown_form(const Invocation& asked) {
  const std::string format = format_of(asked);
  if (is_paper(asked) && !asked.has("--output") && writes_to_terminal())
    return Problem{UseRule::bad_option_value,
                   {},
                   {{"word", format},
                    {"option", std::string{"--format"}},
                    {"allowed", "-o FILE." + format},
                    {"command", std::string{asked.command->path}}}};
  for (const char* known : {"txt", "csv", "tsv", "json", "html", "xlsx", "pdf"})
    if (format == known) return std::nullopt;
  return Problem{UseRule::bad_option_value,
                 {},
                 {{"word", asked.value("--output")},
                  {"option", std::string{"--output"}},
                  {"allowed", std::string{".txt, .csv, .tsv, .json, .html, .xlsx, .pdf"}},
                  {"command", std::string{asked.command->path}}}};
}

/// Whether the answer is one table for a spreadsheet; the lines of a large plan are worded only
/// then.
bool is_list(const Invocation& asked) {
  const std::string format = format_of(asked);
  return format == "csv" || format == "tsv";
}

bool is_tabbed(const Invocation& asked) { return format_of(asked) == "tsv"; }

bool is_json(const Invocation& asked) { return format_of(asked) == "json"; }

bool is_text(const Invocation& asked) { return format_of(asked) == "txt"; }

/// A file has no edge to fit; a wide line is easier to read there than a broken one.
std::size_t text_width(const Invocation& asked) {
  return asked.has("--output") ? 160 : line_width();
}

bool is_paper(const Invocation& asked) {
  const std::string format = format_of(asked);
  return format == "xlsx" || format == "pdf";
}

namespace {

/// Writes a text, or the pieces of one.
template <class Text>
int given(const Text& text, const Invocation& asked, int exit_code) {
  const std::string path = asked.value("--output");
  if (!path.empty() && is_input(sources_of(asked), path))
    return refuse_with({Problem{UseRule::bad_option_value,
                                {},
                                {{"word", path},
                                 {"option", std::string{"--output"}},
                                 {"command", std::string{asked.command->path}}}}},
                       asked);
  const auto problem = path.empty() ? write_out(text) : write_file(path, text);
  if (!problem) return exit_code;
  tell({*problem}, asked.language);
  return exit_code_of({*problem});
}

}  // namespace

int refuse_with(const Problems& problems, const Invocation& asked) {
  tell(problems, asked.language);
  return exit_code_of(problems);
}

/// A plan that does not add up is an answer of `plan check`, but bad input of an estimate.
int refuse_estimate(const Problems& problems, const Invocation& asked) {
  return std::max(refuse_with(problems, asked), exit_bad_input);
}

int give(const Pieces& pieces, const Invocation& asked, int exit_code) {
  return given(pieces, asked, exit_code);
}

int give(const std::string& text, const Invocation& asked, int exit_code) {
  return given(text, asked, exit_code);
}

int give(const Paper& paper, const Invocation& asked, int exit_code) {
  Progress& progress = progress_bar(asked.language);
  const auto bytes = format_of(asked) == "pdf" ? as_pdf(paper, asked.language, progress)
                                               : as_xlsx(paper, asked.language, progress);
  return bytes ? give(*bytes, asked, exit_code) : refuse_with(bytes.error(), asked);
}

int give(const Report& report, const ReportTable& only, const Invocation& asked, int exit_code) {
  if (is_paper(asked)) return give(report_paper(report, asked.language), asked, exit_code);
  return give(rendered(report, only, asked), asked, exit_code);
}

}  // namespace dutoan::cli
