#include "web/appraised_class_rows.hpp"

#include <dutoan/appraisal_report.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>

namespace dutoan::web {
namespace {

using kainjow::mustache::data;

/// The first sentence of what was wrong with the line.
std::string wrong_of(const AppraisalGrid& grid, const LineCode& code) {
  for (const Problem& problem : grid.problems)
    for (const Fact& fact : problem.facts) {
      const auto* text = std::get_if<std::string>(&fact.value);
      if (std::string_view{fact.name} == "line" && text != nullptr && *text == code.text())
        return sentence(problem, grid.visit.language);
    }
  return {};
}

data figures_view(const AppraisalGrid& grid, const FrozenLine& line, const FrozenLine* appraised,
                  bool is_wrong) {
  data list{data::type::list};
  const std::string item = line.code.item.text();
  for (const LineFigure& figure : figures_of(line, appraised)) {
    data each;
    each.set("key", figure.name);
    each.set("value", grid.typed.value("in:" + item + ":" + figure.name, figure.appraised));
    each.set("unit", grid.words(figure.words));
    each.set("label", grid.words(figure.words) + ", " + grid.words(line.label));
    each.set("wrong", is_wrong);
    list << each;
  }
  return list;
}

std::string reason_words(const AppraisalGrid& grid, const Reason& reason) {
  std::string out = grid.words(name_of_reason(reason.code, grid.course.reasons()));
  if (reason.amount) out += " " + format_amount(*reason.amount);
  if (!reason.text.empty()) out += ": “" + reason.text + "”";
  if (!reason.citation.empty()) out += grid.visit.either("  Căn cứ: ", "  Law: ") + reason.citation;
  return out;
}

data plain_list(const std::vector<std::string>& all) {
  data list{data::type::list};
  for (const std::string& words : all) {
    data each;
    each.set("words", words);
    list << each;
  }
  return list;
}

data choices_view(const AppraisalGrid& grid, const std::string& chosen) {
  data list{data::type::list};
  const auto add = [&](const std::string& value, const std::string& words) {
    data each;
    each.set("value", value);
    each.set("words", words);
    each.set("chosen", value == chosen);
    list << each;
  };
  add("", grid.visit.either("– lý do –", "– reason –"));
  for (const ReasonKind& kind : grid.course.reasons())
    add(kind.code, grid.words(kind.label) + (kind.needs_citation ? " *" : ""));
  return list;
}

/// The reason that stands, or was typed, as fields.
data reason_view(const AppraisalGrid& grid, const FrozenLine& line) {
  const std::string item = line.code.item.text();
  const Reason stands = reason_on(grid.course.round, line.code);
  const std::string behind = ", " + grid.words(line.label);
  const Visit& visit = grid.visit;
  data view;
  view.set("choices", choices_view(grid, grid.typed.value("reason:" + item, stands.code)));
  view.set("text", grid.typed.value("text:" + item, stands.text));
  view.set("cite", grid.typed.value("cite:" + item, stands.citation));
  view.set("reason_label", visit.either("Lý do", "Reason") + behind);
  view.set("text_label", visit.either("Giải thích", "In words") + behind);
  view.set("cite_label", visit.either("Căn cứ", "Law") + behind);
  view.set("text_word", visit.either("giải thích", "in words"));
  view.set("cite_word", visit.either("căn cứ: TT 40/2017 Đ12 k4", "law: TT 40/2017 Đ12 k4"));
  return view;
}

data buttons_view(const AppraisalGrid& grid, const AppraisedLine& line) {
  data list{data::type::list};
  const auto add = [&](const char* name, const char* vi, const char* en) {
    data each;
    each.set("name", name);
    each.set("words", grid.visit.either(vi, en));
    list << each;
  };
  if (!grid.may_decide) return list;
  if (!line.verdict) add("accept", "Chấp nhận", "Accept");
  if (line.verdict != Verdict::rejected) add("reject", "Bỏ dòng", "Reject");
  if (line.verdict) add("restore", "Khôi phục", "Take back");
  return list;
}

/// Why, who and when, and what the drafter replied; nothing where nobody has said anything yet.
void add_why(const AppraisalGrid& grid, const FrozenLine& line, const AppraisedLine& of,
             data& row) {
  std::vector<std::string> reasons, replies;
  for (const Reason& reason : of.reasons) reasons.push_back(reason_words(grid, reason));
  for (const auto& [reply, kept] : grid.course.round.replies)
    if (reply.line == line.code)
      replies.push_back(grid.visit.either("Đơn vị giải trình: ", "The drafter replied: ") +
                        reply.text + " (" + kept.document.author.text() + ", " +
                        format_date(kept.document.date) + ")");
  row.set("reasons", plain_list(reasons));
  row.set("replies", plain_list(replies));
  const DatedDecision* decided = decision_on(grid.course.round, line.code);
  if (decided != nullptr)
    row.set("who", decided->by.text() + " · " + format_date(decided->on));
  row.set("has_why",
          grid.may_decide || decided != nullptr || !reasons.empty() || !replies.empty());
}

/// "✓" where nothing was cut; the word stands beside it.
std::string verdict_words(const AppraisalGrid& grid, const AppraisedLine& line) {
  const std::string words = grid.words(name_of(line.verdict));
  if (line.verdict == Verdict::accepted) return "✓ " + words;
  if (line.appraised < line.requested) return "▼ " + words;
  return line.appraised > line.requested ? "▲ " + words : words;
}

void add_words(const AppraisalGrid& grid, const FrozenLine& line, const FrozenLine* appraised,
               data& row) {
  row.set("name", grid.words(line.label));
  row.set("line_to", "/lines/" + line.code.text());
  row.set("requested_inputs", grid.words(inputs_of(line)));
  if (!grid.may_decide)
    row.set("appraised_inputs",
            appraised == nullptr ? std::string{} : grid.words(inputs_of(*appraised)));
  if (line.ceiling)
    row.set("ceiling", grid.visit.either("mức tối đa ", "at most ") + format_amount(*line.ceiling));
}

}  // namespace

const AppraisedLine* appraised_line(const Course& course, const LineCode& code) {
  const auto& all = course.round.appraisal.lines;
  const auto it = std::ranges::find(all, code, &AppraisedLine::code);
  return it == all.end() ? nullptr : &*it;
}

data row_view(const AppraisalGrid& grid, const FrozenLine& line, const AppraisedLine& of) {
  const FrozenLine* appraised = grid.course.round.appraisal.appraised.line(line.code);
  const std::string wrong = wrong_of(grid, line.code);
  data row;
  row.set("item", line.code.item.text());
  row.set("look", of.requested != of.appraised ? "cut" : of.verdict ? "kept" : "open");
  add_words(grid, line, appraised, row);
  row.set("requested", format_amount(of.requested));
  row.set("appraised", format_amount(of.appraised));
  row.set("difference", format_amount(of.appraised - of.requested));
  row.set("verdict", verdict_words(grid, of));
  row.set("buttons", buttons_view(grid, of));
  add_why(grid, line, of, row);
  if (!wrong.empty()) row.set("wrong", wrong);
  if (!grid.may_decide) return row;
  row.set("figures", figures_view(grid, line, appraised, !wrong.empty()));
  row.set("reason", reason_view(grid, line));
  return row;
}

}  // namespace dutoan::web
