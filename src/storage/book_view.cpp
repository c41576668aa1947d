#include "storage/book_view.hpp"

#include "storage/document_rows.hpp"
#include "storage/statement.hpp"
#include "storage/words.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/store.hpp>

#include <utility>

namespace dutoan::storage {
namespace {

using Number = std::int64_t;
using Text = std::string;

/// Lines whose places are remembered: as many as a large document has, little beside a book.
constexpr std::size_t most_remembered = 10'000;

/// The documents whose sequences `sql` gives, in its order.
std::vector<Kept> documents_of(Connection& book, const char* sql, const Parameters& parameters) {
  std::vector<Number> sequences;
  book.statement(sql).each<Number>(parameters, [&](Number n) { sequences.push_back(n); });
  std::vector<Kept> all;
  for (const Number sequence : sequences) all.push_back(kept_value(kept_at(book, sequence), book));
  return all;
}

std::optional<Kept> only(std::vector<Kept> all) {
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}

struct HeldRow {
  Text activity, item, stage, opened_by, number, kind, contract, payee, since, follows;
  Number balance;
};

Holding holding_of(const HeldRow& row, const Funding& funding, Connection& book) {
  return {{funding,
           {ClassCode{row.activity}, ItemCode{row.item}},
           kept_value(stage_of(row.stage), book),
           DocumentId{row.opened_by}},
          DocumentNumber{row.number},
          row.kind == word(DocumentKind::commitment) ? row.contract : row.payee,
          kept_value(date_of(row.since), book),
          row.kind == word(DocumentKind::advance) && !row.follows.empty(),
          Money::dong(row.balance)};
}

}  // namespace

BookSettings RowsView::settings() const {
  if (settings_) return *settings_;
  auto found = book_.statement("SELECT blocks, level, commitment_from, sample FROM settings")
                   .find<Text, Text, std::optional<Number>, Text>();
  const auto& [blocks, level, from, sample] = kept_value(std::move(found), book_);
  settings_ = {kept_value(control_level_of(blocks), book_),
               kept_value(budget_level_of(level), book_),
               from ? std::optional{Money::dong(*from)} : std::nullopt, sample};
  return *settings_;
}

Standing RowsView::standing(const Scope& scope) const {
  Standing standing;
  const auto funding = id_of(book_, scope.funding);
  if (!funding) return standing;
  book_
      .statement(
          "SELECT stage, amount FROM standing"
          " WHERE funding = :funding AND level = :level AND code = :code")
      .each<Text, Number>(
          {{"funding", *funding}, {"level", Text{word(scope.level)}}, {"code", scope.code}},
          [&](const Text& stage, Number amount) {
            standing[kept_value(stage_of(stage), book_)] = Money::dong(amount);
          });
  return standing;
}

Money RowsView::balance(const Account& account) const {
  const auto funding = id_of(book_, account.funding);
  if (!funding) return {};
  const auto found =
      book_
          .statement(
              "SELECT balance FROM account WHERE funding = :funding AND class = :class"
              " AND item = :item AND stage = :stage AND opened_by = :opened_by")
          .find<Number>({{"funding", *funding},
                         {"class", account.line.activity.text()},
                         {"item", account.line.item.text()},
                         {"stage", Text{word(account.stage)}},
                         {"opened_by", account.opened_by.text()}});
  return found ? Money::dong(std::get<0>(*found)) : Money{};
}

bool RowsView::has_drafts() const {
  if (!has_drafts_)
    has_drafts_ = book_.statement("SELECT EXISTS (SELECT 1 FROM open_draft)").one<Number>() != 0;
  return *has_drafts_;
}

Money RowsView::drafted(const Scope& scope, const PersonCode& but_of) const {
  const auto funding = has_drafts() ? id_of(book_, scope.funding) : std::nullopt;
  if (!funding) return {};
  return Money::dong(
      book_
          .statement("SELECT coalesce(sum(amount), 0) FROM drafted WHERE funding = :funding"
                     " AND level = :level AND code = :code AND (:author = '' OR author <> :author)")
          .one<Number>({{"funding", *funding},
                        {"level", Text{word(scope.level)}},
                        {"code", scope.code},
                        {"author", but_of.text()}}));
}

std::optional<Kept> RowsView::open_draft(DocumentKind kind, const SpendingUnitCode& unit,
                                         int fiscal_year, const DocumentNumber& number) const {
  if (!has_drafts()) return std::nullopt;
  return only(documents_of(book_,
                           "SELECT draft FROM open_draft WHERE unit = :unit"
                           " AND fiscal_year = :year AND becomes = :becomes",
                           {{"unit", unit.text()},
                            {"year", Number{fiscal_year}},
                            {"becomes", draft_text(kind, number)}}));
}

std::vector<Kept> RowsView::open_drafts() const {
  return documents_of(book_, "SELECT draft FROM open_draft ORDER BY draft", {});
}

std::optional<Classification> RowsView::line(const Funding& funding, const LineCode& line) const {
  const auto id = id_of(book_, funding);
  if (!id) return std::nullopt;
  const Place place{*id, line.activity.text(), line.item.text()};
  if (const auto it = lines_.find(place); it != lines_.end()) return it->second;
  const auto found =
      book_
          .statement(
              "SELECT category, sub_item, grouping FROM estimate_line"
              " WHERE funding = :funding AND class = :class AND item = :item")
          .find<Text, Text, Text>(
              {{"funding", *id}, {"class", line.activity.text()}, {"item", line.item.text()}});
  if (!found) return std::nullopt;
  const auto& [category, sub_item, group] = *found;
  if (lines_.size() >= most_remembered) lines_.clear();
  return lines_.emplace(place, Classification{CategoryCode{category}, SubItemCode{sub_item}, group})
      .first->second;
}

std::optional<Kept> RowsView::document(const DocumentId& id) const {
  return only(
      documents_of(book_, "SELECT sequence FROM document WHERE id = :id", {{"id", id.text()}}));
}

std::optional<Kept> RowsView::document(DocumentKind kind, const SpendingUnitCode& unit,
                                       int fiscal_year, const DocumentNumber& number) const {
  return only(documents_of(book_,
                           "SELECT sequence FROM document WHERE unit = :unit"
                           " AND fiscal_year = :year AND kind = :kind AND number = :number",
                           {{"unit", unit.text()},
                            {"year", Number{fiscal_year}},
                            {"kind", Text{word(kind)}},
                            {"number", number.text()}}));
}

std::vector<Kept> RowsView::followers(const DocumentId& id) const {
  if (id.is_empty()) return {};
  return documents_of(book_,
                      "SELECT sequence FROM document WHERE follows = :id AND follows <> ''"
                      " ORDER BY sequence",
                      {{"id", id.text()}});
}

std::vector<Kept> RowsView::showing(const DocumentNumber& paper, Date date) const {
  return documents_of(
      book_,
      "SELECT DISTINCT document FROM evidence WHERE date = :date AND"
      " replace(replace(replace(replace(replace(number, ' ', ''), '-', ''), '_', ''),"
      " 'Đ', 'D'), 'đ', 'd') COLLATE NOCASE = :number ORDER BY document",
      {{"date", iso_date(date)}, {"number", plain_number(paper.text())}});
}

/// The accounts of `scope` that `stages` names and that hold something. The condition is a text of
/// this program's, so that the indexes for it are found.
std::vector<Holding> RowsView::opened_in(const Scope& scope, const char* stages) const {
  const auto funding = id_of(book_, scope.funding);
  if (!funding) return {};
  std::vector<Holding> all;
  book_
      .statement(Text{"SELECT a.class, a.item, a.stage, a.opened_by, d.number, d.kind, d.contract,"
                      " d.payee, d.posted_on, d.follows, a.balance"
                      " FROM account a JOIN document d ON d.id = a.opened_by"
                      " WHERE a.funding = :funding AND "} +
                 stages +
                 " AND a.balance <> 0 AND CASE :level WHEN 'whole' THEN 1"
                 "   WHEN 'line' THEN a.class || '/' || a.item = :code"
                 "   WHEN 'category' THEN a.category = :code ELSE a.class = :code END"
                 " ORDER BY d.posted_on, a.class, a.item, a.stage DESC, a.opened_by")
      .each<Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Number>(
          {{"funding", *funding}, {"level", Text{word(scope.level)}}, {"code", scope.code}},
          [&](Text activity, Text item, Text stage, Text opened_by, Text number, Text kind,
              Text contract, Text payee, Text since, Text follows, Number balance) {
            all.push_back(holding_of(
                {std::move(activity), std::move(item), std::move(stage), std::move(opened_by),
                 std::move(number), std::move(kind), std::move(contract), std::move(payee),
                 std::move(since), std::move(follows), balance},
                scope.funding, book_));
          });
  return all;
}

std::vector<Holding> RowsView::holdings(const Scope& scope) const {
  return opened_in(scope, "a.stage IN ('committed', 'advanced')");
}

std::vector<Holding> RowsView::opened(const Scope& scope, Stage stage) const {
  switch (stage) {
    case Stage::committed: return opened_in(scope, "a.stage = 'committed'");
    case Stage::advanced: return opened_in(scope, "a.stage = 'advanced'");
    case Stage::allotted: return opened_in(scope, "a.stage = 'allotted' AND a.opened_by <> ''");
    case Stage::refund_due: return opened_in(scope, "a.stage = 'refund_due'");
    case Stage::refunded: return opened_in(scope, "a.stage = 'refunded'");
    default: break;
  }
  ensure(stage == Stage::spent, "only some stages are opened by documents");
  return spent_in(scope);
}

/// Payments may be very many, so those of one line are found by their accounts' key.
std::vector<Holding> RowsView::spent_in(const Scope& scope) const {
  if (scope.level != ControlLevel::line) return opened_in(scope, "a.stage = 'spent'");
  const auto slash = scope.code.find('/');
  ensure(slash != Text::npos, "a line's code has a class and an item");
  return opened_in(scope,
                   "a.class = substr(:code, 1, instr(:code, '/') - 1)"
                   " AND a.item = substr(:code, instr(:code, '/') + 1)"
                   " AND a.stage = 'spent'");
}

std::vector<Funding> RowsView::fundings(const SpendingUnitCode& unit, int fiscal_year) const {
  std::vector<Number> ids;
  book_
      .statement(
          "SELECT id FROM funding WHERE fiscal_year = :year AND unit = :unit"
          " AND EXISTS (SELECT 1 FROM standing WHERE standing.funding = funding.id)"
          " ORDER BY chapter, subcategory, source, nature, programme")
      .each<Number>({{"year", Number{fiscal_year}}, {"unit", unit.text()}},
                    [&](Number id) { ids.push_back(id); });
  std::vector<Funding> all;
  for (const Number id : ids) all.push_back(funding_at(book_, id));
  return all;
}

std::optional<Kept> RowsView::newest(DocumentKind kind, const SpendingUnitCode& unit,
                                     int fiscal_year, const ClassCode& activity) const {
  return only(
      documents_of(book_,
                   "SELECT sequence FROM document d WHERE unit = :unit AND fiscal_year = :year"
                   " AND kind = :kind AND activity = :activity AND activity <> '' AND NOT EXISTS"
                   " (SELECT 1 FROM document r WHERE r.follows = d.id AND r.follows <> ''"
                   "   AND r.kind = 'reversal') ORDER BY sequence DESC LIMIT 1",
                   {{"unit", unit.text()},
                    {"year", Number{fiscal_year}},
                    {"kind", Text{word(kind)}},
                    {"activity", activity.text()}}));
}

std::vector<Kept> RowsView::documents(DocumentKind kind, const SpendingUnitCode& unit,
                                      int fiscal_year) const {
  return documents_of(
      book_,
      "SELECT sequence FROM document WHERE unit = :unit AND fiscal_year = :year"
      " AND kind = :kind ORDER BY sequence",
      {{"unit", unit.text()}, {"year", Number{fiscal_year}}, {"kind", Text{word(kind)}}});
}

std::optional<Kept> RowsView::last_closing(const SpendingUnitCode& unit, int fiscal_year) const {
  const std::pair key{unit, fiscal_year};
  if (const auto it = closings_.find(key); it != closings_.end()) return it->second;
  auto found = only(documents_of(book_,
                                 "SELECT max(sequence) FROM document WHERE unit = :unit"
                                 " AND fiscal_year = :year AND kind IN ('closing', 'reopening')"
                                 " HAVING max(sequence) IS NOT NULL",
                                 {{"unit", unit.text()}, {"year", Number{fiscal_year}}}));
  return closings_.emplace(key, std::move(found)).first->second;
}

int RowsView::version(const SpendingUnitCode& unit, int fiscal_year) const {
  return static_cast<int>(
      book_
          .statement("SELECT coalesce(max(version), 0) FROM document WHERE unit = :unit"
                     " AND fiscal_year = :year AND kind IN ('approval', 'amendment', 'funded')")
          .one<Number>({{"unit", unit.text()}, {"year", Number{fiscal_year}}}));
}

std::optional<Kept> RowsView::saved_estimate(const SpendingUnitCode& unit, int fiscal_year,
                                             int version) const {
  return only(documents_of(
      book_,
      "SELECT sequence FROM document WHERE unit = :unit"
      " AND fiscal_year = :year AND kind = 'estimate'"
      " AND :version IN (0, version) ORDER BY version DESC LIMIT 1",
      {{"unit", unit.text()}, {"year", Number{fiscal_year}}, {"version", Number{version}}}));
}

}  // namespace dutoan::storage
