// The form of the statements of the year, and of the words of the state's codes in them.
#include "files/form_fields.hpp"
#include "files/forms.hpp"

namespace dutoan::files {
namespace {

using enum ValueType;

const Form edition_form{"edition",
                        "From which year on the form is used, and how well it is known.",
                        {{.key = "first_year",
                          .type = integer,
                          .required = true,
                          .about = "Its first fiscal year; it holds until the next edition's.",
                          .least = 1945,
                          .most = 2100},
                         {"citation", text, true, "The document that has the form."},
                         status_field,
                         vi_field,
                         en_field}};

const Field share_field{.key = "share",
                        .type = text,
                        .required = false,
                        .about = "Only money for autonomous use, or only the other.",
                        .words = {"autonomous", "other"}};
const Field formula_field{"formula", text, false,
                          "Codes of items of the same part with + and - between them."};
const Field figures_field{"figures", list_of_texts, false,
                          "Figures of the year that are added; with - before them, taken away."};

const Form item_form{
    "item",
    "A row of the part, or a column where items stand across.",
    {{"code", text, true, "Its code (mã số)."},
     {"number", text, false, "What stands before its words: 1.1."},
     vi_field,
     en_field,
     {.key = "depth",
      .type = integer,
      .required = false,
      .about = "How deep it stands below the rows that sum it up.",
      .least = 0,
      .most = 4},
     formula_field,
     figures_field,
     share_field,
     {.key = "status",
      .type = text,
      .required = false,
      .about = "How well it is known; as its part's edition without it.",
      .words = statuses},
     {"kept", boolean, false, "false: the book keeps no such money, so that it is 0."}}};

const Form check_form{"check",
                      "What must hold.",
                      {{"code", text, true, "The item."},
                       formula_field,
                       figures_field,
                       share_field,
                       {"when_closed", boolean, false, "It holds once the year is closed."},
                       vi_field,
                       en_field}};

const Form part_form{
    "part",
    "A table of the form.",
    {{"code", code, true, "Its code."},
     vi_field,
     en_field,
     {.key = "shape",
      .type = text,
      .required = true,
      .about = "How it is laid out.",
      .words = {"items_down", "programmes", "bases", "total", "fundings", "sub_items",
                "by_programme"}},
     {"by_share", boolean, false, "Sub-items in two sections: autonomous money, and the other."},
     {"of_bases", boolean, false, "As reported, as reviewed, and the difference."},
     {"like", text, false, "The form whose first part has the items and checks of this one."},
     {.key = "item",
      .type = list_of_tables,
      .required = false,
      .about = "The items in order.",
      .form = &item_form},
     {.key = "check",
      .type = list_of_tables,
      .required = false,
      .about = "What must hold.",
      .form = &check_form}}};

const Form year_form_file{"year-form",
                          "A form of the statements of a year.",
                          {format_field("dutoan/year-form/1"),
                           {"code", text, true, "As people name it: B01."},
                           {"number", text, true, "As it is printed: B01/BCQT."},
                           {.key = "position",
                            .type = integer,
                            .required = true,
                            .about = "Its place in the list of forms.",
                            .least = 1,
                            .most = 99},
                           vi_field,
                           en_field,
                           {.key = "edition",
                            .type = list_of_tables,
                            .required = true,
                            .about = "Its editions, by first year.",
                            .form = &edition_form},
                           {.key = "part",
                            .type = list_of_tables,
                            .required = true,
                            .about = "Its parts.",
                            .form = &part_form}}};

const Form budget_category_form{"category",
                                "A category (loại) of the state budget index.",
                                {{"code", text, true, "Three digits."},
                                 {"name", text, true, "Its name in Vietnamese."},
                                 status_field}};
const Form budget_subcategory_form{"subcategory",
                                   "A subcategory (khoản) of the state budget index.",
                                   {{"code", text, true, "Three digits."},
                                    {"name", text, true, "Its name in Vietnamese."},
                                    status_field}};
const Form budget_item_form{"item",
                            "An item (mục) of the state budget index.",
                            {{"code", text, true, "Four digits."},
                             {"name", text, true, "Its name in Vietnamese."},
                             status_field}};
const Form year_codes_file{"year-codes",
                           "What statements say of the state's codes.",
                           {format_field("dutoan/year-codes/1"),
                            {"document", text, true, "The document that has the codes."},
                            {"autonomous", list_of_texts, true,
                             "The source natures of money for autonomous use (tự chủ)."},
                            {.key = "autonomous_status",
                             .type = text,
                             .required = true,
                             .about = "How well these natures are known.",
                             .words = statuses},
                            {.key = "category",
                             .type = list_of_tables,
                             .required = true,
                             .about = "The categories (loại).",
                             .form = &budget_category_form},
                            {.key = "subcategory",
                             .type = list_of_tables,
                             .about = "The subcategories (khoản).",
                             .form = &budget_subcategory_form},
                            {.key = "item",
                             .type = list_of_tables,
                             .about = "The items (mục).",
                             .form = &budget_item_form}}};

}  // namespace

const Form& year_form_form() { return year_form_file; }
const Form& year_codes_form() { return year_codes_file; }

}  // namespace dutoan::files
