// The forms of places, posts, agencies, sub-items, norms and savings.
#include "files/form_fields.hpp"
#include "files/forms.hpp"

namespace dutoan::files {
namespace {

using enum ValueType;

const Form place_fact_form{"place_fact",
                           "What a place was, from day to day.",
                           {{"is", map_of_words, true, "One qualifier and its word."},
                            from_field,
                            until_field,
                            source_field,
                            status_field}};
const Form place_form{
    "place",
    "A place.",
    {{"code", code, true, "Its code in plans."},
     {"name", text, true, "Its name."},
     {"from", date, false, "The first day on which it exists."},
     {"until", date, false, "The day after its last day."},
     {"successors", list_of_texts, false, "The places that stand in its place afterwards."},
     {"source", text, false, "The document that made or ended it."},
     {.key = "fact",
      .type = list_of_tables,
      .required = false,
      .about = "Its dated facts.",
      .form = &place_fact_form}}};
const Form places_file{"places",
                       "Places and the tiers that they belong to.",
                       {format_field("dutoan/places/1"),
                        {"province", code, true, "The province's code."},
                        {.key = "place",
                         .type = list_of_tables,
                         .required = true,
                         .about = "The places.",
                         .form = &place_form}}};

const Form post_fact_form{"post_fact",
                          "Who pays the holders of a post, from day to day.",
                          {{.key = "pay",
                            .type = text,
                            .required = true,
                            .about = "Who pays them.",
                            .words = {"payroll", "allowance", "none"}},
                           {"programme", code, false,
                            "The programme under which it holds; it goes before a fact without "
                            "it."},
                           from_field,
                           until_field,
                           source_field,
                           status_field}};
const Form post_form{"post",
                     "A post that sends people.",
                     {{"code", code, true, "Its code in plans."},
                      {"name", text, true, "Its name."},
                      {.key = "role",
                       .type = text,
                       .required = true,
                       .about = "What its holders are in a class.",
                       .words = {"trainee", "official"}},
                      {.key = "fact",
                       .type = list_of_tables,
                       .required = true,
                       .about = "Its dated facts.",
                       .form = &post_fact_form}}};
const Form posts_file{"posts",
                      "Posts and the pay of their holders.",
                      {format_field("dutoan/posts/1"),
                       {.key = "post",
                        .type = list_of_tables,
                        .required = true,
                        .about = "The posts.",
                        .form = &post_form}}};

const Form agency_form{"agency",
                       "An agency under the name that it bears from one day to another.",
                       {{"code", code, true, "Its code."},
                        {"name", text, true, "Its name, as plans write it."},
                        {"province", code, true, "The province's code."},
                        {"from", date, false, "The first day of the name."},
                        {"until", date, false, "The day after the last day of the name."},
                        {"successor", code, false, "The code of the agency that carries on."},
                        source_field,
                        status_field}};
const Form agencies_file{"agencies",
                         "Agencies and who carries on when one ends.",
                         {format_field("dutoan/agencies/1"),
                          {.key = "agency",
                           .type = list_of_tables,
                           .required = true,
                           .about = "The agencies.",
                           .form = &agency_form}}};

const Form fit_rule_form{
    "fit_rule",
    "A way of saving.",
    {{"code", code, true, "Its code."},
     vi_field,
     en_field,
     {"steps", list_of_texts, true,
      "From the least to the greatest saving; each [KIND:]NAME=VALUE, several between "
      "semicolons, a value with a sign being relative; or one step merge=N: classes of one row "
      "are merged while a class has at most N people."}}};
const Form fit_file{"fit",
                    "Savings by which an estimate is made to fit an allotment.",
                    {format_field("dutoan/fit/1"),
                     {.key = "rule",
                      .type = list_of_tables,
                      .required = true,
                      .about = "The savings, the most acceptable one first.",
                      .form = &fit_rule_form}}};

const Form reason_form{
    "reason",
    "A ground on which appraisal changes a line.",
    {{"code", code, true, "Its code, which books keep: it never changes its meaning."},
     vi_field,
     en_field,
     {"raises", boolean, false, "It adds to a line; without it the ground is one of cuts."},
     {"needs_citation", boolean, false, "Whoever gives it must cite the clause."}}};
const Form reasons_file{"reasons",
                        "Grounds on which appraisal changes a line.",
                        {format_field("dutoan/reasons/1"),
                         {.key = "reason",
                          .type = list_of_tables,
                          .required = true,
                          .about = "The grounds, in the order in which statements show them.",
                          .form = &reason_form}}};

const Form sub_item_form{
    "sub_item",
    "A sub-item (tiểu mục).",
    {{"code", code, true, "Four digits."}, {"name", text, true, "Its name."}, status_field}};
const Form sub_items_file{"sub-items",
                          "Sub-items of the state budget index.",
                          {format_field("dutoan/sub-items/1"),
                           {"document", text, true, "The document that sets them."},
                           {.key = "sub_item",
                            .type = list_of_tables,
                            .required = true,
                            .about = "The sub-items.",
                            .form = &sub_item_form}}};

const Form category_form{"category",
                         "A category of cost.",
                         {{"code", code, true, "Its code in norms."}, vi_field, en_field}};
const Form categories_file{"categories",
                           "Categories of cost in the order of statements.",
                           {format_field("dutoan/categories/1"),
                            {.key = "category",
                             .type = list_of_tables,
                             .required = true,
                             .about = "The categories.",
                             .form = &category_form}}};

const Form derivation_form{"derivation",
                           "(sum of `of` + plus) × times ÷ divide; never negative.",
                           {{"of", list_of_texts, false, "Factors that are added up."},
                            {.key = "plus",
                             .type = integer,
                             .required = false,
                             .about = "Added to the sum; 0 without it.",
                             .least = -1000,
                             .most = 1'000'000},
                            {.key = "times",
                             .type = integer,
                             .required = false,
                             .about = "1 without it.",
                             .least = 0,
                             .most = 1000},
                            {.key = "divide",
                             .type = integer,
                             .required = false,
                             .about = "1 without it.",
                             .least = 1,
                             .most = 1000},
                            {.key = "round",
                             .type = text,
                             .required = false,
                             .about = "How a part is rounded; up without it.",
                             .words = {"half_away", "down", "up"}}}};
const Form factor_form{
    "factor",
    "A factor of quantities.",
    {{"code", code, true, "Its code in norms and plans."},
     vi_field,
     en_field,
     {.key = "counted",
      .type = text,
      .required = false,
      .about = "What the program counts.",
      .words = {"trainees", "officials", "participants", "unsalaried", "salaried", "units"}},
     {.key = "counts",
      .type = text,
      .required = false,
      .about = "What it is a number of, when it is people or days.",
      .words = {"people", "days"}},
     {.key = "derived",
      .type = table,
      .required = false,
      .about = "How it follows from others.",
      .form = &derivation_form}}};
const Form factors_file{"factors",
                        "The factors that norms and plans name.",
                        {format_field("dutoan/factors/1"),
                         {.key = "factor",
                          .type = list_of_tables,
                          .required = true,
                          .about = "The factors.",
                          .form = &factor_form}}};

const Form line_form{
    "line",
    "One line of the estimate of such an activity.",
    {{"code", code, true, "Its item code: the second part of a line code."},
     vi_field,
     en_field,
     {"category", code, true, "The category."},
     {"sub_item", code, true, "The sub-item (tiểu mục)."},
     {"unit", code, true, "The unit of the quantity."},
     {"rate", code, false, "The rate key that sets or caps the price of a unit."},
     {"price", code, false, "The plan's price for a unit, within the rate."},
     {"factors", list_of_texts, false, "The factors whose product is the quantity; at most 5."},
     {"when", map_of_words, false, "Qualifiers without which the line does not exist."},
     {"as", map_of_words, false,
      "Qualifiers with which the rate is asked, whatever the case says."},
     {"omit_when_zero", boolean, false, "Leave the line out where a factor is 0."},
     {"percent", code, false, "A percentage of the plan, instead of factors."},
     {.key = "base",
      .type = text,
      .required = false,
      .about = "What the percentage is taken of: the lines above, or the whole cost.",
      .words = {"direct", "total"}},
     {.key = "paid_by",
      .type = table,
      .required = false,
      .about = "Who pays instead: makes the line a memo of 0 đồng.",
      .form = &label_form}}};
const Form norm_file{"norm",
                     "The lines of one kind of activity.",
                     {format_field("dutoan/norm/1"),
                      {"kind", code, true, "The kind's code in plans."},
                      vi_field,
                      en_field,
                      {.key = "line",
                       .type = list_of_tables,
                       .required = true,
                       .about = "The lines.",
                       .form = &line_form}}};

}  // namespace

const Form& places_form() { return places_file; }
const Form& posts_form() { return posts_file; }
const Form& agencies_form() { return agencies_file; }
const Form& fit_form() { return fit_file; }
const Form& reasons_form() { return reasons_file; }
const Form& sub_items_form() { return sub_items_file; }
const Form& categories_form() { return categories_file; }
const Form& factors_form() { return factors_file; }
const Form& norm_form() { return norm_file; }

std::span<const FileForm> file_forms() {
  static const FileForm all[] = {
      {"dutoan/plan/1", "plan", &plan_form()},
      {"dutoan/rates/1", "rates", &rates_form()},
      {"dutoan/vocabulary/1", "vocabulary", &vocabulary_form()},
      {"dutoan/places/1", "places", &places_form()},
      {"dutoan/posts/1", "posts", &posts_form()},
      {"dutoan/agencies/1", "agencies", &agencies_form()},
      {"dutoan/sub-items/1", "sub-items", &sub_items_form()},
      {"dutoan/accounts/1", "accounts", &accounts_form()},
      {"dutoan/categories/1", "categories", &categories_form()},
      {"dutoan/factors/1", "factors", &factors_form()},
      {"dutoan/norm/1", "norm", &norm_form()},
      {"dutoan/fit/1", "fit", &fit_form()},
      {"dutoan/reasons/1", "reasons", &reasons_form()},
      {"dutoan/regimes/1", "regimes", &regimes_form()},
      {"dutoan/papers/1", "papers", &papers_form()},
      {"dutoan/year-form/1", "year-form", &year_form_form()},
      {"dutoan/year-codes/1", "year-codes", &year_codes_form()},
  };
  return all;
}

}  // namespace dutoan::files
