// Documents as rows of a table, and the small book that they are posted to.
#pragma once

#include "domain/memory_store.hpp"
#include "support/csv_rows.hpp"

#include <dutoan/ledger.hpp>
#include <dutoan/store.hpp>

#include <chrono>
#include <string>
#include <vector>

namespace dutoan::tests {

/// 2020, unit BDT, chapter 483, khoản 085 or another, source 01, nature 12, programme 0392.
[[nodiscard]] Funding small_funding(const std::string& subcategory = "085");

/// "ML1/hall", classified as in golden/ledger/lines.csv; `amount` in đồng.
[[nodiscard]] LineCode line_code(const std::string& text);
[[nodiscard]] Classification small_place(const LineCode& line);
[[nodiscard]] DocumentLine small_line(const std::string& line, std::int64_t amount);

/// A document with every field given, dated 04/05/2020, whose total is that of its lines; its id is
/// its number.
[[nodiscard]] Document small_document(DocumentKind kind, const std::string& number,
                                      std::vector<DocumentLine> lines);

/// The document in the cells kind, number, date, follows, lines and with. `lines` are "LINE AMOUNT"
/// or "AMOUNT", between semicolons; "341:AMOUNT" is of another khoản, "A/b<A/c 5" was advanced on
/// A/c. `with` changes fields: "payee=; version=2".
[[nodiscard]] Document document_in(const Row& row);

/// When everything is recorded.
inline constexpr std::chrono::sys_seconds recorded_at{std::chrono::seconds{1'600'000'000}};

/// Posts it, or throws with the first problem in words.
Receipt post(Store& store, const Document& document);
/// The codes of what refuses or warns: "5001 5035"; "" when nothing does.
[[nodiscard]] std::string codes_of(const Problems& problems);
/// What `decide` says of it on the book as it is, as codes; "ok" when it says nothing.
[[nodiscard]] std::string decided(const Store& store, const Document& document);

}  // namespace dutoan::tests
