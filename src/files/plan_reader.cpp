#include "files/plan_reader.hpp"

#include "files/conditions.hpp"
#include "files/form.hpp"
#include "files/forms.hpp"
#include "files/values.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace dutoan::files {
namespace {

constexpr std::pair<std::string_view, Split> splits[] = {{"whole-units", Split::whole_units},
                                                         {"by-person", Split::by_person},
                                                         {"listed", Split::listed}};

template <class T>
std::optional<T> count_at(const Node& table, std::string_view key) {
  const auto n = integer_at(table, key);
  if (!n) return std::nullopt;
  return T{*n};
}

Problem twice(const Node& table) {
  return Problem{
      NormRule::duplicate_code, place_at(table, "code"), {{"code", text_at(table, "code")}}};
}

Origin origin_of(const Node& table) {
  return boolean_at(table, "assumed") ? Origin::assumed : Origin::quoted;
}

}  // namespace

Result<Plan> PlanReader::read(const Node& root) {
  plan_.place = root.place();
  read_head(*at(root, "plan"));
  read_bases(root);
  read_prices(root);
  read_percents(root);
  read_assumed_rates(root);
  read_shares(root);
  check_shares();
  Figures own = figures_of(root);
  plan_.figures.factors = std::move(own.factors);
  for (const Node& table : tables_at(root, "group")) read_group(table);
  read_allotments(root);
  if (!problems_.empty()) {
    sort_by_place(problems_);
    return refuse(std::move(problems_));
  }
  return std::move(plan_);
}

void PlanReader::read_head(const Node& head) {
  plan_.place = head.place();
  plan_.number = text_at(head, "number");
  plan_.date = *date_at(head, "date");
  plan_.title = text_at(head, "title");
  plan_.title_place = place_at(head, "title");
  plan_.issuer = text_at(head, "issuer");
  plan_.drafter = text_at(head, "drafter");
  plan_.drafter_place = place_at(head, "drafter");
  if (auto appraiser = text_at(head, "appraiser"); !appraiser.empty())
    plan_.appraiser = std::move(appraiser);
  plan_.programme = text_at(head, "programme");
  plan_.programme_place = place_at(head, "programme");
  plan_.programme_code = text_at(head, "programme_code");
  plan_.fiscal_year = static_cast<int>(*integer_at(head, "fiscal_year"));
  plan_.finish_by = date_at(head, "finish_by");
  plan_.approved_on = date_at(head, "approved_on");
  plan_.started_on = date_at(head, "started_on");
  plan_.is_reestimated = boolean_at(head, "reestimate");
  plan_.is_prolonged = boolean_at(head, "prolonged");
  plan_.rates_on = *date_at(head, "rates_on");
  plan_.rates_on_place = place_at(head, "rates_on");
  plan_.province = text_at(head, "province");
  plan_.seat = known_place(head, "seat");
  const std::string stand_in = text_at(head, "stand_in");
  if (!stand_in.empty())
    plan_.stand_in = stand_in == "programme" ? Layer::programme : Layer::general;
  plan_.organiser = organiser_of(head);
  check_jurisdiction(head, "province", Layer::province);
  check_jurisdiction(head, "programme_code", Layer::programme);
}

std::optional<Condition> PlanReader::organiser_of(const Node& head) {
  const auto& qualifiers = regulations_.rates.vocabulary().qualifiers;
  std::vector<std::string_view> known;
  for (std::size_t q = 0; q < qualifiers.size(); ++q) {
    if (qualifiers[q].about != Qualifier::About::organiser) continue;
    const auto& words = qualifiers[q].words;
    const auto word = std::ranges::find(words, text_at(head, "organiser"));
    if (word != words.end())
      return Condition{static_cast<std::uint8_t>(q),
                       static_cast<std::uint8_t>(word - words.begin())};
    known.insert(known.end(), words.begin(), words.end());
  }
  problems_.push_back(
      unknown_word(place_at(head, "organiser"), "organiser", text_at(head, "organiser"), known));
  return std::nullopt;
}

/// A slip here would pass over the province's or the programme's rates without a word.
void PlanReader::check_jurisdiction(const Node& head, std::string_view key, Layer layer) {
  const auto known = regulations_.rates.vocabulary().jurisdictions_of(layer);
  if (std::ranges::find(known, text_at(head, key)) != known.end()) return;
  problems_.push_back(unknown_word(place_at(head, key), key, text_at(head, key), known));
}

