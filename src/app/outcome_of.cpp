// An outcome as it was typed becomes a document.
#include "app/class_year.hpp"

#include <dutoan/budget_day.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>
#include <utility>

namespace dutoan {
namespace {

/// What is typed of an outcome, in words and as the command line calls it.
struct OutcomeField {
  Label words;
  std::string option;
};
const OutcomeField trainees_field{{"số học viên", "trainees"}, "--trainees"};
const OutcomeField days_field{{"số ngày", "days"}, "--days"};
const OutcomeField from_field{{"ngày đầu", "the first day"}, "--from"};
const OutcomeField until_field{{"ngày cuối", "the last day"}, "--until"};
const OutcomeField reason_field{{"lý do khác kế hoạch", "why it differs from the plan"},
                                "--description"};
constexpr std::int64_t most_trainees = 100'000, most_days = 366;

/// The earlier outcome of the class.
struct Before {
  std::optional<Kept> kept;
  std::optional<ClassOutcome> outcome;
};

const FrozenActivity* activity_in(const std::optional<FrozenEstimate>& estimate,
                                  const ClassCode& code) {
  if (!estimate) return nullptr;
  const auto it = std::ranges::find(estimate->activities, code, &FrozenActivity::code);
  return it == estimate->activities.end() ? nullptr : &*it;
}

/// Reads what was typed over the earlier outcome, collecting what is wrong with it.
class OutcomeReader {
 public:
  OutcomeReader(const Store& book, const UnitYear& year, const TypedDocument& paper,
                const TypedOutcome& typed, const Estimate* estimate)
      : book_(book), year_(year), paper_(paper), typed_(typed), estimate_(estimate) {}

  Result<ClassOutcome> run(const ClassCode& activity, const Before& before) {
    ClassOutcome made = before.outcome.value_or(ClassOutcome{});
    const bool names_people = !typed_.trainees.empty() || !typed_.days.empty();
    if (typed_.is_cancelled || !typed_.merged_into.empty()) {
      made = {typed_.is_cancelled ? ClassFate::cancelled : ClassFate::merged,
              0,
              0,
              {},
              {},
              typed_.place,
              merged_into(activity),
              made.reason};
    } else if (names_people || made.fate == ClassFate::held) {
      made.fate = ClassFate::held;
      made.merged_into = {};
      take_held(made);
    }
    if (!paper_.description.empty() || (before.outcome && is_held_otherwise(made, *before.outcome)))
      made.reason = paper_.description;  // why it was held as it was known before says nothing now
    if (problems_.empty() && made.reason.empty()) check_reason(made, activity);
    if (!problems_.empty()) return refuse(std::move(problems_));
    return made;
  }

 private:
  const Store& book_;
  const UnitYear& year_;
  const TypedDocument& paper_;
  const TypedOutcome& typed_;
  const Estimate* estimate_;
  Problems problems_;

  static bool is_held_otherwise(const ClassOutcome& made, const ClassOutcome& before) {
    return made.fate != before.fate || made.trainees != before.trainees || made.days != before.days;
  }

  void incomplete(const OutcomeField& field) {
    problems_.emplace_back(
        OutcomeRule::outcome_incomplete, FilePlace{},
        std::vector<Fact>{
            {"class", typed_.activity}, {"field", field.words}, {"option", field.option}});
  }
  void unreadable(const OutcomeField& field, const std::string& text) {
    problems_.emplace_back(
        OutcomeRule::outcome_unreadable, FilePlace{},
        std::vector<Fact>{{"text", text}, {"field", field.words}, {"option", field.option}});
  }

  void take_held(ClassOutcome& made) {
    take(typed_.trainees, trainees_field, most_trainees, made.trainees);
    take(typed_.days, days_field, most_days, made.days);
    take(typed_.from, from_field, made.from);
    take(typed_.until, until_field, made.until);
    if (!typed_.place.empty()) made.place = typed_.place;
    if (!problems_.empty() || made.from->plus_days(static_cast<int>(made.days) - 1) <= *made.until)
      return;
    problems_.emplace_back(
        OutcomeRule::days_within_dates, FilePlace{},
        std::vector<Fact>{{"days", made.days}, {"from", *made.from}, {"until", *made.until}});
  }

