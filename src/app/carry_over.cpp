// Carrying over one open amount on a ground of the law.
#include "app/typed.hpp"
#include "app/year_end.hpp"

#include <dutoan/budget_day.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>
#include <utility>

namespace dutoan {
namespace {

/// What was typed of the carry-over, and what the book says of its year.
struct Setting {
  const Store& book;
  const TypedDocument& typed;
  const SettlementRegime& regime;
  const CarryOverGround& ground;
};

std::string codes_of(const SettlementRegime& regime) {
  std::string codes;
  for (const CarryOverGround& each : regime.grounds)
    codes += (codes.empty() ? "" : ", ") + each.code;
  return codes;
}

/// Whether the funding has the codes that were typed.
bool has_codes(const Funding& funding, const TypedFunding& typed) {
  const auto agrees = [](const std::string& wanted, const auto& code) {
    return wanted.empty() || wanted == code.text();
  };
  return agrees(typed.chapter, funding.chapter) && agrees(typed.subcategory, funding.subcategory) &&
         agrees(typed.source, funding.source) && agrees(typed.nature, funding.nature) &&
         agrees(typed.programme, funding.programme);
}

/// The open items that are meant: those of a document, of a line, or of what no line has.
std::vector<OpenItem> items_meant(std::vector<OpenItem> items, const TypedFunding& typed,
                                  const std::optional<Kept>& followed, const LineCode& line) {
  std::erase_if(items, [&](const OpenItem& each) {
    const Account& account = each.account;
    if (!has_codes(account.funding, typed)) return true;
    if (followed) return account.opened_by != followed->document.id;
    const Stage wanted = line == LineCode{} ? Stage::allotted : Stage::approved;
    return account.stage != wanted || account.line != line;
  });
  return items;
}

/// Items of several fundings: which one is meant must be said.
std::optional<Problem> several_fundings(const std::vector<OpenItem>& items) {
  std::string known;
  std::optional<Funding> first;
  bool is_several = false;
  for (const OpenItem& each : items) {
    if (first && *first == each.account.funding) continue;
    is_several = is_several || first.has_value();
    first = each.account.funding;
    known += (known.empty() ? "" : ", ") + each.account.funding.subcategory.text() + "-" +
             each.account.funding.source.text() + "-" + each.account.funding.nature.text();
  }
  if (!is_several) return std::nullopt;
  return Problem{EntryRule::several_fundings, {}, {{"found", known}}};
}

Problem not_met(const Setting& setting, const OpenItem& item, Money asked,
                std::optional<Money> most) {
  std::vector<Fact> facts = {
      {"ground", setting.ground.label}, {"citation", setting.ground.citation}, {"asked", asked}};
  if (most) facts.push_back({"most", *most});
  std::string others;
  for (const std::string& code : item.grounds) others += (others.empty() ? "" : ", ") + code;
  if (!others.empty()) facts.push_back({"others", others});
  return Problem{YearEndRule::ground_not_met, {}, std::move(facts)};
}

/// The lines of the carry-over: `asked` of the items in their order, or all of them.
Result<std::vector<DocumentLine>> carried_lines(const Setting& setting, const BookView& view,
                                                const std::vector<OpenItem>& items,
                                                std::optional<Money> asked) {
  Money open;
  for (const OpenItem& each : items) open += each.amount;
  Money rest = asked.value_or(open);
  std::vector<DocumentLine> lines;
  Money taken;  // by the items before, which are of one funding
  for (const OpenItem& each : items) {
    const bool is_last = &each == &items.back();
    const Money part = is_last ? rest : std::min(rest, each.amount);
    if (part.is_zero()) continue;
    const auto most = year_end::most_carried(view, setting.ground, each, taken);
    if (!most || (part > *most && *most < each.amount))
      return refuse(not_met(setting, each, part, most));
    taken += part;
    lines.push_back({each.account.funding, each.account.line, part, {}, {}});
    rest -= part;
  }
  return lines;
}

Result<std::optional<Money>> amount_asked(const TypedDocument& typed) {
  if (typed.lines.empty()) return std::optional<Money>{};
  const auto amount = parse_amount(typed.lines.front());
  if (amount && *amount <= Money{})
    return refuse(Problem{
        LedgerRule::amount_is_allowed, {}, {{"number", typed.number}, {"amount", *amount}}});
  if (amount) return std::optional{*amount};
  return refuse(Problem{EntryRule::total_unreadable, {}, {{"text", typed.lines.front()}}});
}

/// What is meant: a commitment or advance by its number, else a line.
struct Meant {
  std::optional<Kept> followed;
  LineCode line;
};
Result<Meant> meant_by(const Store& book, const UnitYear& year, std::string_view item) {
  Meant meant;
  if (item.empty()) return meant;
  typed::Finder finder{book, nullptr};
  const std::string text{item};
  if (auto followed = finder.followed(text, DocumentKind::carry_over);
      followed && followed->document.fiscal_year == year.fiscal_year) {
    meant.followed = std::move(*followed);
    return meant;
  }
  const auto line = finder.line(text);
  if (!line) return refuse(line.error());
  meant.line = *line;
  return meant;
}

Result<Document> paper_of(const Setting& setting, const UnitYear& year,
                          const std::optional<Kept>& followed) {
  const TypedDocument& typed = setting.typed;
  Document d;
  d.kind = DocumentKind::carry_over;
  d.number = DocumentNumber{typed.number};
  d.unit = year.unit;
  d.fiscal_year = year.fiscal_year;
  d.date = d.posted_on = last_day_of_books(year.fiscal_year);
  const auto date = parse_day(typed.date, typed.today, year_of_days(d.kind, d.fiscal_year));
  if (!typed.date.empty() && !date)
    return refuse(Problem{EntryRule::date_unreadable,
                          {},
                          {{"text", typed.date}, {"field", Label{"ngày chứng từ", "date"}}}});
  if (date) d.date = d.posted_on = *date;
  d.payee = followed ? followed->document.payee : typed.payee;
  d.description = setting.ground.label.vi + " (" + setting.ground.citation + ")";
  if (!typed.description.empty()) d.description += ": " + typed.description;
  d.author = PersonCode{typed.author};
  d.decider = PersonCode{typed.decider};
  if (followed) d.follows = followed->document.id;
  d.id = typed.id.empty() ? typed::made_id(d) : DocumentId{typed.id};
  return d;
}

Result<Document> read_on(const Setting& setting, const UnitYear& year, std::string_view item) {
  const auto asked = amount_asked(setting.typed);
  if (!asked) return refuse(asked.error());
  const auto meant = meant_by(setting.book, year, item);
  if (!meant) return refuse(meant.error());
  auto made = paper_of(setting, year, meant->followed);
  if (!made) return made;
  Result<std::vector<DocumentLine>> lines = std::vector<DocumentLine>{};
  setting.book.read([&](const BookView& view) {
    if (const auto known = view.document(made->id)) {  // sent again
      lines = known->document.lines;
      return;
    }
    const auto items = items_meant(year_end::open_items(setting.book, view, year, setting.regime),
                                   setting.typed.funding, meant->followed, meant->line);
    if (auto several = several_fundings(items)) {
      lines = refuse(std::move(*several));
      return;
    }
    lines = items.empty()
                ? refuse(Problem{YearEndRule::item_not_open, {}, {{"item", std::string{item}}}})
                : carried_lines(setting, view, items, *asked);
  });
  if (!lines) return refuse(lines.error());
  made->lines = std::move(*lines);
  for (const DocumentLine& line : made->lines) made->total += line.amount;
  return made;
}

}  // namespace

Result<Document> read_carry_over(const Store& book, const TypedDocument& typed,
                                 std::string_view item, std::string_view ground,
                                 const std::vector<SettlementRegime>& regimes) {
  const auto year = find_year(book, typed.funding);
  if (!year) return refuse(year.error());
  const SettlementRegime* regime = regime_of(regimes, year->fiscal_year);
  if (regime == nullptr)
    return refuse(
        Problem{YearEndRule::regime_unknown, {}, {{"year", std::to_string(year->fiscal_year)}}});
  const auto found = std::ranges::find(regime->grounds, ground, &CarryOverGround::code);
  if (found == regime->grounds.end())
    return refuse(Problem{
        YearEndRule::ground_unknown,
        {},
        {{"ground", std::string{ground}}, {"known", codes_of(*regime)}, {"law", regime->label}}});
  return read_on({book, typed, *regime, *found}, *year, item);
}

}  // namespace dutoan
