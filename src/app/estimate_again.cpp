// An estimate that came without its files on disk, made anew under other rates.
#include "app/proven.hpp"

#include "files/plan_file.hpp"

#include <dutoan/bookkeeping.hpp>

#include <algorithm>
#include <filesystem>

namespace dutoan {
namespace {

/// Gives what the plan names beside itself out of the files that the estimate kept.
files::ReadBeside kept_beside(const EstimateInputs& inputs) {
  return [&inputs](const std::string& name) -> Result<files::SourceBytes> {
    const std::string file = std::filesystem::path{name}.filename().string();
    const auto it = std::ranges::find(inputs.files, file, &FrozenFile::name);
    if (it == inputs.files.end())
      return refuse(Problem{EntryRule::plan_not_kept, {}, {{"file", name}}});
    return files::SourceBytes{name, it->text};
  };
}

}  // namespace

Result<FrozenEstimate> estimate_again(const FrozenEstimate& frozen, const std::string& rates) {
  const std::vector<FrozenFile>& kept = frozen.inputs.files;
  if (kept.empty() || !kept.front().name.ends_with(".toml"))  // a workbook is not kept
    return refuse(Problem{EntryRule::plan_not_kept, {}, {}});
  const auto regulations = load_regulations(rates);
  if (!regulations) return refuse(regulations.error());
  const auto text = files::check_text(kept.front().name, kept.front().text);
  if (!text) return refuse(text.error());
  auto plan = files::read_plan(*text, *regulations, kept_beside(frozen.inputs));
  if (!plan) return refuse(std::move(plan.error()));
  const auto proven = prove(std::move(*plan), *regulations);
  if (!proven) return refuse(proven.error());
  const auto estimated = estimate(*proven->plan, *proven->regulations);
  if (!estimated) return refuse(estimated.error());
  return freeze(*estimated);
}

}  // namespace dutoan
