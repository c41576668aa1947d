// What the plan says for the letters of its drafter.
#include "report/paper_parts.hpp"
#include "report/rate_words.hpp"

#include <dutoan/letter.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>

namespace dutoan {
namespace {

using namespace report;

std::string numbered(const std::string& title, const std::string& number, Date date) {
  const std::string of_day = "ngày " + format_date(date);
  if (title.find(number) != std::string::npos) return title + " (" + of_day + ")";
  return title + " (số " + number + " " + of_day + ")";
}

}  // namespace

Letterhead letterhead_of(const Estimate& estimate) {
  const Plan& plan = *estimate.plan;
  Letterhead head;
  head.superior = plan.issuer;
  head.office = plan.drafter;
  head.place = place_of(estimate);
  for (const LegalDocument* document : documents_behind(estimate))
    head.bases.push_back(full_name(*document).vi);
  for (const Basis& basis : plan.bases)
    head.bases.push_back(numbered(basis.title, basis.number, basis.date));
  for (const Allotment& allotment : plan.allotments) {
    if (std::ranges::find(plan.bases, allotment.decision, &Basis::number) != plan.bases.end())
      continue;
    head.bases.push_back(numbered("Quyết định giao dự toán", allotment.decision, allotment.date));
  }
  return head;
}

}  // namespace dutoan
