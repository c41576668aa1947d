// Words that the statements of a year share.
#pragma once

#include "report/book_words.hpp"

#include <dutoan/year_statement.hpp>

#include <string>
#include <vector>

namespace dutoan::report {

/// How well something is known: "theo bản sao".
[[nodiscard]] Label status_label(const std::string& status);
/// The row's words, set in by its depth.
[[nodiscard]] Label indented(const StatementRow& row);
/// The row's words behind their number, for tables that programs read, too.
[[nodiscard]] Label numbered(const StatementRow& row);
/// The column's key in CSV and JSON: "c085", since a name begins with a letter, or "total".
[[nodiscard]] std::string key_of(const StatementColumn& column);
/// The column's words with its formula before them.
[[nodiscard]] Label titled(const StatementColumn& column);
/// What is known of the form, what is provisional, what does not add up.
[[nodiscard]] std::vector<ReportRemark> remarks_of(const YearStatement& statement);

namespace words {
inline const Label known_how{"Biết từ", "Known by"};
inline const Label as_reported{"Số báo cáo của đơn vị", "As the unit reports"};
inline const Label as_reviewed{"Số xét duyệt", "As reviewed"};
}  // namespace words

}  // namespace dutoan::report
