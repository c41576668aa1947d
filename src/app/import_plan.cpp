#include "app/plan_values.hpp"

#include "files/forms.hpp"
#include "files/plan_changes.hpp"
#include "files/toml_writer.hpp"

#include <dutoan/app.hpp>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>

namespace dutoan {
namespace {

using files::Node;

/// The values at `path`, and that they make a plan.
Result<Node> proven_values(Result<Node> root, const Regulations& regulations,
                           const std::string& path) {
  if (!root) return root;
  const auto plan = files::read_plan(*root, regulations, read_beside(path));
  if (!plan) return refuse(plan.error());
  return root;
}

/// The values of the plan of `sources`, or of an empty one when there is no such file.
Result<Node> old_values(const Sources& sources, const Regulations& regulations) {
  std::error_code error;
  if (!std::filesystem::exists(sources.plan, error))
    return Node{std::make_shared<const files::NodeFile>(files::NodeFile{sources.plan}),
                {},
                Node::Value{Node::Entries{}}};
  return proven_values(
      read_plan_values(sources.plan, {}, files::labels_for(regulations, nullptr), nullptr),
      regulations, sources.plan);
}

}  // namespace

Result<Report> export_plan(const Sources& sources) {
  const auto regulations = load_regulations(sources.rates);
  if (!regulations) return refuse(regulations.error());
  const auto root = proven_values(
      read_plan_values(sources.plan, {}, files::labels_for(*regulations, nullptr), nullptr),
      *regulations, sources.plan);
  if (!root) return refuse(root.error());
  return files::plan_sheets_report(*root, files::labels_for(*regulations, &*root));
}

const ReportTable& plan_rows_table(const Report& exported) {
  return *std::ranges::find(exported.tables, "row", &ReportTable::key);
}

Result<ImportedPlan> import_plan(const Sources& sources, const std::string& file,
                                 std::optional<OldEncoding> encoding, const std::string& target) {
  const auto regulations = load_regulations(sources.rates);
  if (!regulations) return refuse(regulations.error());
  const auto before = old_values(sources, *regulations);
  if (!before) return refuse(before.error());
  const bool is_new = before->entries().empty();
  const auto after =
      read_plan_values(file, encoding, files::labels_for(*regulations, is_new ? nullptr : &*before),
                       is_new ? nullptr : &*before);
  if (!after) return refuse(after.error());
  const std::string& home = !target.empty() ? target : is_new ? file : sources.plan;
  const auto plan = files::read_plan(*after, *regulations, read_beside(home));
  if (!plan) return refuse(plan.error());
  ImportedPlan imported{
      files::plan_changes(*before, *after, files::labels_for(*regulations, &*after)), check(*plan),
      files::write_toml(*after, files::plan_form())};
  std::ranges::move(check_agencies(*plan, *regulations), std::back_inserter(imported.problems));
  return imported;
}

}  // namespace dutoan
