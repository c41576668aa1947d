#include "app/plan_values.hpp"

#include "files/plan_file.hpp"
#include "files/regulations_folder.hpp"
#include "files/values.hpp"

#include <dutoan/app.hpp>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>

namespace dutoan {

Result<Regulations> load_regulations(const std::string& folder) {
  const auto texts = files::read_folder(folder);
  if (!texts) return refuse(texts.error());
  return files::read_regulations(*texts);
}

Result<Regulations> read_regulations(std::span<const NamedText> texts) {
  std::vector<files::SourceText> checked;
  Problems problems;
  for (const NamedText& each : texts) {
    auto text = files::check_text(each.name, each.text);
    if (text)
      checked.push_back(std::move(*text));
    else
      std::ranges::move(text.error(), std::back_inserter(problems));
  }
  if (!problems.empty()) return refuse(std::move(problems));
  return files::read_regulations(checked);
}

Result<Plan> load_plan(const std::string& path, const Regulations& regulations,
                       Progress& progress) {
  const auto labels = files::labels_for(regulations, nullptr);
  const auto root = read_plan_values(path, {}, labels, nullptr);
  if (!root) return refuse(root.error());
  return files::read_plan(*root, regulations, read_beside(path), progress);
}

bool is_input(const Sources& sources, const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path target = fs::weakly_canonical(path, error);
  const auto is_target = [&](const fs::path& input) {
    return !target.empty() && fs::weakly_canonical(input, error) == target;
  };
  if (is_target(sources.plan)) return true;
  const fs::path folder = fs::weakly_canonical(sources.rates, error);
  const auto [end, ignored] =
      std::mismatch(folder.begin(), folder.end(), target.begin(), target.end());
  if (end == folder.end() && target.extension() == ".toml") return true;
  return std::ranges::any_of(lists_of_plan(sources.plan), is_target);
}

std::string line_of_file(const FilePlace& place) {
  const auto text = files::read_text_file(place.file);
  return text ? std::string{files::line_of(*text, place.line)} : std::string{};
}

std::string worded(const Problems& problems, Language language) {
  std::string text;
  for (const Problem& problem : problems) text += worded(problem, language, line_of_file) + "\n";
  return text;
}

}  // namespace dutoan
