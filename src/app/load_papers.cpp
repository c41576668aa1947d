#include "files/form.hpp"
#include "files/forms.hpp"
#include "files/regulations_folder.hpp"
#include "files/toml.hpp"
#include "files/values.hpp"

#include <dutoan/language.hpp>
#include <dutoan/required_papers.hpp>

#include <utility>

namespace dutoan {
namespace {

using files::Node;

constexpr std::string_view format = "dutoan/papers/1";

/// The texts below `key`, each as a `T`.
template <class T>
std::vector<T> codes_at(const Node& table, std::string_view key) {
  std::vector<T> all;
  if (const Node* texts = files::at(table, key))
    for (const Node* each : files::texts_of(*texts)) all.push_back(T{each->text()});
  return all;
}

RequiredPaper paper_in(const Node& table) {
  RequiredPaper paper;
  paper.code = files::text_at(table, "code");
  paper.label = files::label_of(table);
  for (const std::string& word : codes_at<std::string>(table, "words"))
    paper.words.push_back(fold(word));
  paper.kinds = codes_at<KindCode>(table, "kinds");
  paper.items = codes_at<ItemCode>(table, "items");
  paper.categories = codes_at<CategoryCode>(table, "categories");
  paper.source = files::text_at(table, "source");
  paper.status = files::text_at(table, "status");
  return paper;
}

}  // namespace

Result<std::vector<RequiredPaper>> load_papers(const std::string& folder) {
  const auto texts = files::read_folder(folder);
  if (!texts) return refuse(texts.error());
  std::vector<RequiredPaper> papers;
  for (const files::SourceText& text : *texts) {
    if (text.text.find(format) == std::string::npos) continue;
    const auto root = files::read_toml(text);
    if (!root) return refuse(root.error());
    if (files::text_at(*root, "format") != format) continue;
    if (Problems problems = files::check_shape(*root, files::papers_form()); !problems.empty())
      return refuse(std::move(problems));
    for (const Node& table : files::tables_at(*root, "paper")) papers.push_back(paper_in(table));
  }
  return papers;
}

}  // namespace dutoan
