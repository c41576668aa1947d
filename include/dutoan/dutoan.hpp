// Everything at once: the one include of a program that uses the library. Only <dutoan/exact.hpp>,
// the arithmetic behind the amounts, stays apart: it brings Boost with it.
#pragma once

#include <dutoan/account.hpp>
#include <dutoan/account_journal.hpp>
#include <dutoan/app.hpp>
#include <dutoan/appraisal.hpp>
#include <dutoan/appraisal_check.hpp>
#include <dutoan/appraisal_report.hpp>
#include <dutoan/appraisal_workbook.hpp>
#include <dutoan/appraising.hpp>
#include <dutoan/book.hpp>
#include <dutoan/book_file.hpp>
#include <dutoan/book_report.hpp>
#include <dutoan/bookkeeping.hpp>
#include <dutoan/calendar.hpp>
#include <dutoan/chart.hpp>
#include <dutoan/citation.hpp>
#include <dutoan/class_file.hpp>
#include <dutoan/class_report.hpp>
#include <dutoan/course_paper.hpp>
#include <dutoan/deciding.hpp>
#include <dutoan/document.hpp>
#include <dutoan/dossier.hpp>
#include <dutoan/dossier_file.hpp>
#include <dutoan/estimate.hpp>
#include <dutoan/estimate_difference.hpp>
#include <dutoan/frozen_estimate.hpp>
#include <dutoan/html.hpp>
#include <dutoan/ids.hpp>
#include <dutoan/language.hpp>
#include <dutoan/ledger.hpp>
#include <dutoan/letter.hpp>
#include <dutoan/long_list.hpp>
#include <dutoan/membership.hpp>
#include <dutoan/money.hpp>
#include <dutoan/nearest.hpp>
#include <dutoan/norms.hpp>
#include <dutoan/notation.hpp>
#include <dutoan/office.hpp>
#include <dutoan/outcome.hpp>
#include <dutoan/outcome_list.hpp>
#include <dutoan/paper.hpp>
#include <dutoan/people.hpp>
#include <dutoan/people_store.hpp>
#include <dutoan/places.hpp>
#include <dutoan/plan.hpp>
#include <dutoan/plan_grid.hpp>
#include <dutoan/progress.hpp>
#include <dutoan/rate_document.hpp>
#include <dutoan/quantity.hpp>
#include <dutoan/rate_review.hpp>
#include <dutoan/rates.hpp>
#include <dutoan/reconciliation.hpp>
#include <dutoan/regime.hpp>
#include <dutoan/regulations.hpp>
#include <dutoan/report.hpp>
#include <dutoan/required_papers.hpp>
#include <dutoan/result.hpp>
#include <dutoan/reviewing.hpp>
#include <dutoan/scenario.hpp>
#include <dutoan/settlement.hpp>
#include <dutoan/settlement_report.hpp>
#include <dutoan/stated_year.hpp>
#include <dutoan/store.hpp>
#include <dutoan/version.hpp>
#include <dutoan/vouchers.hpp>
#include <dutoan/words.hpp>
#include <dutoan/year_end.hpp>
#include <dutoan/year_figures.hpp>
#include <dutoan/year_form.hpp>
#include <dutoan/year_statement.hpp>
#include <dutoan/year_trace.hpp>

/// The whole library: values of public accounting, a plan's estimate by the law of its day, and
/// what people are shown of it.
namespace dutoan {}
