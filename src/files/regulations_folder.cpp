#include "files/regulations_folder.hpp"

#include "files/form.hpp"
#include "files/forms.hpp"
#include "files/regulations_reader.hpp"
#include "files/toml.hpp"
#include "files/values.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>

namespace dutoan::files {
namespace {

namespace fs = std::filesystem;

/// A folder of regulations holds dozens of files; a folder of thousands is not one.
constexpr std::size_t most_files = 2000;

void append(Problems& all, Problems more) { std::ranges::move(more, std::back_inserter(all)); }

std::string_view reason_of(const std::error_code& error) {
  if (error == std::errc::not_a_directory) return "not a folder";
  return unreadable_reasons[error == std::errc::permission_denied ? 2 : 0];
}

Result<std::vector<std::string>> paths_below(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> paths;
  for (fs::recursive_directory_iterator it{folder, error}, end; !error && it != end;
       it.increment(error)) {
    if (it->path().extension() != ".toml" || !it->is_regular_file(error)) continue;
    paths.push_back(it->path().string());
    if (paths.size() > most_files)
      return refuse(Problem{FileRule::too_large,
                            FilePlace{folder, 0, 0, 0, {}},
                            {{"size", static_cast<std::int64_t>(paths.size())},
                             {"limit", static_cast<std::int64_t>(most_files)},
                             {"what", std::string{"files"}}}});
  }
  if (!error && paths.empty())
    return refuse(Problem{SystemRule::cannot_read,
                          FilePlace{folder, 0, 0, 0, {}},
                          {{"reason", std::string{"empty folder"}}}});
  if (error)
    return refuse(Problem{SystemRule::cannot_read,
                          FilePlace{folder, 0, 0, 0, {}},
                          {{"reason", std::string{reason_of(error)}}}});
  std::ranges::sort(paths);
  return paths;
}

/// The form that the file's `format` key names.
const FileForm* form_of(const Node& root, Problems& problems) {
  const Node* format = at(root, "format");
  if (format == nullptr || format->kind() != NodeKind::text) {
    problems.emplace_back(
        FileRule::missing_key, root.place(),
        std::vector<Fact>{{"key", std::string{"format"}}, {"table", std::string{}}});
    return nullptr;
  }
  const auto forms = file_forms();
  const auto it = std::ranges::find(forms, std::string_view{format->text()}, &FileForm::format);
  if (it != forms.end()) return &*it;
  std::vector<std::string_view> known;
  for (const FileForm& form : forms) known.push_back(form.format);
  std::vector<Fact> facts{{"format", format->text()}};
  if (const auto near = nearest(format->text(), known); !near.empty())
    facts.push_back({"nearest", std::string{near}});
  problems.emplace_back(FileRule::unsupported_format, format->place(), std::move(facts));
  return nullptr;
}

}  // namespace

Result<std::vector<SourceText>> read_folder(const std::string& folder) {
  const auto paths = paths_below(folder);
  if (!paths) return refuse(paths.error());
  std::vector<SourceText> texts;
  Problems problems;
  for (const std::string& path : *paths) {
    auto text = read_text_file(path);
    if (text)
      texts.push_back(std::move(*text));
    else
      append(problems, std::move(text.error()));
  }
  if (!problems.empty()) return refuse(std::move(problems));
  return texts;
}

Result<Regulations> read_regulations(const std::vector<SourceText>& texts) {
  Problems problems;
  std::vector<Node> roots;
  for (const SourceText& text : texts) {
    auto root = read_toml(text);
    if (root)
      roots.push_back(std::move(*root));
    else
      append(problems, std::move(root.error()));
  }
  FilesByFormat files;
  std::size_t known = 0;  // files whose kind is known; names of the others would be missed
  for (const Node& root : roots) {
    const FileForm* form = form_of(root, problems);
    if (form == nullptr) continue;
    ++known;
    append(problems, check_shape(root, *form->form));
    files[form->format].push_back(&root);
  }
  const bool is_whole = roots.size() == texts.size() && known == roots.size();
  if (is_whole && can_be_read_on(problems)) {
    auto regulations = RegulationsReader{files}.read();
    if (problems.empty()) return regulations;
    if (!regulations) append(problems, std::move(regulations.error()));
  }
  sort_by_place(problems);
  return refuse(std::move(problems));
}

}  // namespace dutoan::files
