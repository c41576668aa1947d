// The forms of every file that the program reads: plan and regulations. The JSON Schemas in
// schemas/files and docs/reference/files.md are written from here.
#pragma once

#include "files/form.hpp"

#include <span>
#include <string_view>

namespace dutoan::files {

/// A kind of file: the word in its `format` key, and what else it may hold.
struct FileForm {
  std::string_view format;  // "dutoan/plan/1"
  std::string_view name;    // "plan": the schema's file name
  const Form* form;
};

[[nodiscard]] const Form& plan_form();
[[nodiscard]] const Form& vocabulary_form();
[[nodiscard]] const Form& rates_form();
[[nodiscard]] const Form& places_form();
[[nodiscard]] const Form& posts_form();
[[nodiscard]] const Form& agencies_form();
[[nodiscard]] const Form& fit_form();
[[nodiscard]] const Form& reasons_form();
[[nodiscard]] const Form& sub_items_form();
[[nodiscard]] const Form& accounts_form();
[[nodiscard]] const Form& regimes_form();
[[nodiscard]] const Form& papers_form();
[[nodiscard]] const Form& year_form_form();
[[nodiscard]] const Form& year_codes_form();
[[nodiscard]] const Form& categories_form();
[[nodiscard]] const Form& factors_form();
[[nodiscard]] const Form& norm_form();

/// All of them, the plan first.
[[nodiscard]] std::span<const FileForm> file_forms();

}  // namespace dutoan::files
