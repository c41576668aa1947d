// What reports ask of the store over SQLite.
#include "storage/conditions.hpp"
#include "storage/document_rows.hpp"
#include "storage/sqlite_store.hpp"
#include "storage/statement.hpp"
#include "storage/transaction.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace dutoan::storage {
namespace {

using Number = std::int64_t;
using Text = std::string;

/// Of an account `a` of the funding `f`.
Conditions accounts_asked(const Query& query) {
  Conditions all;
  add_funding(all, query);
  all.add(query.activity, "a.class = :class", "class");
  all.add(query.item, "a.item = :item", "item");
  all.add(query.category, "a.category = :category", "category");
  all.add(query.opened_by, "a.opened_by = :opened_by AND a.opened_by <> ''", "opened_by");
  if (const auto& f = query.funding) {
    all.add(f->unit.text(), "f.unit = :of_unit", "of_unit");
    all.add(Number{f->fiscal_year}, "f.fiscal_year = :of_year", "of_year");
    all.add(f->chapter.text(), "f.chapter = :chapter", "chapter");
    all.add(f->subcategory.text(), "f.subcategory = :subcategory", "subcategory");
    all.add(f->source.text(), "f.source = :source", "source");
    all.add(f->nature.text(), "f.nature = :nature", "nature");
    all.add(f->programme.text(), "f.programme = :programme", "programme");
  }
  return all;
}

/// Of a document `d`.
Conditions documents_asked(const Query& query) {
  Conditions all;
  all.add(query.payee, "d.payee = :payee", "payee");
  if (!query.posted_on) return all;
  all.add(Given{iso_date(query.posted_on->from())}, "d.posted_on >= :from", "from");
  if (const auto until = query.posted_on->until())
    all.add(Given{iso_date(*until)}, "d.posted_on < :until", "until");
  return all;
}

/// Both as one; every name is given once.
Parameters joined(const Conditions& accounts, const Conditions& documents) {
  Parameters all = accounts.parameters();
  all.insert(all.end(), documents.parameters().begin(), documents.parameters().end());
  return all;
}

/// Whether few accounts are asked for, whose postings are looked up; else each document's accounts
/// are. CROSS JOIN keeps the tables in the order in which they are written.
bool begins_with_accounts(const Query& query) { return query.activity || query.opened_by; }

/// The asked accounts `a`, found by the index that has them.
Text accounts_of(const Query& query) {
  return query.opened_by ? "account a CROSS JOIN funding f ON f.id = a.funding"
                         : "funding f CROSS JOIN account a ON a.funding = f.id";
}

/// Postings `p` of documents `d` whose debit or credit account `a` is asked for.
Text side_asked(const Query& query, const char* side, const Conditions& accounts,
                const Conditions& documents) {
  const Text joined_side = Text{"a.id = p."} + side;
  const Text tables = begins_with_accounts(query)
                          ? accounts_of(query) + " CROSS JOIN posting p ON " + joined_side +
                                " CROSS JOIN document d ON d.sequence = p.document"
                          : "document d CROSS JOIN posting p ON p.document = d.sequence"
                            " CROSS JOIN account a ON " +
                                joined_side + " JOIN funding f ON f.id = a.funding";
  return " FROM " + tables + " WHERE " + accounts.sql() + " AND " + documents.sql();
}

void add(Standing& all, const Standing& part) {
  for (const Stage stage : all_stages) all[stage] += part[stage];
}

Standing standing_of(Connection& book, const Text& sql, const Parameters& parameters) {
  Standing standing;
  book.statement(sql).each<Text, Number>(parameters, [&](const Text& stage, Number amount) {
    standing[kept_value(stage_of(stage), book)] = Money::dong(amount);
  });
  return standing;
}

/// What the postings asked for add up to.
Standing posted(Connection& book, const Query& query) {
  const Conditions accounts = accounts_asked(query), documents = documents_asked(query);
  return standing_of(book,
                     "SELECT stage, sum(amount) FROM (SELECT a.stage, p.amount" +
                         side_asked(query, "debit", accounts, documents) +
                         " UNION ALL SELECT a.stage, -p.amount" +
                         side_asked(query, "credit", accounts, documents) + ") GROUP BY stage",
                     joined(accounts, documents));
}

/// The same of a part of the period, which may be empty.
Standing posted_in(Connection& book, Query query, Date from, std::optional<Date> until) {
  query.posted_on = DateRange::of(from, until);
  return query.posted_on ? posted(book, query) : Standing{};
}

/// What the book keeps of these months for the fundings asked for.
Standing kept_of_months(Connection& book, const Query& query, const DateRange& months) {
  const auto month_of = [](Date day) { return iso_date(day).substr(0, 7); };
  Conditions asked = accounts_asked(query);
  asked.add(Given{month_of(months.from())}, "b.code >= :from", "from");
  if (const auto until = months.until())
    asked.add(Given{month_of(*until)}, "b.code < :until", "until");
  return standing_of(book,
                     "SELECT b.stage, sum(b.amount) FROM funding f CROSS JOIN breakdown b"
                     " ON b.funding = f.id AND b.kind = 'month' WHERE " +
                         asked.sql() + " GROUP BY b.stage",
                     asked.parameters());
}

/// Whether it is of all postings of whole fundings in a period, of which the book keeps sums.
bool is_of_whole_fundings(const Query& query) {
  return query.posted_on && !query.activity && !query.item && !query.category && !query.opened_by &&
         !query.payee;
}

Date first_of_month(Date day) { return day.plus_days(1 - static_cast<int>(day.day())); }

/// The whole months of the period; nothing where it has none.
std::optional<DateRange> months_in(const DateRange& period) {
  const Date begun = first_of_month(period.from());
  const Date first = begun == period.from() ? begun : first_of_month(begun.plus_days(31));
  const auto until = period.until();
  return DateRange::of(first, until ? std::optional{first_of_month(*until)} : std::nullopt);
}

/// Postings in the order in which they are told, with the documents of many read together. Whoever
/// asks for a few only has few read: the first documents are eight, then twice as many each time.
class PostingsTold {
 public:
  PostingsTold(Connection& book, const Store::EachPosting& each) : book_(book), each_(each) {}

