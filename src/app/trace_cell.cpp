// From a cell down to documents, and from their lines to the estimate that the book keeps.
#include <dutoan/year_trace.hpp>

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace dutoan {
namespace {

std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts(1);
  for (const char c : text)
    if (c == '/')
      parts.emplace_back();
    else
      parts.back() += c;
  return parts;
}

/// A figure that counts towards a cell, with the sign it has there.
struct SignedFigure {
  YearFigure figure;
  MoneyShare share;
  int sign;
};

/// Takes formulas apart: the steps, and the figures at their ends.
class Unfolding {
 public:
  Unfolding(const YearForms& forms, const YearFigures& figures, const FoundCell& cell)
      : forms_(forms), figures_(figures), cell_(cell) {}

  void unfold(const FormItem& item, int depth, bool is_taken_away, int sign) {
    CellMaking making = cell_.making;
    making.item = &item;
    steps.push_back(
        {depth, is_taken_away, &item, amount_of(*cell_.part, making, forms_, figures_)});
    for (const FormFigure& each : item.value.figures)
      leaves.push_back({each.figure, item.value.share, each.is_taken_away ? -sign : sign});
    for (const FormTerm& term : item.value.formula)
      unfold(*cell_.part->item(term.code), depth + 1, term.is_taken_away,
             term.is_taken_away ? -sign : sign);
  }

  std::vector<TraceStep> steps;
  std::vector<SignedFigure> leaves;

 private:
  const YearForms& forms_;
  const YearFigures& figures_;
  const FoundCell& cell_;
};

bool is_of(MoneyShare share, const Funding& funding, const YearForms& forms) {
  const bool is_autonomous =
      std::ranges::find(forms.autonomous, funding.nature) != forms.autonomous.end();
  return share == MoneyShare::all || (share == MoneyShare::autonomous) == is_autonomous;
}

/// Reads the postings of the selected money and keeps, of what moves the figures, one page.
class Entries {
 public:
  Entries(const Store& book, const BookView& view, const YearForms& forms, const FoundCell& cell,
          const std::vector<SignedFigure>& leaves, Trace& made, std::size_t most)
      : book_(book),
        view_(view),
        forms_(forms),
        cell_(cell),
        leaves_(leaves),
        made_(made),
        most_(most) {}

  void read(const YearFigures& figures) {
    for (const FundingFigures& each : figures.fundings)
      if (has(each.funding)) read_funding(each.funding);
    if (cell_.making.basis == YearBasis::reviewed) read_reviews(figures);
  }

 private:
  const Store& book_;
  const BookView& view_;
  const YearForms& forms_;
  const FoundCell& cell_;
  const std::vector<SignedFigure>& leaves_;
  Trace& made_;
  std::size_t most_;
  std::map<DocumentId, DocumentKind> kinds_;
  std::tuple<std::int64_t, LineCode, YearFigure> last_;

  [[nodiscard]] bool has(const Funding& funding) const {
    return cell_.making.selection.has(funding) &&
           is_of(cell_.making.selection.share, funding, forms_);
  }
  [[nodiscard]] bool has_line(const Funding& funding, const LineCode& line) const {
    const Selection& selection = cell_.making.selection;
    if (!selection.item && !selection.sub_item) return true;
    const auto place = view_.line(funding, line);
    const SubItemCode sub_item = place ? place->sub_item : SubItemCode{};
    if (selection.sub_item && *selection.sub_item != sub_item) return false;
    return !selection.item || selection.item == budget_item(sub_item);
  }
  DocumentKind kind_of(const DocumentId& id) {
    const auto [it, is_new] = kinds_.try_emplace(id, DocumentKind::payment);
    if (is_new)
      if (const auto kept = view_.document(id)) it->second = kept->document.kind;
    return it->second;
  }
  [[nodiscard]] bool is_on_page() const {
    return made_.count >= made_.first && made_.count - made_.first < most_;
  }
  /// What a document moves in a figure on a line is one entry.
  void add(const Kept& kept, const Funding& funding, const LineCode& line, YearFigure figure,
           Money amount) {
    if (amount.is_zero()) return;
    const std::tuple key{kept.sequence, line, figure};
    const bool is_same = made_.count > 0 && key == last_;
    last_ = key;
    if (!is_same) ++made_.count;
    if (!is_on_page()) return;
    if (is_same)
      made_.entries.back().amount += amount;
    else
      made_.entries.push_back({kept, funding, line, figure, amount});
  }
  void read_funding(const Funding& funding);
  void read_reviews(const YearFigures& figures);
};

void Entries::read_funding(const Funding& funding) {
  Query query;
  query.funding = funding;
  const KindOf kinds = [this](const DocumentId& id) { return kind_of(id); };
  book_.postings(query, [&](const Kept& kept, const Posting& posting) {
    const LineCode& line =
        posting.debit.line == LineCode{} ? posting.credit.line : posting.debit.line;
    for (const SignedFigure& leaf : leaves_) {
      if (!is_of(leaf.share, funding, forms_) || !has_line(funding, line)) continue;
      Money amount = moved(leaf.figure, cell_.making.basis, kept, posting, kinds);
      if (cell_.making.is_difference)
        amount -= moved(leaf.figure, YearBasis::reported, kept, posting, kinds);
      add(kept, funding, line, leaf.figure, leaf.sign < 0 ? -amount : amount);
    }
    return true;
  });
}

/// What the reviews disallow is less expended, and more to be refunded (YF3).
void Entries::read_reviews(const YearFigures& figures) {
  const auto course = settlement_course(view_, figures.unit, figures.fiscal_year);
  for (const Kept& review : course.reviews)
    for (const DocumentLine& line : review.document.lines)
      for (const SignedFigure& leaf : leaves_) {
        const bool counts =
            leaf.figure == YearFigure::expended || leaf.figure == YearFigure::refund_due;
        if (!counts || !has(line.funding) || !is_of(leaf.share, line.funding, forms_) ||
            !has_line(line.funding, line.line))
          continue;
        const bool is_less = (leaf.figure == YearFigure::expended) == (leaf.sign > 0);
        add(review, line.funding, line.line, leaf.figure, is_less ? -line.amount : line.amount);
      }
}

/// Where the approved line stands: in what was decided last, or where nothing was, in what was
/// saved.
class SavedLines {
 public:
  SavedLines(const BookView& view, const YearFigures& figures) {
    std::vector<Kept> decisions;
    for (const DocumentKind kind :
         {DocumentKind::approval, DocumentKind::amendment, DocumentKind::awaiting})
      std::ranges::move(view.documents(kind, figures.unit, figures.fiscal_year),
                        std::back_inserter(decisions));
    std::ranges::sort(decisions, std::ranges::greater{}, &Kept::sequence);
    for (const Kept& each : decisions)
      if (!each.document.follows.is_empty()) read(view.document(each.document.follows));
    if (estimates_.empty()) read(view.saved_estimate(figures.unit, figures.fiscal_year, 0));
  }

  void add(const LineCode& line, Trace& trace) const {
    for (const auto& [number, estimate] : estimates_)
      if (const FrozenLine* found = estimate.line(line)) {
        trace.lines.push_back(*found);
        trace.versions[line.text()] = number;
        return;
      }
  }

 private:
  std::vector<std::pair<std::string, FrozenEstimate>> estimates_;

  void read(const std::optional<Kept>& saved) {
    if (!saved || saved->document.content.empty()) return;
    if (auto estimate = read_frozen(saved->document.content, saved->document.number.text()))
      estimates_.emplace_back(saved->document.number.text(), std::move(*estimate));
  }
};

Problem unknown_cell(const YearForm& form, std::string_view text, const Label& what,
                     const std::vector<std::string>& known) {
  std::string all;
  for (const std::string& each : known) all += (all.empty() ? "" : ", ") + each;
  std::vector<Fact> facts{{"form", form.number}, {"text", std::string{text}}, {"what", what}};
  if (!all.empty()) facts.push_back({"known", all});
  return {StatementRule::cell_is_known, {}, std::move(facts)};
}

Problem unknown_form(const YearForms& forms, std::string_view text) {
  std::string known;
  for (const YearForm& each : forms.forms) known += (known.empty() ? "" : ", ") + each.code;
  return {StatementRule::form_is_known, {}, {{"text", std::string{text}}, {"known", known}}};
}

}  // namespace

