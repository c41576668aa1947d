#include "web/entry_form.hpp"

#include "web/token.hpp"

#include <dutoan/budget_day.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace dutoan::web {
namespace {

using kainjow::mustache::data;
using Kind = Field::Kind;

constexpr std::size_t blank_rows = 1;   // of a grid of lines
constexpr std::size_t more_rows = 3;    // that its button adds
constexpr std::size_t most_rows = 300;  // that a page shows

/// What a field holds: what was typed, else what stands there at first.
std::string value_of(const Field& field, const Values& typed) {
  return typed.has(field.key) ? typed.value(field.key) : field.value;
}

data choices_view(const Field& field, const Values& typed, Language language) {
  data list{data::type::list};
  const std::string chosen = value_of(field, typed);
  for (const Choice& choice : field.choices) {
    data each;
    each.set("value", choice.value);
    each.set("words", in(language, choice.words));
    each.set("chosen", choice.value == chosen);
    list << each;
  }
  return list;
}

data rows_view(const Field& field, const Values& typed, const Visit& visit) {
  std::vector<std::string> lines = typed.all("line");
  std::vector<std::string> amounts = typed.all("amount");
  if (lines.empty() && amounts.empty())
    for (const auto& [line, amount] : field.rows) {
      lines.push_back(line);
      amounts.push_back(amount);
    }
  if (lines.empty() && !field.value.empty()) lines.push_back(field.value);
  std::size_t count = std::max({lines.size(), amounts.size(), blank_rows});
  if (typed.value("intent") == "more-lines") count += more_rows;
  count = std::min(count, most_rows);
  lines.resize(count);
  amounts.resize(count);
  data list{data::type::list};
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(i + 1);
    data row;
    row.set("line", lines[i]);
    row.set("amount", amounts[i]);
    row.set("line_label", visit.either("Dòng dự toán, hàng ", "Estimate line, row ") + number);
    row.set("amount_label", visit.either("Số tiền, hàng ", "Amount, row ") + number);
    list << row;
  }
  return list;
}

const char* kind_word(Kind kind) {
  switch (kind) {
    case Kind::text:
    case Kind::amount:
    case Kind::date:
    case Kind::line: return "is_input";
    case Kind::lines: return "is_lines";
    case Kind::long_text: return "is_long";
    case Kind::choice: return "is_choice";
    case Kind::yes: return "is_yes";
    case Kind::file: return "is_file";
    case Kind::password: return "is_password";
    case Kind::texts:
    case Kind::hidden: break;
  }
  return "is_hidden";
}

/// The sentence of the first problem that is about the field.
std::string wrong_of(const Field& field, const Problems& problems, Language language,
                     const FieldOfProblem& about) {
  for (const Problem& problem : problems)
    if (about(problem) == field.key) return sentence(problem, language);
  return {};
}

/// The budget year of the document that is typed: of the funding that is named, of the document
/// that is followed, else the newest of the book.
int budget_year_typed(const Visit& visit, const std::vector<Field>& fields, const Values& typed) {
  std::string said = typed_funding(typed).year;
  for (const Field& field : fields)
    if (said.empty() && field.key == "year") said = value_of(field, typed);
  if (const auto year = parse_quantity(said, Style::people); year && year->is_whole())
    return static_cast<int>(year->thousandths() / Quantity::scale);
  const std::string followed = visit.parts.value("number", typed.value("follows"));
  if (!followed.empty())
    if (const auto kept = find_document(visit.book, followed)) return kept->document.fiscal_year;
  return newest_budget_year(visit.book, visit.today());
}

/// A day that was typed shorter, as the book will have it: 15/07/2020; empty of any other text.
std::string whole_day(const Visit& visit, const std::string& text, int year) {
  const auto day = parse_day(text, visit.today(), year);
  if (!day) return {};
  std::string whole = format_date(*day);
  return whole == text ? std::string{} : whole;
}

/// The form as it is filled in.
struct Filling {
  const Visit& visit;
  const std::vector<Field>& fields;
  const Values& typed;
  int year;  // of days that are typed without one
};

Filling filling_of(const Visit& visit, const EntryForm& form, const std::vector<Field>& fields,
                   const Values& typed) {
  return {visit, fields, typed, budget_year_typed(visit, fields, typed) + (form.ends_year ? 1 : 0)};
}

/// The days that were typed shorter, beside the form: told while people type.
std::string days_beside(const Filling& filling) {
  std::string html;
  for (const Field& field : filling.fields) {
    if (field.kind != Kind::date) continue;
    const std::string whole =
        whole_day(filling.visit, filling.typed.value(field.key), filling.year);
    if (!whole.empty())
      html += "<p class=\"in-words\">" + escaped(in(filling.visit.language, field.label)) + ": " +
              whole + "</p>";
  }
  return html;
}

