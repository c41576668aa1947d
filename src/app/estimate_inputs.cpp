#include "app/plan_values.hpp"

#include "files/regulations_folder.hpp"
#include "files/text_file.hpp"

#include <dutoan/app.hpp>
#include <dutoan/book.hpp>
#include <dutoan/version.hpp>

#include <filesystem>
#include <utility>

namespace dutoan {
namespace {

/// A file among others: its name and its bytes, each by its own digest, so that none runs into the
/// next.
std::string entry_of(const std::string& name, const std::string& bytes) {
  return sha256(name) + sha256(bytes);
}

}  // namespace

Result<EstimateInputs> inputs_of(const Sources& sources) {
  std::string plan, rates;
  std::vector<FrozenFile> texts_of_plan;
  std::vector<std::string> paths = lists_of_plan(sources.plan);
  paths.insert(paths.begin(), sources.plan);
  for (const std::string& path : paths) {
    const auto bytes = files::read_bytes(path);
    if (!bytes) return refuse(bytes.error());
    const std::string name = std::filesystem::path{path}.filename().string();
    plan += entry_of(name, bytes->bytes);
    if (auto text = files::check_text(name, bytes->bytes))  // a workbook is none
      texts_of_plan.push_back({name, std::move(text->text)});
  }
  const auto texts = files::read_folder(sources.rates);
  if (!texts) return refuse(texts.error());
  for (const files::SourceText& each : *texts)
    rates += entry_of(std::filesystem::path{each.name}.lexically_relative(sources.rates).string(),
                      each.text);
  return EstimateInputs{std::string{version()}, sha256(plan), sha256(rates),
                        std::move(texts_of_plan)};
}

}  // namespace dutoan
