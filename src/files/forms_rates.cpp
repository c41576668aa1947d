// The forms of rate documents and of the vocabulary that they draw on.
#include "files/form_fields.hpp"
#include "files/forms.hpp"

namespace dutoan::files {
namespace {

using enum ValueType;

const Field rate_status_field{
    .key = "status",
    .type = text,
    .required = true,
    .about = "How well it is known; a file with a draft in it is refused: a draft is not law.",
    .words = statuses_of_rates};
const Field rate_source_field{"source", text, true,
                              "Which text says so; of an unread value, what shows that it exists."};
const Field article_field{"article", text, false, "Điều."};
const Field clause_field{"clause", text, false, "Khoản."};
const Field point_field{"point", text, false, "Điểm."};
const Field bound_field{
    .key = "bound",
    .type = text,
    .required = false,
    .about =
        "How far a nearer layer may depart; on a document for all of its values, unknown "
        "without it.",
    .words = {"ceiling", "ceiling_plus", "free", "silent", "unknown"}};
const Field bound_plus_field{.key = "bound_plus",
                             .type = number_text,
                             .required = false,
                             .about = "The percentage above the value that ceiling_plus allows.",
                             .least = 0,
                             .most = 1000,
                             .decimals = 2};
const Field read_by_field{"read_by", text, false,
                          "Who read the source; on a document for all of its values."};
const Field read_on_field{"read_on", date, false,
                          "When it was read; on a document for all of its values."};

const Form threshold_form{"threshold",
                          "Nothing is paid while the factor is below its least value.",
                          {{"factor", code, true, "The factor, such as kilometres."},
                           {.key = "least",
                            .type = number_text,
                            .required = true,
                            .about = "The least value that is paid for.",
                            .least = 0,
                            .most = 1'000'000}}};

const Form document_form{
    "document",
    "The legal document that the file holds.",
    {{"type", text, true, "What it is: Thông tư, Nghị quyết, Quyết định."},
     {"number", text, true, "Its number as printed: 40/2017/TT-BTC."},
     {"short", text, true, "How it is cited in a table: TT 40/2017."},
     {"title", text, true, "Its title."},
     {"issuer", text, true, "Who issued it."},
     {"date", date, false, "The day it was issued; absent when nobody knows."},
     {.key = "layer",
      .type = text,
      .required = true,
      .about = "Who sets the rates, in the order of lookup.",
      .words = {"province", "programme", "general"}},
     {"jurisdiction", code, true, "VN, the province's code, or the programme's code."},
     {"in_force", date, false, "The first day on which the document as a whole is in force."},
     {"replaces", list_of_texts, false, "Numbers of the documents that it ends."},
     {"amends", list_of_texts, false, "Numbers of the documents that it amends."},
     read_by_field,
     read_on_field,
     {"verified_by", text, false,
      "Who compared the file with the gazette; absent when nobody has."},
     {"verified_on", date, false, "When it was compared with the gazette."},
     bound_field,
     bound_plus_field,
     {"note", text, false, "What else the reader must know."}}};

const Form transition_form{
    "transition",
    "Which rates count for what was approved or begun before the document came into force.",
    {{.key = "rule",
      .type = text,
      .required = true,
      .about = "successor: a citation of the old document means the new one; started_keeps: "
               "approved and started before, the rates of the day of approval; "
               "unstarted_may_change: approved but not started, the same unless the head "
               "re-estimates; prolonged_keeps: a prolonged task keeps the old document.",
      .words = {"successor", "started_keeps", "unstarted_may_change", "prolonged_keeps"}},
     {"before", date, true, "The first day of the new rates."},
     {"until", date, false, "The day after the last on which the old rates may be used."},
     vi_field,
     en_field,
     article_field,
     clause_field,
     point_field,
     rate_status_field,
     rate_source_field}};

const Form rule_form{"rule",
                     "What the document orders without a figure: who pays, what is not payable, "
                     "how days count.",
                     {{"code", code, true, "Its code in the file."},
                      vi_field,
                      en_field,
                      article_field,
                      clause_field,
                      point_field,
                      rate_status_field,
                      rate_source_field}};

const Form formula_form{
    "formula",
    "The figure is of × percent ÷ divide, rounded to a multiple of `to` as `rounding` says.",
    {{"of", code, true, "The rate key that it follows from, on the same day and in the same case."},
     {.key = "percent",
      .type = number_text,
      .required = false,
      .about = "100 without it.",
      .least = 0,
      .most = 1000,
      .decimals = 2},
     {.key = "divide",
      .type = integer,
      .required = false,
      .about = "1 without it.",
      .least = 1,
      .most = 1'000'000},
     {.key = "to",
      .type = integer,
      .required = false,
      .about = "Đồng; 1 without it, 1000 for a whole thousand.",
      .least = 1,
      .most = 1'000'000}}};

const Form value_form{
    "value",
    "One figure of the document.",
    {{"key", code, true, "The rate key of the vocabulary."},
     {"when", map_of_words, false, "Qualifiers that must match: name = word, or a list of words."},
     from_field,
     until_field,
     amount_field,
     coefficient_field,
     percent_field,
     {"see", code, false, "For a reference: the key that says how much."},
     {.key = "formula",
      .type = table,
      .required = false,
      .about = "How the amount follows from another rate.",
      .form = &formula_form},
     {"includes", list_of_texts, false,
      "Keys that are paid inside it already; they are not paid again in the same class."},
     {.key = "threshold",
      .type = table,
      .required = false,
      .about = "When nothing is paid yet.",
      .form = &threshold_form},
     {.key = "kind",
      .type = text,
      .required = true,
      .about = "How it is paid.",
      .words = {"fixed", "ceiling", "actual", "actual_capped", "reference"}},
     {.key = "rounding",
      .type = text,
      .required = false,
      .about = "How a fraction of a đồng is settled; half_away for amounts, down for percentages.",
      .words = {"half_away", "down", "up"}},
     article_field,
     clause_field,
     point_field,
     bound_field,
     bound_plus_field,
     rate_status_field,
     rate_source_field,
     read_by_field,
     read_on_field,
     {"note", text, false, "What else the reader must know."}}};

const Form rates_file{"rates",
                      "One legal document and its figures.",
                      {format_field("dutoan/rates/1"),
                       {.key = "document",
                        .type = table,
                        .required = true,
                        .about = "The document.",
                        .form = &document_form},
                       {.key = "transition",
                        .type = list_of_tables,
                        .required = false,
                        .about = "Which rates count around its first day.",
                        .form = &transition_form},
                       {.key = "rule",
                        .type = list_of_tables,
                        .required = false,
                        .about = "What it orders without a figure.",
                        .form = &rule_form},
                       {.key = "value",
                        .type = list_of_tables,
                        .required = false,
                        .about = "Its figures.",
                        .form = &value_form}}};

const Form word_form{"word",
                     "A word with which a qualifier may be answered.",
                     {{"code", code, true, "The word in files."}, vi_field, en_field}};
const Form qualifier_form{"qualifier",
                          "A question that a case answers with one of a closed list of words.",
                          {{"name", code, true, "Its name in files."},
                           {.key = "about",
                            .type = text,
                            .required = true,
                            .about = "Where the answer comes from.",
                            .words = {"venue", "home", "organiser", "setting", "person"}},
                           vi_field,
                           en_field,
                           {.key = "word",
                            .type = list_of_tables,
                            .required = true,
                            .about = "The answers.",
                            .form = &word_form}}};
const Form unit_form{
    "unit", "A unit of measure.", {{"code", code, true, "Its code in files."}, vi_field, en_field}};
const Form key_form{"key",
                    "A rate key: what a rate is about.",
                    {{"key", code, true, "The key in files."},
                     vi_field,
                     en_field,
                     {.key = "measure",
                      .type = text,
                      .required = true,
                      .about = "What its values are.",
                      .words = {"amount", "coefficient", "percent"}},
                     {"unit", code, true, "The unit that a value is for."},
                     {"excludes", list_of_texts, false,
                      "Keys that are not paid beside it to the same people of one activity."}}};
const Form jurisdiction_form{
    "jurisdiction",
    "Where, or for what, rates hold: the country, a province, a programme.",
    {{"code", code, true, "Its code in files."},
     {.key = "layer",
      .type = text,
      .required = true,
      .about = "The layer of its documents.",
      .words = {"province", "programme", "general"}},
     vi_field,
     en_field}};
const Form vocabulary_file{"vocabulary",
                           "The closed lists that rate files draw on.",
                           {format_field("dutoan/vocabulary/1"),
                            {.key = "jurisdiction",
                             .type = list_of_tables,
                             .required = true,
                             .about = "Jurisdictions.",
                             .form = &jurisdiction_form},
                            {.key = "unit",
                             .type = list_of_tables,
                             .required = true,
                             .about = "Units.",
                             .form = &unit_form},
                            {.key = "qualifier",
                             .type = list_of_tables,
                             .required = true,
                             .about = "Qualifiers.",
                             .form = &qualifier_form},
                            {.key = "key",
                             .type = list_of_tables,
                             .required = true,
                             .about = "Rate keys.",
                             .form = &key_form}}};

}  // namespace

const Form& vocabulary_form() { return vocabulary_file; }
const Form& rates_form() { return rates_file; }

}  // namespace dutoan::files
