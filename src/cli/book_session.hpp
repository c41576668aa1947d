// What every command of the book works with: the open book, and the words of its lines.
#pragma once

#include "cli/invocation.hpp"

#include <dutoan/app.hpp>
#include <dutoan/book_report.hpp>
#include <dutoan/bookkeeping.hpp>
#include <dutoan/paper.hpp>
#include <dutoan/typed_fields.hpp>

#include <memory>
#include <optional>
#include <string>

namespace dutoan::cli {

struct BookSession {
  const Invocation& asked;
  std::unique_ptr<Store> book;
  std::optional<EstimatedPlan> plan;  // without it, lines are known by their codes
  BookNames names;

  [[nodiscard]] const Estimate* estimate() const { return plan ? &plan->estimate : nullptr; }
};

/// The file of the book that the invocation names.
[[nodiscard]] std::string book_path(const Invocation& asked);

/// Opens the book and reads the plan. A plan that was named must be readable, and one that lies
/// about need not.
[[nodiscard]] Result<BookSession> open_session(const Invocation& asked);

/// The bytes of a file. Refuses with SystemRule::cannot_read.
[[nodiscard]] Result<std::string> file_text(const std::string& path);

/// The sentence that is of the answer's language.
[[nodiscard]] std::string either(const Invocation& asked, const char* vi, const char* en);
/// Tells what a dry run would have done; no answer is written to a file, and one that could not be
/// is refused.
[[nodiscard]] int tell_rehearsed(const std::string& deed, const Invocation& asked);

/// The texts as one, with blanks between: words without quotes are one text.
[[nodiscard]] std::string joined(const std::vector<std::string>& words);

/// The day in an option, where "15/7" is of `year`, or of today's without one; nothing without the
/// option. Refuses with UseRule::bad_option_value.
[[nodiscard]] Result<std::optional<Date>> day_of(const Invocation& asked, const std::string& option,
                                                 std::optional<int> year = {});

/// Whether the command is about the book's file: verify, checkpoint, backup, restore.
[[nodiscard]] bool is_about_file(const Invocation& asked);
/// Answers it; returns the exit code.
[[nodiscard]] int answer_about_file(const Invocation& asked);

/// The codes of the money, as typed.
[[nodiscard]] TypedFunding funding_of(const Invocation& asked);
/// What is said by the option of a name: "posted_on" is --posted-on. It lives no longer than
/// `asked`.
[[nodiscard]] TypedUnder under(const Invocation& asked);
/// What was typed of a document.
[[nodiscard]] TypedDocument typed_of(const Invocation& asked);
/// The report, which says so where the book is a sample's.
[[nodiscard]] Report of_book(Report report, const BookSession& session);
/// The same of a paper, in its footer.
[[nodiscard]] Paper of_book(Paper paper, const BookSession& session);

/// The commands that enter documents, and those that ask.
[[nodiscard]] int enter_document(BookSession& session);
[[nodiscard]] int answer_question(const BookSession& session);
/// A list of vouchers: to be filled in, and read in.
[[nodiscard]] int give_template(const BookSession& session);
[[nodiscard]] int import_list(BookSession& session);

}  // namespace dutoan::cli
