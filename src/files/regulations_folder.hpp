// The regulations folder: every *.toml below it, each saying in `format` what it holds.
//
// Invariants
//   G1  a name in one file (key, qualifier, factor, category…) is defined in another, or refused
//       with the nearest name
//   G2  all problems of all files are reported in one run, sorted by file and place
#pragma once

#include "files/text_file.hpp"

#include <dutoan/regulations.hpp>
#include <dutoan/result.hpp>

#include <string>
#include <vector>

namespace dutoan::files {

/// The texts of every *.toml file below `folder`, in the order of their paths.
[[nodiscard]] Result<std::vector<SourceText>> read_folder(const std::string& folder);

/// The regulations that the texts hold, or every problem of theirs.
[[nodiscard]] Result<Regulations> read_regulations(const std::vector<SourceText>& texts);

}  // namespace dutoan::files
