// The use cases: the front door of the library for programs that read files.
//
// Each loads (all reading ends here), decides (pure), and answers with a report or with every
// problem met. Nothing here prints or exits.
#pragma once

#include <dutoan/document.hpp>
#include <dutoan/estimate.hpp>
#include <dutoan/frozen_estimate.hpp>
#include <dutoan/language.hpp>
#include <dutoan/ledger.hpp>
#include <dutoan/plan.hpp>
#include <dutoan/progress.hpp>
#include <dutoan/rate_review.hpp>
#include <dutoan/regulations.hpp>
#include <dutoan/report.hpp>
#include <dutoan/result.hpp>
#include <dutoan/scenario.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// Where a plan and its regulations are.
struct Sources {
  std::string plan;   // path of the plan file
  std::string rates;  // path of the regulations folder
};

/// All that is in the folder: rates, places, posts, norms. Refuses with every problem of every
/// file (FileRule, RateRule, NormRule); SystemRule when the folder cannot be read.
[[nodiscard]] Result<Regulations> load_regulations(const std::string& folder);

/// A text that stands for a file: what problems call it, and its bytes.
struct NamedText {
  std::string name, text;
};

/// The same of texts that are in no folder: a database's, an archive's, the program's own.
[[nodiscard]] Result<Regulations> read_regulations(std::span<const NamedText> texts);

/// The regulations of `folder` as they would be with `path`: another folder instead, or a rate
/// document, which takes the place of the one with its number, if there is one, and ends the values
/// of those that it replaces or amends (`with_document`). Refuses as above.
[[nodiscard]] Result<Regulations> load_regulations_with(const std::string& folder,
                                                        const std::string& path);

/// The plan in the file, and in the lists that it names. Refuses with every problem of it. The
/// plan's arithmetic is `check`'s business.
[[nodiscard]] Result<Plan> load_plan(const std::string& path, const Regulations& regulations,
                                     Progress& progress = no_progress());

/// Whether `path` is a file that an estimate of `sources` is made from: the plan, a list that it
/// names, or a file of the regulations folder. An answer must not overwrite it.
[[nodiscard]] bool is_input(const Sources& sources, const std::string& path);

/// The text of the line at `place`, read from the file anew; empty when it cannot be read.
[[nodiscard]] std::string line_of_file(const FilePlace& place);

/// All of `problems` as people read them, each with the line of its file below it.
[[nodiscard]] std::string worded(const Problems& problems, Language language);

/// A plan, its regulations and its estimate, kept together because they refer to each other.
struct EstimatedPlan {
  std::unique_ptr<const Regulations> regulations;
  std::unique_ptr<const Plan> plan;
  Estimate estimate;
};

/// Loads, proves and estimates. Refuses with the problems of the first of these steps that has any.
[[nodiscard]] Result<EstimatedPlan> estimate_plan(const Sources& sources,
                                                  Progress& progress = no_progress());

/// The plan that the frozen estimate was made from, estimated under the rates in the folder
/// `rates`. Refuses with the problems of that, and with EntryRule::plan_not_kept where its files
/// are no texts.
[[nodiscard]] Result<FrozenEstimate> estimate_again(const FrozenEstimate& frozen,
                                                    const std::string& rates);

/// Digests of the files that an estimate of `sources` is made from. Refuses with SystemRule when
/// one cannot be read.
[[nodiscard]] Result<EstimateInputs> inputs_of(const Sources& sources);

/// A year of a plan that was made up to try a book with: the documents of `folder`/year.csv, in
/// order, each read as if it were typed into a book with `settings`. The estimate is that of
/// `folder`/plan.toml. Refuses with the problems of the first document that has any.
[[nodiscard]] Result<std::vector<Document>> read_sample(const std::string& folder,
                                                        const std::string& rates,
                                                        const BookSettings& settings,
                                                        Progress& progress = no_progress());

/// A plan under the regulations of its sources and under new ones.
struct Comparison {
  EstimatedPlan before, after;
  std::vector<AffectedLine> lines;
  Date from;  // the first day of the new rates
};

/// Which lines the rate document or folder at `path` would touch. `from`: the first day of the new
/// rates; without it the first day on which the two say different things.
[[nodiscard]] Result<Comparison> lines_affected(const Sources& sources, const std::string& path,
                                                std::optional<Date> from);

/// A plan estimated with its rates asked in two settings.
struct ComparedSettings {
  std::unique_ptr<const Regulations> regulations;
  std::unique_ptr<const Plan> plan_before, plan_after;
  Estimate before, after;
};

/// What a setting leaves empty is the plan's own. Refuses with the problems of the first step that
/// has any.
[[nodiscard]] Result<ComparedSettings> compare_settings(const Sources& sources,
                                                        const RateSetting& before,
                                                        const RateSetting& after);

/// A scenario as it was typed.
struct ScenarioTexts {
  std::vector<std::string> changes;  // as `read_change` reads them
  std::optional<Date> rates_on;
  std::optional<std::string> province, programme;
};

/// A plan with what a scenario does to its estimate; the plan itself is as in its file.
struct TriedPlan {
  std::unique_ptr<const Plan> plan;
  Outcome outcome;
};

