#include "cli/help.hpp"

#include <algorithm>
#include <utility>

namespace dutoan::cli {

std::string placeholders(std::string_view text, Language language) {
  static constexpr std::pair<std::string_view, std::string_view> words[] = {
      {"CLASS", "LỚP"},         {"PLAN", "KẾ_HOẠCH"},    {"LINE", "DÒNG"},
      {"VERSION", "PHIÊN_BẢN"}, {"AMOUNT", "SỐ_TIỀN"},   {"FILE", "TỆP"},
      {"FOLDER", "THƯ_MỤC"},    {"FORMAT", "DẠNG"},      {"TABLE", "BẢNG"},
      {"LANGUAGE", "NGÔN_NGỮ"}, {"CHANGE", "THAY_ĐỔI"},  {"DATE", "NGÀY"},
      {"CODE", "MÃ"},           {"CEILING", "SỐ_TIỀN"},  {"KEY", "KHÓA"},
      {"DOCUMENT", "VĂN_BẢN"},  {"ENCODING", "BẢNG_MÃ"}, {"PLACE", "ĐỊA_ĐIỂM"},
      {"STATUS", "TÌNH_TRẠNG"}, {"TEXT", "CHỮ"},         {"MONTHS", "SỐ_THÁNG"},
      {"NUMBER", "SỐ"},         {"LEVEL", "MỨC"},        {"YEAR", "NĂM"},
      {"PERSON", "NGƯỜI"},      {"NAME", "TÊN"},         {"PAPER", "GIẤY_TỜ"},
      {"KIND", "LOẠI"},         {"FORM", "DẠNG"},        {"ID", "MÃ"}};
  std::string shown{text};
  if (language == Language::en) return shown;
  for (const auto& [en, vi] : words)
    for (auto at = shown.find(en); at != std::string::npos; at = shown.find(en, at + vi.size()))
      shown.replace(at, en.size(), vi);
  return shown;
}

namespace {

std::string option_names(const Option& option, Language language) {
  std::string text{option.name};
  if (!option.short_name.empty()) text = std::string{option.short_name} + ", " + text;
  if (!option.value.empty()) text += " " + placeholders(option.value, language);
  return text;
}

/// `text` and at least two blanks, as wide as `width` characters where it is narrower.
std::string padded(std::string text, std::size_t width) {
  const auto is_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  const auto seen = static_cast<std::size_t>(std::ranges::count_if(text, is_character));
  text.append(std::max<std::size_t>(2, width - std::min(seen, width)), ' ');
  return text;
}

void add_options(std::span<const Option> options, Language language, std::string& out) {
  for (const Option& option : options) {
    out += "  " + padded(option_names(option, language), 24) + in(language, option.about);
    if (!option.words.empty()) out += " (" + words_of(option) + ")";
    out += "\n";
  }
}

std::string command_page(const Command& command, Language language) {
  const bool vi = language == Language::vi;
  std::string out =
      "dutoan " + std::string{command.path} + " — " + in(language, command.about) + "\n";
  out += vi ? "\nVí dụ:\n" : "\nExamples:\n";
  for (const Example& example : command.examples) {
    const std::string& about = in(language, example.about);
    out += "  " +
           (about.empty() ? std::string{example.command}
                          : padded(std::string{example.command}, 50) + about) +
           "\n";
  }
  out += std::string{vi ? "\nCách dùng: " : "\nUsage: "} + "dutoan " + std::string{command.path} +
         (command.arguments.empty() ? "" : " " + placeholders(command.arguments, language)) +
         (vi ? " [TÙY CHỌN]\n" : " [OPTIONS]\n");
  out +=
      std::string{vi ? "Tên khác:  dutoan " : "Also: dutoan "} + std::string{command.alias} + "\n";
  out += vi ? "\nTùy chọn:\n" : "\nOptions:\n";
  add_options(command.options, language, out);
  add_options(common_options(), language, out);
  return out;
}

}  // namespace

std::string words_of(const Option& option) {
  std::string text;
  for (const std::string_view word : option.words)
    text += (text.empty() ? "" : ", ") + std::string{word};
  return text;
}

std::string exit_codes(Language language) {
  return language == Language::vi
             ? "Mã thoát: 0 xong · 1 có sai lệch · 2 sai cách dùng · 3 dữ liệu vào sai · 4 không "
               "tìm thấy · "
               "5 không đủ quyền · 6 xung đột, kỳ đã khóa · 7 vượt dự toán, không ghi · "
               "8 tệp, đĩa · 9 lỗi của chương trình · 130 Ctrl-C · 143 bị yêu cầu dừng\n"
             : "Exit codes: 0 done · 1 differences found · 2 usage · 3 bad input · 4 not found · "
               "5 not allowed · 6 conflict, closed period · 7 over budget, nothing written · "
               "8 file, disk · 9 fault of the program · 130 Ctrl-C · 143 told to end\n";
}

std::string help_page(const Command* command, Language language) {
  if (command != nullptr) return command_page(*command, language);
  const bool vi = language == Language::vi;
  std::string out =
      vi ? "dutoan — dự toán và kế toán kinh phí tập huấn của tỉnh\n\nCác lệnh:\n"
         : "dutoan — estimates and accounts of a province's training money\n\nCommands:\n";
  for (const Command& c : commands())
    out += "  " + padded(std::string{c.path} + " " + placeholders(c.arguments, language), 26) +
           in(language, c.about) + "\n";
  out += vi ? "\nTùy chọn chung:\n" : "\nCommon options:\n";
  add_options(common_options(), language, out);
  out += vi ? "\nTrợ giúp của một lệnh: dutoan LỆNH --help\n"
            : "\nHelp of one command: dutoan COMMAND --help\n";
  return out + exit_codes(language);
}

std::string reference_page() {
  std::string out =
      "# Commands\n\n<!-- Written by the program from src/cli/commands.cpp: do not edit. -->\n\n";
  for (const Command& command : commands()) {
    out += "## dutoan " + std::string{command.path} + "\n\n" + command.about.en + ".\n\n";
    out += "Also `dutoan " + std::string{command.alias} + "`: " + command.about.vi + ".\n\n```\n";
    out += "dutoan " + std::string{command.path} +
           (command.arguments.empty() ? "" : " " + std::string{command.arguments}) + "\n\n";
    for (const Example& example : command.examples)
      out += "$ " + std::string{example.command} + "\n";
    out += "```\n\n| Option | Meaning |\n|---|---|\n";
    for (const auto& options : {std::span<const Option>{command.options}, common_options()})
      for (const Option& option : options)
        out += "| `" + option_names(option, Language::en) + "` | " + option.about.en +
               (option.words.empty() ? "" : ": " + words_of(option)) + " |\n";
    out += "\n";
  }
  return out + "## Exit codes\n\n" + exit_codes(Language::en);
}

}  // namespace dutoan::cli
