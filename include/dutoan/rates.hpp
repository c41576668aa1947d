// Rates (mức chi): what the law allows per unit, on a date, in a case.
//
// A rate value is a figure of one legal document, with the days on which it holds, the qualifiers
// under which it applies, and the clause it stands in. Looking a rate up answers with one value or
// with the reason why there is none; it never guesses.
//
// Lookup (three steps):
//   1  the layers are asked in the order province, programme, general; the first one that has a
//      value of the key applicable to the case decides
//   2  inside a layer a value applies when it is in force on the date and all its qualifiers match
//      the case; the value whose qualifiers strictly contain every other applicable one's wins
//   3  a winner without amount is refused, unless the plan assumes a figure for the key, or names
//      a layer that stands in for it
// A document may say that older rates are kept for what was approved or begun before it
// (Transition); then the question is asked for the older day.
//
// Invariants
//   V1  every value has a citation, a date range, a status and a source; an unread value and one
//       paid at its actual cost have no figure, any other has exactly one
//   V2  two values of one key, layer, jurisdiction and equal qualifiers never overlap in time
//   V3  a value found through a reference or a transition, or standing in for an unread one, says
//       so (Found)
//   V4  where a value hangs on the tier of a place that nobody knows, there is no answer
#pragma once

#include <dutoan/calendar.hpp>
#include <dutoan/citation.hpp>
#include <dutoan/ids.hpp>
#include <dutoan/money.hpp>
#include <dutoan/quantity.hpp>
#include <dutoan/result.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// What may be wrong with rates, in the order it is checked: first when the files are read, then
/// when a rate is looked up.
enum class RateRule : int {
  unknown_rate_key = 2009,
  empty_range = 2008,
  draft = 2015,  // a draft is not law
  no_citation = 2003,
  bound_without_share = 2016,   // ceiling_plus without its percentage, or the other way round
  amount_without_value = 2010,  // a figure is missing, or an unread value has one
  reference_differs = 2014,
  overlapping_values = 2002,
  place_has_ended = 2018,
  case_open = 2017,        // what decides between values is not known
  no_usable_value = 2001,  // nothing in force, or the deciding value is unread
  two_equal_values = 2005,
  circular_reference = 2011,
  above_ceiling = 2004,
  above_bound = 2006,
  bound_unknown = 2007,
  place_not_classified = 2012,
  post_not_classified = 2013,
};
constexpr void is_rule_enum(RateRule) {}  // a RuleEnum

/// Who sets a rate, in the order of lookup. A plan's own assumption is asked last, only where the
/// law has no readable figure.
enum class Layer : std::uint8_t { province, programme, general, assumption };
inline constexpr std::size_t layer_count = 4;

/// How a rate is to be paid.
enum class ValueKind : std::uint8_t {
  fixed,          // khoán: pay exactly this
  ceiling,        // not above; the price itself is agreed elsewhere
  actual,         // by invoice or contract
  actual_capped,  // by invoice, not above
  reference,      // as another key says, on the date
};

/// How well a figure is known.
enum class ValueStatus : std::uint8_t {
  read,       // read in the text cited
  secondary,  // stated by a page that does not quote the clause
  recalled,   // from memory, not verified
  unread,     // the document exists, its figure was not readable
  assumed,    // a plan's assumption, in no document
};

/// How far a province may depart from a central value.
enum class BoundKind : std::uint8_t { ceiling, ceiling_plus, free, silent, unknown };
/// A bound, and by how much it may be passed.
struct Bound {
  BoundKind kind = BoundKind::unknown;
  Percent plus;  // only for ceiling_plus
};

/// What a key measures.
enum class Measure : std::uint8_t { amount, coefficient, percent };

/// What a rate is paid for one of: person and day, session, kilometre.
struct Unit {
  std::string code;
  Label label;
};

/// A question that a case answers with one of a closed list of words, such as lodging_tier. What
/// it asks about decides where the answer comes from.
struct Qualifier {
  /// Whose fact answers the question.
  enum class About : std::uint8_t { venue, home, organiser, setting, person };
  std::string name;
  About about = About::person;
  Label label;
  std::vector<std::string> words;
  std::vector<Label> word_labels;
};

/// A key of the vocabulary: what it pays for, measured in what.
struct RateKeyEntry {
  RateKey key;
  Label label;
  Measure measure = Measure::amount;
  std::string unit;
  std::vector<RateKey> excludes = {};  // not paid beside it to the same people of one activity
};

/// Where, or for what, documents hold: the country, a province, a programme.
struct Jurisdiction {
  std::string code;
  Layer layer = Layer::general;
  Label label;
};

/// The closed lists that rate files draw on.
struct Vocabulary {
  std::vector<Jurisdiction> jurisdictions;
  std::vector<Unit> units;
  std::vector<Qualifier> qualifiers;
  std::vector<RateKeyEntry> keys;