void PlanReader::read_bases(const Node& root) {
  for (const Node& table : tables_at(root, "basis"))
    plan_.bases.push_back({text_at(table, "number"), text_at(table, "title"),
                           *date_at(table, "date"), place_at(table, "title")});
}

void PlanReader::read_allotments(const Node& root) {
  for (const Node& table : tables_at(root, "allotment")) {
    Allotment allotment{money_of(*at(table, "amount")), text_at(table, "decision"),
                        *date_at(table, "date"),        std::nullopt,
                        text_at(table, "assumed"),      table.place()};
    if (const Node* group = at(table, "group")) {
      allotment.group = group->text();
      std::vector<std::string_view> known;
      for (const Group& g : plan_.groups) known.push_back(g.code);
      if (std::ranges::find(known, group->text()) == known.end())
        problems_.push_back(unknown_word(group->place(), "group", group->text(), known));
    }
    plan_.allotments.push_back(std::move(allotment));
  }
}

void PlanReader::read_prices(const Node& root) {
  for (const Node& table : tables_at(root, "price")) {
    PriceSource source{PriceCode{text_at(table, "code")}, label_of(table),  text_at(table, "unit"),
                       text_at(table, "source"),          origin_of(table), table.place()};
    check_unit(table);
    read_price_steps(table, source);
    if (plan_.price(source.code) != nullptr) problems_.push_back(twice(table));
    if (const Node* amount = at(table, "amount"))
      plan_.figures.prices[source.code] = {money_of(*amount), amount->place()};
    plan_.prices.push_back(std::move(source));
  }
}

void PlanReader::read_price_steps(const Node& table, PriceSource& source) {
  for (const Node& step : tables_at(table, "step")) {
    const Node& amount = *at(step, "amount");
    source.steps.push_back(
        {*date_at(step, "from"), {money_of(amount), amount.place()}, text_at(step, "source")});
  }
  const auto by_day = [](const auto& a, const auto& b) { return a.from < b.from; };
  std::ranges::stable_sort(source.steps, by_day);
  for (std::size_t i = 1; i < source.steps.size(); ++i)
    if (source.steps[i].from == source.steps[i - 1].from)
      problems_.emplace_back(NormRule::duplicate_code, source.steps[i].price.place,
                             std::vector<Fact>{{"code", source.code.text()}},
                             std::vector<FilePlace>{source.steps[i - 1].price.place});
}

/// Whatever a case asks, an assumed figure must be told apart from the law's: its status says so.
void PlanReader::read_assumed_rates(const Node& root) {
  const Vocabulary& vocabulary = regulations_.rates.vocabulary();
  for (const Node& table : tables_at(root, "rate")) {
    RateValue value;
    value.kind = text_at(table, "kind") == "ceiling" ? ValueKind::ceiling : ValueKind::fixed;
    value.status = ValueStatus::assumed;
    value.in_force = *DateRange::of(*Date::of(1945, 1, 1), std::nullopt);
    value.citation = Citation::of(plan_.number);
    value.reading.text = text_at(table, "source");
    value.note = value.reading.text;
    value.place = table.place();
    if (const Node* amount = at(table, "amount")) value.amount = money_of(*amount);
    if (const Node* number = at(table, "coefficient")) value.coefficient = quantity_of(*number);
    if (const Node* percent = at(table, "percent")) value.percent = percent_of(*percent);
    const auto sets = conditions_of(at(table, "when"), vocabulary, problems_);
    const auto key = vocabulary.key(RateKey{text_at(table, "key")});
    if (!key) {
      std::vector<std::string_view> known;
      for (const RateKeyEntry& entry : vocabulary.keys) known.push_back(entry.key.text());
      const Problem slip =
          unknown_word(place_at(table, "key"), "key", text_at(table, "key"), known);
      problems_.emplace_back(RateRule::unknown_rate_key, slip.place, slip.facts);
      continue;
    }
    value.key = *key;
    if (vocabulary.keys[*key].measure == Measure::percent) value.rounding = Rounding::down;
    for (const auto& set : sets) {
      value.qualifiers = set;
      plan_.assumed_rates.push_back({value, value.reading.text});
    }
  }
}

