#include "files/forms.hpp"

namespace dutoan::files {
namespace {

using enum ValueType;

constexpr std::int64_t most_dong = 1'000'000'000'000;  // a thousand billion đồng per unit
const std::vector<std::string_view> statuses{"read", "secondary", "recalled", "unread"};

Field format_field(std::string_view format) {
  return {.key = "format",
          .type = text,
          .required = true,
          .about = "The kind of file and the version of its form.",
          .words = {format}};
}
const Field vi_field{"vi", text, true, "The words in Vietnamese."};
const Field en_field{"en", text, true, "The words in English."};
const Field from_field{"from", date, true, "The first day on which it holds."};
const Field until_field{"until", date, false, "The day after the last day; open without it."};
const Field source_field{"source", text, true, "Where it is written."};
const Field status_field{.key = "status",
                         .type = text,
                         .required = true,
                         .about = "How well it is known.",
                         .words = statuses};

const Form label_form{"label", "Words in both languages.", {vi_field, en_field}};

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
     {"verified_by", text, false,
      "Who compared the file with the gazette; absent when nobody has."},
     {.key = "bound",
      .type = text,
      .required = false,
      .about = "How far a nearer layer may depart from these values; unknown without it.",
      .words = {"ceiling", "ceiling_plus", "free", "silent", "unknown"}},
     {.key = "bound_plus",
      .type = number_text,
      .required = false,
      .about = "The percentage above the value that ceiling_plus allows.",
      .least = 0,
      .most = 1000,
      .decimals = 2}}};

const Form value_form{
    "value",
    "One figure of the document.",
    {{"key", code, true, "The rate key of the vocabulary."},
     {"when", map_of_words, false, "Qualifiers that must match: name = word, or a list of words."},
     from_field,
     until_field,
     {.key = "amount",
      .type = money,
      .required = false,
      .about = "Đồng per unit.",
      .least = 0,
      .most = most_dong},
     {.key = "coefficient",
      .type = number_text,
      .required = false,
      .about = "A factor of the law, such as 0.2 litre per kilometre.",
      .least = 0,
      .most = 1'000'000},
     {.key = "percent",
      .type = number_text,
      .required = false,
      .about = "A percentage.",
      .least = 0,
      .most = 100,
      .decimals = 2},
     {"see", code, false, "For a reference: the key that says how much."},
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
     {"article", text, false, "Điều."},
     {"clause", text, false, "Khoản."},
     {"point", text, false, "Điểm."},
     status_field,
     {"note", text, false, "What else the reader must know."}}};

const Form rates_file{"rates",
                      "One legal document and its figures.",
                      {format_field("dutoan/rates/1"),
                       {.key = "document",
                        .type = table,
                        .required = true,
                        .about = "The document.",
                        .form = &document_form},
                       {.key = "value",
                        .type = list_of_tables,
                        .required = true,
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
                     {"unit", code, true, "The unit that a value is for."}}};
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

const Form place_fact_form{"place_fact",
                           "What a place was, from day to day.",
                           {{"is", map_of_words, true, "One qualifier and its word."},
                            from_field,
                            until_field,
                            source_field,
                            status_field}};
const Form place_form{"place",
                      "A place.",
                      {{"code", code, true, "Its code in plans."},
                       {"name", text, true, "Its name."},
                       {.key = "fact",
                        .type = list_of_tables,
                        .required = true,
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

const Form& vocabulary_form() { return vocabulary_file; }
const Form& rates_form() { return rates_file; }
const Form& places_form() { return places_file; }
const Form& posts_form() { return posts_file; }
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
      {"dutoan/sub-items/1", "sub-items", &sub_items_form()},
      {"dutoan/categories/1", "categories", &categories_form()},
      {"dutoan/factors/1", "factors", &factors_form()},
      {"dutoan/norm/1", "norm", &norm_form()},
  };
  return all;
}

}  // namespace dutoan::files
