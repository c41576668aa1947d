// The form of the regimes of settlement.
#include "files/form_fields.hpp"
#include "files/forms.hpp"

namespace dutoan::files {
namespace {

using enum ValueType;

const Form ground_form{
    "ground",
    "A ground on which money is carried over.",
    {{"code", code, true, "Its code, which commands name."},
     vi_field,
     en_field,
     {"citation", text, true, "The clause of the law."},
     status_field,
     {"granted_after", text, false,
      "MM-DD: only as much as was granted to the funding after this day of its year."},
     {"by_contract", boolean, false, "Only what a commitment still holds."},
     {"of_programme", boolean, false, "Only money of a programme."},
     {"natures", list_of_texts, false, "Only money whose source is of one of these natures."}}};
const Form settlement_regime_form{
    "regime",
    "How a year ends and who looks at its settlement.",
    {{"code", code, true, "Its code."},
     vi_field,
     en_field,
     {.key = "first_year",
      .type = integer,
      .required = true,
      .about = "Its first fiscal year; it holds until the next regime's.",
      .least = 1945,
      .most = 2100},
     {.key = "finance",
      .type = text,
      .required = true,
      .about = "What Finance does with the settlement of a unit that spends.",
      .words = {"review", "check"}},
     {"finance_citation", text, true, "The clause that says so."},
     {"reconciled_by", text, true, "MM-DD of the next year: reconciled with the Treasury."},
     {"refund_warned_by", text, true, "MM-DD of the next year: from when refunds are late."},
     {"refunded_by", text, true, "MM-DD of the next year: the limit of refunds."},
     {"calendar_citation", text, true, "The clauses of these days."},
     status_field,
     {.key = "ground",
      .type = list_of_tables,
      .required = true,
      .about = "The grounds of carrying over, in the order of the law.",
      .form = &ground_form}}};
const Form regimes_file{"regimes",
                        "Which law says how a year ends, by fiscal year.",
                        {format_field("dutoan/regimes/1"),
                         {.key = "regime",
                          .type = list_of_tables,
                          .required = true,
                          .about = "The regimes.",
                          .form = &settlement_regime_form}}};

}  // namespace

const Form& regimes_form() { return regimes_file; }

}  // namespace dutoan::files
