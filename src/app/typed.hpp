// What the readers of typed documents share.
#pragma once

#include <dutoan/bookkeeping.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dutoan::typed {

/// The fundings of the book, in order.
[[nodiscard]] std::vector<Funding> fundings_of(const Store& book);

/// The funding that the codes name: one of those known, or where `may_be_new` one that they name in
/// full.
[[nodiscard]] Result<Funding> read_funding(const std::vector<Funding>& known,
                                           const TypedFunding& codes, bool may_be_new);

/// The funding of the book that has the codes of `receiver` but for those typed:
/// "subcategory=085, source=12". Refuses with EntryRule.
[[nodiscard]] Result<Funding> read_giver(const std::vector<Funding>& known, const Funding& receiver,
                                         const std::string& text);
/// Says that the text names no funding from which money could be taken.
[[nodiscard]] Problem no_giver(const std::string& text);

/// The codes of every line that was ever approved.
[[nodiscard]] std::set<std::string> line_codes(const Store& book);
/// "ML1/hall" as a code.
[[nodiscard]] LineCode code_in(const std::string& text);
/// The codes as they were typed, and with the class in capitals, as most are written.
[[nodiscard]] std::vector<LineCode> likely_codes(std::string_view text);
/// Whether the book has the class, or the line of the class.
[[nodiscard]] bool has(const Store& book, const LineCode& code);
/// Says that no code is `text`, and which one is nearest.
[[nodiscard]] Problem not_in_book(std::string_view text, const std::set<std::string>& codes,
                                  const Estimate* estimate);

/// The one document `found` for `text`; an id means one, a number may mean several.
[[nodiscard]] Result<Kept> the_one(std::vector<Kept> found, std::string_view text);

/// Finds in the book what typed words mean. Lines and fundings are asked for once, however many
/// documents are read; those that were read before count as well.
class Finder {
 public:
  Finder(const Store& book, const Estimate* estimate) : book_(book), estimate_(estimate) {}

  [[nodiscard]] const Store& book() const { return book_; }
  [[nodiscard]] const Estimate* estimate() const { return estimate_; }

  /// The fundings of the book.
  [[nodiscard]] const std::vector<Funding>& fundings();
  /// The line that `text` means, by its code in the book or by the words of the estimate.
  [[nodiscard]] Result<LineCode> line(const std::string& text);
  /// The document with this number or id, of the kinds that a document of `kind` may follow up.
  [[nodiscard]] Result<Kept> followed(const std::string& text, DocumentKind kind);
  /// A document that is not in the book yet, and may be followed up by those after it.
  void add(const Document& document);

 private:
  const Store& book_;
  const Estimate* estimate_;
  std::optional<std::vector<Funding>> fundings_;
  std::optional<std::map<std::string, LineCode>> codes_;  // by bare code
  std::map<std::string, Result<LineCode>> lines_;         // by what was typed
  std::multimap<std::string, Document> added_;            // by plain number

  [[nodiscard]] Result<LineCode> looked_up(const std::string& text);
  [[nodiscard]] const std::map<std::string, LineCode>& codes();
};

/// What a decision is about: the version that was typed, or the newest of its unit and year, as it
/// was appraised, else as it was saved. Nothing where none was saved and the lines were typed.
[[nodiscard]] Result<std::optional<Kept>> find_decided(Finder& finder, const TypedDocument& typed);

/// What each document makes of its id when none was typed (U1).
[[nodiscard]] DocumentId made_id(const Document& document);

/// Where a document of a list was typed; nothing where it was typed as a command.
struct TypedPlaces {
  FilePlace follows;
  std::vector<FilePlace> lines, evidence;  // one for each, or none
};

/// What `typed` means, as read_document says; every problem has its place.
[[nodiscard]] Result<Document> read(Finder& finder, const TypedDocument& typed,
                                    const TypedPlaces& places);

/// The problems, all of them at `place`.
[[nodiscard]] Problems placed(Problems problems, const FilePlace& place);
/// The i-th of `places`; nowhere where there is none.
[[nodiscard]] FilePlace place_at(const std::vector<FilePlace>& places, std::size_t i);

/// The draft that `text` means: the open one with this number or id, or whose document will have
/// this number; else the newest of those that had it. Refuses with EntryRule.
[[nodiscard]] Result<Kept> find_draft(const Store& book, const std::string& text);

/// Makes `made` a draft of itself. Where a draft of the same number ended, or is of another kind,
/// its own number is the next one, unless it says the same.
void make_draft(const Store& book, const TypedDocument& typed, Document& made);

/// As dutoan::post, where `decide` says what the document would move.
[[nodiscard]] Result<Posted> post(Store& book, const Document& document,
                                  std::chrono::sys_seconds now, bool is_dry_run,
                                  const Store::Decide& decide);

/// What the lines of a document are read against.
struct LineSetting {
  Finder& finder;
  const TypedDocument& typed;
  const TypedPlaces& places;
  const Funding& funding;
  const std::optional<Kept>& followed;
};
[[nodiscard]] Result<std::vector<DocumentLine>> read_lines(const LineSetting& setting);
/// The line that one text means, with its place where it may be new.
[[nodiscard]] Result<DocumentLine> read_line(const LineSetting& setting, const std::string& text);

/// The lines of a decision about `setting.followed`, and the deviations of the typed ones.
struct DecisionLines {
  std::vector<DocumentLine> lines;
  std::vector<Deviation> deviations;
};
[[nodiscard]] Result<DecisionLines> read_decision(const LineSetting& setting);

/// Codes however typed: without accents, case, blanks and hyphens.
[[nodiscard]] std::string bare(std::string_view text);

/// The value, or `otherwise` when it is refused; `problems` collects why.
template <class T>
T kept(Result<T> result, T otherwise, Problems& problems) {
  if (result) return std::move(*result);
  problems.insert(problems.end(), result.error().begin(), result.error().end());
  return otherwise;
}

}  // namespace dutoan::typed
