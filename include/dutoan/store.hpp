// The store (the port): what keeps a book. One that forgets and one on a database exist; a third
// needs only the methods below.
//
// Invariants
//   B1  deciding and keeping are one transaction: nobody posts between what a decision read and
//   what
//       it moves
//   B2  documents sent together are kept together or not at all
//   B3  the standings are those that the postings add up to, from the first document on
//   B4  an answer costs what it shows, however long the book is; but for what stood in a whole book
//       on a day within a month, which may cost as much as was posted in that month
#pragma once

#include <dutoan/account.hpp>
#include <dutoan/document.hpp>
#include <dutoan/ids.hpp>
#include <dutoan/ledger.hpp>
#include <dutoan/result.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// What became of a document that was sent.
struct Receipt {
  std::int64_t sequence = 0;
  Problems warnings;
  bool is_repeated = false;  // it stood in the book already, under this sequence
};

/// Which postings are asked for: those that have everything named here; nothing named is empty. An
/// account has a line, class or category only where its line is known.
struct Query {
  std::optional<SpendingUnitCode> unit;
  std::optional<int> fiscal_year;
  std::optional<Funding> funding;
  std::optional<ClassCode> activity;
  std::optional<ItemCode> item;
  std::optional<CategoryCode> category;
  std::optional<DocumentId> opened_by;  // what one commitment, advance or payment holds
  std::optional<std::string> payee;     // of the document that was posted
  std::optional<DateRange> posted_on;
};

/// A document's number however typed: without blanks, hyphens and underscores, with D for Đ, and
/// the letters a to z small. "TU-01" and "tu 01" are the same, and so are "QĐ1" and "qd1".
[[nodiscard]] std::string plain_number(std::string_view number);

/// What else than scopes the book keeps sums of: the state's sub-items (tiểu mục) of the lines, and
/// the months in which was posted ("2020-07", of which a standing is what the month changed).
enum class Breakdown : std::uint8_t { sub_item, month };
/// The breakdown as databases write it. Words never change once released.
[[nodiscard]] std::string_view word(Breakdown breakdown);

/// What keeps a book.
class Store {
 public:
  virtual ~Store() = default;

  /// Says of one document what it would move; `dutoan::decide`, or a use case's own.
  using Decide = std::function<Result<Decision>(const BookView&, const Document&)>;

  /// Decides `documents` one after another, each on the book as those before it left it, and keeps
  /// them all; or keeps none and says why each refused one was. The view is that of the transaction
  /// (B1). Throws when the storage itself fails; what is then unknown, sending again finds out.
  virtual Result<std::vector<Receipt>> append(std::span<const Document> documents,
                                              std::chrono::sys_seconds recorded_at,
                                              const Decide& decide) = 0;

  /// As `append`, but nothing is kept: `reader` is shown the book as the documents would leave it,
  /// and every byte of the book stays as it was.
  virtual Result<std::vector<Receipt>> rehearse(
      std::span<const Document> documents, std::chrono::sys_seconds recorded_at,
      const Decide& decide, const std::function<void(const BookView&)>& reader) = 0;

  /// Shows the book to `reader` as it stands at one moment; a dry run decides here.
  virtual void read(const std::function<void(const BookView&)>& reader) const = 0;

  /// Is told one scope after another.
  using EachStanding = std::function<void(const Scope&, const Standing&)>;
  /// The standing of every scope of `level` that has accounts among those asked for, by funding and
  /// code. What is named in `query` beyond unit, year, funding, class, item and category must be
  /// empty: these are the balances of today.
  virtual void standings(const Query& query, ControlLevel level,
                         const EachStanding& each) const = 0;

  /// Is told of a funding what one code of a breakdown comes to.
  using EachSum = std::function<void(const Funding&, const std::string& code, const Standing&)>;
  /// The sums of `breakdown` of the fundings of unit and year, by funding and code. Amounts without
  /// a line are in a month, and in no sub-item.
  virtual void sums(const SpendingUnitCode& unit, int fiscal_year, Breakdown breakdown,
                    const EachSum& each) const = 0;

  /// What the accounts asked for add up to over the postings asked for; those before a period are
  /// its opening standing.
  [[nodiscard]] virtual Standing standing(const Query& query) const = 0;

  /// Is told one posting after another; false: no more.
  using EachPosting = std::function<bool(const Kept&, const Posting&)>;
  /// The postings asked for by `posted_on`, then in the order of the book, until `each` says false.
  /// A posting is asked for when its debit or its credit account is.
  virtual void postings(const Query& query, const EachPosting& each) const = 0;

  /// Is told one document after another; false: no more.
  using EachDocument = std::function<bool(const Kept&)>;
  /// The documents from sequence `from` on, in the order of the book, until `each` says false.
  virtual void documents(std::int64_t from, const EachDocument& each) const = 0;

  /// The document with the id `text`, and those whose `plain_number` is that of `text`, in the
  /// order of the book.
  [[nodiscard]] virtual std::vector<Kept> documents_named(std::string_view text) const = 0;
};

/// A book that forgets: for rehearsals, and to try a store's users without a file.
[[nodiscard]] std::unique_ptr<Store> make_memory_book(const BookSettings& settings);

}  // namespace dutoan
