// A problem as people read it: code, sentence, place with a caret, other places, what to do.
#include "report/inert.hpp"
#include "report/template.hpp"
#include "report/text_table.hpp"
#include "report/vietnamese.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/report.hpp>

#include <algorithm>

namespace dutoan {
namespace {

using namespace report;

const char* severity_word(Severity severity, Language language) {
  const bool vi = language == Language::vi;
  switch (severity) {
    case Severity::note: return vi ? "ghi chú" : "note";
    case Severity::warning: return vi ? "cảnh báo" : "warning";
    case Severity::error: break;
  }
  return vi ? "lỗi" : "error";
}

std::string code_text(int code) { return "DT" + std::to_string(code); }

/// The facts with the place's file among them, which sentences about files name.
std::vector<Fact> facts_of(const Problem& problem) {
  std::vector<Fact> facts = problem.facts;
  facts.push_back({"file", problem.place.file});
  return facts;
}

std::string place_text(const FilePlace& place) {
  std::string text = printable(place.file);
  if (place.line > 0) text += ":" + std::to_string(place.line);
  if (place.line > 0 && place.column > 0) text += ":" + std::to_string(place.column);
  // The cells of a workbook have no lines.
  if (place.line == 0 && !place.cell.empty()) text += "!" + printable(place.cell);
  return text;
}

/// `is_named`: the sentence names the file already.
void add_place(const FilePlace& place, char mark, bool is_named, Language language,
               const LineOfFile& line_of_file, std::string& out) {
  const bool is_whole_file = place.line == 0 && place.cell.empty();
  if (place.file.empty() || (is_whole_file && is_named)) return;
  out += "  ┌─ " + place_text(place);
  if (place.line > 0 && !place.cell.empty())
    out += (language == Language::vi ? " (ô " : " (cell ") + place.cell + ")";
  out += "\n";
  if (place.line <= 0) return;  // a cell of a workbook, or the whole file
  const std::string line = line_of_file ? printable(line_of_file(place)) : std::string{};
  if (line.empty()) return;
  const std::string number = std::to_string(place.line);
  out += number + " │ " + line + "\n";
  if (place.column <= 0) return;
  const auto room = std::max<std::size_t>(visible_length(line), 1);
  const auto column = static_cast<std::size_t>(place.column);
  const std::size_t length =
      std::max<std::size_t>(static_cast<std::size_t>(std::max(place.length, 1)), 1);
  const std::size_t fits = column <= room ? room - column + 1 : 1;
  out += std::string(number.size(), ' ') + " │ " + std::string(column - 1, ' ') +
         std::string(std::min(length, fits), mark) + "\n";
}

}  // namespace

std::string sentence(const Problem& problem, Language language) {
  const RuleText& text = rule_text(problem.rule);
  return filled(language == Language::vi ? text.vi : text.en, facts_of(problem), language);
}

std::vector<AdvicePart> advice_parts(const Problem& problem, Language language) {
  const RuleText& text = rule_text(problem.rule);
  return parts_of(language == Language::vi ? text.vi_help : text.en_help, facts_of(problem),
                  language);
}

std::string advice(const Problem& problem, Language language) {
  std::string text;
  for (const AdvicePart& part : advice_parts(problem, language)) text += part.text;
  return text;
}

std::string worded(const Problem& problem, Language language, const LineOfFile& line_of_file) {
  const RuleText& text = rule_text(problem.rule);
  const bool vi = language == Language::vi;
  const bool names_file = std::string_view{text.vi}.find("{file}") != std::string_view::npos;
  std::string out = std::string{severity_word(text.severity, language)} + "[" +
                    code_text(text.code) + "]: " + sentence(problem, language) + "\n";
  add_place(problem.place, '^', names_file, language, line_of_file, out);
  for (const FilePlace& place : problem.related)
    add_place(place, '-', false, language, line_of_file, out);
  out += (vi ? "  = trợ giúp: " : "  = help: ") + advice(problem, language) + "\n";
  return out + (vi ? "  = xem thêm: dutoan explain " : "  = see also: dutoan explain ") +
         code_text(text.code) + "\n";
}

std::string explanation(const RuleText& rule, Language language) {
  const bool vi = language == Language::vi;
  // The facts are named, not filled: there is no case at hand.
  std::string out = code_text(rule.code) + " (" + rule.name + ")\n\n";
  out += std::string{vi ? "Mức độ:    " : "Severity:  "} + severity_word(rule.severity, language) +
         "\n";
  out += std::string{vi ? "Mã thoát:  " : "Exit code: "} + std::to_string(rule.exit) + "\n";
  const auto pattern = [&](const char* text) { return named(text); };
  out += std::string{vi ? "Nghĩa là:  " : "Meaning:   "} + pattern(vi ? rule.vi : rule.en) + "\n";
  return out + std::string{vi ? "Cần làm:   " : "What to do: "} +
         pattern(vi ? rule.vi_help : rule.en_help) + "\n";
}

}  // namespace dutoan