data field_view(const Field& field, const Filling& filling, const std::string& wrong) {
  const Visit& visit = filling.visit;
  const Values& typed = filling.typed;
  data view;
  view.set(kind_word(field.kind), true);
  view.set("key", field.key);
  view.set("label", in(visit.language, field.label));
  view.set("value", field.kind == Kind::password ? std::string{} : value_of(field, typed));
  const std::string hint = in(visit.language, field.hint);
  std::string described;
  if (!hint.empty()) {
    view.set("hint", hint);
    described = field.key + "-hint";
  }
  if (!wrong.empty()) {
    view.set("wrong", wrong);
    described += (described.empty() ? "" : " ") + field.key + "-error";
  }
  const std::string whole = field.kind == Kind::date
                                ? whole_day(visit, value_of(field, typed), filling.year)
                                : std::string{};
  if (!whole.empty()) {
    view.set("whole", whole);
    described += (described.empty() ? "" : " ") + field.key + "-whole";
  }
  if (!described.empty()) view.set("described", described);
  if (!field.offered.empty()) view.set("offered", field.offered);
  if (!field.is_required && field.kind != Kind::choice)
    view.set("optional", visit.either("không bắt buộc", "optional"));
  view.set("numeric", field.kind == Kind::amount || field.kind == Kind::date);
  view.set("is_amount", field.kind == Kind::amount);
  view.set("is_line", field.kind == Kind::line);
  view.set("checked", !value_of(field, typed).empty());
  view.set("choices", choices_view(field, typed, visit.language));
  if (field.kind != Kind::lines) return view;
  view.set("rows", rows_view(field, typed, visit));
  view.set("line_word", visit.either("Dòng dự toán", "Estimate line"));
  view.set("amount_word", visit.either("Số tiền (đồng)", "Amount (đồng)"));
  view.set("more_word", visit.either("Thêm hàng", "More rows"));
  return view;
}

/// What a dry run says, above the form.
std::string tried_text(const Visit& visit, const std::optional<Entered>& tried) {
  if (!tried) return {};
  return "<section class=\"tried\" role=\"status\"><h2>" +
         escaped(visit.either("Nếu ghi, sẽ được như sau. Chưa ghi gì vào sổ.",
                              "Entering it would give this. Nothing was entered.")) +
         "</h2>" + as_html_part(tried->report, visit.language, links_of(visit)) +
         problem_summary(tried->warnings, visit.language, {}) + "</section>";
}

}  // namespace

Page form_page(const Visit& visit, const EntryForm& form, const std::vector<Field>& fields,
               const Values& typed, const Problems& problems, const std::optional<Entered>& tried) {
  const auto rule_field = form.field ? form.field : FieldOfProblem{field_of_rule};
  // A link to a field that this form has not would lead nowhere.
  const FieldOfProblem about = [&](const Problem& problem) {
    std::string key = rule_field(problem);
    const auto has = [&](const std::string& name) {
      return std::ranges::find(fields, name, &Field::key) != fields.end();
    };
    if (key == "year" && !has(key)) key = "funding";  // one choice instead of its codes
    return has(key) ? key : std::string{};
  };
  data view;
  view.set("problems", problem_summary(problems, visit.language, about, fields));
  view.set("tried", tried_text(visit, tried));
  view.set("action", visit.request.path);
  view.set("token", visit.token);
  view.set("id", typed.value("id", fresh_token()));
  const Filling filling = filling_of(visit, form, fields, typed);
  data list{data::type::list};
  bool has_file = false;
  for (const Field& field : fields) {
    list << field_view(field, filling, wrong_of(field, problems, visit.language, about));
    has_file = has_file || field.kind == Kind::file;
  }
  view.set("fields", list);
  view.set("has_file", has_file);
  view.set("submit", in(visit.language, form.submit));
  view.set("goes_on", form.goes_on);
  view.set("go_on_word", visit.either("Lưu, thêm tiếp", "Enter, and another"));
  view.set("may_be_draft", form.may_be_draft);
  view.set("draft_word", visit.either("Lưu nháp", "Keep as a draft"));
  view.set("try_word", visit.either("Kiểm tra, chưa ghi", "Try, enter nothing"));
  view.set("has_beside", static_cast<bool>(form.beside));
  if (form.beside) {
    view.set("beside_url", visit.request.path + "?beside");
    Values shown = typed;
    for (const Field& field : fields) {
      if (!shown.has(field.key) && !field.value.empty()) shown.add(field.key, field.value);
      if (typed.has("line") || typed.has("amount")) continue;
      for (const auto& [line, amount] : field.rows) {
        shown.add("line", line);
        shown.add("amount", amount);
      }
    }
    view.set("beside", form.beside(visit, shown));
  }
  Page page;
  page.title = form.title;
  if (const std::string number = visit.parts.value("number"); !number.empty()) {
    page.title = {form.title.vi + " " + number, form.title.en + " " + number};
    page.trail = {{"/vouchers/" + encoded(number), {number, number}}};
  }
  page.body = filled("form.html", view);
  page.status = problems.empty() ? 200 : status_of(problems);
  return page;
}

std::string beside_form(const Visit& visit, const EntryForm& form, const Values& typed) {
  std::string html = form.beside(visit, typed);
  const auto fields = form.fields(visit);
  return fields ? days_beside(filling_of(visit, form, *fields, typed)) + html : html;
}

}  // namespace dutoan::web
