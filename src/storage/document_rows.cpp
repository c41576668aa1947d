#include "storage/document_rows.hpp"

#include "storage/digest.hpp"
#include "storage/fault.hpp"
#include "storage/statement.hpp"
#include "storage/words.hpp"

#include <dutoan/notation.hpp>

#include <tuple>

namespace dutoan::storage {
namespace {

using Number = std::int64_t;
using Text = std::string;

Parameters columns_of(const Funding& f) {
  return {{"year", Number{f.fiscal_year}},  {"unit", f.unit.text()},
          {"chapter", f.chapter.text()},    {"subcategory", f.subcategory.text()},
          {"source", f.source.text()},      {"nature", f.nature.text()},
          {"programme", f.programme.text()}};
}

Number id_made_for(Connection& book, const Funding& funding) {
  if (const auto id = id_of(book, funding)) return *id;
  book.statement(
          "INSERT INTO funding (fiscal_year, unit, chapter, subcategory, source, nature, programme)"
          " VALUES (:year, :unit, :chapter, :subcategory, :source, :nature, :programme)")
      .run(columns_of(funding));
  return *id_of(book, funding);
}

void insert_document(Connection& book, const Kept& kept) {
  const Document& d = kept.document;
  book.statement(
          "INSERT INTO document VALUES (:sequence, :id, :kind, :number, :unit, :year, :date,"
          " :posted_on, :payee, :contract, :description, :author, :decider, :follows, :version,"
          " :total, :recorded_at, :digest, :content)")
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
            {"content", d.content}});
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

Number account_made_for(Connection& book, const Account& account) {
  const Parameters columns = {{"funding", id_made_for(book, account.funding)},
                              {"class", account.line.activity.text()},
                              {"item", account.line.item.text()},
                              {"stage", Text{word(account.stage)}},
                              {"opened_by", account.opened_by.text()}};
  auto& find = book.statement(
      "SELECT id FROM account WHERE funding = :funding AND class = :class AND item = :item"
      " AND stage = :stage AND opened_by = :opened_by");
  if (const auto id = find.find<Number>(columns)) return std::get<0>(*id);
  book.statement(
          "INSERT INTO account (funding, class, item, category, stage, opened_by)"
          " SELECT :funding, :class, :item, coalesce((SELECT category FROM estimate_line"
          "   WHERE funding = :funding AND class = :class AND item = :item), ''),"
          " :stage, :opened_by")
      .run(columns);
  return find.one<Number>(columns);
}

void insert_posting(Connection& book, Number sequence, Number position, const Posting& posting) {
  const Number debit = account_made_for(book, posting.debit);
  const Number credit = account_made_for(book, posting.credit);
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

LineCode line_of(Text activity, Text item) {
  return {ClassCode{std::move(activity)}, ItemCode{std::move(item)}};
}

std::optional<Kept> document_at(Connection& book, Number sequence) {
  std::optional<Kept> kept;
  book.statement(
          "SELECT id, kind, number, unit, fiscal_year, date, posted_on, payee, contract,"
          " description, author, decider, follows, version, total, recorded_at, digest,"
          " content FROM document WHERE sequence = :sequence")
      .each<Text, Text, Text, Text, Number, Text, Text, Text, Text, Text, Text, Text, Text, Number,
            Number, Number, Text, Text>(
          {{"sequence", sequence}},
          [&](Text id, const Text& kind, Text number, Text unit, Number year, const Text& date,
              const Text& posted_on, Text payee, Text contract, Text description, Text author,
              Text decider, Text follows, Number version, Number total, Number recorded_at,
              const Text& digest, Text content) {
            Document d;
            d.id = DocumentId{std::move(id)};
            d.kind = kept_value(document_kind_of(kind), book);
            d.number = DocumentNumber{std::move(number)};
            d.unit = SpendingUnitCode{std::move(unit)};
            d.fiscal_year = static_cast<int>(year);
            d.date = kept_value(date_of(date), book);
            d.posted_on = kept_value(date_of(posted_on), book);
            d.payee = std::move(payee);
            d.contract = std::move(contract);
            d.description = std::move(description);
            d.author = PersonCode{std::move(author)};
            d.decider = PersonCode{std::move(decider)};
            d.follows = DocumentId{std::move(follows)};
            d.version = static_cast<int>(version);
            d.total = Money::dong(total);
            d.content = std::move(content);
            kept = Kept{sequence,
                        std::chrono::sys_seconds{std::chrono::seconds{recorded_at}},
                        std::move(d),
                        {},
                        kept_value(read_digest(digest), book)};
          });
  return kept;
}

std::vector<DocumentLine> lines_at(Connection& book, Number sequence) {
  std::vector<std::pair<Number, DocumentLine>> lines;
  book.statement(
          "SELECT funding, class, item, amount, advanced_class, advanced_item, category, sub_item,"
          " grouping FROM document_line WHERE document = :document ORDER BY position")
      .each<Number, Text, Text, Number, Text, Text, Text, Text, Text>(
          {{"document", sequence}},
          [&](Number funding, Text activity, Text item, Number amount, Text advanced_class,
              Text advanced_item, Text category, Text sub_item, Text group) {
            lines.emplace_back(
                funding, DocumentLine{{},
                                      line_of(std::move(activity), std::move(item)),
                                      Money::dong(amount),
                                      line_of(std::move(advanced_class), std::move(advanced_item)),
                                      {CategoryCode{std::move(category)},
                                       SubItemCode{std::move(sub_item)}, std::move(group)}});
          });
  std::vector<DocumentLine> all;
  for (auto& [funding, line] : lines) {
    line.funding = funding_at(book, funding);
    all.push_back(std::move(line));
  }
  return all;
}

std::vector<Evidence> evidence_at(Connection& book, Number sequence) {
  std::vector<Evidence> all;
  book.statement(
          "SELECT kind, number, date, amount FROM evidence WHERE document = :document"
          " ORDER BY position")
      .each<Text, Text, Text, Number>(
          {{"document", sequence}}, [&](Text kind, Text number, const Text& date, Number amount) {
            all.push_back({std::move(kind), DocumentNumber{std::move(number)},
                           kept_value(date_of(date), book), Money::dong(amount)});
          });
  return all;
}

Account account_at(Connection& book, Number id) {
  auto found = book.statement(
                       "SELECT funding, class, item, stage, opened_by FROM account"
                       " WHERE id = :id")
                   .find<Number, Text, Text, Text, Text>({{"id", id}});
  if (!found) throw_damaged(book);
  auto& [funding, activity, item, stage, opened_by] = *found;
  return {funding_at(book, funding), line_of(std::move(activity), std::move(item)),
          kept_value(stage_of(stage), book), DocumentId{std::move(opened_by)}};
}

std::vector<Posting> postings_at(Connection& book, Number sequence) {
  std::vector<std::tuple<Number, Number, Number>> rows;
  book.statement(
          "SELECT debit, credit, amount FROM posting WHERE document = :document"
          " ORDER BY position")
      .each<Number, Number, Number>({{"document", sequence}},
                                    [&](Number debit, Number credit, Number amount) {
                                      rows.emplace_back(debit, credit, amount);
                                    });
  std::vector<Posting> all;
  for (const auto& [debit, credit, amount] : rows)
    all.push_back({account_at(book, debit), account_at(book, credit), Money::dong(amount)});
  return all;
}

}  // namespace

void throw_damaged(Connection& book) { throw fault(BookRule::book_damaged, book.path()); }

std::optional<std::int64_t> id_of(Connection& book, const Funding& funding) {
  const auto found =
      book.statement(
              "SELECT id FROM funding WHERE fiscal_year = :year AND unit = :unit"
              " AND chapter = :chapter AND subcategory = :subcategory AND source = :source"
              " AND nature = :nature AND programme = :programme")
          .find<Number>(columns_of(funding));
  if (!found) return std::nullopt;
  return std::get<0>(*found);
}

Funding funding_at(Connection& book, std::int64_t id) {
  auto found = book.statement(
                       "SELECT fiscal_year, unit, chapter, subcategory, source, nature, programme"
                       " FROM funding WHERE id = :id")
                   .find<Number, Text, Text, Text, Text, Text, Text>({{"id", id}});
  if (!found) throw_damaged(book);
  auto& [year, unit, chapter, subcategory, source, nature, programme] = *found;
  return {static_cast<int>(year),
          SpendingUnitCode{std::move(unit)},
          ChapterCode{std::move(chapter)},
          SubcategoryCode{std::move(subcategory)},
          SourceCode{std::move(source)},
          SourceNatureCode{std::move(nature)},
          ProgrammeCode{std::move(programme)}};
}

void insert(Connection& book, const Kept& kept) {
  insert_document(book, kept);
  insert_all(book, kept.sequence, kept.document.lines, insert_line);
  insert_places(book, kept.document);
  insert_all(book, kept.sequence, kept.document.evidence, insert_evidence);
  insert_all(book, kept.sequence, kept.postings, insert_posting);
}

std::optional<Kept> kept_at(Connection& book, std::int64_t sequence) {
  auto kept = document_at(book, sequence);
  if (!kept) return std::nullopt;
  kept->document.lines = lines_at(book, sequence);
  kept->document.evidence = evidence_at(book, sequence);
  kept->postings = postings_at(book, sequence);
  return kept;
}

}  // namespace dutoan::storage
