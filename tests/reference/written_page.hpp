// Pages that the program writes: compared with the committed file, or written anew.
#pragma once

#include <string>
#include <string_view>

namespace dutoan {

inline const std::string source_dir = DUTOAN_SOURCE_DIR;
inline const std::string written_by_program =
    "<!-- Written by the program: do not edit. "
    "DUTOAN_UPDATE_REFERENCE=1 build/dev/tests/dutoan_tests '[reference]' writes it anew. -->\n\n";

/// The file's bytes; empty when it is not there.
[[nodiscard]] std::string text_of(const std::string& path);

/// Checks that the file `name` below the source folder holds `wanted`; with the environment
/// variable DUTOAN_UPDATE_REFERENCE set it is written first.
void compare_or_write(const std::string& name, const std::string& wanted);

/// `text` as it may stand in a cell of a Markdown table.
[[nodiscard]] std::string in_cell(std::string_view text);

}  // namespace dutoan
