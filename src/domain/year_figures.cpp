#include <dutoan/year_figures.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

namespace dutoan {
namespace {

using enum YearFigure;

constexpr std::array<std::string_view, year_figure_count> figure_words = {
    "advance_brought", "allotment_brought", "granted_first", "granted",   "withdrawn",
    "expended",        "refunded",          "refund_due",    "lapsed",    "allotment_carried",
    "advance_carried", "advanced",          "advance_open",  "committed", "withheld"};

constexpr std::array out_of_treasury = {Stage::advanced,   Stage::spent,    Stage::settled,
                                        Stage::refund_due, Stage::refunded, Stage::carried_advance};

Money sum_of(const Standing& standing, const auto& stages) {
  Money all;
  for (const Stage stage : stages) all += standing[stage];
  return all;
}

/// An amount that was to be refunded, of an advance that fell due or of a disallowance.
struct Claim {
  SubItemCode sub_item;
  Stage stage;
  bool is_of_advance;
  Money amount;
};

std::vector<Claim> claims_of(const BookView& book, const Funding& funding) {
  std::vector<Claim> claims;
  for (const Stage stage : {Stage::refund_due, Stage::refunded})
    for (const Holding& each : book.opened(Scope::whole(funding), stage)) {
      const auto opener = book.document(each.account.opened_by);
      const auto place = book.line(funding, each.account.line);
      claims.push_back({place ? place->sub_item : SubItemCode{}, stage,
                        opener && opener->document.kind == DocumentKind::advance_due, each.amount});
    }
  return claims;
}

/// A grant or opening, or the reversal of one: the month it was posted in and what it gave.
struct Grant {
  Funding funding;
  std::string month;
  bool is_advance;
  Money amount;
};

std::string month_of(Date date) {
  const std::string month = std::to_string(date.month());
  return std::to_string(date.year()) + (month.size() == 1 ? "-0" : "-") + month;
}

void add_grants(const Kept& kept, Date posted_on, bool is_undone, std::vector<Grant>& grants) {
  for (const DocumentLine& line : kept.document.lines)
    grants.push_back({line.funding, month_of(posted_on), line.line != LineCode{},
                      is_undone ? -line.amount : line.amount});
}

/// What the documents of `kind` granted, those that were reversed with their reversals.
std::vector<Grant> grants_of(const BookView& book, DocumentKind kind, const SpendingUnitCode& unit,
                             int fiscal_year) {
  std::vector<Grant> grants;
  for (const Kept& each : book.documents(kind, unit, fiscal_year)) {
    add_grants(each, each.document.posted_on, false, grants);
    for (const Kept& follower : book.followers(each.document.id))
      if (follower.document.kind == DocumentKind::reversal)
        add_grants(each, follower.document.posted_on, true, grants);
  }
  return grants;
}

/// What the reviews disallow, by funding and sub-item.
using Disallowed = std::map<Funding, std::map<SubItemCode, Money>>;

class Year {
 public:
  Year(const Store& store, const BookView& book, YearFigures& figures)
      : store_(store), book_(book), figures_(figures) {}

  void add_up();

 private:
  const Store& store_;
  const BookView& book_;
  YearFigures& figures_;
  std::vector<Grant> openings_, allotments_;
  Disallowed disallowed_;
  std::map<Funding, std::vector<Claim>> claims_;