void PlanReader::read_percents(const Node& root) {
  for (const Node& table : tables_at(root, "percent")) {
    PercentSource source{PercentCode{text_at(table, "code")}, label_of(table),
                         text_at(table, "source"), origin_of(table), table.place()};
    if (plan_.percent(source.code) != nullptr) problems_.push_back(twice(table));
    if (const Node* value = at(table, "value"))
      plan_.figures.percents[source.code] = {percent_of(*value), value->place()};
    plan_.percents.push_back(std::move(source));
  }
}

void PlanReader::read_shares(const Node& root) {
  for (const Node& table : tables_at(root, "share")) {
    const auto factor = known_factor(place_at(table, "factor"), text_at(table, "factor"));
    const auto of = regulations_.norms.factor(text_at(table, "of"));
    if (!of) std::ignore = known_factor(place_at(table, "of"), text_at(table, "of"));
    if (factor && std::ranges::find(plan_.shares, *factor, &Share::factor) != plan_.shares.end())
      problems_.emplace_back(NormRule::duplicate_code, place_at(table, "factor"),
                             std::vector<Fact>{{"code", text_at(table, "factor")}});
    if (factor && of)
      plan_.shares.push_back({*factor, *of, percent_of(*at(table, "percent")),
                              text_at(table, "source"), table.place()});
  }
}

/// Whether `factor` follows, through shares and derivations, from `other`.
bool PlanReader::rests_on(FactorId factor, FactorId other, std::vector<bool>& seen) const {
  if (factor == other) return true;
  if (seen[factor]) return false;
  seen[factor] = true;
  const auto share = std::ranges::find(plan_.shares, factor, &Share::factor);
  if (share != plan_.shares.end()) return rests_on(share->of, other, seen);
  const auto& derived = regulations_.norms.factors[factor].derived;
  return derived && std::ranges::any_of(
                        derived->of, [&](FactorId input) { return rests_on(input, other, seen); });
}

void PlanReader::check_shares() {
  const auto& factors = regulations_.norms.factors;
  for (const Share& share : plan_.shares) {
    std::vector<bool> seen(factors.size());
    if (rests_on(share.of, share.factor, seen))
      problems_.emplace_back(NormRule::circular_factor, share.place,
                             std::vector<Fact>{{"code", factors[share.factor].code.text()}});
  }
}

void PlanReader::read_group(const Node& table) {
  Group group;
  group.code = text_at(table, "code");
  group.name = text_at(table, "name");
  group.kind = KindCode{text_at(table, "kind")};
  group.unit_name = text_at(table, "unit");
  group.split = meaning_of(text_at(table, "split"), splits);
  group.place = place_at(table, "name");
  if (regulations_.norms.kind(group.kind.text()) == nullptr) {
    std::vector<std::string_view> known;
    for (const Norm& norm : regulations_.norms.kinds) known.push_back(norm.kind.text());
    problems_.push_back(unknown_word(place_at(table, "kind"), "kind", group.kind.text(), known));
  }
  for (const Group& other : plan_.groups)
    if (other.code == group.code) problems_.push_back(twice(table));
  if (const Node* states = at(table, "states")) group.stated = stated_of(*states);
  group.figures = figures_of(table);
  const auto common = delegation_of(table);
  for (const Node& row : tables_at(table, "row")) {
    read_row(row, group);
    if (at(row, "per_unit") == nullptr) group.rows.back().delegation = common;
  }
  const std::size_t before = problems_.size();
  if (at(table, "classes_file") != nullptr) read_list(table, group);
  const bool is_list_good = problems_.size() == before;  // else its rows lack classes for a reason
  std::size_t i = 0;
  for (const Node& row : tables_at(table, "row")) {
    check_listed(text_at(table, "split"), group.rows[i]);
    if (is_list_good) check_split(row, group, group.rows[i]);
    check_size(row, group.rows[i++]);
  }
  plan_.groups.push_back(std::move(group));
}

void PlanReader::read_row(const Node& table, Group& group) {
  Row row;
  row.code = text_at(table, "code");
  row.name = text_at(table, "name");
  row.home = known_place(table, "home");
  row.venue = known_place(table, "venue");
  row.stated = stated_of(table);
  row.delegation = delegation_of(table);
  row.figures = figures_of(table);
  row.place = table.place();
  for (const Node& listed : tables_at(table, "class")) read_class(listed, row);
  for (const Row& other : group.rows)
    if (other.code == row.code) problems_.push_back(twice(table));
  group.rows.push_back(std::move(row));
}

