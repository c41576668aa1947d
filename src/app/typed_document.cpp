#include "app/typed.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>

namespace dutoan {
namespace {

/// What a person typed, field by field; what cannot be understood is collected, so that one run
/// tells all of it.
class Reader {
 public:
  explicit Reader(std::optional<Date> today) : today_(today) {}

  Date date(const std::string& text, const Label& field) {
    const auto read = parse_date(text, today_);
    if (read) return *read;
    problems.emplace_back(EntryRule::date_unreadable, FilePlace{},
                          std::vector<Fact>{{"text", text}, {"field", field}});
    return {};
  }

  /// "hóa đơn;0012345;15/07/2020;1.500.000"
  Evidence evidence(const std::string& text, const FilePlace& place) {
    std::vector<std::string> parts(1);
    for (const char c : text)
      if (c == ';')
        parts.emplace_back();
      else
        parts.back() += c;
    constexpr std::size_t least = 3;
    if (parts.size() == least) parts.emplace_back("0");
    const auto date = parts.size() == least + 1 ? parse_date(parts[2]) : parse_date("");
    const auto amount = parse_amount(parts.back());
    if (!date || !amount || parts[0].empty()) {
      problems.emplace_back(EntryRule::evidence_unreadable, place,
                            std::vector<Fact>{{"text", text}});
      return {};
    }
    return {parts[0], DocumentNumber{parts[1]}, *date, *amount};
  }

  /// What a contract asks for, or a bank gave.
  std::optional<Guarantee> guarantee(const std::string& amount, const std::string& until) {
    if (amount.empty() && until.empty()) return std::nullopt;
    Guarantee given;
    if (const auto read = parse_amount(amount))
      given.amount = *read;
    else
      problems.emplace_back(EntryRule::guarantee_unreadable, FilePlace{},
                            std::vector<Fact>{{"text", amount}});
    if (!until.empty())
      given.until = date(until, {"ngày hết hiệu lực bảo lãnh", "last day of the guarantee"});
    return given;
  }

  Money total(const std::string& text, const std::vector<DocumentLine>& lines) {
    if (text.empty()) return sum_of(lines);
    const auto amount = parse_amount(text);
    if (amount) return *amount;
    problems.emplace_back(EntryRule::total_unreadable, FilePlace{},
                          std::vector<Fact>{{"text", text}});
    return {};
  }

  Problems problems;

 private:
  std::optional<Date> today_;

