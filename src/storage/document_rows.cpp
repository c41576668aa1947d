#include "storage/document_rows.hpp"

#include "storage/digest.hpp"
#include "storage/statement.hpp"

#include <dutoan/notation.hpp>

#include <map>

namespace dutoan::storage {
namespace {

using Number = std::int64_t;
using Text = std::string;

Number id_made_for(Connection& book, const Funding& funding) {
  if (const auto id = id_of(book, funding)) return *id;
  book.statement(
          "INSERT INTO funding (fiscal_year, unit, chapter, subcategory, source, nature, programme)"
          " VALUES (:year, :unit, :chapter, :subcategory, :source, :nature, :programme)")
      .run({{"year", Number{funding.fiscal_year}},
            {"unit", funding.unit.text()},
            {"chapter", funding.chapter.text()},
            {"subcategory", funding.subcategory.text()},
            {"source", funding.source.text()},
            {"nature", funding.nature.text()},
            {"programme", funding.programme.text()}});
  return *id_of(book, funding);
}

void insert_document(Connection& book, const Kept& kept) {
  const Document& d = kept.document;
  book.statement(
          "INSERT INTO document VALUES (:sequence, :id, :kind, :number, :unit, :year, :date,"
          " :posted_on, :payee, :contract, :description, :author, :decider, :follows, :version,"
          " :total, :recorded_at, :digest, :content, :activity, :guarantee_amount,"
          " :guarantee_until, :target_class, :target_item)")
      .run({{"sequence", kept.sequence},
            {"id", d.id.text()},
            {"kind", Text{word(d.kind)}},
            {"number", d.number.text()},
            {"unit", d.unit.text()},
            {"year", Number{d.fiscal_year}},
            {"date", iso_date(d.date)},
            {"posted_on", iso_date(d.posted_on)},
            {"payee", d.payee},
            {"contract", d.contract},
            {"description", d.description},
            {"author", d.author.text()},
            {"decider", d.decider.text()},
            {"follows", d.follows.text()},
            {"version", Number{d.version}},
            {"total", d.total.dong()},
            {"recorded_at", Number{kept.recorded_at.time_since_epoch().count()}},
            {"digest", written(kept.digest)},
            {"content", d.content},
            {"activity", d.activity.text()},
            {"guarantee_amount", d.guarantee ? Given{d.guarantee->amount.dong()} : Given{}},
            {"guarantee_until",
             d.guarantee && d.guarantee->until ? iso_date(*d.guarantee->until) : Text{}},
            {"target_class", d.target.activity.text()},
            {"target_item", d.target.item.text()}});
}

/// The line's place stays what the first document said that named it.
void insert_place(Connection& book, Number funding, const DocumentLine& line) {
  book.statement(
          "INSERT INTO estimate_line SELECT :funding, :class, :item, :category, :sub_item,"
          " :grouping WHERE NOT EXISTS (SELECT 1 FROM estimate_line"
          " WHERE funding = :funding AND class = :class AND item = :item)")
      .run({{"funding", funding},
            {"class", line.line.activity.text()},
            {"item", line.line.item.text()},
            {"category", line.classified.category.text()},
            {"sub_item", line.classified.sub_item.text()},
            {"grouping", line.classified.group}});
}

void insert_line(Connection& book, Number sequence, Number position, const DocumentLine& line) {
  const Number funding = id_made_for(book, line.funding);
  book.statement(
          "INSERT INTO document_line VALUES (:document, :position, :funding, :class, :item, "
          ":amount,"
          " :advanced_class, :advanced_item, :category, :sub_item, :grouping)")
      .run({{"document", sequence},
            {"position", position},
            {"funding", funding},
            {"class", line.line.activity.text()},
            {"item", line.line.item.text()},
            {"amount", line.amount.dong()},
            {"advanced_class", line.advanced_on.activity.text()},
            {"advanced_item", line.advanced_on.item.text()},
            {"category", line.classified.category.text()},
            {"sub_item", line.classified.sub_item.text()},
            {"grouping", line.classified.group}});
}

/// A line has its place from the first approval on; an estimate that is only saved or appraised
/// gives it none.
void insert_places(Connection& book, const Document& document) {
  if (!moves_money(document.kind)) return;
  for (const DocumentLine& line : document.lines)
    if (!line.classified.is_empty()) insert_place(book, id_made_for(book, line.funding), line);
}

void insert_evidence(Connection& book, Number sequence, Number position, const Evidence& evidence) {
  book.statement(
          "INSERT INTO evidence VALUES (:document, :position, :kind, :number, :date, :amount)")
      .run({{"document", sequence},
            {"position", position},
            {"kind", evidence.kind},
            {"number", evidence.number.text()},
            {"date", iso_date(evidence.date)},
            {"amount", evidence.amount.dong()}});
}

Parameters columns_of(Connection& book, const Account& account) {
  return {{"funding", id_made_for(book, account.funding)},
          {"class", account.line.activity.text()},
          {"item", account.line.item.text()},
          {"stage", Text{word(account.stage)}},
          {"opened_by", account.opened_by.text()}};
}

Number new_account(Connection& book, const Parameters& columns) {
  return book
      .statement(
          "INSERT INTO account (funding, class, item, category, sub_item, stage, opened_by)"
          " SELECT :funding, :class, :item, coalesce(e.category, ''), coalesce(e.sub_item, ''),"
          " :stage, :opened_by FROM (SELECT 1) LEFT JOIN estimate_line e"
          " ON e.funding = :funding AND e.class = :class AND e.item = :item")
      .insert(columns);
}

Number account_made_for(Connection& book, const Account& account) {
  const Parameters columns = columns_of(book, account);
  const auto found =
      book.statement(
              "SELECT id FROM account WHERE funding = :funding AND class = :class AND item = :item"
              " AND stage = :stage AND opened_by = :opened_by")
          .find<Number>(columns);
  return found ? std::get<0>(*found) : new_account(book, columns);
}

/// The accounts of one document. Those that it opens itself are new, and need not be looked for.
class Accounts {
 public:
  Accounts(Connection& book, const DocumentId& document) : book_(book), document_(document) {}
  Number id_of(const Account& account) {
    if (account.opened_by != document_) return account_made_for(book_, account);
    const auto [it, is_new] = opened_.try_emplace(account);
    if (is_new) it->second = new_account(book_, columns_of(book_, account));
    return it->second;
  }

