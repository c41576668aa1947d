// The version of the library: what was compiled against, and what is linked.
//
// Versions follow SemVer; docs/reference/library.md says what they cover. CMakeLists.txt takes the
// numbers from here.
#pragma once

#include <string_view>

/// Versions from which the API, file formats, JSON schemas and exit codes may differ.
#define DUTOAN_VERSION_MAJOR 0
/// Versions that add to these; while the major number is 0, they may also change them.
#define DUTOAN_VERSION_MINOR 1
/// Versions that only repair.
#define DUTOAN_VERSION_PATCH 0

namespace dutoan {

/// The version of the library that is linked, as in "0.1.0"; a shared library may be newer than the
/// headers that a program was compiled with.
[[nodiscard]] std::string_view version();

}  // namespace dutoan
