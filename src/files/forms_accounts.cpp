// The form of the accounts that a unit's own books move.
#include "files/form_fields.hpp"
#include "files/forms.hpp"

namespace dutoan::files {
namespace {

using enum ValueType;

const Form account_regime_form{"regime",
                               "A regime of unit accounting.",
                               {{"document", text, true, "The document that sets it."},
                                {.key = "first_year",
                                 .type = integer,
                                 .required = true,
                                 .about = "Its first budget year.",
                                 .least = 1945,
                                 .most = 2100},
                                status_field,
                                source_field}};
const Form account_entry_form{
    "entry",
    "The accounts that an event moves.",
    {{.key = "event",
      .type = text,
      .required = true,
      .about = "What happens to the money.",
      .words = {"grant", "advance", "clearance", "payment", "repayment", "recovery"}},
     {"document", text, true, "008 for the account off the balance, or the regime's document."},
     {.key = "money",
      .type = text,
      .required = false,
      .about = "Recurrent money (thường xuyên) or other; both without it.",
      .words = {"recurrent", "other"}},
     {.key = "paid",
      .type = text,
      .required = false,
      .about = "How it is paid; both without it.",
      .words = {"transfer", "cash"}},
     {"debit", text, false, "The account that receives; of 008 one side stands alone."},
     {"credit", text, false, "The account that gives."},
     {"negative", boolean, false, "Whether the amount is entered below zero (ghi âm)."},
     status_field,
     source_field}};
const Form accounts_file{"accounts",
                         "How documents of the book are entered in the unit's own books.",
                         {format_field("dutoan/accounts/1"),
                          {.key = "regime",
                           .type = list_of_tables,
                           .required = true,
                           .about = "The regimes of unit accounting.",
                           .form = &account_regime_form},
                          {.key = "entry",
                           .type = list_of_tables,
                           .required = true,
                           .about = "The entries of each event.",
                           .form = &account_entry_form}}};

}  // namespace

const Form& accounts_form() { return accounts_file; }

}  // namespace dutoan::files
