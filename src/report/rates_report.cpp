// Statements about rates: lists, one key through the years, one document in full.
#include "report/parts.hpp"
#include "report/rate_words.hpp"
#include "report/vietnamese.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/report.hpp>

#include <algorithm>
#include <utility>

namespace dutoan {
namespace {

using namespace report;
using Kind = ReportRow::Kind;

ReportCell text_or_nothing(const std::string& text) {
  return text.empty() ? ReportCell{} : ReportCell{text};
}
ReportCell date_or_nothing(const std::optional<Date>& date) {
  return date ? ReportCell{*date} : ReportCell{};
}

/// Values of one table of a file differ only in their words: they are told as one.
struct SameFigure {
  const RateValue* value = nullptr;
  std::vector<CaseWords> of;
};

void add_words(SameFigure& same, const RateValue& value) {
  for (const Condition c : value.qualifiers) {
    auto it = std::ranges::find(same.of, std::size_t{c.qualifier}, &CaseWords::qualifier);
    if (it == same.of.end()) it = same.of.insert(it, {c.qualifier, {}, false});
    if (std::ranges::find(it->words, c.word) == it->words.end()) it->words.push_back(c.word);
  }
}

std::vector<SameFigure> joined_by_place(std::span<const RateValue* const> values) {
  std::vector<SameFigure> all;
  for (const RateValue* value : values) {
    const auto is_same = [&](const SameFigure& s) {
      return !value->place.file.empty() && s.value->place == value->place;
    };
    auto it = std::ranges::find_if(all, is_same);
    if (it == all.end()) it = all.insert(it, {value, {}});
    add_words(*it, *value);
  }
  return all;
}

std::vector<ReportColumn> value_columns() {
  return {{"case", {"Trường hợp", "Case"}},
          {"figure", {"Mức", "Figure"}, true},
          {"from", {"Từ ngày", "From"}},
          {"last_day", {"Đến hết", "To"}},
          {"law", words::law},
          {"status", {"Tình trạng", "Status"}},
          {"paid_as", {"Cách chi", "Kind"}},
          {"unit", words::unit, false, false, true},
          {"key", {"Khóa", "Key"}, false, false, true},
          {"name", words::content, false, false, true}};
}

/// How it is paid, and what its figure follows where it has none of its own.
Label kind_text(const RateTable& rates, const RateValue& value) {
  if (!value.see && !value.formula) return kind_name(value.kind);
  return phrase({"{} {}", "{} {}"}, {kind_name(value.kind), followed_text(rates, value)});
}

/// For whom and in which case a value holds: "tỉnh Sơn La; trong tỉnh; khu vực I".
Label holds_for(const RateTable& rates, const SameFigure& figure) {
  const LegalDocument& document = rates.document_of(*figure.value);
  const Label words = case_text(rates.vocabulary(), figure.of);
  if (document.layer == Layer::general) return words;
  const Label whose = jurisdiction_label(rates.vocabulary(), document.jurisdiction);
  return figure.of.empty() ? whose : phrase({"{}; {}", "{}; {}"}, {whose, words});
}

std::vector<ReportCell> value_cells(const RateTable& rates, const SameFigure& same) {
  const Vocabulary& vocabulary = rates.vocabulary();
  const RateValue& value = *same.value;
  const RateKeyEntry& key = rates.key_of(value);
  const auto until = value.in_force.until();
  return {holds_for(rates, same),
          figure_cell(value),
          value.in_force.from(),
          until ? ReportCell{until->plus_days(-1)} : ReportCell{},
          clause_text(rates, value),
          status_name(value.status),
          kind_text(rates, value),
          unit_label(vocabulary, key.unit),
          key.key.text(),
          key.label};
}

/// With headings the key stands above its values, for people; without, in every row alone.
ReportTable values_table(const RateTable& rates, std::span<const RateValue* const> values,
                         bool has_headings) {
  ReportTable table{"values", {"Các mức chi", "Rates"}, value_columns(), {}};
  const RateKeyEntry* above = nullptr;
  for (const SameFigure& same_figure : joined_by_place(values)) {
    const RateKeyEntry& key = rates.key_of(*same_figure.value);
    if (has_headings && above != &key) {
      ReportRow heading{Kind::heading, std::vector<ReportCell>(table.columns.size())};
      heading.cells.front() = key_heading(rates.vocabulary(), key);
      table.rows.push_back(std::move(heading));
    }
    above = &key;
    table.rows.push_back({Kind::plain, value_cells(rates, same_figure)});
  }
  return table;
}

std::vector<ReportFact> counts_of(std::span<const RateValue* const> values) {
  std::vector<ReportFact> facts{
      {"count", {"Số mức chi", "Rates"}, static_cast<std::int64_t>(values.size())}};
  if (!values.empty()) facts.push_back({"known", {"Trong đó", "Of which"}, status_counts(values)});
  return facts;
}

/// What the table has no room for: source, bound, threshold, inclusions, note.
Label details_of(const RateTable& rates, const SameFigure& figure) {
  const RateValue& value = *figure.value;
  Label text =
      phrase({"{}, {}: nguồn {}", "{}, {}: source {}"},
             {holds_for(rates, figure), period_text(value.in_force), same(value.reading.text)});
  const auto add = [&](const Label& pattern, const std::vector<Label>& pieces) {
    text = phrase({"{}; {}", "{}; {}"}, {text, phrase(pattern, pieces)});
  };
  if (value.reading.on)
    add({"đọc ngày {} ({})", "read on {} ({})"},
        {same(format_date(*value.reading.on)), same(value.reading.by)});
  add({"giới hạn cho cấp dưới: {}", "bound of nearer layers: {}"}, {bound_text(value.bound)});
  if (value.threshold)
    add({"không chi khi {} dưới {}", "nothing while {} is below {}"},
        {same(value.threshold->factor.text()), same(format_quantity(value.threshold->least))});
  for (const std::size_t key : value.includes)
    add({"đã gồm {}", "includes {}"}, {rates.vocabulary().keys[key].label});
  if (!value.note.empty()) add({"{}", "{}"}, {same(value.note)});
  return text;
}

/// "điểm b khoản 4 Điều 12 TT 40/2017".
Label full_clause(const RateTable& rates, const RateValue& value) {
  const std::string& name = rates.document_of(value).short_name;
  if (!value.citation) return same(name);
  return phrase({"{} {}", "{} {}"}, {cited_in_full(*value.citation), same(name)});
}

void add_details(const RateTable& rates, std::span<const RateValue* const> values, bool names_keys,
                 Report& report) {
  ReportRemark remark{"sources", {"Nguồn và ghi chú", "Sources and notes"}, {}};
  for (const SameFigure& figure : joined_by_place(values)) {
    Label named = full_clause(rates, *figure.value);
    if (names_keys)
      named = phrase({"{} ({})", "{} ({})"}, {named, rates.key_of(*figure.value).label});
    remark.sentences.push_back(phrase({"{}: {}", "{}: {}"}, {named, details_of(rates, figure)}));
  }
  if (!remark.sentences.empty()) report.remarks.push_back(std::move(remark));
}

Label joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
  return same(all);
}

void add_transitions(const LegalDocument& document, Report& report) {
  ReportRemark remark{"transitions", {"Chuyển tiếp", "Transition"}, {}};
  for (const Transition& t : document.transitions)
    remark.sentences.push_back(
        phrase({"{}: {} (từ {}; {}; nguồn {})", "{}: {} (from {}; {}; source {})"},
               {t.citation ? cited_in_full(*t.citation) : same(document.short_name), t.text,
                same(format_date(t.before)), status_name(t.status), same(t.source)}));
  if (!remark.sentences.empty()) report.remarks.push_back(std::move(remark));
}

void add_rules(const LegalDocument& document, Report& report) {
  ReportRemark remark{"rules", {"Quy định khác", "Rules without a figure"}, {}};
  for (const DocumentRule& rule : document.rules)
    remark.sentences.push_back(
        phrase({"{}: {} ({}; nguồn {})", "{}: {} ({}; source {})"},
               {rule.citation ? cited_in_full(*rule.citation) : same(document.short_name),
                rule.text, status_name(rule.status), same(rule.source)}));
  if (!remark.sentences.empty()) report.remarks.push_back(std::move(remark));
}

std::vector<ReportFact> head_of(const Vocabulary& vocabulary, const LegalDocument& document) {
  std::vector<ReportFact> head{
      {"number", {"Số", "Number"}, document.type + " " + document.number},
      {"title", words::content, document.title},
      {"issuer", words::issuer, document.issuer},
      {"date", {"Ngày ban hành", "Issued"}, date_or_nothing(document.date)},
      {"in_force", {"Ngày hiệu lực", "In force"}, date_or_nothing(document.in_force)},
      {"layer", {"Cấp", "Layer"}, layer_name(document.layer)},
      {"jurisdiction",
       {"Áp dụng cho", "Holds for"},
       jurisdiction_label(vocabulary, document.jurisdiction)},
      {"verified_by",
       {"Đối chiếu công báo", "Compared with the gazette"},
       document.verified_by.empty() ? ReportCell{Label{"chưa ai", "nobody"}}
                                    : ReportCell{document.verified_by}}};
  if (!document.replaces.empty())
    head.push_back({"replaces", {"Thay thế", "Replaces"}, joined(document.replaces)});
  if (!document.amends.empty())
    head.push_back({"amends", {"Sửa đổi", "Amends"}, joined(document.amends)});
  if (!document.note.empty())
    head.push_back({"note", words::remark, text_or_nothing(document.note)});
  return head;
}

// ---- Which value decides --------------------------------------------------------------------

/// The layer whose value decided, or stopped the question by being unread; nothing where no layer
/// has a value.
std::optional<Layer> decider(const RateTable& rates, const RateAnswer& answer) {
  if (answer.found) {
    const Found& found = *answer.found;
    return rates.document_of(found.via != nullptr ? *found.via : *found.value).layer;
  }
  const std::string number = document_of(*answer.refusal);
  const auto it = std::ranges::find(rates.documents(), number, &LegalDocument::number);
  return it == rates.documents().end() ? std::nullopt : std::optional{it->layer};
}

Label reference_text(const RateTable& rates, const Found& found) {
  return found.via == nullptr
             ? Label{}
             : phrase({"{} dẫn chiếu ", "{} refers to "}, {same(clause_text(rates, *found.via))});
}

/// What the deciding layer said.
Label decision_text(const RateTable& rates, const RateCase& of) {
  if (of.answer.found)
    return phrase({"{}{}", "{}{}"}, {reference_text(rates, *of.answer.found),
                                     same(clause_text(rates, *of.answer.found->value))});
  const std::string name = short_name(rates, document_of(*of.answer.refusal));
  const Label why = refusal_text(*of.answer.refusal);
  return name.empty() ? why : phrase({"{} {}", "{} {}"}, {same(name), why});
}

/// The layers in the order in which they were asked, to the one that decided.
Label steps_of(const RateTable& rates, const RateSetting& setting, const RateCase& of) {
  const auto decided = decider(rates, of.answer);
  Label text;
  const auto add = [&](const Label& step) {
    text = text.vi.empty() ? step : phrase({"{} → {}", "{} → {}"}, {text, step});
  };
  for (const Layer layer : {Layer::province, Layer::programme, Layer::general}) {
    const bool is_asked = (layer != Layer::province || !setting.province.empty()) &&
                          (layer != Layer::programme || !setting.programme.empty());
    if (decided && *decided < layer) break;
    if (!is_asked) continue;
    const bool is_decider = decided && *decided == layer;
    const Label said = is_decider ? decision_text(rates, of) : Label{"không có", "none"};
    add(phrase({"{}: {}", "{}: {}"}, {layer_name(layer), said}));
  }
  if (!decided) add(refusal_text(*of.answer.refusal));
  return text;
}

ReportTable decision_table(const RateTable& rates, const RateDecision& decision) {
  ReportTable table{"decides",
                    {"Mức được áp dụng", "Which value decides"},
                    {{"case", {"Trường hợp", "Case"}},
                     {"figure", {"Mức", "Figure"}, true},
                     {"law", words::law},
                     {"status", {"Tình trạng", "Status"}},
                     {"steps", {"Các cấp đã hỏi", "Layers asked"}},
                     {"instead", {"Mức chung thay", "Stand-in"}, true}},
                    {}};
  for (const RateCase& each : decision.cases) {
    const auto& found = each.answer.found;
    table.rows.push_back(
        {Kind::plain,
         {case_text(rates.vocabulary(), each.of), found ? figure_cell(*found) : ReportCell{},
          law_cell(rates, each.answer),
          found ? status_name(found->value->status) : refusal_text(*each.answer.refusal),
          steps_of(rates, decision.setting, each),
          each.instead ? figure_cell(*each.instead) : ReportCell{}}});
  }
  return table;
}

void add_decision(const RateTable& rates, const RateDecision& decision, Report& report) {
  report.head.push_back(
      {"asked", {"Hỏi cho", "Asked for"}, setting_text(decision.setting, rates.vocabulary())});
  if (!decision.place.empty())
    report.head.push_back(
        {"place",
         {"Địa điểm", "Place"},
         phrase({"{} ({})", "{} ({})"},
                {same(decision.place), case_text(rates.vocabulary(), decision.fixed)})});
  report.tables.push_back(decision_table(rates, decision));
}

}  // namespace