 private:
  Connection& book_;
  const DocumentId& document_;
  std::map<Account, Number> opened_;
};

void insert_posting(Connection& book, Number sequence, Number position, const Posting& posting,
                    Accounts& accounts) {
  const Number debit = accounts.id_of(posting.debit);
  const Number credit = accounts.id_of(posting.credit);
  book.statement("INSERT INTO posting VALUES (:document, :position, :debit, :credit, :amount)")
      .run({{"document", sequence},
            {"position", position},
            {"debit", debit},
            {"credit", credit},
            {"amount", posting.amount.dong()}});
}

template <class T, class Insert>
void insert_all(Connection& book, Number sequence, const std::vector<T>& all, Insert insert_one) {
  Number position = 0;
  for (const T& each : all) insert_one(book, sequence, ++position, each);
}

}  // namespace

void insert(Connection& book, const Kept& kept) {
  insert_document(book, kept);
  insert_all(book, kept.sequence, kept.document.lines, insert_line);
  insert_places(book, kept.document);
  insert_all(book, kept.sequence, kept.document.evidence, insert_evidence);
  Accounts accounts{book, kept.document.id};
  insert_all(book, kept.sequence, kept.postings,
             [&](Connection&, Number sequence, Number position, const Posting& posting) {
               insert_posting(book, sequence, position, posting, accounts);
             });
}

}  // namespace dutoan::storage