void PlanReader::read_class(const Node& table, Row& row) {
  ListedClass listed;
  listed.code = ClassCode{text_at(table, "code")};
  listed.name = text_at(table, "name");
  listed.units = count_at<Units>(table, "units");
  listed.people = count_at<People>(table, "people");
  listed.starts = date_at(table, "starts");
  listed.venue = known_place(table, "venue");
  listed.figures = figures_of(table);
  listed.place = place_at(table, "code");
  if (const Node* starts = at(table, "starts")) listed.starts_place = starts->place();
  row.classes.push_back(std::move(listed));
}

/// A row that is split needs its number of classes; a row that lists its classes needs the list.
void PlanReader::check_split(const Node& table, const Group& group, const Row& row) {
  if (group.split == Split::listed ? !row.classes.empty() : row.stated.classes.has_value()) return;
  problems_.emplace_back(
      FileRule::missing_key, table.place(),
      std::vector<Fact>{{"key", std::string{group.split == Split::listed ? "class" : "classes"}},
                        {"table", std::string{"group.row"}}});
}

/// Listed classes belong to a listed split, and each of several says how many people it has.
void PlanReader::check_listed(const std::string& split, const Row& row) {
  for (const ListedClass& listed : row.classes) {
    const bool is_made = split == "whole-units" || split == "by-person";
    if (is_made)
      problems_.emplace_back(
          FileRule::unknown_word, listed.place,
          std::vector<Fact>{
              {"key", std::string{"split"}}, {"word", split}, {"allowed", std::string{"listed"}}});
    if (row.classes.size() > 1 && !row.delegation.empty() && !listed.units && !listed.people)
      problems_.emplace_back(FileRule::missing_key, listed.place,
                             std::vector<Fact>{{"key", std::string{"people"}},
                                               {"table", std::string{"group.row.class"}}});
  }
}

/// Every class is worked out line by line, so their number is bounded for the whole plan.
void PlanReader::check_size(const Node& table, const Row& row) {
  constexpr std::int64_t most_classes = 100'000;
  const std::int64_t before = classes_;
  classes_ += std::max(row.stated.classes ? row.stated.classes->value() : 0,
                       static_cast<std::int64_t>(row.classes.size()));
  if (before <= most_classes && classes_ > most_classes)
    problems_.emplace_back(
        FileRule::too_large, table.place(),
        std::vector<Fact>{
            {"what", std::string{"classes"}}, {"size", classes_}, {"limit", most_classes}});
}

Figures PlanReader::figures_of(const Node& table) {
  Figures figures;
  read_factors(table, "factors", Origin::plan, figures);
  read_factors(table, "assumed", Origin::assumed, figures);
  if (const Node* prices = at(table, "prices")) {
    std::vector<std::string_view> known;
    for (const PriceSource& source : plan_.prices) known.push_back(source.code.text());
    for (const Node::Entry& entry : prices->entries()) {
      if (plan_.price(PriceCode{entry.key}) == nullptr)
        problems_.push_back(unknown_word(entry.key_place(), "price", entry.key, known));
      figures.prices[PriceCode{entry.key}] = {money_of(entry.value), entry.value.place()};
    }
  }
  if (const Node* percents = at(table, "percents")) {
    std::vector<std::string_view> known;
    for (const PercentSource& source : plan_.percents) known.push_back(source.code.text());
    for (const Node::Entry& entry : percents->entries()) {
      if (plan_.percent(PercentCode{entry.key}) == nullptr)
        problems_.push_back(unknown_word(entry.key_place(), "percent", entry.key, known));
      figures.percents[PercentCode{entry.key}] = {percent_of(entry.value), entry.value.place()};
    }
  }
  return figures;
}

