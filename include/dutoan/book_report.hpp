// What the book is shown as: what is left, where each đồng stands, statements, documents.
//
// Invariants
//   V1  a row adds up: what was approved is what was committed, advanced, spent, is held by drafts
//   and
//       is left
//   V2  the rows add up to the total that stands below them
#pragma once

#include <dutoan/bookkeeping.hpp>
#include <dutoan/report.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace dutoan {

/// The words by which people know the codes of a book; codes without words stand for themselves.
struct BookNames {
  std::map<std::string, Label> lines;  // the item alone: "ML1/hall" → "Thuê hội trường"
  std::map<std::string, Label> activities;
  std::map<std::string, Label> categories;
};
/// The words of the plan's classes, lines and categories.
[[nodiscard]] BookNames names_of(const Estimate& estimate);

/// A document that was posted, or would be: its lines, what each has left, the total in words.
[[nodiscard]] Report posted_report(const Posted& posted, const BookNames& names);

/// An estimate that was saved, would be, or was saved before: its version, and what each class
/// comes to.
[[nodiscard]] Report saved_report(const Posted& posted, const BookNames& names);

/// The saved versions of the estimate, their approvals and amendments, what still awaits its money,
/// and where decisions depart from the appraisal.
[[nodiscard]] Report versions_report(const std::vector<ListedDocument>& versions,
                                     const std::vector<DeviatingLine>& deviations);

/// One saved version, line by line.
[[nodiscard]] Report version_report(const Kept& kept, const BookNames& names);

/// Says above all else that `report` is of the book of a sample, whose figures are invented.
void mark_as_sample(Report& report, const std::string& sample);

/// What may still be spent, scope by scope.
[[nodiscard]] Report left_report(const std::vector<Availability>& left, ControlLevel level,
                                 const BookNames& names);

/// Where the money of each funding stands.
[[nodiscard]] Report status_report(const std::vector<Availability>& fundings);

/// What moved in the accounts of `statement`, document by document; `subject` says whose they are.
[[nodiscard]] Report statement_report(const Statement& statement, const Label& subject);

/// Advances that are not cleared yet, and how long they are overdue on `today`.
[[nodiscard]] Report advances_report(const std::vector<Holding>& advances, Date today,
                                     const BookNames& names);

/// The documents of a book, and what each kind comes to.
[[nodiscard]] Report documents_report(const std::vector<ListedDocument>& documents);

/// Drafts with what each holds, and how those that are not open any more ended.
[[nodiscard]] Report drafts_report(const std::vector<ListedDraft>& drafts);

/// One document with its lines, its postings and its papers.
[[nodiscard]] Report kept_report(const Kept& kept, const std::vector<Kept>& followers,
                                 const BookNames& names);

/// A book as a journal of another program, told document by document in the order of the book: one
/// transaction each, accounts named by stage, funding, line and the document that opened them.
class Journal {
 public:
  /// hledger and ledger read the first.
  enum class Form : std::uint8_t { hledger, beancount };
  /// A journal that nothing was told of yet.
  explicit Journal(Form form) : form_(form) {}

  /// What stands before all entries.
  [[nodiscard]] std::string beginning() const;
  /// The document; before it the accounts that it is the first to name, where the form wants them.
  [[nodiscard]] std::string entry(const Kept& kept);

 private:
  Form form_;
  std::set<std::string> opened_;  // but for those that one document opens and is the first to name
};

/// What a document of `kind` is called.
[[nodiscard]] const Label& name_of(DocumentKind kind);
/// What a stage is called.
[[nodiscard]] const Label& name_of(Stage stage);

}  // namespace dutoan
