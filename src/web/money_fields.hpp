// The fields of forms that enter documents of money, filled in with what the book can know: the
// next number, the day, who decides. Whoever types may change all of it.
//
// Invariants
//   K1  a number that is proposed is free in its kind, unit and year, among drafts too
#pragma once

#include "web/entry_form.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dutoan::web {

/// What need not be typed of the next document of a kind.
struct Proposed {
  std::string number;   // after the last of its kind: PC-012 → PC-013; empty where there is none
  std::string date;     // today; in a book of another year, the day of the last of its kind
  std::string decider;  // who decided the last of its kind
};
/// What is proposed for the next document of `kind`.
[[nodiscard]] Proposed proposed_of(const Visit& visit, DocumentKind kind);

/// "PC-012" → "PC-013": the last number in the text, one higher, as wide as it was; nothing where
/// there is none.
[[nodiscard]] std::optional<std::string> number_after(const std::string& number);

[[nodiscard]] Field date_field(const Proposed& proposed);
[[nodiscard]] Field number_field(const Proposed& proposed);
[[nodiscard]] Field decider_field(const Proposed& proposed);
[[nodiscard]] Field lines_field();
[[nodiscard]] Field payee_field(const std::string& payee = {});
/// The description, which is `otherwise` where nothing is typed.
[[nodiscard]] Field description_field(const Label& otherwise);
[[nodiscard]] Field reason_field();
/// Where several people share the book, what is drafted first is decided later, by somebody else
/// and in their own name: nobody types a decider then.
void leave_out_decider(const Visit& visit, DocumentKind kind, std::vector<Field>& fields);
/// The attached papers and the day of posting, which are mostly left as they are.
void add_rarely_typed(std::vector<Field>& fields);

/// "Thuê hội trường lớp Mường Lát 1": what a document of these lines is for, in Vietnamese, in
/// which papers are written.
[[nodiscard]] std::string described(const Visit& visit, const Values& typed);

/// Which of the book's fundings it is, where there are several; nothing is chosen at first.
void add_funding_choice(const Visit& visit, std::vector<Field>& fields);

/// The codes of a funding as fields that hold those of the only one in the book.
void add_funding_fields(const Visit& visit, std::vector<Field>& fields);

/// The lines on which `document` still holds an amount in `stage`, with that amount.
[[nodiscard]] std::vector<DocumentLine> held_lines(const Visit& visit, const Document& document,
                                                   Stage stage);
/// Those lines as the rows of a form.
[[nodiscard]] Field held_field(const std::vector<DocumentLine>& lines);
/// The rows of what is paid on the commitment that was asked for, where it has few; empty ones
/// else.
[[nodiscard]] Field lines_on_commitment(const Visit& visit);
/// Who is paid by that commitment; nobody where none was asked for.
[[nodiscard]] std::string payee_on_commitment(const Visit& visit);

}  // namespace dutoan::web
