// Regulations with one document more, or with one corrected.
#include "app/with_document.hpp"

#include "files/regulations_folder.hpp"
#include "files/toml.hpp"

#include <dutoan/app.hpp>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace dutoan {
namespace {

constexpr std::string_view rates_format = "dutoan/rates/1";

/// What the text says it holds; empty when it cannot be read that far.
std::string format_of(const files::SourceText& text) {
  const auto root = files::read_toml(text);
  const files::Node::Entry* format = root ? root->find("format") : nullptr;
  const bool is_there = format != nullptr && format->value.kind() == files::NodeKind::text;
  return is_there ? format->value.text() : std::string{};
}

}  // namespace

Result<Regulations> document_alone(const std::string& folder, files::SourceText text) {
  const std::string file = text.name;
  auto texts = files::read_folder(folder);
  if (!texts) return refuse(std::move(texts.error()));
  std::erase_if(*texts, [](const auto& each) { return format_of(each) == rates_format; });
  texts->push_back(std::move(text));
  auto alone = files::read_regulations(*texts);
  if (!alone || !alone->rates.documents().empty()) return alone;
  return refuse(
      Problem{FileRule::unsupported_format,
              FilePlace{file, 0, 0, 0, {}},
              {{"format", format_of(texts->back())}, {"nearest", std::string{rates_format}}}});
}

Result<Regulations> load_regulations_with(const std::string& folder, const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return load_regulations(path);
  auto text = files::read_text_file(path);
  if (!text) return refuse(std::move(text.error()));
  return regulations_with(folder, std::move(*text));
}

Result<Regulations> regulations_with(const std::string& folder, files::SourceText text) {
  auto regulations = load_regulations(folder);
  if (!regulations) return regulations;
  const auto alone = document_alone(folder, std::move(text));
  if (!alone) return alone;
  const auto values = alone->rates.values();
  auto rates = with_document(regulations->rates, alone->rates.documents().front(),
                             {values.begin(), values.end()});
  if (!rates) return refuse(std::move(rates.error()));
  regulations->rates = std::move(*rates);
  return regulations;
}

}  // namespace dutoan
