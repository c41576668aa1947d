// Rates: lists, one key through the years, documents with their clauses.
#include "web/asked_rates.hpp"
#include "web/routes.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>
#include <array>

namespace dutoan::web {
namespace {

using Kind = Field::Kind;

const Label status_label{"Tình trạng xác minh", "Status"};

struct StatusWord {
  const char* word;
  ValueStatus status;
  Label label;
};

const std::vector<StatusWord>& status_words() {
  static const std::vector<StatusWord> all = {
      {"read", ValueStatus::read, {"đã đọc", "read"}},
      {"secondary", ValueStatus::secondary, {"theo nguồn thứ cấp", "secondary source"}},
      {"recalled", ValueStatus::recalled, {"nhớ lại, chưa đọc được", "recalled, not read"}},
      {"unread", ValueStatus::unread, {"chưa có số liệu", "no figure yet"}}};
  return all;
}

std::vector<Choice> status_choices() {
  std::vector<Choice> all{{"", {"tất cả", "all"}}};
  for (const StatusWord& each : status_words()) all.push_back({each.word, each.label});
  return all;
}
// ---- A list -----------------------------------------------------------------------------------

std::vector<Field> filter_fields(const Vocabulary& vocabulary) {
  return {{"key",
           {"Từ của mức chi", "Words of the rate"},
           Kind::text,
           {"lưu trú, hoặc travel", "per diem, or travel"}},
          {"on", rates_day_label(), Kind::date, {"15/6/2020", "15/6/2020"}},
          {"province",
           {"Tỉnh", "Province"},
           Kind::choice,
           {},
           {},
           jurisdiction_choices(vocabulary, Layer::province)},
          {"programme",
           {"Chương trình", "Programme"},
           Kind::choice,
           {},
           {},
           jurisdiction_choices(vocabulary, Layer::programme)},
          {"place", {"Địa điểm", "Place"}, Kind::text, {"muong lat", "muong lat"}},
          {"status", status_label, Kind::choice, {}, {}, status_choices()},
          {"document", {"Văn bản", "Document"}, Kind::text, {"40/2017/TT-BTC", "40/2017/TT-BTC"}}};
}

Result<Report> listed(const Visit& visit, const Regulations& regulations) {
  RatesReader reader{visit, regulations};
  RateFilter filter;
  for (const std::string& key : visit.request.query.all("key"))
    if (!key.empty()) filter.keys.push_back(key);
  filter.on = reader.day("on", rates_day_label());
  filter.province = reader.jurisdiction("province", Layer::province);
  filter.programme = reader.jurisdiction("programme", Layer::programme);
  filter.place = reader.place("place");
  filter.document = visit.asked("document");
  if (const std::string word = visit.asked("status"); !word.empty()) {
    const auto it = std::ranges::find_if(status_words(),
                                         [&](const StatusWord& each) { return word == each.word; });
    if (it == status_words().end())
      reader.problems.push_back(
          not_understood(visit, word, status_label, "read, secondary, recalled, unread"));
    else
      filter.status = it->status;
  }
  if (!reader.problems.empty()) return refuse(std::move(reader.problems));
  const auto values = find_rates(regulations, filter);
  if (!values) return refuse(values.error());
  return rates_report(regulations.rates, *values);
}

Result<Page> list(const Visit& visit) {
  const auto regulations = load_regulations(visit.settings.sources.rates);
  if (!regulations) return refuse(regulations.error());
  const auto& vocabulary = regulations->rates.vocabulary();
  auto page = answered_rates(
      visit, asking_form(visit, "/rates", filter_fields(vocabulary), {"Lọc", "Filter"}),
      listed(visit, *regulations), regulations->rates);
  if (page) page->title = {"Mức chi", "Rates"};
  if (page)
    page->actions = {{"/rates/compare", {"So sánh hai ngày", "Compare two days"}},
                     {"/rates/lint", {"Rà soát", "Review"}}};
  return page;
}

// ---- One key, one document ----------------------------------------------------------------------

/// What the place answers on the day, as far as the vocabulary asks.
std::vector<Condition> answers_of(const Place& place, const Vocabulary& vocabulary, Date day) {
  std::vector<Condition> all;
  for (std::size_t q = 0; q < vocabulary.qualifiers.size(); ++q)
    if (const PlaceFact* fact = place.fact(q, day)) all.push_back(fact->condition);
  return all;
}

/// Who decides on the key; the place's own province is asked where no other is named.
Result<RateDecision> decision_on(std::size_t key, const Visit& visit,
                                 const Regulations& regulations) {
  RatesReader reader{visit, regulations};
  RateDecision decision;
  decision.setting = {reader.day("on", rates_day_label()).value_or(visit.today()),
                      reader.jurisdiction("province", Layer::province),
                      reader.jurisdiction("programme", Layer::programme)};
  const Place* place = reader.place("place");
  if (!reader.problems.empty()) return refuse(std::move(reader.problems));
  if (place != nullptr) {
    decision.place = place->name;
    decision.fixed = answers_of(*place, regulations.rates.vocabulary(), decision.setting.on);
    if (decision.setting.province.empty()) decision.setting.province = place->province;
  }
  auto cases = answers(regulations.rates, key, decision.setting, decision.fixed);
  if (!cases) return refuse(std::move(cases.error()));
  decision.cases = std::move(*cases);
  return decision;
}

Result<Report> key_report(const Visit& visit, const Regulations& regulations, std::size_t key) {
  const bool asks_who_decides =
      std::ranges::any_of(std::array{"on", "province", "programme", "place"},
                          [&](const char* name) { return !visit.asked(name).empty(); });
  if (!asks_who_decides) return rate_key_report(regulations.rates, key, nullptr);
  const auto decision = decision_on(key, visit, regulations);
  if (!decision) return refuse(decision.error());
  return rate_key_report(regulations.rates, key, &*decision);
}

Result<Page> show_key(const Visit& visit) {
  const auto regulations = load_regulations(visit.settings.sources.rates);
  if (!regulations) return refuse(regulations.error());
  const auto subject = find_rate_subject(*regulations, visit.parts.value("key"));
  if (!subject) return refuse(subject.error());
  if (subject->of == RateSubject::Of::document)
    return answered_rates(visit, {}, document_report(regulations->rates, subject->position),
                          regulations->rates);
  const auto& vocabulary = regulations->rates.vocabulary();
  std::vector<Field> fields = filter_fields(vocabulary);
  fields = {fields[1], fields[2], fields[3], fields[4]};
  auto page = answered_rates(
      visit,
      asking_form(visit, visit.request.path, fields, {"Mức nào áp dụng", "Which one decides"}),
      key_report(visit, *regulations, subject->position), regulations->rates);
  if (!page) return page;
  const RateKeyEntry& key = vocabulary.keys[subject->position];
  page->title = {key.label.vi + " (" + key.key.text() + ")",
                 in(Language::en, key.label) + " (" + key.key.text() + ")"};
  page->trail = {{"/rates", {"Mức chi", "Rates"}}};
  return page;
}

Result<Page> show_document(const Visit& visit) {
  const auto regulations = load_regulations(visit.settings.sources.rates);
  if (!regulations) return refuse(regulations.error());
  const std::string number = visit.parts.value("number");
  const auto subject = find_rate_subject(*regulations, number);
  if (!subject) return refuse(subject.error());
  if (subject->of != RateSubject::Of::document)
    return refuse(Problem{UseRule::rate_not_found, {}, {{"word", number}}});
  auto page = answered_rates(visit, {}, document_report(regulations->rates, subject->position),
                             regulations->rates);
  if (!page) return page;
  const LegalDocument& document = regulations->rates.documents()[subject->position];
  page->title = {document.type + " " + document.number, document.type + " " + document.number};
  page->trail = {{"/rates", {"Mức chi", "Rates"}}, {"/rates/documents", {"Văn bản", "Documents"}}};
  return page;
}

/// Every document, with its period and how well its figures are known.
Result<Page> list_documents(const Visit& visit) {
  const auto regulations = load_regulations(visit.settings.sources.rates);
  if (!regulations) return refuse(regulations.error());
  const RateTable& rates = regulations->rates;
  Report report;
  report.schema = "dutoan.web.rate_documents/1";
  report.title = {"VĂN BẢN MỨC CHI", "RATE DOCUMENTS"};
  ReportTable table{"documents", {"Văn bản", "Documents"}, {}, {}};
  table.columns = {{"document", {"Văn bản", "Document"}},
                   {"number", {"Số hiệu", "Number"}},
                   {"about", {"Nội dung", "About"}},
                   {"date", {"Ngày ban hành", "Dated"}},
                   {"in_force", {"Hiệu lực từ", "In force"}},
                   {"values", {"Số mức", "Values"}, true},
                   {"unread", {"Chưa có số liệu", "Without figures"}, true}};
  for (std::size_t i = 0; i < rates.documents().size(); ++i) {
    const LegalDocument& document = rates.documents()[i];
    std::int64_t values = 0, unread = 0;
    for (const RateValue& value : rates.values())
      if (value.document == i) ++values, unread += value.status == ValueStatus::unread ? 1 : 0;
    const auto day = [](const std::optional<Date>& date) {
      return date ? ReportCell{*date} : ReportCell{};
    };
    table.rows.push_back({ReportRow::Kind::plain,
                          {document.short_name, document.number, document.title, day(document.date),
                           day(document.in_force), values, unread}});
  }
  report.tables.push_back(std::move(table));
  Page page;
  page.report = of_book(visit, std::move(report));
  page.title = {"Văn bản mức chi", "Rate documents"};
  const LinkOfCell links = links_of_rates(visit, rates);
  page.body = as_html_part(*page.report, visit.language,
                           [&](const ReportTable& each, std::size_t row, std::size_t column) {
                             const bool is_number = each.columns[column].key == "number";
                             return is_number ? std::string{} : links(each, row, column);
                           });
  page.trail = {{"/rates", {"Mức chi", "Rates"}}};
  return page;
}

}  // namespace

std::vector<PageRoute> rates_pages() {
  std::vector<PageRoute> all{
      {"/rates", Act::look, Section::catalogue, {"Mức chi", "Rates"}, list},
      {"/rates/documents", Act::look, Section::catalogue, {"Văn bản", "Documents"}, list_documents},
      {"/rates/documents/{number*}", Act::look, Section::catalogue, {}, show_document}};
  std::ranges::move(rates_review_pages(), std::back_inserter(all));
  all.push_back({"/rates/{key}", Act::look, Section::catalogue, {}, show_key});  // the least
  return all;
}

}  // namespace dutoan::web
