#include "app/plan_values.hpp"

#include "files/plan_book.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace dutoan {
namespace {

bool is_sheet_name(const std::filesystem::path& path) {
  constexpr std::array sheets{".csv", ".tsv", ".txt", ".xlsx", ".ods"};
  return std::ranges::find(sheets, path.extension()) != sheets.end();
}

}  // namespace

Result<files::Node> read_plan_values(const std::string& path, std::optional<OldEncoding> encoding,
                                     const files::CodeLabels& labels, const files::Node* base) {
  auto source = files::read_bytes(path);
  if (!source) return refuse(std::move(source.error()));
  if (is_sheet_name(path) || workbook::looks_like_workbook(source->bytes))
    return files::read_plan_book(*source, encoding, labels, base);
  const auto text = files::read_text(std::move(*source), encoding);
  if (!text) return refuse(text.error());
  return files::read_toml(*text);
}

std::vector<std::string> lists_of_plan(const std::string& path) {
  std::vector<std::string> lists;
  const auto root = read_plan_values(path, {}, {}, nullptr);
  const files::Node::Entry* groups = root ? root->find("group") : nullptr;
  if (groups == nullptr || groups->value.kind() != files::NodeKind::list) return lists;
  for (const files::Node& group : groups->value.items()) {
    if (group.kind() != files::NodeKind::table) continue;
    const auto* list = group.find("classes_file");
    if (list != nullptr && list->value.kind() == files::NodeKind::text)
      lists.push_back((std::filesystem::path{path}.parent_path() / list->value.text()).string());
  }
  return lists;
}

files::ReadBeside read_beside(const std::string& path) {
  const auto folder = std::filesystem::path{path}.parent_path();
  return [folder](const std::string& name) {
    return files::read_named_bytes((folder / name).string());
  };
}

}  // namespace dutoan
