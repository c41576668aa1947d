// What the readers of typed documents share.
#pragma once

#include <dutoan/bookkeeping.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dutoan::typed {

/// The fundings of the book, in order.
[[nodiscard]] std::vector<Funding> fundings_of(const Store& book);

/// The funding that the codes name: one of the book, or where `may_be_new` one that they name in
/// full.
[[nodiscard]] Result<Funding> read_funding(const Store& book, const TypedFunding& codes,
                                           bool may_be_new);

/// The documents with this number or id, of the kinds that a document of `kind` may follow up.
[[nodiscard]] Result<Kept> find_followed(const Store& book, std::string_view text,
                                         DocumentKind kind);

/// The saved estimate that an approval follows: the one that was typed, or the newest of its unit
/// and year. Nothing where none was saved and the lines were typed.
[[nodiscard]] Result<std::optional<Kept>> find_approved(const Store& book,
                                                        const TypedDocument& typed);

/// What each document makes of its id when none was typed (U1).
[[nodiscard]] DocumentId made_id(const Document& document);

/// The line that `text` means, by its code in the book or by the words of the estimate.
[[nodiscard]] Result<LineCode> find_line_code(const Store& book, std::string_view text,
                                              const Estimate* estimate);

/// What the lines of a document are read against.
struct LineSetting {
  const Store& book;
  const TypedDocument& typed;
  const Estimate* estimate;
  const Funding& funding;
  const std::optional<Kept>& followed;
};
[[nodiscard]] Result<std::vector<DocumentLine>> read_lines(const LineSetting& setting);

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
