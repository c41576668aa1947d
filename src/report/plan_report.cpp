#include "report/parts.hpp"
#include "report/vietnamese.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/report.hpp>

#include <algorithm>

namespace dutoan {
namespace {

using namespace report;
using Kind = ReportRow::Kind;

/// What a proof counts: classes, people or units.
Label about(PlanRule rule) {
  if (rule == PlanRule::classes_do_not_add_up) return words::classes;
  if (rule == PlanRule::units_do_not_add_up) return words::units;
  return words::people;
}

std::string written_terms(const Proof& proof) {
  std::string text;
  for (const Proof::Term& term : proof.terms) {
    if (!text.empty()) text += " + ";
    std::string each;
    for (const std::int64_t n : term.each) each += (each.empty() ? "" : " + ") + format_whole(n);
    const bool several = term.each.size() > 1;
    if (several)
      text += "(" + each + ") × " + format_whole(term.count);
    else
      text += format_whole(term.count) + (each.empty() ? "" : " × " + each);
  }
  return text;
}

}  // namespace

Report proof_report(const Plan& plan, const std::vector<Proof>& proofs) {
  Report report;
  report.schema = "dutoan.plan.check/1";
  report.title = words::proof_title;
  report.head = plan_head(plan);
  ReportTable table{"proofs",
                    words::proof,
                    {{"group", words::group},
                     {"about", words::content},
                     {"working", words::proof},
                     {"computed", words::computed, true},
                     {"stated", words::stated, true},
                     {"outcome", words::outcome}},
                    {}};
  for (const Proof& proof : proofs)
    table.rows.push_back(
        {Kind::plain,
         {proof.row.empty() ? proof.group : proof.row, about(proof.rule), written_terms(proof),
          proof.computed, proof.stated, proof.holds() ? words::holds : words::differs}});
  report.tables.push_back(std::move(table));
  const auto holding = std::ranges::count_if(proofs, &Proof::holds);
  report.foot = {{"outcome", words::outcome,
                  phrase({"{}/{} phép cộng đúng", "{} of {} sums hold"},
                         {same(format_whole(holding)),
                          same(format_whole(static_cast<std::int64_t>(proofs.size())))})}};
  return report;
}

Report plan_report(const Plan& plan) {
  Report report;
  report.schema = "dutoan.plan/1";
  report.title = words::plan_title;
  report.head = plan_head(plan);
  ReportTable table{"rows",
                    words::row,
                    {{"code", words::code},
                     {"name", words::content},
                     {"classes", words::classes, true},
                     {"units", words::units, true},
                     {"people", words::people, true},
                     {"sizes", words::sizes},
                     {"split", words::split}},
                    {}};
  const auto all = activities(plan);
  for (const Group& group : plan.groups) {
    table.rows.push_back(
        {Kind::heading, {group.code, group.name, {}, {}, {}, {}, split_name(group.split)}});
    for (const Row& row : group.rows) {
      std::int64_t classes = 0, units = 0, people = 0;
      std::string sizes;
      for (const Activity& activity : all) {
        if (activity.row != &row) continue;
        ++classes;
        units += activity.units.value();
        people += activity.headcount().value();
        sizes += (sizes.empty() ? "" : ", ") + activity.code.text() + ": " +
                 format_whole(activity.headcount().value());
      }
      table.rows.push_back({Kind::plain, {row.code, row.name, classes, units, people, sizes, {}}});
    }
  }
  report.tables.push_back(std::move(table));
  return report;
}

}  // namespace dutoan
