#include "web/web_words.hpp"

#include "cli/program.hpp"
#include "support/sample.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace dutoan::tests {
namespace {

namespace fs = std::filesystem;

std::string unescaped(std::string text) {
  for (std::size_t at = 0; (at = text.find("&amp;", at)) != std::string::npos; ++at)
    text.replace(at, 5, "&");
  return text;
}

/// The command with its book and rates, its answer in `answer`.
int run_command(const std::string& book, std::vector<std::string> words,
                const std::string& answer) {
  for (const std::string& each : {std::string{"--book"}, book, std::string{"--rates"}, rates_folder,
                                  std::string{"-o"}, answer})
    words.push_back(each);
  setenv("DUTOAN_PLAN", sample_plan_file.c_str(), 1);
  const int code = cli::run(words);
  unsetenv("DUTOAN_PLAN");
  return code;
}

}  // namespace

std::vector<std::string> links_in(const std::string& body, const std::string& start) {
  std::vector<std::string> all;
  const std::string before = "href=\"";
  for (std::size_t at = body.find(before); at != std::string::npos; at = body.find(before, at)) {
    at += before.size();
    const std::string to = unescaped(body.substr(at, body.find('"', at) - at));
    if (to.starts_with(start) && std::ranges::find(all, to) == all.end()) all.push_back(to);
  }
  return all;
}

std::size_t count_of(const std::string& body, const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = body.find(text); at != std::string::npos; at = body.find(text, at + 1))
    ++count;
  return count;
}

std::string bytes_of(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::string told_by_command(const std::string& book, std::vector<std::string> words) {
  const std::string answer = book + ".json";
  words.insert(words.end(), {"-O", "json"});
  static_cast<void>(run_command(book, std::move(words), answer));
  std::string text = bytes_of(answer);
  fs::remove(answer);
  return text;
}

int entered_by_command(const std::string& book, std::vector<std::string> words) {
  const std::string answer = book + ".csv";
  const int code = run_command(book, std::move(words), answer);
  fs::remove(answer);
  return code;
}

}  // namespace dutoan::tests
