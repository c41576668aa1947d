// What the commands of an estimate's course work with.
#pragma once

#include "cli/invocation.hpp"

#include <dutoan/appraising.hpp>
#include <dutoan/regulations.hpp>

#include <memory>
#include <span>

namespace dutoan::cli {

struct Course {
  const Invocation& asked;
  std::unique_ptr<Store> book;
  Regulations regulations;
  TypedDocument typed;

  [[nodiscard]] std::span<const ReasonKind> reasons() const { return regulations.norms.reasons; }
  [[nodiscard]] Result<AppraisalRound> round() const {
    return find_appraisal(*book, typed.funding, asked.value("--estimate"), reasons());
  }
};

/// The appraiser's workbook: to be filled in, and read in. They return the exit code.
[[nodiscard]] int export_workbook(const Course& course);
[[nodiscard]] int import_workbook(Course& course);

}  // namespace dutoan::cli
