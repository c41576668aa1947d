// Small archives and workbooks for tests, made in memory.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace dutoan::tests {

/// Names and bytes of parts, in the order in which they are written.
using Parts = std::vector<std::pair<std::string, std::string>>;

/// The bytes of an archive of these parts.
[[nodiscard]] std::string zipped(const Parts& parts, bool is_packed = true);

/// The parts of a workbook with one sheet "S" whose <sheetData> and what follows it is `content`;
/// parts of `changed` stand instead of those of the same name, or beside them.
[[nodiscard]] Parts xlsx_parts(const std::string& content, const Parts& changed = {});
[[nodiscard]] std::string xlsx_of(const std::string& content, const Parts& changed = {});

/// The parts of a spreadsheet whose <office:spreadsheet> holds `content`.
[[nodiscard]] Parts ods_parts(const std::string& content, const Parts& changed = {});
[[nodiscard]] std::string ods_of(const std::string& content, const Parts& changed = {});

/// The same with one table "S" of these rows.
[[nodiscard]] std::string ods_of_rows(const std::string& rows);

}  // namespace dutoan::tests
