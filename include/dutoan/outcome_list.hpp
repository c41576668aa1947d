// Outcomes from a list (bảng kết quả lớp): a class in each row, as the people who held them fill it
// in.
//
// A list of all classes is written with what is known of each; what is filled in is read back as if
// it were typed, all of it or none.
//
// Invariants
//   O3  every row below the titles is an outcome, blank, or a problem names its class
//   O4  an outcome of a list is the document that typing it would have made
#pragma once

#include <dutoan/class_file.hpp>
#include <dutoan/language.hpp>
#include <dutoan/report.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dutoan {

/// A list of outcomes: CSV, TSV, .xlsx or .ods.
struct OutcomeList {
  std::string file;
  std::string sheet;                    // empty: the only one that has the titles
  std::optional<OldEncoding> encoding;  // of its texts; nothing: Unicode
};
/// The documents of the outcomes in `list`; rows that nobody filled in are left out. `typed` says
/// what all of them have in common. Refuses as the reader of lists does, and with every problem of
/// every row at its class's cell, as outcome_of does.
[[nodiscard]] Result<std::vector<Document>> outcomes_in(const Store& book, const OutcomeList& list,
                                                        const TypedDocument& typed,
                                                        const Estimate* estimate);

/// The list to be filled in: every class, with what is known of it.
[[nodiscard]] Report outcome_template(std::span<const ClassFile> classes);

}  // namespace dutoan
