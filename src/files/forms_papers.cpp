// The form of the papers that a class's file must hold.
#include "files/form_fields.hpp"
#include "files/forms.hpp"

namespace dutoan::files {
namespace {

using enum ValueType;

const Form paper_form{
    "paper",
    "A paper that a class's file must hold; of the class itself where no item and no category is "
    "named.",
    {{"code", code, true, "Its code."},
     vi_field,
     en_field,
     {"words", list_of_texts, true,
      "The kinds of evidence that are this paper, as people type them."},
     {"kinds", list_of_texts, false, "Only of these kinds of class; all without it."},
     {"items", list_of_texts, false, "Each voucher that spends on one of these items needs it."},
     {"categories", list_of_texts, false,
      "Each voucher that spends on an item of one of these categories needs it."},
     source_field,
     status_field}};
const Form papers_file{"papers",
                       "The papers that a class's file must hold before the class is settled.",
                       {format_field("dutoan/papers/1"),
                        {.key = "paper",
                         .type = list_of_tables,
                         .required = true,
                         .about = "The papers, in the order in which a file holds them.",
                         .form = &paper_form}}};

}  // namespace

const Form& papers_form() { return papers_file; }

}  // namespace dutoan::files
