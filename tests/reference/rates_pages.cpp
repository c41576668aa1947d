// The pages of the rates that are shipped: docs/reference/rates.md lists the documents, one page
// each below docs/reference/rates/ holds what its file holds, with the status of every figure.
#include "reference/written_page.hpp"
#include "report/vietnamese.hpp"

#include <dutoan/app.hpp>
#include <dutoan/notation.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace dutoan {
namespace {

const std::string& english(const Label& label) { return in(Language::en, label); }

std::string qualifiers_of(const RateValue& value, const Vocabulary& vocabulary) {
  std::string text;
  for (const Condition c : value.qualifiers) {
    const Qualifier& qualifier = vocabulary.qualifiers[c.qualifier];
    text += (text.empty() ? "" : ", ") + qualifier.name + " = " + qualifier.words[c.word];
  }
  return text;
}

const char* rounding_word(Rounding rounding) {
  if (rounding == Rounding::down) return "down";
  return rounding == Rounding::up ? "up" : "to the nearest";
}

std::string formula_text(const Formula& formula, Rounding rounding, const Vocabulary& vocabulary) {
  std::string text = vocabulary.keys[formula.of].key.text();
  if (formula.percent.hundredths() != Percent::whole_of)
    text += " × " + format_percent(formula.percent) + " %";
  if (formula.divide != 1) text += " ÷ " + format_whole(formula.divide);
  if (formula.to != 1)
    text += ", " + std::string{rounding_word(rounding)} + " " + format_whole(formula.to);
  return text;
}

std::string figure_of(const RateValue& value, const Vocabulary& vocabulary) {
  std::string text;
  if (value.amount) text = format_amount(*value.amount);
  if (value.coefficient) text = format_quantity(*value.coefficient);
  if (value.percent) text = format_percent(*value.percent) + " %";
  if (value.see) text = "see " + vocabulary.keys[*value.see].key.text();
  if (value.formula) text = formula_text(*value.formula, value.rounding, vocabulary);
  if (value.threshold)
    text += "; nothing below " + format_quantity(value.threshold->least) + " " +
            value.threshold->factor.text();
  return text.empty() ? "none" : text;
}

/// The last day is easier to read than the day after it, which the files hold.
std::string period_of(const DateRange& range) {
  const std::string from = format_date(range.from());
  return range.until() ? from + " to " + format_date(range.until()->plus_days(-1)) : "from " + from;
}

std::string clause_of(const std::optional<Citation>& citation) {
  return citation ? report::cited_in_full(*citation).vi : std::string{};
}

const char* status_word(ValueStatus status) {
  switch (status) {
    case ValueStatus::read: return "read";
    case ValueStatus::secondary: return "secondary";
    case ValueStatus::recalled: return "recalled";
    case ValueStatus::assumed: return "assumed";
    case ValueStatus::unread: break;
  }
  return "unread";
}

const char* kind_word(ValueKind kind) {
  switch (kind) {
    case ValueKind::fixed: return "fixed";
    case ValueKind::ceiling: return "ceiling";
    case ValueKind::actual: return "actual";
    case ValueKind::actual_capped: return "actual_capped";
    case ValueKind::reference: break;
  }
  return "reference";
}

std::string bound_of(const Bound& bound) {
  switch (bound.kind) {
    case BoundKind::ceiling: return "ceiling";
    case BoundKind::ceiling_plus: return "ceiling + " + format_percent(bound.plus) + " %";
    case BoundKind::free: return "free";
    case BoundKind::silent: return "silent";
    case BoundKind::unknown: break;
  }
  return "unknown";
}

std::string row_of(const std::vector<std::string>& cells) {
  std::string row = "|";
  for (const std::string& cell : cells) row += " " + in_cell(cell) + " |";
  return row + "\n";
}

std::string head_of(const std::vector<std::string>& cells) {
  std::string rule = "|";
  for (std::size_t i = 0; i < cells.size(); ++i) rule += "---|";
  return row_of(cells) + rule + "\n";
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

std::string value_row(const RateValue& value, const Vocabulary& vocabulary) {
  const RateKeyEntry& key = vocabulary.keys[value.key];
  std::string note = value.note;
  for (const std::size_t included : value.includes)
    note += (note.empty() ? "includes " : "; includes ") + vocabulary.keys[included].key.text();
  return row_of({"`" + key.key.text() + "`", qualifiers_of(value, vocabulary),
                 figure_of(value, vocabulary), english(vocabulary.unit(key.unit)->label),
                 kind_word(value.kind), period_of(value.in_force), clause_of(value.citation),
                 status_word(value.status), bound_of(value.bound), value.reading.text, note});
}

const char* transition_word(Transition::Rule rule) {
  switch (rule) {
    case Transition::Rule::started_keeps: return "T2 started_keeps";
    case Transition::Rule::unstarted_may_change: return "T3 unstarted_may_change";
    case Transition::Rule::prolonged_keeps: return "T4 prolonged_keeps";
    case Transition::Rule::successor: break;
  }
  return "T1 successor";
}

std::string transitions_of(const LegalDocument& document) {
  if (document.transitions.empty()) return {};
  std::string text = "\n## Transition\n\n" + head_of({"Rule", "Before", "Until", "What it says",
                                                      "Clause", "Status", "Source"});
  for (const Transition& t : document.transitions)
    text += row_of({transition_word(t.rule), format_date(t.before),
                    t.until ? format_date(t.until->plus_days(-1)) : std::string{}, english(t.text),
                    clause_of(t.citation), status_word(t.status), t.source});
  return text;
}

std::string rules_of(const LegalDocument& document) {
  if (document.rules.empty()) return {};
  std::string text = "\n## Rules without a figure\n\n" +
                     head_of({"Rule", "What it says", "Clause", "Status", "Source"});
  for (const DocumentRule& rule : document.rules)
    text += row_of({"`" + rule.code + "`", english(rule.text), clause_of(rule.citation),
                    status_word(rule.status), rule.source});
  return text;
}

std::string file_of(const LegalDocument& document) {
  const std::string& file = document.place.file;
  return file.starts_with(source_dir) ? file.substr(source_dir.size() + 1) : file;
}

/// "rates/VN/tt-40-2017.toml" has its page at "docs/reference/rates/VN/tt-40-2017.md".
std::string page_of(const LegalDocument& document) {
  const std::string file = file_of(document);
  return file.substr(0, file.size() - std::string_view{".toml"}.size()) + ".md";
}

std::string document_page(const RateTable& rates, std::size_t position) {
  const LegalDocument& document = rates.documents()[position];
  const auto dated = [](std::optional<Date> date) {
    return date ? format_date(*date) : std::string{"not known"};
  };
  std::string page = "# " + document.short_name + "\n\n" + document.type + " " + document.number +
                     ", " + document.issuer + ": " + document.title + ".\n\n" + written_by_program;
  page += "- Issued: " + dated(document.date) + "; in force: " + dated(document.in_force) + "\n";
  if (!document.replaces.empty()) page += "- Replaces: " + joined(document.replaces) + "\n";
  if (!document.amends.empty()) page += "- Amends: " + joined(document.amends) + "\n";
  page += "- Layer: " + english(report::layer_name(document.layer)) + " (" + document.jurisdiction +
          ")\n";
  page +=
      "- Compared with the gazette by: " +
      (document.verified_by.empty() ? std::string{"nobody"}
                                    : document.verified_by + ", " + dated(document.verified_on)) +
      "\n- File: `" + file_of(document) + "`\n";
  if (!document.note.empty()) page += "- Note: " + document.note + "\n";
  page += transitions_of(document) + rules_of(document);
  std::string values;
  for (const RateValue& value : rates.values())
    if (value.document == position) values += value_row(value, rates.vocabulary());
  if (values.empty()) return page;
  return page + "\n## Figures\n\n" +
         head_of({"Key", "Qualifiers", "Figure", "Unit", "Kind", "In force", "Clause", "Status",
                  "Bound", "Source", "Note"}) +
         values;
}

/// How many figures of the document have each status, the best known first.
std::array<int, 4> counts_of(const RateTable& rates, std::size_t position) {
  std::array<int, 4> counts{};
  for (const RateValue& value : rates.values())
    if (value.document == position) ++counts.at(static_cast<std::size_t>(value.status));
  return counts;
}

std::string rates_page(const Regulations& regulations) {
  const RateTable& rates = regulations.rates;
  const bool none_verified =
      std::ranges::all_of(rates.documents(), &std::string::empty, &LegalDocument::verified_by);
  std::string page =
      "# Rates\n\n" +
      std::string{none_verified ? "**Nothing on these pages has been compared with the gazette.** "
                                : "**Only what says so has been compared with the gazette.** "} +
      "They show what the files under `rates/` hold; they are not the law.\n\n" +
      written_by_program +
      "Figures are đồng, coefficients or percentages, as the key measures. The last day of a "
      "period is included (files hold the day after, `until`).\n\n"
      "Status: **read** – read in a page that reports the clause; **secondary** – stated by a page "
      "that does not quote the clause; **recalled** – from memory; **unread** – the document "
      "exists, its figure could not be read, and the program refuses to guess it.\n\n"
      "Kind: **fixed** – pay exactly this; **ceiling** – not above, the price itself stands in the "
      "plan; **actual** – by invoice or contract; **actual_capped** – by invoice, not above; "
      "**reference** – as another key says on the date.\n\n"
      "Bound: how far a nearer layer may depart: **ceiling**, **ceiling + n %**, **free**, "
      "**silent**, **unknown** (the program warns and does not block).\n\n" +
      head_of({"Document", "What it is", "Layer", "read", "secondary", "recalled", "unread"});
  for (std::size_t i = 0; i < rates.documents().size(); ++i) {
    const LegalDocument& document = rates.documents()[i];
    const auto counts = counts_of(rates, i);
    page +=
        row_of({"[" + document.short_name + "](" + page_of(document) + ")", document.title,
                english(report::layer_name(document.layer)) + " (" + document.jurisdiction + ")",
                std::to_string(counts[0]), std::to_string(counts[1]), std::to_string(counts[2]),
                std::to_string(counts[3])});
  }
  return page;
}

TEST_CASE("the pages of the rates are what the program writes", "[reference]") {
  const auto regulations = load_regulations(source_dir + "/rates");
  REQUIRE(regulations);
  const RateTable& rates = regulations->rates;
  compare_or_write("docs/reference/rates.md", rates_page(*regulations));
  std::set<std::string> expected;
  for (std::size_t i = 0; i < rates.documents().size(); ++i) {
    const std::string name = "docs/reference/" + page_of(rates.documents()[i]);
    compare_or_write(name, document_page(rates, i));
    CHECK(expected.insert(name).second);
  }
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator{source_dir + "/docs/reference/rates"}) {
    if (!entry.is_regular_file()) continue;
    CAPTURE(entry.path().string());
    CHECK(expected.contains(entry.path().string().substr(source_dir.size() + 1)));
  }
}

}  // namespace
}  // namespace dutoan
