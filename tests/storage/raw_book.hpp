// A book as somebody with the file and another program sees it.
#pragma once

#include <string>
#include <vector>

namespace dutoan::tests {

/// Runs SQL past every trigger, check and foreign key; false when SQLite refuses even so.
bool tamper(const std::string& path, const std::string& sql);
/// Runs SQL as a plain program would, with the triggers and checks of the file.
bool run_plainly(const std::string& path, const std::string& sql);
/// The first column of every row; "?" at the end when the file cannot be read on.
[[nodiscard]] std::vector<std::string> rows_of(const std::string& path, const std::string& sql);
/// Every value of every table, written down.
[[nodiscard]] std::string all_of(const std::string& path);

[[nodiscard]] std::string file_content(const std::string& path);
void write_content(const std::string& path, const std::string& content);

}  // namespace dutoan::tests