  void read_course();
  void add_funding(const Funding& funding);
  void add_brought(FundingFigures& of) const;
  void add_sub_item(const Funding& funding, const std::string& code, const Standing& standing);
  void add_month(const Funding& funding, const std::string& month, const Standing& change);
};

/// What both bases have in common.
YearAmounts standing_figures(const Standing& standing) {
  YearAmounts made;
  made[lapsed] = standing[Stage::lapsed];
  made[allotment_carried] = standing[Stage::carried_allotment];
  made[advance_carried] = standing[Stage::carried_advance];
  made[advanced] = standing[Stage::advanced];
  made[committed] = standing[Stage::committed];
  made[withheld] = standing[Stage::withheld] + standing[Stage::disputed];
  made[expended] = standing[Stage::spent] + standing[Stage::settled];
  made[advance_open] = standing[Stage::advanced] + standing[Stage::carried_advance];
  return made;
}

/// Adds a claim to what the unit reports: what was disallowed counts as reported.
void add_reported(const Claim& claim, YearAmounts& figures) {
  if (!claim.is_of_advance) {
    figures[expended] += claim.amount;
  } else if (claim.stage == Stage::refunded) {
    figures[refunded] += claim.amount;
  } else {
    figures[refund_due] += claim.amount;
    figures[advance_open] += claim.amount;
  }
}

/// What was reported as the reviews see it: less expended, more to be refunded.
YearAmounts reviewed_of(YearAmounts figures, const std::vector<Claim>& claims, Money disallowed) {
  figures[expended] -= disallowed;
  figures[refund_due] += disallowed;
  for (const Claim& claim : claims)
    if (!claim.is_of_advance && claim.stage == Stage::refunded) {
      figures[refunded] += claim.amount;
      figures[refund_due] -= claim.amount;
    }
  return figures;
}

void Year::read_course() {
  const auto course = settlement_course(book_, figures_.unit, figures_.fiscal_year);
  figures_.state = course.state();
  for (const DocumentLine& line : disallowed_lines(course)) {
    const auto place = book_.line(line.funding, line.line);
    disallowed_[line.funding][place ? place->sub_item : SubItemCode{}] += line.amount;
  }
  const auto grants = [&](DocumentKind kind) {
    return grants_of(book_, kind, figures_.unit, figures_.fiscal_year);
  };
  openings_ = grants(DocumentKind::opening);
  allotments_ = grants(DocumentKind::allotment);
}

void Year::add_brought(FundingFigures& of) const {
  YearAmounts& figures = of.reported;
  for (const Grant& each : openings_)
    if (each.funding == of.funding)
      figures[each.is_advance ? advance_brought : allotment_brought] += each.amount;
  for (const Grant& each : allotments_)
    if (each.funding == of.funding) figures[granted_first] += each.amount;
}

void Year::add_funding(const Funding& funding) {
  const Standing standing = book_.standing(Scope::whole(funding));
  FundingFigures of{funding, standing_figures(standing), {}};
  add_brought(of);
  YearAmounts& figures = of.reported;
  figures[granted] = standing.granted() - figures[advance_brought] - figures[allotment_brought];
  figures[withdrawn] = sum_of(standing, out_of_treasury) - figures[advance_brought];
  const std::vector<Claim>& claims = claims_[funding] = claims_of(book_, funding);
  for (const Claim& claim : claims) add_reported(claim, figures);
  Money disallowed;
  for (const auto& [sub_item, amount] : disallowed_[funding]) disallowed += amount;
  of.reviewed = reviewed_of(figures, claims, disallowed);
  figures_.fundings.push_back(std::move(of));
}

void Year::add_sub_item(const Funding& funding, const std::string& code, const Standing& standing) {
  SubItemFigures of{funding, SubItemCode{code}, {}, {}};
  const YearAmounts all = standing_figures(standing);
  for (const YearFigure figure : {expended, advanced, advance_open})
    of.reported[figure] = all[figure];
  for (const Claim& claim : claims_[funding])
    if (claim.sub_item == of.sub_item) {
      YearAmounts claimed;
      add_reported(claim, claimed);
      of.reported[expended] += claimed[expended];
      of.reported[advance_open] += claimed[advance_open];
    }
  of.reviewed = of.reported;
  of.reviewed[expended] -= disallowed_[funding][of.sub_item];
  if (of.reported != YearAmounts{}) figures_.sub_items.push_back(std::move(of));
}

void Year::add_month(const Funding& funding, const std::string& month, const Standing& change) {
  MonthFigures of{funding, month, change.granted(), sum_of(change, out_of_treasury),
                  change[Stage::spent] + change[Stage::settled]};
  for (const Grant& each : openings_)
    if (each.funding == funding && each.month == month) {
      of.granted -= each.amount;
      if (each.is_advance) of.withdrawn -= each.amount;
    }
  if (!of.granted.is_zero() || !of.withdrawn.is_zero() || !of.spent.is_zero())
    figures_.months.push_back(std::move(of));
}

void Year::add_up() {
  read_course();
  for (const Funding& funding : book_.fundings(figures_.unit, figures_.fiscal_year))
    add_funding(funding);
  store_.sums(figures_.unit, figures_.fiscal_year, Breakdown::sub_item,
              [&](const Funding& funding, const std::string& code, const Standing& standing) {
                add_sub_item(funding, code, standing);
              });
  store_.sums(figures_.unit, figures_.fiscal_year, Breakdown::month,
              [&](const Funding& funding, const std::string& code, const Standing& change) {
                add_month(funding, code, change);
              });
}

// ---- One posting ------------------------------------------------------------------------------

/// Whether what stands in the account counts towards the figure as reported; of the figures that
/// come from grants none does.
bool counts(YearFigure figure, const Account& account, const KindOf& kind_of) {
  const bool is_claim = account.stage == Stage::refund_due || account.stage == Stage::refunded;
  const bool is_of_advance = is_claim && kind_of(account.opened_by) == DocumentKind::advance_due;
  const auto is = [&](Stage stage) { return account.stage == stage; };
  switch (figure) {
    case withdrawn:
      return std::ranges::find(out_of_treasury, account.stage) != out_of_treasury.end();
    case expended: return is(Stage::spent) || is(Stage::settled) || (is_claim && !is_of_advance);
    case refunded: return is(Stage::refunded) && is_of_advance;
    case refund_due: return is(Stage::refund_due) && is_of_advance;
    case lapsed: return is(Stage::lapsed);
    case allotment_carried: return is(Stage::carried_allotment);
    case advance_carried: return is(Stage::carried_advance);
    case advanced: return is(Stage::advanced);
    case advance_open:
      return is(Stage::advanced) || is(Stage::carried_advance) ||
             (is(Stage::refund_due) && is_of_advance);
    case committed: return is(Stage::committed);
    case withheld: return is(Stage::withheld) || is(Stage::disputed);
    default: return false;
  }
}

bool is_grant_of(YearFigure figure, DocumentKind kind, Stage given) {
  const bool is_opening = kind == DocumentKind::opening;
  switch (figure) {
    case advance_brought: return is_opening && given == Stage::advanced;
    case allotment_brought: return is_opening && given == Stage::allotted;
    case granted_first: return kind == DocumentKind::allotment;
    case granted: return !is_opening;
    default: return false;
  }
}

/// What the posting pays back of what was disallowed.
Money disallowed_paid_back(const Posting& posting, const KindOf& kind_of) {
  const auto is_it = [&](const Account& account) {
    return account.stage == Stage::refunded &&
           kind_of(account.opened_by) != DocumentKind::advance_due;
  };
  Money paid_back;
  if (is_it(posting.debit)) paid_back += posting.amount;
  if (is_it(posting.credit)) paid_back -= posting.amount;
  return paid_back;
}

}  // namespace

std::string_view word(YearFigure figure) { return figure_words[static_cast<std::size_t>(figure)]; }

std::optional<YearFigure> year_figure_of(std::string_view text) {
  const auto it = std::ranges::find(figure_words, text);
  if (it == figure_words.end()) return std::nullopt;
  return static_cast<YearFigure>(it - figure_words.begin());
}

YearAmounts& YearAmounts::operator+=(const YearAmounts& other) {
  for (std::size_t i = 0; i < amounts_.size(); ++i) amounts_[i] += other.amounts_[i];
  return *this;
}

YearFigures year_figures(const Store& book, const SpendingUnitCode& unit, int fiscal_year) {
  YearFigures figures{unit, fiscal_year, SettlementState::open, {}, {}, {}, {}};
  book.read([&](const BookView& view) {
    figures.sample = view.settings().sample;
    Year{book, view, figures}.add_up();
  });
  return figures;
}

Money moved(YearFigure figure, YearBasis basis, const Kept& kept, const Posting& posting,
            const KindOf& kind_of) {
  const Document& d = kept.document;
  const DocumentKind kind = d.kind == DocumentKind::reversal ? kind_of(d.follows) : d.kind;
  if (kind == DocumentKind::opening && figure == withdrawn) return {};
  const bool is_taken_back = posting.debit.stage == Stage::authority;
  if (is_taken_back || posting.credit.stage == Stage::authority) {
    const Stage given = is_taken_back ? posting.credit.stage : posting.debit.stage;
    if (is_grant_of(figure, kind, given)) return is_taken_back ? -posting.amount : posting.amount;
  }
  Money change;
  if (counts(figure, posting.debit, kind_of)) change += posting.amount;
  if (counts(figure, posting.credit, kind_of)) change -= posting.amount;
  if (basis == YearBasis::reported) return change;
  const Money paid_back = disallowed_paid_back(posting, kind_of);
  if (figure == refunded) return change + paid_back;
  return figure == refund_due ? change - paid_back : change;
}

std::optional<std::string> budget_category(const SubcategoryCode& subcategory) {
  const std::string& code = subcategory.text();
  int number = 0;
  const char* end = code.data() + code.size();
  const auto [stopped, fault] = std::from_chars(code.data(), end, number);
  if (code.size() != 3 || fault != std::errc{} || stopped != end || number < 11 || number % 10 == 0)
    return std::nullopt;
  int category = 10 + (number - 10) / 30 * 30;
  if (category == 310) category = 280;
  const std::string digits = std::to_string(category);
  return std::string(3 - digits.size(), '0') + digits;
}

bool is_for_the_rest(const SubItemCode& sub_item) {
  const std::string& code = sub_item.text();
  return budget_item(sub_item) && (code.ends_with("49") || code.ends_with("99"));
}

}  // namespace dutoan