  /// A sum that does not fit is told by the ledger, which adds the lines up again.
  static Money sum_of(const std::vector<DocumentLine>& lines) {
    std::optional<Money> sum = Money{};
    for (const DocumentLine& line : lines)
      if (sum) sum = checked_sum(*sum, line.amount);
    return sum.value_or(Money{});
  }
};

/// Whether documents of this kind may bring a funding into the book.
bool may_be_first(DocumentKind kind) {
  return kind == DocumentKind::allotment || kind == DocumentKind::provisional ||
         kind == DocumentKind::supplement || kind == DocumentKind::adjustment;
}

/// What an adjustment gives to `receiver` it takes from another funding.
void take_from_giver(typed::Finder& finder, const TypedDocument& typed, const Funding& receiver,
                     Document& made, Problems& problems) {
  if (typed.kind != DocumentKind::adjustment && typed.giver.empty()) return;
  const auto giver = typed.kind == DocumentKind::adjustment
                         ? typed::read_giver(finder.fundings(), receiver, typed.giver)
                         : refuse(typed::no_giver(typed.giver));
  if (!giver) {
    problems.insert(problems.end(), giver.error().begin(), giver.error().end());
    return;
  }
  std::vector<DocumentLine> taken = made.lines;
  for (DocumentLine& line : taken) {
    line.funding = *giver;
    line.amount = -line.amount;
  }
  made.lines.insert(made.lines.end(), taken.begin(), taken.end());
}

/// The version that an approval makes; one that is sent again keeps the version that it made.
int version_of(const Store& book, const Document& d) {
  if (d.kind != DocumentKind::approval && d.kind != DocumentKind::amendment &&
      d.kind != DocumentKind::funded)
    return 0;
  int version = 0;
  book.read([&](const BookView& view) {
    const auto known = view.document(d.id);
    version = known ? known->document.version : view.version(d.unit, d.fiscal_year) + 1;
  });
  return version;
}

/// "All that is open", sent again, is what was open when it was sent first.
std::optional<std::vector<DocumentLine>> lines_sent_before(const Store& book,
                                                           const TypedDocument& typed,
                                                           const Document& made) {
  std::optional<std::vector<DocumentLine>> lines;
  if (!typed.lines.empty() || !typed.deviations.empty() || made.follows.is_empty()) return lines;
  book.read([&](const BookView& view) {
    if (const auto known = view.document(made.id)) lines = known->document.lines;
  });
  return lines;
}

/// What the paper says besides its money.
void take_paper(const TypedDocument& typed, const typed::TypedPlaces& places, Reader& reader,
                Document& made) {
  made.kind = typed.kind;
  made.number = DocumentNumber{typed.number};
  made.date = reader.date(typed.date, {"ngày chứng từ", "date"});
  made.posted_on = typed.posted_on.empty()
                       ? made.date
                       : reader.date(typed.posted_on, {"ngày ghi sổ", "date of posting"});
  made.payee = typed.payee;
  made.contract = typed.contract;
  made.description = typed.description;
  made.author = PersonCode{typed.author};
  made.decider = PersonCode{typed.decider};
  made.guarantee = reader.guarantee(typed.guarantee, typed.guarantee_until);
  for (std::size_t i = 0; i < typed.evidence.size(); ++i)
    made.evidence.push_back(
        reader.evidence(typed.evidence[i], typed::place_at(places.evidence, i)));
}

/// Whether it says what became of a draft, and has its number where none was typed.
bool ends_draft(DocumentKind kind) {
  return kind == DocumentKind::dropping || kind == DocumentKind::refusal;
}

/// What the document follows up; nothing where it stands alone.
Result<std::optional<Kept>> followed_by(typed::Finder& finder, const TypedDocument& typed,
                                        const typed::TypedPlaces& places) {
  const bool is_of_version = typed.kind == DocumentKind::approval ||
                             typed.kind == DocumentKind::awaiting ||
                             (typed.kind == DocumentKind::amendment && !typed.version.empty());
  if (is_of_version) return typed::find_decided(finder, typed);
  if (typed.follows.empty()) return std::optional<Kept>{};
  auto found = ends_draft(typed.kind) ? typed::find_draft(finder.book(), typed.follows)
                                      : finder.followed(typed.follows, typed.kind);
  if (!found) return refuse(typed::placed(std::move(found.error()), places.follows));
  return std::optional<Kept>{std::move(*found)};
}

/// What a supplement is for: a class or a line that the book or the plan has.
void take_target(const typed::Finder& finder, const TypedDocument& typed, Document& made,
                 Problems& problems) {
  const auto found = find_subject(finder.book(), typed.target, finder.estimate());
  if (found)
    made.target = {found->activity, found->item};
  else
    problems.insert(problems.end(), found.error().begin(), found.error().end());
}

/// Reads the lines, and what a decision says beside them.
void take_lines(const typed::LineSetting& setting, Document& made, Problems& problems) {
  const TypedDocument& typed = setting.typed;
  if (!typed.deviations.empty() && (!is_decision(typed.kind) || !setting.followed)) {
    problems.emplace_back(EntryRule::estimate_not_saved, FilePlace{}, std::vector<Fact>{});
    return;
  }
  if (auto before = lines_sent_before(setting.finder.book(), typed, made)) {
    made.lines = std::move(*before);
  } else if (is_decision(typed.kind) && setting.followed) {
    auto decided = typed::kept(typed::read_decision(setting), typed::DecisionLines{}, problems);
    made.lines = std::move(decided.lines);
    made.content = deviations_text(decided.deviations);
  } else if (moves_money(typed.kind) && typed.kind != DocumentKind::reversal) {
    made.lines = typed::kept(typed::read_lines(setting), std::vector<DocumentLine>{}, problems);
  }
}

}  // namespace

DocumentId typed::made_id(const Document& d) {
  return DocumentId{std::string{word(d.kind)} + "/" + d.unit.text() + "/" +
                    std::to_string(d.fiscal_year) + "/" + d.number.text()};
}

Problems typed::placed(Problems problems, const FilePlace& place) {
  for (Problem& each : problems) each.place = place;
  return problems;
}

FilePlace typed::place_at(const std::vector<FilePlace>& places, std::size_t i) {
  return i < places.size() ? places[i] : FilePlace{};
}

Result<Document> typed::read(Finder& finder, const TypedDocument& typed,
                             const TypedPlaces& places) {
  const Store& book = finder.book();
  Reader reader{typed.today};
  Document made;
  take_paper(typed, places, reader, made);
  const auto found = followed_by(finder, typed, places);
  if (!found) return refuse(found.error());
  const std::optional<Kept>& followed = *found;
  if (followed) {
    made.follows = followed->document.id;
    made.unit = followed->document.unit;
    made.fiscal_year = followed->document.fiscal_year;
    if (made.payee.empty()) made.payee = followed->document.payee;
    if (ends_draft(typed.kind)) {
      made.decider = {};  // nobody of this office decides it
      if (made.number.is_empty()) made.number = followed->document.number;
    }
  }
  Funding funding;
  if (!followed || !followed->document.lines.empty()) {
    funding = followed
                  ? followed->document.lines.front().funding
                  : kept(read_funding(finder.fundings(), typed.funding, may_be_first(typed.kind)),
                         Funding{}, reader.problems);
    made.unit = funding.unit;
    made.fiscal_year = funding.fiscal_year;
  }
  if (!typed.target.empty()) take_target(finder, typed, made, reader.problems);
  if (!reader.problems.empty()) return refuse(std::move(reader.problems));
  made.id = typed.id.empty() ? typed::made_id(made) : DocumentId{typed.id};
  take_lines({finder, typed, places, funding, followed}, made, reader.problems);
  take_from_giver(finder, typed, funding, made, reader.problems);
  made.total = reader.total(typed.total, made.lines);
  if (!reader.problems.empty()) return refuse(std::move(reader.problems));
  made.version = version_of(book, made);
  if (typed.is_draft) make_draft(book, typed, made);
  return made;
}

Result<Document> read_document(const Store& book, const TypedDocument& typed,
                               const Estimate* estimate) {
  typed::Finder finder{book, estimate};
  return typed::read(finder, typed, {});
}

Result<Document> read_estimate(const Store& book, const TypedDocument& typed,
                               const Estimate& estimate, const EstimateInputs& inputs) {
  Reader reader{typed.today};
  Document made;
  take_paper(typed, {}, reader, made);
  made.kind = DocumentKind::estimate;
  made.decider = {};  // who decides is said by the approval
  const Funding funding =
      typed::kept(typed::read_funding(typed::fundings_of(book), typed.funding, true), Funding{},
                  reader.problems);
  if (!reader.problems.empty()) return refuse(std::move(reader.problems));
  if (estimate.plan->fiscal_year != funding.fiscal_year)
    return refuse(Problem{EntryRule::plan_of_other_year,
                          {},
                          {{"plan", std::to_string(estimate.plan->fiscal_year)},
                           {"funding", std::to_string(funding.fiscal_year)}}});
  made.unit = funding.unit;
  made.fiscal_year = funding.fiscal_year;
  const FrozenEstimate frozen = freeze(estimate, inputs);
  made.content = frozen_text(frozen);
  made.version = 1;
  std::optional<Document> same;
  book.read([&](const BookView& view) {
    const auto newest = view.saved_estimate(made.unit, made.fiscal_year, 0);
    if (!newest) return;
    made.version = newest->document.version + 1;
    const auto before = read_frozen(newest->document.content, newest->document.number.text());
    if (before && says_the_same(*before, frozen)) same = newest->document;
  });
  if (same) return *std::move(same);
  if (made.number.is_empty()) made.number = DocumentNumber{"DT-" + std::to_string(made.version)};
  if (made.description.empty()) made.description = estimate.plan->title;
  made.id = typed.id.empty() ? typed::made_id(made) : DocumentId{typed.id};
  made.lines = lines_to_approve(estimate, funding);
  made.total = reader.total(typed.total, made.lines);
  made.evidence.push_back(
      {"kế hoạch", DocumentNumber{estimate.plan->number}, estimate.plan->date, Money{}});
  if (!reader.problems.empty()) return refuse(std::move(reader.problems));
  return made;
}

}  // namespace dutoan
