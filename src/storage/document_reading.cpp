// Documents out of their rows. Many are read with four queries together.
#include "storage/digest.hpp"
#include "storage/document_rows.hpp"
#include "storage/statement.hpp"
#include "storage/words.hpp"

#include <algorithm>
#include <utility>

namespace dutoan::storage {
namespace {

using Number = std::int64_t;
using Text = std::string;

/// The documents of one reading. Rows that belong to them come in their order.
class Shelf {
 public:
  Shelf(Connection& book, Number first, Number last)
      : book_(book), range_{{"first", first}, {"last", last}} {}

  std::vector<Kept> taken() && {
    take_documents();
    if (all_.empty()) return {};
    take_lines();
    take_evidence();
    take_postings();
    return std::move(all_);
  }

 private:
  Connection& book_;
  Parameters range_;
  std::vector<Kept> all_;

  void take_documents();
  void take_lines();
  void take_evidence();
  void take_postings();

  /// The document that a row belongs to, at or after `at`; a row without one belongs to nobody.
  Kept* owner(Number sequence, std::size_t& at) {
    while (at < all_.size() && all_[at].sequence < sequence) ++at;
    return at < all_.size() && all_[at].sequence == sequence ? &all_[at] : nullptr;
  }
  std::optional<Guarantee> guarantee_of(std::optional<Number> amount, const Text& until) {
    if (!amount) return std::nullopt;
    Guarantee given{Money::dong(*amount), std::nullopt};
    if (!until.empty()) given.until = kept_value(date_of(until), book_);
    return given;
  }
  Account account(Number funding, Text activity, Text item, const Text& stage, Text opened_by) {
    return {funding_at(book_, funding),
            {ClassCode{std::move(activity)}, ItemCode{std::move(item)}},
            kept_value(stage_of(stage), book_),
            DocumentId{std::move(opened_by)}};
  }
};

LineCode line_of(Text activity, Text item) {
  return {ClassCode{std::move(activity)}, ItemCode{std::move(item)}};
}

void Shelf::take_documents() {
  book_
      .statement(
          "SELECT sequence, id, kind, number, unit, fiscal_year, date, posted_on, payee, contract,"
          " description, author, decider, follows, version, total, recorded_at, digest,"
          " content, activity, guarantee_amount, guarantee_until, target_class, target_item"
          " FROM document WHERE sequence BETWEEN :first AND :last ORDER BY sequence")
      .each<Number, Text, Text, Text, Text, Number, Text, Text, Text, Text, Text, Text, Text, Text,
            Number, Number, Number, Text, Text, Text, std::optional<Number>, Text, Text, Text>(
          range_, [&](Number sequence, Text id, const Text& kind, Text number, Text unit,
                      Number year, const Text& date, const Text& posted_on, Text payee,
                      Text contract, Text description, Text author, Text decider, Text follows,
                      Number version, Number total, Number recorded_at, const Text& digest,
                      Text content, Text activity, std::optional<Number> guaranteed,
                      const Text& until, Text target_class, Text target_item) {
            Kept& kept = all_.emplace_back();
            kept.sequence = sequence;
            kept.recorded_at = std::chrono::sys_seconds{std::chrono::seconds{recorded_at}};
            kept.digest = kept_value(read_digest(digest), book_);
            Document& d = kept.document;
            d.id = DocumentId{std::move(id)};
            d.kind = kept_value(document_kind_of(kind), book_);
            d.number = DocumentNumber{std::move(number)};
            d.unit = SpendingUnitCode{std::move(unit)};
            d.fiscal_year = static_cast<int>(year);
            d.date = kept_value(date_of(date), book_);
            d.posted_on = kept_value(date_of(posted_on), book_);
            d.payee = std::move(payee);
            d.contract = std::move(contract);
            d.description = std::move(description);
            d.author = PersonCode{std::move(author)};
            d.decider = PersonCode{std::move(decider)};
            d.follows = DocumentId{std::move(follows)};
            d.version = static_cast<int>(version);
            d.total = Money::dong(total);
            d.content = std::move(content);
            d.activity = ClassCode{std::move(activity)};
            d.guarantee = guarantee_of(guaranteed, until);
            d.target = line_of(std::move(target_class), std::move(target_item));
          });
}

void Shelf::take_lines() {
  std::size_t at = 0;
  book_
      .statement(
          "SELECT document, funding, class, item, amount, advanced_class, advanced_item, category,"
          " sub_item, grouping FROM document_line WHERE document BETWEEN :first AND :last"
          " ORDER BY document, position")
      .each<Number, Number, Text, Text, Number, Text, Text, Text, Text, Text>(
          range_,
          [&](Number document, Number funding, Text activity, Text item, Number amount,
              Text advanced_class, Text advanced_item, Text category, Text sub_item, Text group) {
            if (Kept* kept = owner(document, at))
              kept->document.lines.push_back(
                  {funding_at(book_, funding),
                   line_of(std::move(activity), std::move(item)),
                   Money::dong(amount),
                   line_of(std::move(advanced_class), std::move(advanced_item)),
                   {CategoryCode{std::move(category)}, SubItemCode{std::move(sub_item)},
                    std::move(group)}});
          });
}

void Shelf::take_evidence() {
  std::size_t at = 0;
  book_
      .statement(
          "SELECT document, kind, number, date, amount FROM evidence"
          " WHERE document BETWEEN :first AND :last ORDER BY document, position")
      .each<Number, Text, Text, Text, Number>(
          range_, [&](Number document, Text kind, Text number, const Text& date, Number amount) {
            if (Kept* kept = owner(document, at))
              kept->document.evidence.push_back({std::move(kind), DocumentNumber{std::move(number)},
                                                 kept_value(date_of(date), book_),
                                                 Money::dong(amount)});
          });
}

void Shelf::take_postings() {
  std::size_t at = 0;
  book_
      .statement(
          "SELECT p.document, p.amount, a.funding, a.class, a.item, a.stage, a.opened_by,"
          " b.funding, b.class, b.item, b.stage, b.opened_by FROM posting p"
          " CROSS JOIN account a ON a.id = p.debit CROSS JOIN account b ON b.id = p.credit"
          " WHERE p.document BETWEEN :first AND :last ORDER BY p.document, p.position")
      .each<Number, Number, Number, Text, Text, Text, Text, Number, Text, Text, Text, Text>(
          range_, [&](Number document, Number amount, Number a_funding, Text a_class, Text a_item,
                      const Text& a_stage, Text a_opened, Number b_funding, Text b_class,
                      Text b_item, const Text& b_stage, Text b_opened) {
            if (Kept* kept = owner(document, at))
              kept->postings.push_back({account(a_funding, std::move(a_class), std::move(a_item),
                                                a_stage, std::move(a_opened)),
                                        account(b_funding, std::move(b_class), std::move(b_item),
                                                b_stage, std::move(b_opened)),
                                        Money::dong(amount)});
          });
}

}  // namespace

std::int64_t read_together(Connection& book, std::int64_t first) {
  constexpr Number most_documents = 128, most_lines = 600;
  const Number last = first + most_documents - 1;
  // The first document that has no room any more: of many lines, or a saved estimate.
  const auto beyond =
      book.statement(
              "SELECT min(document) FROM (SELECT * FROM (SELECT document FROM document_line"
              " WHERE document >= :first ORDER BY document, position LIMIT 1 OFFSET :lines)"
              " UNION ALL SELECT * FROM (SELECT sequence FROM document WHERE kind = 'estimate'"
              " AND sequence BETWEEN :first + 1 AND :last ORDER BY sequence LIMIT 1))")
          .one<std::optional<Number>>({{"first", first}, {"lines", most_lines}, {"last", last}});
  return beyond ? std::clamp(*beyond - 1, first, last) : last;
}

std::vector<Kept> kept_between(Connection& book, std::int64_t first, std::int64_t last) {
  return Shelf{book, first, last}.taken();
}

std::optional<Kept> kept_at(Connection& book, std::int64_t sequence) {
  auto found = kept_between(book, sequence, sequence);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

}  // namespace dutoan::storage