/// Loads and proves the plan, and tries the scenario out. Refuses with the problems of the first of
/// these steps that has any.
[[nodiscard]] Result<TriedPlan> try_out_plan(const Sources& sources, const ScenarioTexts& texts,
                                             Progress& progress = no_progress());

/// A plan with the savings by which its estimate fits; the plan itself is as in its file.
struct FittedPlan {
  std::unique_ptr<const Regulations> regulations;  // whose rules the savings name
  std::unique_ptr<const Plan> plan;
  Fit fit;
};

/// Loads and proves the plan, and fits its estimate to `ceiling`, or to its allotment when there is
/// none. Refuses with the problems of the first of these steps that has any.
[[nodiscard]] Result<FittedPlan> fit_plan(const Sources& sources, std::optional<Money> ceiling,
                                          Progress& progress = no_progress());

/// The plan as the tables of its workbook, to be written with report_paper and changed by hand.
/// Refuses with the problems of reading it.
[[nodiscard]] Result<Report> export_plan(const Sources& sources);

/// A workbook, or one of its sheets as CSV or TSV, beside the plan that it may change.
struct ImportedPlan {
  std::vector<PlanChange> changes;  // from the plan to what the file states
  Problems problems;                // of the plan that it states; empty when its sums hold
  std::string plan_file;            // that plan as a plan file
};

/// Reads the plan that the file states, in `encoding` where its texts are not Unicode; what it
/// leaves out is taken from the plan of `sources`. Where that plan does not exist, everything is an
/// addition. The lists that the plan names are looked for beside `target`, where it is meant to be
/// written; when that is empty, beside the plan of `sources`, or beside the file. Refuses with
/// every problem of reading either; nothing is written.
[[nodiscard]] Result<ImportedPlan> import_plan(const Sources& sources, const std::string& file,
                                               std::optional<OldEncoding> encoding,
                                               const std::string& target);

/// The table of an exported plan that a CSV file holds: its rows.
[[nodiscard]] const ReportTable& plan_rows_table(const Report& exported);

/// A copy of a list or workbook with one column more: what is wrong in each row.
struct ErrorSheet {
  std::string file;          // of which it is a copy
  bool is_workbook = false;  // else CSV
  std::string bytes;
};

/// The copy for the first of `problems` that stands in a row of a list or workbook; nothing when
/// none does, or when the file can no longer be read.
[[nodiscard]] std::optional<ErrorSheet> error_sheet(const Problems& problems, Language language);

/// A report, and what was found wrong while it was made.
struct CheckedPlan {
  Report report;
  Problems problems;  // empty when the plan is proven
};

/// The plan's sums and everything that does not hold. Refuses when the plan cannot be read.
[[nodiscard]] Result<CheckedPlan> check_plan(const Sources& sources);

/// The plan with the classes that its split makes.
[[nodiscard]] Result<Report> show_plan(const Sources& sources);

/// The positions of the activities that `text` means: a class code however typed (ml1, ML-1), a
/// row's or group's code for all of its classes, or words of a class's name without accents.
/// Refuses with class_not_found or several_classes.
[[nodiscard]] Result<std::vector<std::size_t>> find_activities(const Estimate& estimate,
                                                               std::string_view text);

/// The line that `text` means: "ML1/hall", "ml1 hoi truong". Refuses as above, or with
/// line_not_found or several_lines.
[[nodiscard]] Result<const Line*> find_line(const Estimate& estimate, std::string_view text);

/// Which rates are looked for; what is empty does not narrow.
struct RateFilter {
  std::vector<std::string> keys;    // any of them: a key, the beginning of one, words of its label
  std::optional<Date> on;           // in force on that day
  std::string province, programme;  // jurisdictions; values of every other one are left out
  const Place* place = nullptr;     // whose words do not contradict the value's
  std::optional<ValueStatus> status;
  std::string document;  // its number, or words of its names
};

/// The values that `filter` lets through, by key, layer and first day. Refuses with rate_not_found
/// when one of its texts means nothing.
[[nodiscard]] Result<std::vector<const RateValue*>> find_rates(const Regulations& regulations,
                                                               const RateFilter& filter);

/// A rate key or a document, by its position.
struct RateSubject {
  /// Which of the two.
  enum class Of : std::uint8_t { key, document };
  Of of = Of::key;
  std::size_t position = 0;
};

/// The key or the document that `text` means: its exact name, its number, or words that only it
/// has. Refuses with rate_not_found or several_meant.
[[nodiscard]] Result<RateSubject> find_rate_subject(const Regulations& regulations,
                                                    std::string_view text);

/// The place that `text` means: its code, or words of its name. Refuses with rate_not_found or
/// several_meant.
[[nodiscard]] Result<const Place*> find_place(const Regulations& regulations,
                                              std::string_view text);

/// The code of the province or programme that `text` means. Refuses with unknown_jurisdiction.
[[nodiscard]] Result<std::string> find_jurisdiction(const Regulations& regulations, Layer layer,
                                                    std::string_view text);

}  // namespace dutoan
