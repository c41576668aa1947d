// A rate document (văn bản mức chi) that joins the rates: first which lines it would touch, then
// its file in the folder.
//
// Invariants
//   X6  a document joins only where the folder with it can be read, and says of every day and case
//       what `with_document` says
//   X7  no file is replaced without its old self being kept beside it, under a name that is not
//   read
#pragma once

#include <dutoan/app.hpp>
#include <dutoan/plan_grid.hpp>
#include <dutoan/result.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace dutoan {

/// As lines_affected, of a text that is in no file yet.
[[nodiscard]] Result<Comparison> lines_affected_by(const Sources& sources, const NamedText& text,
                                                   std::optional<Date> from);

/// What becomes of the rates folder.
struct JoinedDocument {
  std::string number, path;
  bool is_replaced = false;        // a file of the same number stood there
  std::vector<std::string> ended;  // files of which values end where those of the document begin
  std::vector<std::string> kept;   // the old selves, in the order in which they were replaced
};
/// Writes the document into the folder: in the place of the file with its number, or as a new file
/// of its jurisdiction; values that it takes the place of end where its own begin. A dry run
/// writes nothing. Refuses as load_regulations_with, and with GridRule::no_document and
/// values_overlap.
[[nodiscard]] Result<JoinedDocument> join_rates(const std::string& folder, const NamedText& text,
                                                std::chrono::sys_seconds now, bool is_dry_run);

/// What became of the folder.
[[nodiscard]] Report joined_report(const JoinedDocument& joined);

}  // namespace dutoan
