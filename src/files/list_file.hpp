// A list from whatever file it stands in: CSV or TSV, .xlsx or .ods.
#pragma once

#include "files/csv.hpp"
#include "files/sheet_list.hpp"

#include <dutoan/language.hpp>

#include <optional>
#include <string>

namespace dutoan::files {

/// What is said of the file beside its name.
struct ListChoice {
  std::string sheet = {};                    // empty: the only one that has the titles
  std::optional<OldEncoding> encoding = {};  // of its texts; nothing: Unicode
};

/// The list in `source`. Refuses as the reader of that kind of file does (encoding.hpp, csv.hpp,
/// sheet_list.hpp), and with sheet_not_found and several_sheets.
[[nodiscard]] Result<List> read_list(const SourceBytes& source, const ListChoice& choice,
                                     const AreTitles& are_titles);

}  // namespace dutoan::files
