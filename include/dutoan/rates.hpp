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
//   3  a winner without amount is refused, unless the plan names a layer that stands in for it
//
// Invariants
//   V1  every value has a citation, a date range and a status; an unread value and one paid at its
//       actual cost have no figure, any other has exactly one
//   V2  two values of one key, layer, jurisdiction and equal qualifiers never overlap in time
//   V3  a value found through a reference or standing in for an unread one says so (Found)
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
  no_citation = 2003,
  amount_without_value = 2010,  // a figure is missing, or an unread value has one
  reference_differs = 2014,
  overlapping_values = 2002,
  no_usable_value = 2001,  // nothing in force, or the deciding value is unread
  two_equal_values = 2005,
  circular_reference = 2011,
  above_ceiling = 2004,
  above_bound = 2006,
  bound_unknown = 2007,
  place_not_classified = 2012,
  post_not_classified = 2013,
};
constexpr void is_rule_enum(RateRule) {}

/// Who sets a rate, in the order of lookup.
enum class Layer : std::uint8_t { province, programme, general };

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
};

/// How far a province may depart from a central value.
enum class BoundKind : std::uint8_t { ceiling, ceiling_plus, free, silent, unknown };
struct Bound {
  BoundKind kind = BoundKind::unknown;
  Percent plus;  // only for ceiling_plus
};

/// What a key measures.
enum class Measure : std::uint8_t { amount, coefficient, percent };

struct Unit {
  std::string code;
  Label label;
};

/// A question that a case answers with one of a closed list of words, such as lodging_tier. What
/// it asks about decides where the answer comes from.
struct Qualifier {
  enum class About : std::uint8_t { venue, home, organiser, setting, person };
  std::string name;
  About about = About::person;
  Label label;
  std::vector<std::string> words;
  std::vector<Label> word_labels;
};

struct RateKeyEntry {
  RateKey key;
  Label label;
  Measure measure = Measure::amount;
  std::string unit;
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

  [[nodiscard]] std::optional<std::size_t> qualifier(std::string_view name) const;
  [[nodiscard]] std::optional<std::size_t> key(const RateKey& key) const;
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

  void set(Condition c) { words_[c.qualifier] = static_cast<std::uint8_t>(c.word + 1); }
  [[nodiscard]] bool matches(Condition c) const { return words_[c.qualifier] == c.word + 1; }
  [[nodiscard]] std::optional<std::uint8_t> word(std::size_t qualifier) const;

 private:
  std::array<std::uint8_t, most_qualifiers> words_{};
};

struct LegalDocument {
  std::string type;        // "Thông tư"
  std::string number;      // "40/2017/TT-BTC"
  std::string short_name;  // "TT 40/2017"
  std::string title;
  std::string issuer;
  std::optional<Date> date;  // unknown for a document that nobody could read
  Layer layer = Layer::general;
  std::string jurisdiction;  // "VN", a province's code, or a programme's code
  std::string verified_by;   // who compared the file with the gazette; empty: nobody has
  FilePlace place;
};

/// Nothing is paid while `factor` is below `least` (own transport under 10 km, TT 40/2017 Đ5 k2 b).
struct Threshold {
  FactorCode factor;
  Quantity least;
};

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
  std::optional<Threshold> threshold;
  Bound bound;
  Rounding rounding = Rounding::half_away_from_zero;
  std::optional<Citation> citation;
  std::string note;
  FilePlace place;

  [[nodiscard]] bool has_figure() const { return amount || coefficient || percent || see; }
};

/// A rate as found: the value, and how it came to decide.
struct Found {
  const RateValue* value = nullptr;
  const RateValue* via = nullptr;            // the reference that led to it
  const RateValue* stands_in_for = nullptr;  // the unread value of a nearer layer
};

/// What a rate is asked for.
struct RateQuestion {
  Date date;
  std::string_view province;
  std::string_view programme;
  const Case* of = nullptr;
  std::optional<Layer> stand_in;  // the layer that may answer for an unread value
};

class RateTable {
 public:
  /// The table, or every breach of V1 and V2.
  [[nodiscard]] static Result<RateTable> of(Vocabulary vocabulary,
                                            std::vector<LegalDocument> documents,
                                            std::vector<RateValue> values);

  /// The one value that answers `question` for the key at position `key`, by the three steps
  /// above. Refuses with no_usable_value, two_equal_values or circular_reference; the problem's
  /// place is the value at fault, else empty.
  [[nodiscard]] Result<Found> find(std::size_t key, const RateQuestion& question) const;

  /// Compares a value that decided in a nearer layer with what the layers below say (rates have
  /// their bound on the lower value): above_bound, or bound_unknown as a warning; nothing when
  /// the lower layers are silent. A lower reference is followed; a lower value that nobody could
  /// read gives bound_unknown.
  [[nodiscard]] std::optional<Problem> breach_of_bound(const Found& found,
                                                       const RateQuestion& question) const;

  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }
  [[nodiscard]] std::span<const LegalDocument> documents() const { return documents_; }
  [[nodiscard]] std::span<const RateValue> values() const { return values_; }
  [[nodiscard]] const LegalDocument& document_of(const RateValue& value) const {
    return documents_[value.document];
  }
  [[nodiscard]] const RateKeyEntry& key_of(const RateValue& value) const {
    return vocabulary_.keys[value.key];
  }

 private:
  Vocabulary vocabulary_;
  std::vector<LegalDocument> documents_;
  std::vector<RateValue> values_;          // sorted by key, then layer
  std::vector<std::size_t> first_of_key_;  // where each key's values begin; one more at the end

  [[nodiscard]] std::span<const RateValue> values_of(std::size_t key) const;
  [[nodiscard]] bool in_jurisdiction(const RateValue& value, const RateQuestion& question) const;
  [[nodiscard]] Result<const RateValue*> decide(std::size_t key, Layer layer,
                                                const RateQuestion& question) const;
  [[nodiscard]] Result<Found> settle(std::size_t key, const RateQuestion& question,
                                     int references) const;
};

}  // namespace dutoan
