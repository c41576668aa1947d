// HTML: a report as a part of a page that somebody else makes.
//
// Invariants
//   H1  what people wrote is text in every place of a page, never markup (X1, X2 hold too)
//   H2  the figures are those of the report; a link changes none of them
#pragma once

#include <dutoan/report.hpp>

#include <cstddef>
#include <functional>
#include <string>

namespace dutoan {

/// Where the cell in that row and column of a table leads; empty: nowhere.
using LinkOfCell =
    std::function<std::string(const ReportTable& table, std::size_t row, std::size_t column)>;

/// `text` for any place of a page between tags or within quotes; no character of it is markup.
[[nodiscard]] std::string escaped(const std::string& text);

/// The facts of a head or foot; nothing where there are none.
[[nodiscard]] std::string facts_as_html(const std::vector<ReportFact>& facts, Language language);
/// One table with its title as caption.
[[nodiscard]] std::string table_as_html(const ReportTable& table, Language language,
                                        const LinkOfCell& link);
/// Head, tables, foot and remarks of the report, without its title.
[[nodiscard]] std::string as_html_part(const Report& report, Language language,
                                       const LinkOfCell& link);

}  // namespace dutoan
