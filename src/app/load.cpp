#include "files/plan_file.hpp"
#include "files/regulations_folder.hpp"

#include <dutoan/app.hpp>

#include <filesystem>

namespace dutoan {

Result<Regulations> load_regulations(const std::string& folder) {
  const auto texts = files::read_folder(folder);
  if (!texts) return tl::unexpected<Problems>(texts.error());
  return files::read_regulations(*texts);
}

Result<Plan> load_plan(const std::string& path, const Regulations& regulations) {
  const auto text = files::read_text_file(path);
  if (!text) return tl::unexpected<Problems>(text.error());
  const auto folder = std::filesystem::path{path}.parent_path();
  return files::read_plan(*text, regulations, [&](const std::string& name) {
    return files::read_text_file((folder / name).string());
  });
}

std::string line_of_file(const FilePlace& place) {
  const auto text = files::read_text_file(place.file);
  return text ? std::string{files::line_of(*text, place.line)} : std::string{};
}

}  // namespace dutoan
