// Entry forms: what somebody types becomes the same value that the command line makes, and goes
// through the same use case. A form works without any script.
//
// Invariants
//   E1  what was typed is shown again with every refusal, unchanged; but for passwords
//   E2  each form that is shown has an id of its own; entering it twice enters it once
//   E3  a program may send the same fields as JSON, and is answered with the same report
#pragma once

#include "web/page.hpp"

#include <dutoan/typed_fields.hpp>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace dutoan::web {

/// What a choice sends, and its words.
struct Choice {
  std::string value;
  Label words;
};

/// A field of a form.
struct Field {
  /// What is typed into it.
  enum class Kind : std::uint8_t {
    text,
    amount,  // 1.500.000, 1tr5
    date,    // 15/7, hn
    line,    // ML1/hall, ml1 hoi truong: words of a line or class
    lines,   // rows of a line and an amount: fields "line" and "amount", repeated
    long_text,
    texts,  // several under one name: a column of a page that is a grid
    choice,
    yes,  // a box to tick
    file,
    password,  // never shown again
    hidden
  };
  /// Of a page of its own also a pattern, "reason:{item}", which stands for a field of each item.
  std::string key;
  Label label;
  Kind kind = Kind::text;
  Label hint = {};
  std::string value = {};  // what stands there at first
  std::vector<Choice> choices = {};
  bool is_required = false;
  /// The id of a list of words that stands on the page, mostly beside the form.
  std::string offered = {};
  /// The rows of `lines` that stand there at first: a line and an amount each.
  std::vector<std::pair<std::string, std::string>> rows = {};
};

/// What was entered, or would be.
struct Entered {
  Report report;                // what became of it
  std::string to;               // the page that shows it
  Label notice;                 // what is said there
  Problems warnings;            // and also said
  std::vector<Link> next = {};  // what is done next, beside looking at it
  bool is_shown = false;        // the report is shown at once: nothing was entered that stays
};

/// A form with its page and what it enters.
struct EntryForm {
  std::string path;  // "/vouchers/new", "/advances/{number}/clear"
  Act act = Act::post;
  Section section = Section::vouchers;
  Label menu;  // its words in the menu; empty: it is reached from other pages
  Label title;
  Label submit;  // what the button says
  std::function<Result<std::vector<Field>>(const Visit&)> fields;
  /// Enters what was typed, or says what entering it would do.
  std::function<Result<Entered>(const Visit&, const Values&, bool is_dry_run)> enter;
  /// What stands beside the form while it is filled in: HTML; asked for again as people type.
  std::function<std::string(const Visit&, const Values&)> beside = {};
  FieldOfProblem field = {};  // which field a problem is about; that of the rule without it
  bool goes_on = false;       // has a second button: enter, and another one
  bool may_be_draft = false;  // has one more: keep it as a draft
  bool ends_year = false;     // its paper is dated in the year after the budget year that it ends
  /// A page of its own instead of the fields one below the other: a grid, a rate document.
  std::function<Page(const Visit&, const Values& typed, const Problems&,
                     const std::optional<Entered>& tried)>
      page = {};
  bool takes_long = false;  // grows with the book or the list
};

/// Every form, in the order of the menu.
[[nodiscard]] const std::vector<EntryForm>& entry_forms();

/// The field that a rule of typed documents is about; empty where it is about no single one.
[[nodiscard]] std::string field_of_rule(const Problem& problem);

/// The form as a page, with what was typed and what was wrong with it.
[[nodiscard]] Page form_page(const Visit& visit, const EntryForm& form,
                             const std::vector<Field>& fields, const Values& typed,
                             const Problems& problems, const std::optional<Entered>& tried);

/// What stands beside the form while people type, and the days that they typed shorter.
[[nodiscard]] std::string beside_form(const Visit& visit, const EntryForm& form,
                                      const Values& typed);

/// What was typed under a name of the form; it lives no longer than `typed`.
[[nodiscard]] TypedUnder under(const Values& typed);
/// The typed rows of "line" and "amount" as lines of a document: "ML1/hall=1tr5".
[[nodiscard]] std::vector<std::string> typed_lines(const Values& typed);
/// The codes of the funding that was typed or chosen; empty where none was.
[[nodiscard]] TypedFunding typed_funding(const Values& typed);
/// What the common fields of a document say: number, date, posted_on, payee, description, total,
/// decider, evidence, id, follows, contract, funding, and the person as its author. A draft where
/// that is meant.
[[nodiscard]] TypedDocument typed_document(const Visit& visit, const Values& typed,
                                           DocumentKind kind);
/// What addresses call the document: its number, or its id where the number is of others too.
[[nodiscard]] std::string name_in_address(const Visit& visit, const DocumentNumber& number,
                                          const DocumentId& id);
/// Where the document may be seen.
[[nodiscard]] std::string voucher_address(const Visit& visit, const Document& document);
/// What became of a document, as somebody who entered it is told.
[[nodiscard]] Entered entered_of(const Visit& visit, const Posted& posted);
/// Posts the document and tells where it may be seen.
[[nodiscard]] Result<Entered> enter_document(const Visit& visit, const TypedDocument& typed,
                                             bool is_dry_run);

}  // namespace dutoan::web