void PlanReader::read_factors(const Node& table, std::string_view key, Origin origin,
                              Figures& figures) {
  const Node* factors = at(table, key);
  if (factors == nullptr) return;
  for (const Node::Entry& entry : factors->entries()) {
    const auto factor = known_factor(entry.key_place(), entry.key);
    if (!factor) continue;
    const GivenQuantity given{quantity_of(entry.value), origin, entry.value.place()};
    if (!figures.factors.emplace(*factor, given).second)
      problems_.emplace_back(FileRule::duplicate_key, entry.key_place(),
                             std::vector<Fact>{{"key", entry.key}},
                             std::vector<FilePlace>{figures.factors.at(*factor).place});
  }
}

std::vector<Delegation> PlanReader::delegation_of(const Node& table) {
  std::vector<Delegation> delegation;
  const Node* per_unit = at(table, "per_unit");
  if (per_unit == nullptr) return delegation;
  std::vector<std::string_view> known;
  for (const Post& post : regulations_.posts) known.push_back(post.code.text());
  for (const Node::Entry& entry : per_unit->entries()) {
    if (regulations_.post(entry.key) == nullptr)
      problems_.push_back(unknown_word(entry.key_place(), "post", entry.key, known));
    delegation.push_back({PostCode{entry.key}, entry.value.integer(), entry.key_place()});
  }
  return delegation;
}

Stated PlanReader::stated_of(const Node& table) {
  Stated stated;
  stated.classes = count_at<ClassCount>(table, "classes");
  stated.people = count_at<People>(table, "people");
  stated.units = count_at<Units>(table, "units");
  if (const Node* parts = at(table, "unit_parts"))
    for (const Node& part : parts->items()) stated.unit_parts.push_back(part.integer());
  stated.classes_place = place_at(table, "classes");
  stated.people_place = place_at(table, "people");
  stated.units_place = place_at(table, "units");
  return stated;
}

std::optional<PlaceCode> PlanReader::known_place(const Node& table, std::string_view key) {
  const Node* node = at(table, key);
  if (node == nullptr) return std::nullopt;
  if (regulations_.place(node->text()) == nullptr) {
    std::vector<std::string_view> known;
    for (const Place& place : regulations_.places) known.push_back(place.code.text());
    problems_.push_back(unknown_word(node->place(), key, node->text(), known));
  }
  return PlaceCode{node->text()};
}

/// A factor that the plan may give: what the program counts from the people cannot be given too.
std::optional<FactorId> PlanReader::known_factor(const FilePlace& place, std::string_view code) {
  const auto& factors = regulations_.norms.factors;
  const auto factor = regulations_.norms.factor(code);
  if (factor && factors[*factor].counted == Counted::no) return factor;
  std::vector<std::string_view> known;
  for (const Factor& f : factors)
    if (f.counted == Counted::no) known.push_back(f.code.text());
  problems_.push_back(unknown_word(place, "factor", code, known));
  return std::nullopt;
}

void PlanReader::check_unit(const Node& table) {
  const Node* unit = at(table, "unit");
  const Vocabulary& vocabulary = regulations_.rates.vocabulary();
  if (vocabulary.unit(unit->text()) != nullptr) return;
  std::vector<std::string_view> known;
  for (const Unit& u : vocabulary.units) known.push_back(u.code);
  problems_.push_back(unknown_word(unit->place(), "unit", unit->text(), known));
}

Result<Plan> read_plan(const SourceText& text, const Regulations& regulations,
                       const ReadBeside& read_beside, Progress& progress) {
  const auto root = read_toml(text);
  if (!root) return refuse(root.error());
  return read_plan(*root, regulations, read_beside, progress);
}

Result<Plan> read_plan(const Node& root, const Regulations& regulations,
                       const ReadBeside& read_beside, Progress& progress) {
  constexpr std::string_view format = "dutoan/plan/1";
  if (const Node* stated = at(root, "format");
      stated != nullptr && stated->kind() == NodeKind::text && stated->text() != format)
    return refuse(Problem{FileRule::unsupported_format,
                          stated->place(),
                          {{"format", stated->text()}, {"nearest", std::string{format}}}});
  Problems problems = check_shape(root, plan_form());
  if (!can_be_read_on(problems)) return refuse(std::move(problems));
  auto plan = PlanReader{regulations, read_beside, progress}.read(root);
  if (problems.empty()) return plan;
  if (!plan) std::ranges::move(plan.error(), std::back_inserter(problems));
  sort_by_place(problems);
  return refuse(std::move(problems));
}

}  // namespace dutoan::files