  /// The position of the qualifier of that name, or nothing.
  [[nodiscard]] std::optional<std::size_t> qualifier(std::string_view name) const;
  /// The position of the key, or nothing.
  [[nodiscard]] std::optional<std::size_t> key(const RateKey& key) const;
  /// The unit of that code, or null.
  [[nodiscard]] const Unit* unit(std::string_view code) const;
  /// The codes of the jurisdictions of `layer`.
  [[nodiscard]] std::vector<std::string_view> jurisdictions_of(Layer layer) const;
};

/// One qualifier, by its position in the vocabulary, and the word it must have.
struct Condition {
  std::uint8_t qualifier = 0;
  std::uint8_t word = 0;
  friend auto operator<=>(const Condition&, const Condition&) = default;
};

/// What is known of the case that a rate is asked for: at most one word per qualifier.
class Case {
 public:
  static constexpr std::size_t most_qualifiers = 32;

  /// Answers the qualifier of `c` with its word, in place of an earlier answer.
  void set(Condition c) { words_[c.qualifier] = static_cast<std::uint8_t>(c.word + 1); }
  /// Whether the case answers the qualifier of `c` with its word.
  [[nodiscard]] bool matches(Condition c) const { return words_[c.qualifier] == c.word + 1; }
  /// The word with which the case answers the qualifier at that position, or nothing.
  [[nodiscard]] std::optional<std::uint8_t> word(std::size_t qualifier) const;

 private:
  std::array<std::uint8_t, most_qualifiers> words_{};
};

/// How a figure became known: who read which text, and when.
struct Reading {
  std::string by;
  std::string text;
  std::optional<Date> on;
};

/// Which rates count for what was approved or begun before a document came into force.
struct Transition {
  /// What the document orders for older approvals.
  enum class Rule : std::uint8_t {
    successor,             // a citation of the old document means the new one
    started_keeps,         // approved and started before: the rates of the day of approval
    unstarted_may_change,  // approved, not started: the same, unless the head re-estimates
    prolonged_keeps,       // a prolonged task keeps the old document to its end
  };
  Rule rule = Rule::successor;
  Date before;                // the first day of the new rates
  std::optional<Date> until;  // the day after the last on which the old ones may be used
  Label text;
  std::optional<Citation> citation;
  ValueStatus status = ValueStatus::unread;
  std::string source;
};

/// What a document orders without a figure: who pays, what is not payable, how days count.
struct DocumentRule {
  std::string code;
  Label text;
  std::optional<Citation> citation;
  ValueStatus status = ValueStatus::unread;
  std::string source;
};

/// A document of the law (văn bản), with what it says beside figures.
struct LegalDocument {
  std::string type;        // "Thông tư"
  std::string number;      // "40/2017/TT-BTC"
  std::string short_name;  // "TT 40/2017"
  std::string title;
  std::string issuer;
  std::optional<Date> date;  // unknown for a document that nobody could read
  std::optional<Date> in_force;
  Layer layer = Layer::general;
  std::string jurisdiction;           // "VN", a province's code, or a programme's code
  std::vector<std::string> replaces;  // numbers of the documents that it ended
  std::vector<std::string> amends;
  std::vector<Transition> transitions;
  std::vector<DocumentRule> rules;
  std::string verified_by;  // who compared the file with the gazette; empty: nobody has
  std::optional<Date> verified_on;
  std::string note;
  FilePlace place;
};

/// A figure that follows from another rate: of × percent ÷ divide, rounded to a multiple of `to`.
/// The highest regional minimum wage ÷ 22, to the thousand (TT 109/2016 Đ3 k5 a).
struct Formula {
  std::size_t of = 0;  // position of the other key
  Percent percent = Percent::hundredths(Percent::whole_of);
  std::int64_t divide = 1;  // > 0
  std::int64_t to = 1;      // đồng, > 0
  friend bool operator==(const Formula&, const Formula&) = default;
};

/// Nothing is paid while `factor` is below `least` (own transport under 10 km, TT 40/2017 Đ5 k2 b).
struct Threshold {
  FactorCode factor;
  Quantity least;
};

/// A figure of one key: from when, in which case, how well known, by which clause (V1).
struct RateValue {
  std::size_t key = 0;       // position in the vocabulary
  std::size_t document = 0;  // position among the documents
  std::vector<Condition> qualifiers;
  DateRange in_force = DateRange::fiscal_year(1945);
  ValueKind kind = ValueKind::fixed;
  ValueStatus status = ValueStatus::unread;
  std::optional<Money> amount;          // đồng per unit
  std::optional<Quantity> coefficient;  // such as 0.2 litre per kilometre
  std::optional<Percent> percent;
  std::optional<std::size_t> see;  // for a reference: position of the other key
  std::optional<Formula> formula;
  std::optional<Threshold> threshold;
  std::vector<std::size_t> includes;  // keys that are paid inside it already
  Bound bound;
  Rounding rounding = Rounding::half_away_from_zero;
  std::optional<Citation> citation;
  Reading reading;
  std::string note;
  FilePlace place;

