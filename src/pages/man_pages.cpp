#include "pages/man_pages.hpp"

#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "files/forms.hpp"
#include "pages/roff.hpp"

#include <algorithm>

namespace dutoan::pages {
namespace {

using cli::Command;
using cli::Option;

const Label in_short{"dự toán và kế toán kinh phí tập huấn của tỉnh",
                     "estimates and accounts of a province's training money"};

/// "dutoan-plan-check"
std::string page_name(const Command& command) {
  std::string name = "dutoan-" + std::string{command.path};
  std::ranges::replace(name, ' ', '-');
  return name;
}

std::string name_section(const std::string& name, std::string_view about, Language language) {
  return heading(language == Language::vi ? "TÊN" : "NAME") + plain(name) + " \\- " + plain(about) +
         "\n";
}

std::string synopsis(std::string_view command, std::string_view arguments, Language language) {
  const bool vi = language == Language::vi;
  return heading(vi ? "CÁCH DÙNG" : "SYNOPSIS") + bold(command) + " " +
         (arguments.empty() ? "" : italic(cli::placeholders(arguments, language)) + " ") +
         italic(vi ? "[TÙY CHỌN]" : "[OPTIONS]") + "\n";
}

std::string examples_heading(Language language) {
  return heading(language == Language::vi ? "VÍ DỤ" : "EXAMPLES");
}

std::string entries(std::span<const Option> options, Language language) {
  std::string out;
  for (const Option& option : options) {
    std::string term = bold(option.name);
    if (!option.short_name.empty()) term.insert(0, bold(option.short_name) + ", ");
    if (!option.value.empty()) term += " " + italic(cli::placeholders(option.value, language));
    const std::string words = cli::words_of(option);
    out += entry(term, in(language, option.about) + (words.empty() ? "" : " (" + words + ")"));
  }
  return out;
}

std::string options_section(std::span<const Option> own, Language language) {
  return heading(language == Language::vi ? "TÙY CHỌN" : "OPTIONS") + entries(own, language) +
         entries(cli::common_options(), language);
}

std::string exit_section(Language language) {
  std::string codes = cli::exit_codes(language);
  codes.erase(codes.find_last_not_of('\n') + 1);
  return heading(language == Language::vi ? "MÃ THOÁT" : "EXIT STATUS") + plain(codes) + "\n";
}

std::string see_also(const std::vector<std::string>& pages, Language language) {
  std::string out = heading(language == Language::vi ? "XEM THÊM" : "SEE ALSO");
  for (std::size_t i = 0; i < pages.size(); ++i)
    out += bold(pages[i].substr(0, pages[i].find('('))) + pages[i].substr(pages[i].find('(')) +
           (i + 1 < pages.size() ? ",\n" : "\n");
  return out;
}

std::string command_page(const Command& command, Language language) {
  std::string page = title(page_name(command), 1) +
                     name_section(page_name(command), in(language, command.about), language) +
                     synopsis("dutoan " + std::string{command.path}, command.arguments, language) +
                     examples_heading(language);
  for (const cli::Example& example : command.examples)
    page += entry(bold(example.command), in(language, example.about));
  return page + options_section(command.options, language) + exit_section(language) +
         see_also({"dutoan(1)", "dutoan-plan(5)", "dutoan-rates(5)"}, language);
}

std::string environment(Language language) {
  const bool vi = language == Language::vi;
  return heading(vi ? "BIẾN MÔI TRƯỜNG" : "ENVIRONMENT") +
         entry(bold("DUTOAN_PLAN"), vi ? "tệp kế hoạch" : "the plan file") +
         entry(bold("DUTOAN_RATES"), vi ? "thư mục chế độ, định mức" : "the regulations folder") +
         entry(bold("DUTOAN_LANG"), vi ? "ngôn ngữ: vi, en" : "the language: vi, en");
}

std::string program_page(Language language) {
  const bool vi = language == Language::vi;
  std::string page = title("dutoan", 1) + name_section("dutoan", in(language, in_short), language) +
                     synopsis("dutoan", vi ? "LỆNH" : "COMMAND", language) +
                     examples_heading(language);
  for (const Command& command : cli::commands())
    if (!command.examples.empty())
      page += entry(bold(command.examples.front().command),
                    in(language, command.examples.front().about));
  page += heading(vi ? "CÁC LỆNH" : "COMMANDS");
  std::vector<std::string> others;
  for (const Command& command : cli::commands()) {
    page += entry(bold(command.path) + " " + italic(cli::placeholders(command.arguments, language)),
                  in(language, command.about));
    others.push_back(page_name(command) + "(1)");
  }
  for (const files::FileForm& file : files::file_forms())
    others.push_back("dutoan-" + std::string{file.name} + "(5)");
  return page + options_section({}, language) + environment(language) + exit_section(language) +
         see_also(others, language);
}

std::string without_backticks(std::string text) {
  std::erase(text, '`');
  return text;
}

std::string file_page(const files::FileForm& file) {
  const std::string name = "dutoan-" + std::string{file.name};
  const std::string about = without_backticks(std::string{file.form->about});
  std::string page = title(name, 5) +
                     name_section(name, about.substr(0, about.rfind('.')), Language::en) +
                     heading("DESCRIPTION") + "TOML in UTF\\-8 that begins with\n" +
                     bold("format = \"" + std::string{file.format} + "\"") +
                     ".\nAn unknown key is an error.\nA date until is the day after the last.\n";
  for (const files::Form* form : files::forms_of(*file.form)) {
    page += ".SS " + plain(form->name) + "\n" + plain(without_backticks(std::string{form->about})) +
            "\n";
    for (const files::Field& field : form->fields)
      page += entry(bold(field.key) + " (" + plain(without_backticks(files::type_of(field))) +
                        (field.required ? "; required)" : ")"),
                    without_backticks(std::string{field.about}));
  }
  return page + see_also({"dutoan(1)"}, Language::en);
}

}  // namespace

std::vector<ManPage> man_pages() {
  std::vector<ManPage> pages;
  for (const Language language : {Language::en, Language::vi}) {
    const std::string folder = language == Language::vi ? "vi/man1/" : "man1/";
    pages.push_back({folder + "dutoan.1", program_page(language)});
    for (const Command& command : cli::commands())
      pages.push_back({folder + page_name(command) + ".1", command_page(command, language)});
  }
  for (const files::FileForm& file : files::file_forms())
    pages.push_back({"man5/dutoan-" + std::string{file.name} + ".5", file_page(file)});
  return pages;
}

}  // namespace dutoan::pages