  void take(const std::string& text, const OutcomeField& field, std::int64_t most,
            std::int64_t& value) {
    if (text.empty()) {
      if (value == 0) incomplete(field);
      return;
    }
    const auto read = parse_quantity(text, Style::people);
    const bool is_count =
        read && read->is_whole() && *read > Quantity{} && *read <= Quantity::whole(most);
    if (!is_count) return unreadable(field, text);
    value = read->thousandths() / Quantity::scale;
  }

  void take(const std::string& text, const OutcomeField& field, std::optional<Date>& value) {
    if (text.empty()) {
      if (!value) incomplete(field);
      return;
    }
    const auto read = parse_day(text, paper_.today, year_.fiscal_year);
    if (!read) return unreadable(field, text);
    value = *read;
  }

  ClassCode merged_into(const ClassCode& activity) {
    if (typed_.is_cancelled) return {};
    const auto found = find_subject(book_, typed_.merged_into, estimate_);
    if (!found) {
      problems_.insert(problems_.end(), found.error().begin(), found.error().end());
      return {};
    }
    if (found->item.is_empty() && found->activity != activity) return found->activity;
    problems_.emplace_back(
        OutcomeRule::merged_into_another, FilePlace{},
        std::vector<Fact>{{"class", activity.text()}, {"text", typed_.merged_into}});
    return {};
  }

  /// Only what nobody explained is compared with the plan, for which all of it is read.
  void check_reason(const ClassOutcome& made, const ClassCode& activity) {
    if (made.fate != ClassFate::held) return incomplete(reason_field);
    Result<std::optional<FrozenEstimate>> approved = std::optional<FrozenEstimate>{};
    book_.read(
        [&](const BookView& view) { approved = typed::approved_estimate(view, year_, estimate_); });
    if (!approved) {
      problems_ = std::move(approved.error());
      return;
    }
    const FrozenActivity* planned = activity_in(*approved, activity);
    if (planned != nullptr && planned->people != made.trainees) incomplete(reason_field);
  }
};

/// The papers of the earlier outcome, and those typed now.
void keep_papers(Document& made, const Document& earlier) {
  std::vector<Evidence> all = earlier.evidence;
  for (Evidence& each : made.evidence)
    if (std::ranges::find(all, each) == all.end()) all.push_back(std::move(each));
  made.evidence = std::move(all);
}

/// Whether the book has nothing to learn from `made`: then it is the document that it is already.
bool says_the_same(const Document& made, const Document& earlier) {
  return made.content == earlier.content && made.evidence == earlier.evidence;
}

}  // namespace

Result<Document> outcome_of(const Store& book, const TypedDocument& typed,
                            const TypedOutcome& outcome, const Estimate* estimate) {
  const auto year = find_year(book, typed.funding);
  if (!year) return refuse(year.error());
  const auto subject = find_subject(book, outcome.activity, estimate);
  if (!subject) return refuse(subject.error());
  if (subject->activity.is_empty() || !subject->item.is_empty())
    return refuse(Problem{ClassRule::class_not_named, {}, {{"text", outcome.activity}}});
  Before before;
  TypedDocument paper = typed::of_year(book, *year, typed);
  paper.kind = DocumentKind::outcome;
  book.read([&](const BookView& view) {
    before.kept =
        view.newest(DocumentKind::outcome, year->unit, year->fiscal_year, subject->activity);
    if (paper.number.empty())
      paper.number =
          typed::next_number(view, DocumentKind::outcome, *year, "KQ-" + subject->activity.text());
  });
  if (before.kept) {
    auto read = typed::outcome_in(*before.kept);
    if (!read) return refuse(std::move(read.error()));
    before.outcome = std::move(*read);
  }
  auto made = OutcomeReader{book, *year, typed, outcome, estimate}.run(subject->activity, before);
  if (!made) return refuse(std::move(made.error()));
  if (paper.date.empty() && made->until) paper.date = iso_date(*made->until);
  if (paper.date.empty() && before.kept) paper.date = iso_date(before.kept->document.date);
  auto document = read_document(book, paper, estimate);
  if (!document) return document;
  document->activity = subject->activity;
  document->content = outcome_text(*made);
  document->description = made->reason;
  if (!before.kept) return document;
  keep_papers(*document, before.kept->document);
  return says_the_same(*document, before.kept->document) ? before.kept->document : *document;
}

}  // namespace dutoan
