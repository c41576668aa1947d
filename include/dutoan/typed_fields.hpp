// The fields of what is typed, by the names that forms and, with hyphens, options have: one list of
// them for the browser and the command line.
#pragma once

#include <dutoan/bookkeeping.hpp>
#include <dutoan/class_file.hpp>

#include <functional>
#include <string>

namespace dutoan {

/// Gives what was typed under a name, "posted_on"; empty where nothing was.
using TypedUnder = std::function<std::string(const char* name)>;

/// The codes of a funding: year, unit, chapter, subcategory, source, nature, programme.
[[nodiscard]] TypedFunding typed_funding_of(const TypedUnder& typed);

/// The fields of every paper: the codes, id, number, date, posted_on, payee, contract, description,
/// total and advanced_on. Who typed it, its lines and what it follows are not among them.
[[nodiscard]] TypedDocument typed_fields_of(DocumentKind kind, const TypedUnder& typed);

/// How a class was held: trainees, days, from, until, place, merged_into.
[[nodiscard]] TypedOutcome typed_outcome_of(const std::string& activity, const TypedUnder& typed);

}  // namespace dutoan
