// A sample year: the rows of a list are typed, one document after another, into a book that
// forgets. What it accepts may then be sent to a real book in one transaction.
#include "files/csv.hpp"

#include <dutoan/app.hpp>
#include <dutoan/bookkeeping.hpp>
#include <dutoan/class_file.hpp>
#include <dutoan/store.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace dutoan {
namespace {

/// A row by the titles of its list; columns that a list has not are empty.
class Row {
 public:
  Row(const files::List& list, std::size_t position) : list_(list), cells_(list.rows[position]) {}

  [[nodiscard]] std::string operator[](std::string_view title) const {
    const auto it = std::ranges::find(list_.header, title, &files::Cell::text);
    return it == list_.header.end()
               ? std::string{}
               : cells_[static_cast<std::size_t>(it - list_.header.begin())].text;
  }
  [[nodiscard]] const FilePlace& place() const { return cells_.front().place; }

 private:
  const files::List& list_;
  const std::vector<files::Cell>& cells_;
};

std::vector<std::string> parts(const std::string& text, char mark) {
  std::vector<std::string> all(1);
  for (const char c : text)
    if (c == mark)
      all.emplace_back();
    else
      all.back() += c;
  if (all.size() == 1 && all.front().empty()) all.clear();
  return all;
}

/// "2020-BDT-483-085-01-12-0392"
TypedFunding funding_in(const std::string& text) {
  std::vector<std::string> codes = parts(text, '-');
  codes.resize(7);
  return {codes[0], codes[1], codes[2], codes[3], codes[4], codes[5], codes[6]};
}

void add_line(const Row& row, TypedDocument& typed) {
  const std::string line = row["line"], amount = row["amount"];
  if (!amount.empty()) typed.lines.push_back(line.empty() ? amount : line + "=" + amount);
}

Result<TypedDocument> first_row(const Row& row) {
  const auto kind = document_kind_of(row["kind"]);
  if (!kind)
    return refuse(Problem{FileRule::unknown_word,
                          row.place(),
                          {{"word", row["kind"]}, {"key", std::string{"kind"}}}});
  TypedDocument typed;
  typed.kind = *kind;
  typed.funding = funding_in(row["funding"]);
  typed.id = row["id"];
  typed.number = row["number"];
  typed.date = row["date"];
  typed.posted_on = row["posted_on"];
  typed.payee = row["payee"];
  typed.contract = row["contract"];
  typed.description = row["description"];
  typed.author = row["author"];
  typed.decider = row["decider"];
  typed.follows = row["follows"];
  typed.total = row["total"];
  typed.evidence = parts(row["evidence"], '|');
  add_line(row, typed);
  return typed;
}

struct Listed {
  TypedDocument typed;
  TypedOutcome outcome;  // where it is one
  FilePlace place;
};

TypedOutcome outcome_in(const Row& row) {
  return {row["class"], row["trainees"], row["days"],        row["from"],
          row["until"], row["place"],    row["merged_into"], false};
}

/// Rows one below the other with one kind and number are the lines of one document.
Result<std::vector<Listed>> listed_in(const files::List& list) {
  std::vector<Listed> all;
  std::pair<std::string, std::string> last;
  for (std::size_t i = 0; i < list.rows.size(); ++i) {
    const Row row{list, i};
    const std::pair key{row["kind"], row["number"]};
    if (!all.empty() && key == last) {
      add_line(row, all.back().typed);
      continue;
    }
    auto typed = first_row(row);
    if (!typed) return refuse(std::move(typed.error()));
    all.push_back({std::move(*typed), outcome_in(row), row.place()});
    last = key;
  }
  return all;
}

Result<Document> document_of(const Store& book, const Listed& each, const EstimatedPlan& plan,
                             const EstimateInputs& inputs) {
  if (each.typed.kind == DocumentKind::estimate)
    return read_estimate(book, each.typed, plan.estimate, inputs);
  if (each.typed.kind == DocumentKind::outcome)
    return outcome_of(book, each.typed, each.outcome, nullptr);
  return read_document(book, each.typed, nullptr);
}

Result<std::vector<Document>> documents_of(const std::vector<Listed>& listed,
                                           const EstimatedPlan& plan, const EstimateInputs& inputs,
                                           const BookSettings& settings) {
  const auto book = make_memory_book(settings);
  std::vector<Document> documents;
  for (const Listed& each : listed) {
    auto document = document_of(*book, each, plan, inputs);
    auto posted = document ? post(*book, *document, {}, false)
                           : Result<Posted>{refuse(std::move(document.error()))};
    if (!posted) {
      for (Problem& problem : posted.error()) problem.place = each.place;
      return refuse(std::move(posted.error()));
    }
    documents.push_back(std::move(*document));
  }
  return documents;
}

}  // namespace

Result<std::vector<Document>> read_sample(const std::string& folder, const std::string& rates,
                                          const BookSettings& settings, Progress& progress) {
  const Sources sources{folder + "/plan.toml", rates};
  const auto plan = estimate_plan(sources, progress);
  if (!plan) return refuse(plan.error());
  const auto inputs = inputs_of(sources);
  if (!inputs) return refuse(inputs.error());
  const auto text = files::read_text_file(folder + "/year.csv");
  if (!text) return refuse(text.error());
  const auto list = files::read_csv(*text);
  if (!list) return refuse(list.error());
  const auto listed = listed_in(*list);
  if (!listed) return refuse(listed.error());
  return documents_of(*listed, *plan, *inputs, settings);
}

}  // namespace dutoan
