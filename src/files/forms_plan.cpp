#include "files/form_fields.hpp"
#include "files/forms.hpp"

namespace dutoan::files {
namespace {

using enum ValueType;

constexpr std::int64_t most_people = 10'000'000;
constexpr std::int64_t most_classes = 100'000;
constexpr std::int64_t most_dong = 1'000'000'000'000'000;   // a million billion đồng per unit
constexpr std::int64_t most_allotted = 10'000'000'000'000;  // so that any file's sum fits Money

const Field factors_field{.key = "factors",
                          .type = map_of_number_texts,
                          .about = "Factors that the plan states.",
                          .least = 0,
                          .most = most_people};
const Field assumed_field{.key = "assumed",
                          .type = map_of_number_texts,
                          .about = "Factors that somebody assumed.",
                          .least = 0,
                          .most = most_people};
const Field prices_field{.key = "prices",
                         .type = map_of_money,
                         .about = "Prices in đồng per unit, by code.",
                         .least = 0,
                         .most = most_dong};
const Field percents_field{.key = "percents",
                           .type = map_of_number_texts,
                           .about = "Percentages, by code.",
                           .least = 0,
                           .most = 100,
                           .decimals = 2};
const Field per_unit_field{.key = "per_unit",
                           .type = map_of_integers,
                           .about = "How many holders of each post a unit sends.",
                           .least = 0,
                           .most = 10'000};
const Field people_field{.key = "people",
                         .type = integer,
                         .about = "How many people the plan states.",
                         .least = 0,
                         .most = most_people};
const Field units_field{.key = "units",
                        .type = integer,
                        .about = "How many units (villages, communes) the plan states.",
                        .least = 0,
                        .most = most_people};
const Field classes_field{
    .key = "classes",
    .type = integer,
    .about = "How many classes the plan states; a row needs it unless its group lists them.",
    .least = 1,
    .most = most_classes};

const Form head_form{
    "head",
    "The plan as a document, and how its rates are looked up.",
    {{"number", text, true, "Its number: 1026/KH-UBND."},
     {"date", date, true, "Its date."},
     {"title", text, true, "Its title."},
     {"issuer", text, true, "Who issued it."},
     {"drafter", text, true, "Who drafts the estimate."},
     {"appraiser", text, false, "Which office appraises it; letters bear its name."},
     {"programme", text, true, "The programme as people write it: Chương trình 135."},
     {"programme_code", code, true, "The programme's code among the rates."},
     {.key = "fiscal_year",
      .type = integer,
      .required = true,
      .about = "The budget year.",
      .least = 1945,
      .most = 2100},
     {"finish_by", date, false, "The last day on which a class may begin."},
     {"approved_on", date, false,
      "The day on which the plan was approved: some documents keep the rates of that day."},
     {"started_on", date, false, "The day on which the plan was begun, for the same purpose."},
     {"reestimate", boolean, false, "True when the head has decided to estimate it anew."},
     {"prolonged", boolean, false, "True for a task of an older programme that is carried on."},
     {"rates_on", date, true, "The date whose rates hold for classes without a date."},
     {"province", code, true, "The province's code among the rates."},
     {"organiser", code, true, "The level that organises: a word of the organiser qualifier."},
     {"seat", code, false, "The organiser's own town: no per-diem or lodging of staff there."},
     {.key = "stand_in",
      .type = text,
      .required = false,
      .about = "The layer that stands in for rates that nobody could read.",
      .words = {"programme", "general"}}}};

const Form basis_form{"basis",
                      "A document that the plan rests on.",
                      {{"number", text, true, "Its number."},
                       {"date", date, true, "Its date."},
                       {"title", text, true, "Its title."}}};

const Form allotment_form{
    "allotment",
    "Money allotted by a decision.",
    {{"decision", text, true, "The decision's number."},
     {"date", date, true, "Its date."},
     {.key = "amount",
      .type = money,
      .required = true,
      .about = "Đồng.",
      .least = 0,
      .most = most_allotted},
     {"group", code, false, "The group it is meant for; the whole plan without it."},
     {"assumed", text, false, "Why the amount is assumed, when it is."}}};

const Form price_step_form{"price_step",
                           "What a price is from a day on, such as fuel at the time of travel.",
                           {{"from", date, true, "The first day."},
                            {.key = "amount",
                             .type = money,
                             .required = true,
                             .about = "Đồng per unit from that day on.",
                             .least = 0,
                             .most = most_dong},
                            {"source", text, true, "Who says so."}}};

const Form rate_form{
    "rate",
    "A figure that the plan assumes for a rate that no document states readably; where the law "
    "has a figure, the law decides.",
    {{"key", code, true, "The rate key."},
     {"when", map_of_words, false, "Qualifiers that must match, as in rate files."},
     amount_field,
     coefficient_field,
     percent_field,
     {.key = "kind",
      .type = text,
      .required = false,
      .about = "fixed without it.",
      .words = {"fixed", "ceiling"}},
     {"source", text, true, "The words of the assumption."}}};

const Form price_form{"price",
                      "A price of the plan: by quotation, or assumed.",
                      {{"code", code, true, "The code in norms."},
                       {"vi", text, true, "What it is, in Vietnamese."},
                       {"en", text, true, "What it is, in English."},
                       {"unit", code, true, "The unit that it is for."},
                       {.key = "amount",
                        .type = money,
                        .required = false,
                        .about = "Đồng per unit, where no group, row or class says otherwise.",
                        .least = 0,
                        .most = most_dong},
                       {"source", text, true, "The quotation, or the words of the assumption."},
                       {"assumed", boolean, false, "True when nobody has quoted it yet."},
                       {.key = "step",
                        .type = list_of_tables,
                        .required = false,
                        .about = "The price by the day of the class, where nothing nearer is "
                                 "given.",
                        .form = &price_step_form}}};

const Form percent_form{"percent",
                        "A percentage that the plan chooses within the law.",
                        {{"code", code, true, "The code in norms."},
                         {"vi", text, true, "What it is, in Vietnamese."},
                         {"en", text, true, "What it is, in English."},
                         {.key = "value",
                          .type = number_text,
                          .required = false,
                          .about = "Percent, where no group, row or class says otherwise.",
                          .least = 0,
                          .most = 100,
                          .decimals = 2},
                         {"source", text, true, "Who chose it."},
                         {"assumed", boolean, false, "True when it is assumed."}}};

const Form share_form{"share",
                      "An assumed headcount: a share of a factor, rounded up.",
                      {{"factor", code, true, "The factor that is assumed."},
                       {"of", code, true, "The factor it is a share of."},
                       {.key = "percent",
                        .type = number_text,
                        .required = true,
                        .about = "Percent.",
                        .least = 0,
                        .most = 100,
                        .decimals = 2},
                       {"source", text, true, "The words of the assumption."}}};

const Form states_form{"states",
                       "Totals that the plan states; the program adds up and compares.",
                       {classes_field,
                        people_field,
                        units_field,
                        {.key = "unit_parts",
                         .type = list_of_integers,
                         .required = false,
                         .about = "Parts that add up to the units.",
                         .least = 0,
                         .most = most_people}}};

const Form class_form{"class",
                      "A class or tour that the plan lists by itself.",
                      {{"code", code, true, "Its code."},
                       {"name", text, false, "Its name; the row's without it."},
                       units_field,
                       people_field,
                       {"starts", date, false, "Its first day; its rates are those of that day."},
                       {"venue", code, false, "Where it is held, when not where the row says."},
                       factors_field,
                       assumed_field,
                       prices_field,
                       percents_field}};

const Form row_form{"row",
                    "A row of the plan: a district, or a set of like classes.",
                    {{"code", code, true, "Its code; the prefix of its classes' codes."},
                     {"name", text, true, "Its name."},
                     {"home", code, false, "The place that the people come from."},
                     {"venue", code, false, "The place where the classes are held."},
                     classes_field,
                     people_field,
                     units_field,
                     per_unit_field,
                     factors_field,
                     assumed_field,
                     prices_field,
                     percents_field,
                     {.key = "class",
                      .type = list_of_tables,
                      .required = false,
                      .about = "The classes, when the split is listed.",
                      .form = &class_form}}};

const Form group_form{
    "group",
    "A part of the plan whose activities are of one kind.",
    {{"code", code, true, "Its code: I, II, III."},
     {"name", text, true, "Its name."},
     {"kind", code, true, "The kind of activity: the norm that gives its lines."},
     {"unit", text, true, "What sends people: thôn, xã, đoàn."},
     {.key = "split",
      .type = text,
      .required = true,
      .about = "How a row's people are split over its classes.",
      .words = {"whole-units", "by-person", "listed"}},
     {.key = "states",
      .type = table,
      .required = false,
      .about = "Totals that the plan states.",
      .form = &states_form},
     per_unit_field,
     factors_field,
     assumed_field,
     prices_field,
     percents_field,
     {"classes_file", text, false,
      "A file beside the plan that lists the classes: .csv, .tsv, .xlsx or .ods."},
     {"classes_sheet", text, false,
      "The sheet of that file; without it the only one with the columns code and row."},
     {.key = "classes_encoding",
      .type = text,
      .required = false,
      .about = "The old encoding of that file's texts; Unicode without it.",
      .words = {"tcvn3", "vni"}},
     {.key = "row",
      .type = list_of_tables,
      .required = true,
      .about = "The rows.",
      .form = &row_form}}};

const Form plan_file{
    "plan-file",
    "A plan: its classes, its figures, and the money it is held against.",
    {{.key = "format",
      .type = text,
      .required = true,
      .about = "The kind of file and the version of its form.",
      .words = {"dutoan/plan/1"}},
     {.key = "plan", .type = table, .required = true, .about = "The document.", .form = &head_form},
     {.key = "basis",
      .type = list_of_tables,
      .about = "Documents it rests on.",
      .form = &basis_form},
     {.key = "allotment",
      .type = list_of_tables,
      .about = "Money allotted.",
      .form = &allotment_form},
     {.key = "price", .type = list_of_tables, .about = "Prices.", .form = &price_form},
     {.key = "percent", .type = list_of_tables, .about = "Percentages.", .form = &percent_form},
     {.key = "rate", .type = list_of_tables, .about = "Assumed rates.", .form = &rate_form},
     {.key = "share", .type = list_of_tables, .about = "Assumed headcounts.", .form = &share_form},
     factors_field,
     assumed_field,
     {.key = "group",
      .type = list_of_tables,
      .required = true,
      .about = "The groups.",
      .form = &group_form}}};

}  // namespace

const Form& plan_form() { return plan_file; }

}  // namespace dutoan::files