Result<FoundCell> find_cell(const YearForms& forms, const YearFigures& figures, YearBasis basis,
                            std::string_view text) {
  const auto parts = parts_of(text);
  const YearForm* form = forms.form(parts.front());
  if (form == nullptr) return refuse(unknown_form(forms, parts.front()));
  auto statement = year_statement(*form, forms, figures, basis);
  if (!statement) return refuse(std::move(statement.error()));
  const std::string wanted = parts.size() > 1 ? parts[1] : std::string{};
  std::vector<std::string> rows;
  for (const StatementPart& part : statement->parts)
    for (const StatementRow& row : part.rows) {
      rows.push_back(row.code);
      if (row.code != wanted) continue;
      std::vector<std::string> columns;
      for (std::size_t i = 0; i < part.columns.size(); ++i) {
        const StatementColumn& column = part.columns[i];
        columns.push_back(column.code);
        if (parts.size() < 3 || parts[2] == column.code)
          return FoundCell{part.form, row.makings[i], row.label, column.label,
                           form->code + "/" + row.code + "/" + column.code};
      }
      return refuse(unknown_cell(*form, text, {"các cột", "its columns"}, columns));
    }
  return refuse(unknown_cell(*form, text, {"các dòng", "its rows"}, rows));
}

Trace trace(const Store& book, const YearForms& forms, const YearFigures& figures,
            const FoundCell& cell, std::size_t first, std::size_t most) {
  Trace made{cell, amount_of(*cell.part, cell.making, forms, figures), {}, {}, first, 0, {}, {}};
  Unfolding unfolding{forms, figures, cell};
  unfolding.unfold(*cell.making.item, 0, false, 1);
  made.steps = std::move(unfolding.steps);
  book.read([&](const BookView& view) {
    Entries{book, view, forms, cell, unfolding.leaves, made, most}.read(figures);
    if (made.entries.empty()) return;  // and no estimate is read for it
    const SavedLines saved{view, figures};
    std::set<LineCode> lines;
    for (const TraceEntry& each : made.entries)
      if (each.line != LineCode{} && lines.insert(each.line).second) saved.add(each.line, made);
  });
  return made;
}

}  // namespace dutoan
