// The use cases: the front door of the library for programs that read files.
//
// Each loads (all reading ends here), decides (pure), and answers with a report or with every
// problem met. Nothing here prints or exits.
#pragma once

#include <dutoan/estimate.hpp>
#include <dutoan/plan.hpp>
#include <dutoan/regulations.hpp>
#include <dutoan/report.hpp>
#include <dutoan/result.hpp>

#include <memory>
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

/// The plan in the file, and in the lists that it names. Refuses with every problem of it. The
/// plan's arithmetic is `check`'s business.
[[nodiscard]] Result<Plan> load_plan(const std::string& path, const Regulations& regulations);

/// Whether `path` is a file that an estimate of `sources` is made from: the plan, a list that it
/// names, or a file of the regulations folder. An answer must not overwrite it.
[[nodiscard]] bool is_input(const Sources& sources, const std::string& path);

/// The text of the line at `place`, read from the file anew; empty when it cannot be read.
[[nodiscard]] std::string line_of_file(const FilePlace& place);

/// A plan, its regulations and its estimate, kept together because they refer to each other.
struct EstimatedPlan {
  std::unique_ptr<const Regulations> regulations;
  std::unique_ptr<const Plan> plan;
  Estimate estimate;
};

/// Loads, proves and estimates. Refuses with the problems of the first of these steps that has any.
[[nodiscard]] Result<EstimatedPlan> estimate_plan(const Sources& sources);

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

}  // namespace dutoan