Report rates_report(const RateTable& rates, std::span<const RateValue* const> values) {
  Report report;
  report.schema = "dutoan.rates.list/1";
  report.title = {"MỨC CHI", "RATES"};
  report.tables.push_back(values_table(rates, values, true));
  report.foot = counts_of(values);
  return report;
}

ReportTable rates_table(const RateTable& rates, std::span<const RateValue* const> values) {
  return values_table(rates, values, false);
}

Report rate_key_report(const RateTable& rates, std::size_t key, const RateDecision* decision) {
  const RateKeyEntry& entry = rates.vocabulary().keys[key];
  std::vector<const RateValue*> values;
  for (const RateValue& value : rates.values_of(key)) values.push_back(&value);
  std::ranges::stable_sort(values, {}, [](const RateValue* v) { return v->in_force.from(); });
  Report report;
  report.schema = "dutoan.rates.key/1";
  report.title = {"MỨC CHI QUA CÁC THỜI KỲ", "A RATE THROUGH THE YEARS"};
  report.head = {{"key", {"Khóa", "Key"}, entry.key.text()},
                 {"name", words::content, entry.label},
                 {"unit", words::unit, unit_label(rates.vocabulary(), entry.unit)}};
  if (!entry.excludes.empty()) {
    std::vector<std::string> others;
    for (const RateKey& other : entry.excludes) others.push_back(other.text());
    report.head.push_back(
        {"excludes", {"Không chi cùng lúc với", "Not paid beside"}, joined(others)});
  }
  if (decision != nullptr) add_decision(rates, *decision, report);
  report.tables.push_back(values_table(rates, values, false));
  report.foot = counts_of(values);
  add_details(rates, values, false, report);
  return report;
}

Report document_report(const RateTable& rates, std::size_t position) {
  const LegalDocument& document = rates.documents()[position];
  std::vector<const RateValue*> values;
  for (const RateValue& value : rates.values())
    if (value.document == position) values.push_back(&value);
  Report report;
  report.schema = "dutoan.rates.document/1";
  report.title = {"VĂN BẢN", "DOCUMENT"};
  report.head = head_of(rates.vocabulary(), document);
  report.tables.push_back(values_table(rates, values, true));
  report.foot = counts_of(values);
  add_transitions(document, report);
  add_rules(document, report);
  add_details(rates, values, true, report);
  return report;
}

}  // namespace dutoan
