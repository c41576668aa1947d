#include "web/asking.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>

namespace dutoan::web {
namespace {

using kainjow::mustache::data;
using Kind = Field::Kind;

data field_view(const Visit& visit, const Field& field) {
  const std::string value = visit.asked(field.key, field.value);
  data view;
  view.set("key", field.key);
  view.set("label", in(visit.language, field.label));
  if (const std::string hint = in(visit.language, field.hint); !hint.empty())
    view.set("hint", hint);
  view.set("value", value);
  view.set("is_choice", field.kind == Kind::choice);
  view.set("is_long", field.kind == Kind::long_text);
  view.set("is_input", field.kind != Kind::choice && field.kind != Kind::long_text);
  data choices{data::type::list};
  for (const Choice& choice : field.choices) {
    data each;
    each.set("value", choice.value);
    each.set("words", in(visit.language, choice.words));
    each.set("chosen", choice.value == value);
    choices << each;
  }
  view.set("choices", choices);
  return view;
}

std::string plain_text(const ReportCell& cell) {
  return std::holds_alternative<std::string>(cell) ? std::get<std::string>(cell)
                                                   : written(cell, Language::vi);
}

const Line* line_of(const Estimate& estimate, const std::string& activity,
                    const std::string& item) {
  for (std::size_t i = 0; i < estimate.activities.size(); ++i) {
    if (estimate.activities[i].code.text() != activity) continue;
    for (const Line& line : estimate.lines_of(i))
      if (line.norm->code.text() == item) return &line;
  }
  return nullptr;
}

/// The line that a row is about: of a class's own table, or of a list of lines.
const Line* line_of_row(const Estimate& estimate, const ReportTable& table, std::size_t row) {
  std::string activity = table.key, item;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const std::string text = plain_text(table.rows[row].cells[c]);
    if (table.columns[c].key == "class") activity = text;
    if (table.columns[c].key == "item") item = text;
  }
  return item.empty() ? nullptr : line_of(estimate, activity, item);
}

/// The number of the document by whose short name `clause` begins; empty without one.
std::string document_of_clause(const RateTable& rates, const std::string& clause) {
  const LegalDocument* best = nullptr;
  for (const LegalDocument& document : rates.documents())
    if (!document.short_name.empty() && clause.starts_with(document.short_name) &&
        (best == nullptr || best->short_name.size() < document.short_name.size()))
      best = &document;
  return best == nullptr ? std::string{} : best->number;
}

bool is_clause(const std::string& key) {
  return key == "law" || key == "law_before" || key == "law_after" || key == "document";
}

/// A number of a document as the last parts of a path: its slashes stay.
std::string path_of(const std::string& number) {
  std::string out;
  for (std::size_t from = 0; from <= number.size();) {
    const std::size_t slash = std::min(number.find('/', from), number.size());
    out += (from == 0 ? "" : "/") + encoded(number.substr(from, slash - from));
    from = slash + 1;
  }
  return out;
}

}  // namespace

std::string asking_form(const Visit& visit, const std::string& action,
                        const std::vector<Field>& fields, const Label& submit) {
  data view;
  view.set("action", action);
  view.set("submit", in(visit.language, submit));
  data list{data::type::list};
  for (const Field& field : fields) list << field_view(visit, field);
  view.set("fields", list);
  return filled("asking.html", view);
}

Problem not_understood(const Visit& visit, const std::string& word, const Label& field,
                       const std::string& allowed) {
  return Problem{UseRule::bad_option_value,
                 {},
                 {{"word", word},
                  {"option", in(visit.language, field)},
                  {"allowed", allowed},
                  {"command", visit.request.path}}};
}

std::optional<Date> asked_day(const Visit& visit, const std::string& name, const Label& field,
                              Problems& problems) {
  const std::string text = visit.asked(name);
  if (text.empty()) return std::nullopt;
  if (const auto day = parse_date(text, visit.today())) return *day;
  problems.push_back(not_understood(visit, text, field, "15/06/2020, 2020-06-15"));
  return std::nullopt;
}

std::string problems_at_files(const Visit& visit, const Problems& problems) {
  if (problems.empty()) return {};
  std::string out = problem_summary(problems, visit.language, {});
  const std::string title = escaped(visit.either("Ở đâu trong tệp", "Where in the files"));
  return out + "<h2>" + title + "</h2><pre class=\"worded\" tabindex=\"0\">" +
         escaped_lines(worded(problems, visit.language)) + "</pre>";
}

Result<Page> without_estimate(const Visit& visit) {
  if (visit.request.path.starts_with("/api/")) return refuse(visit.desk->problems);
  Page page;
  page.title = {"Chưa tính được dự toán", "There is no estimate yet"};
  page.body = problems_at_files(visit, visit.desk->problems);
  page.status = status_of(visit.desk->problems);
  page.actions = {{"/plan/edit", {"Sửa kế hoạch", "Edit the plan"}}};
  return page;
}

std::string link_of_rate(const Estimate& estimate, const Line& line) {
  const RateValue* value = line.working.rate.value;
  if (value == nullptr) return {};
  const Date on = rate_date(*estimate.plan, estimate.activities[line.activity]);
  return "/rates/" + encoded(estimate.regulations->rates.key_of(*value).key.text()) +
         "?on=" + iso_date(on) + "&province=" + encoded(estimate.plan->province);
}

LinkOfCell links_of_estimate(const Visit& visit) {
  return [desk = visit.desk, other = links_of(visit)](const ReportTable& table, std::size_t row,
                                                      std::size_t column) -> std::string {
    const std::string& key = table.columns[column].key;
    // A line's place in its class is no document's number.
    if (key == "number" && std::holds_alternative<std::int64_t>(table.rows[row].cells[column]))
      return {};
    const bool is_of_line = key == "title" || key == "item" || key == "law";
    if (!desk->plan || !is_of_line) return other(table, row, column);
    const Line* line = line_of_row(desk->plan->estimate, table, row);
    if (line == nullptr) return {};
    return key == "law" ? link_of_rate(desk->plan->estimate, *line)
                        : "/lines/" + desk->plan->estimate.code_of(*line).text();
  };
}

LinkOfCell links_of_rates(const Visit& visit, const RateTable& rates) {
  return [&rates, other = links_of(visit)](const ReportTable& table, std::size_t row,
                                           std::size_t column) -> std::string {
    const std::string& key = table.columns[column].key;
    const std::string text = plain_text(table.rows[row].cells[column]);
    if (key == "key" && rates.vocabulary().key(RateKey{text})) return "/rates/" + encoded(text);
    if (key == "case" && table.rows[row].kind == ReportRow::Kind::heading) {
      const std::string name = text.substr(0, text.find(' '));
      return rates.vocabulary().key(RateKey{name}) ? "/rates/" + encoded(name) : std::string{};
    }
    if (!is_clause(key)) return other(table, row, column);
    const std::string number = document_of_clause(rates, text);
    return number.empty() ? std::string{} : "/rates/documents/" + path_of(number);
  };
}

}  // namespace dutoan::web