  /// The next posting; false: no more is wanted. All of a document come one after another.
  bool add(Number document, Number position) {
    const bool is_full = documents_.size() >= most_documents_ || waiting_.size() >= most_waiting;
    if (is_full && !documents_.contains(document) && !tell()) return false;
    documents_.insert(document);
    waiting_.push_back({document, position});
    return true;
  }
  /// Tells what waits.
  bool tell() {
    const auto all = kept_all(book_, documents_);
    for (const Place& place : waiting_) {
      const auto kept = std::ranges::lower_bound(all, place.document, {}, &Kept::sequence);
      if (place.position < 1 || place.position > std::ssize(kept->postings)) throw_damaged(book_);
      if (!each_(*kept, kept->postings[static_cast<std::size_t>(place.position) - 1])) return false;
    }
    documents_.clear();
    waiting_.clear();
    most_documents_ = std::min(2 * most_documents_, most_together);
    return true;
  }

 private:
  struct Place {
    Number document, position;
  };
  static constexpr std::size_t most_together = 128, most_waiting = 600;  // little memory

  Connection& book_;
  const Store::EachPosting& each_;
  std::size_t most_documents_ = 8;
  std::set<Number> documents_;
  std::vector<Place> waiting_;
};

}  // namespace

Standing SqliteStore::standing(const Query& query) const {
  const bool is_of_today = !query.payee && !query.posted_on && !query.opened_by;
  if (is_of_today) return standing_today(query);
  Connection& connection = book();
  const Snapshot snapshot{connection};
  const auto months = is_of_whole_fundings(query) ? months_in(*query.posted_on) : std::nullopt;
  if (!months) return posted(connection, query);
  Standing all = kept_of_months(connection, query, *months);
  add(all, posted_in(connection, query, query.posted_on->from(), months->from()));
  if (const auto until = months->until())
    add(all, posted_in(connection, query, *until, query.posted_on->until()));
  return all;
}

void SqliteStore::postings(const Query& query, const EachPosting& each) const {
  Connection& connection = book();
  const Snapshot snapshot{connection};
  const Conditions accounts = accounts_asked(query), documents = documents_asked(query);
  const Text sql =
      begins_with_accounts(query)
          ? "SELECT d.posted_on, d.sequence, p.position" +
                side_asked(query, "debit", accounts, documents) +
                " UNION SELECT d.posted_on, d.sequence, p.position" +
                side_asked(query, "credit", accounts, documents) + " ORDER BY 1, 2, 3"
          : "SELECT d.posted_on, d.sequence, p.position"
            " FROM document d CROSS JOIN posting p ON p.document = d.sequence WHERE " +
                documents.sql() +
                " AND EXISTS (SELECT 1 FROM account a JOIN funding f ON f.id = a.funding"
                " WHERE a.id IN (p.debit, p.credit) AND " +
                accounts.sql() + ") ORDER BY d.posted_on, d.sequence, p.position";
  PostingsTold told{connection, each};
  bool is_more_wanted = true;
  Statement{connection, sql}  // its own, since `each` may ask the store
      .each_while<Text, Number, Number>(joined(accounts, documents),
                                        [&](const Text&, Number document, Number position) {
                                          return is_more_wanted = told.add(document, position);
                                        });
  if (is_more_wanted) told.tell();
}

std::vector<Kept> SqliteStore::documents_named(std::string_view text) const {
  Connection& connection = book();
  const Snapshot snapshot{connection};
  std::set<Number> sequences;
  connection
      .statement(
          "SELECT sequence FROM document WHERE id = :id UNION SELECT sequence FROM document"
          " WHERE replace(replace(replace(replace(replace(number, ' ', ''), '-', ''), '_', ''),"
          " 'Đ', 'D'), 'đ', 'd') COLLATE NOCASE = :number ORDER BY 1")
      .each<Number>({{"id", Text{text}}, {"number", plain_number(text)}},
                    [&](Number sequence) { sequences.insert(sequence); });
  return kept_all(connection, sequences);
}

}  // namespace dutoan::storage
