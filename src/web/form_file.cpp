#include "web/form_file.hpp"

#include "web/token.hpp"

#include <dutoan/ledger.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>

namespace dutoan::web {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/// The kinds of file that are read; whatever else it is called is not asked.
constexpr std::array<std::string_view, 4> extensions = {"xlsx", "ods", "csv", "tsv"};

std::string base64(std::string_view bytes) {
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char byte : bytes) {
    held = (held << 8U) | static_cast<unsigned char>(byte);
    for (bits += 8; bits >= 6; bits -= 6)
      out += digits[(held >> static_cast<unsigned>(bits - 6)) & 63U];
  }
  if (bits > 0) out += digits[(held << static_cast<unsigned>(6 - bits)) & 63U];
  return out;
}

/// Nothing where a character is none of base 64.
std::optional<std::string> from_base64(std::string_view text) {
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : text) {
    const std::size_t digit = digits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    held = (held << 6U) | static_cast<std::uint32_t>(digit);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out += static_cast<char>((held >> static_cast<unsigned>(bits)) & 255U);
  }
  return out;
}

std::string extension_of(std::string_view name) {
  for (const std::string_view each : extensions)
    if (name.ends_with(each)) return std::string{each};
  return "xlsx";
}

const SentFile* sent_in(const Request& request, std::string_view field) {
  for (const SentFile& file : request.files)
    if (file.field == field && !file.bytes.empty()) return &file;
  return nullptr;
}

}  // namespace

std::string kept_text(const Request& request, std::string_view field) {
  if (const SentFile* file = sent_in(request, field))
    return extension_of(file->name) + ":" + base64(file->bytes);
  return request.form.value("kept");
}

FormFile::FormFile(const Request& request, std::string_view field) {
  const std::string text = kept_text(request, field);
  const std::size_t colon = text.find(':');
  const std::string extension = extension_of(text.substr(0, colon));
  folder_ = (fs::temp_directory_path() / ("dutoan-" + fresh_token())).string();
  path_ = folder_ + "/sent." + extension;
  if (colon == std::string::npos) return;
  const auto bytes = from_base64(std::string_view{text}.substr(colon + 1));
  if (!bytes || !fs::create_directory(folder_)) return;
  fs::permissions(folder_, fs::perms::owner_all);
  std::ofstream{path_, std::ios::binary} << *bytes;
}

Problems FormFile::as_sent(Problems problems) const {
  std::error_code unknown;
  if (!fs::exists(path_, unknown))
    return {Problem{LedgerRule::field_is_given,
                    {},
                    {{"number", Label{"biểu này", "this form"}},
                     {"field", Label{"tệp cần gửi", "file to be sent"}}}}};
  const std::string name = path_.substr(path_.rfind('/') + 1);
  for (Problem& problem : problems) {
    if (problem.place.file == path_) problem.place.file = name;
    for (Fact& fact : problem.facts)
      if (auto* text = std::get_if<std::string>(&fact.value))
        if (const std::size_t at = text->find(path_); at != std::string::npos)
          text->replace(at, path_.size(), name);
  }
  return problems;
}

FormFile::~FormFile() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

}  // namespace dutoan::web
