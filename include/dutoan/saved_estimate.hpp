// The saved estimate (phiên bản dự toán): what a book keeps of an estimate beside its lines, so
// that every figure can be explained years later from the book alone, without the plan and the
// rates.
//
// The text is JSON in UTF-8, "dutoan/estimate/1": a line for the inputs, one for the plan, one for
// each activity, one for each line of the estimate with its factors, rates and marks, one for each
// rate with its clause, then one for each line of the estimate with its working in words. Amounts
// are integers in đồng, quantities and percentages texts, dates ISO. A book does not read it: to
// the ledger it is a text like any other.
//
// Invariants
//   E1  one estimate has one text, on every machine: members stand in one order, nothing depends on
//       the locale, the clock or a folder's name
//   E2  a form never changes once released; another form has another number
#pragma once

#include <dutoan/estimate.hpp>

#include <string>
#include <string_view>

namespace dutoan {

/// What an estimate was made from, to find the files again; no figure rests on it.
struct EstimateInputs {
  std::string program;  // the version of the program
  std::string plan;     // SHA-256 of the plan's file and lists
  std::string rates;    // SHA-256 of the regulations folder
};

/// Everything that `estimate` says of its figures, as a book keeps it (E1).
[[nodiscard]] std::string text_of(const Estimate& estimate, const EstimateInputs& inputs);

/// Whether two texts say the same plan, activities and lines. The inputs may differ, as by a remark
/// in a file, and so may the words, as by a newer program.
[[nodiscard]] bool is_same_estimate(std::string_view one, std::string_view other);

}  // namespace dutoan
