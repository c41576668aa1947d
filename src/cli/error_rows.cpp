#include "cli/error_rows.hpp"

#include "cli/answer.hpp"
#include "cli/terminal.hpp"

#include <dutoan/app.hpp>

#include <algorithm>
#include <filesystem>

namespace dutoan::cli {
namespace {

Problem bad_file(const Invocation& asked, std::string_view option, const std::string& allowed) {
  return Problem{UseRule::bad_option_value,
                 {},
                 {{"word", asked.value(option)},
                  {"option", std::string{option}},
                  {"allowed", allowed},
                  {"command", std::string{asked.command->path}}}};
}

/// A workbook's copy is a workbook, a list's copy a list: so spreadsheets open it under its name.
std::string extensions_of(const ErrorSheet& sheet) {
  return sheet.is_workbook ? ".xlsx" : ".csv, .tsv, .txt";
}

/// Writes the copy with the errors beside the rows, where it was asked for.
std::optional<Problem> write_errors(const Problems& problems, const Invocation& asked) {
  const std::string path = asked.value("--errors");
  if (path.empty()) return std::nullopt;
  const auto sheet = error_sheet(problems, asked.language);
  const bool vi = asked.language == Language::vi;
  if (!sheet) {
    say(vi ? "không lỗi nào nằm ở dòng của danh sách, bảng tính: không ghi " + path
           : "no problem stands in a row of a list or workbook: " + path + " is not written");
    return std::nullopt;
  }
  const std::string extension = std::filesystem::path{path}.extension().string();
  if (extension.empty() || extensions_of(*sheet).find(extension) == std::string::npos)
    return bad_file(asked, "--errors", extensions_of(*sheet));
  if (is_input(sources_of(asked), path) || is_input({sheet->file, {}}, path))
    return bad_file(asked, "--errors", {});
  if (auto problem = write_file(path, sheet->bytes)) return problem;
  say((vi ? "đã ghi " : "written: ") + path +
      (vi ? ": bản sao của " + sheet->file + ", cột cuối nêu lỗi từng dòng"
          : ": a copy of " + sheet->file + ", its last column tells the errors of each row"));
  return std::nullopt;
}

}  // namespace

int refuse_rows(const Problems& problems, const Invocation& asked) {
  const int told = refuse_with(problems, asked);
  const auto problem = write_errors(problems, asked);
  return problem ? std::max(told, refuse_with({*problem}, asked)) : told;
}

}  // namespace dutoan::cli