  /// Whether it says how much, by itself or by way of another key.
  [[nodiscard]] bool has_figure() const {
    return amount || coefficient || percent || see || formula;
  }
};

/// A rate as found: the value, and how it came to decide.
struct Found {
  const RateValue* value = nullptr;
  const RateValue* via = nullptr;            // the reference that led to it
  const RateValue* stands_in_for = nullptr;  // the unread value of a nearer layer
  const RateValue* input = nullptr;          // what the value's formula was worked out from
  const Transition* kept_by = nullptr;       // why an older day's value holds
  std::optional<Money> amount;               // đồng per unit, the formula worked out
};

/// What a rate is asked for.
struct RateQuestion {
  Date date;
  std::string_view province;
  std::string_view programme;
  const Case* of = nullptr;
  std::optional<Layer> stand_in = {};  // the layer that may answer for an unread value
  // What transitions ask: when the plan was approved and begun, whether the head has decided to
  // estimate it anew, whether it is a prolonged task of an older programme.
  std::optional<Date> approved_on = {}, started_on = {};
  bool is_reestimated = false, is_prolonged = false;
};

/// Every rate of every document, ready to be asked. Never changes; may be asked from several
/// threads.
class RateTable {
 public:
  /// The table, or every breach of V1 and V2.
  [[nodiscard]] static Result<RateTable> of(Vocabulary vocabulary,
                                            std::vector<LegalDocument> documents,
                                            std::vector<RateValue> values);

  /// This table and one more document with its values, such as a plan's assumptions.
  [[nodiscard]] Result<RateTable> with(LegalDocument document, std::vector<RateValue> values) const;

  /// The one value that answers `question` for the key at position `key`, by the three steps
  /// above. Refuses with no_usable_value, case_open, two_equal_values or circular_reference; the
  /// problem's place is the value at fault, else empty.
  [[nodiscard]] Result<Found> find(std::size_t key, const RateQuestion& question) const;

  /// Compares a value that decided in a nearer layer with what the layers below say (rates have
  /// their bound on the lower value): above_bound, or bound_unknown as a warning; nothing when
  /// the lower layers are silent. A lower reference is followed; a lower value that nobody could
  /// read gives bound_unknown.
  [[nodiscard]] std::optional<Problem> breach_of_bound(const Found& found,
                                                       const RateQuestion& question) const;

  /// The closed lists that the values draw on.
  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }
  /// The documents; a value names its own by position.
  [[nodiscard]] std::span<const LegalDocument> documents() const { return documents_; }
  /// Every value, by key, layer and first day.
  [[nodiscard]] std::span<const RateValue> values() const { return values_; }
  /// The values of one key, by layer and first day.
  [[nodiscard]] std::span<const RateValue> values_of(std::size_t key) const;
  /// The document of one of this table's values.
  [[nodiscard]] const LegalDocument& document_of(const RateValue& value) const {
    return documents_[value.document];
  }
  /// The key of one of this table's values.
  [[nodiscard]] const RateKeyEntry& key_of(const RateValue& value) const {
    return vocabulary_.keys[value.key];
  }

 private:
  Vocabulary vocabulary_;
  std::vector<LegalDocument> documents_;
  std::vector<RateValue> values_;  // sorted by key, then layer
  // Where the values of each key and layer begin, layer after layer; one more at the end.
  std::vector<std::size_t> first_;
  std::uint32_t place_qualifiers_ = 0;  // those that ask about a venue or a home

  [[nodiscard]] std::span<const RateValue> values_of(std::size_t key, Layer layer) const;
  [[nodiscard]] bool in_jurisdiction(const RateValue& value, const RateQuestion& question) const;
  [[nodiscard]] Result<const RateValue*> decide(std::size_t key, Layer layer,
                                                const RateQuestion& question) const;
  [[nodiscard]] std::optional<std::uint32_t> open_tiers(const RateValue& value,
                                                        const RateQuestion& question) const;
  [[nodiscard]] Problem tied(const RateValue& one, const RateValue& other,
                             const RateQuestion& question) const;
  [[nodiscard]] Problem undecided(const RateValue& value, const RateQuestion& question) const;
  [[nodiscard]] Result<Found> decide_in_time(std::size_t key, Layer layer,
                                             const RateQuestion& question) const;
  [[nodiscard]] Result<Found> choose(std::size_t key, const RateQuestion& question) const;
  [[nodiscard]] Result<Found> follow(const RateValue& value, const RateQuestion& question,
                                     int references) const;
  [[nodiscard]] Result<Found> settle(std::size_t key, const RateQuestion& question,
                                     int references) const;
  [[nodiscard]] Problem unusable(std::size_t key, const RateQuestion& question,
                                 const RateValue* silent) const;
};

}  // namespace dutoan
