// Rates: lists, one key through the years, documents with their clauses, two days beside each
// other, and what a review of them finds.
#include "web/asking.hpp"
#include "web/routes.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace dutoan::web {
namespace {

using Kind = Field::Kind;

const Label on_label{"Ngày", "Day"};
const Label status_label{"Tình trạng xác minh", "Status"};
const Label months_label{"Quá số tháng", "Older than months"};

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

std::vector<Choice> jurisdiction_choices(const Vocabulary& vocabulary, Layer layer) {
  std::vector<Choice> all{{"", {"tất cả", "all"}}};
  for (const std::string_view code : vocabulary.jurisdictions_of(layer)) {
    const auto it = std::ranges::find(vocabulary.jurisdictions, code, &Jurisdiction::code);
    all.push_back({std::string{code}, it->label});
  }
  return all;
}

/// What was asked of one setting; what cannot be understood is collected.
class Reader {
 public:
  Reader(const Visit& visit, const Regulations& regulations)
      : visit_(visit), regulations_(regulations) {}

  std::optional<Date> day(const std::string& name, const Label& label) {
    return asked_day(visit_, name, label, problems);
  }
  std::string jurisdiction(const std::string& name, Layer layer) {
    const std::string text = visit_.asked(name);
    return text.empty() ? text : kept(find_jurisdiction(regulations_, layer, text), std::string{});
  }
  const Place* place() {
    const std::string text = visit_.asked("place");
    if (text.empty()) return nullptr;
    return kept(find_place(regulations_, text), static_cast<const Place*>(nullptr));
  }

  Problems problems;

 private:
  template <class T>
  T kept(Result<T> result, T otherwise) {
    if (result) return std::move(*result);
    problems.insert(problems.end(), result.error().begin(), result.error().end());
    return otherwise;
  }
  const Visit& visit_;
  const Regulations& regulations_;
};

/// The page with a form above what it asked for, or above why that cannot be answered.
Result<Page> answered(const Visit& visit, const std::string& form, Result<Report> report,
                      const RateTable& rates) {
  Page page;
  if (!report) {
    if (visit.request.path.starts_with("/api/")) return refuse(report.error());
    page.title = {"Mức chi", "Rates"};
    page.body = problem_summary(report.error(), visit.language, {}) + form;
    page.status = status_of(report.error());
    return page;
  }
  page.report = of_book(visit, std::move(*report));
  page.title = page.report->title;
  page.body = form + as_html_part(*page.report, visit.language, links_of_rates(visit, rates));
  return page;
}

// ---- A list -----------------------------------------------------------------------------------

std::vector<Field> filter_fields(const Vocabulary& vocabulary) {
  return {{"key",
           {"Từ của mức chi", "Words of the rate"},
           Kind::text,
           {"lưu trú, hoặc travel", "per diem, or travel"}},
          {"on", on_label, Kind::date, {"15/6/2020", "15/6/2020"}},
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
  Reader reader{visit, regulations};
  RateFilter filter;
  for (const std::string& key : visit.request.query.all("key"))
    if (!key.empty()) filter.keys.push_back(key);
  filter.on = reader.day("on", on_label);
  filter.province = reader.jurisdiction("province", Layer::province);
  filter.programme = reader.jurisdiction("programme", Layer::programme);
  filter.place = reader.place();
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
  auto page =
      answered(visit, asking_form(visit, "/rates", filter_fields(vocabulary), {"Lọc", "Filter"}),
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
  Reader reader{visit, regulations};
  RateDecision decision;
  decision.setting = {reader.day("on", on_label).value_or(visit.today()),
                      reader.jurisdiction("province", Layer::province),
                      reader.jurisdiction("programme", Layer::programme)};
  const Place* place = reader.place();
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
    return answered(visit, {}, document_report(regulations->rates, subject->position),
                    regulations->rates);
  const auto& vocabulary = regulations->rates.vocabulary();
  std::vector<Field> fields = filter_fields(vocabulary);
  fields = {fields[1], fields[2], fields[3], fields[4]};
  auto page = answered(
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
  auto page = answered(visit, {}, document_report(regulations->rates, subject->position),
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

// ---- Two days, a review -------------------------------------------------------------------------

std::vector<Field> compare_fields(const Visit& visit, const Vocabulary& vocabulary) {
  const auto provinces = jurisdiction_choices(vocabulary, Layer::province);
  const Estimate* estimate = visit.estimate();
  const std::string own = estimate == nullptr ? std::string{} : estimate->plan->province;
  return {{"before", {"Ngày trước", "Earlier day"}, Kind::date, {"15/6/2020", "15/6/2020"}},
          {"after", {"Ngày sau", "Later day"}, Kind::date, {"15/6/2026", "15/6/2026"}},
          {"province", {"Tỉnh", "Province"}, Kind::choice, {}, own, provinces},
          {"with", {"So với tỉnh", "With the province"}, Kind::choice, {}, {}, provinces},
          {"programme",
           {"Chương trình", "Programme"},
           Kind::choice,
           {},
           {},
           jurisdiction_choices(vocabulary, Layer::programme)}};
}

Result<Report> compared(const Visit& visit, const Regulations& regulations) {
  Reader reader{visit, regulations};
  const auto before = reader.day("before", {"Ngày trước", "Earlier day"});
  const auto after = reader.day("after", {"Ngày sau", "Later day"});
  RateSetting first{before.value_or(visit.today()),
                    reader.jurisdiction("province", Layer::province),
                    reader.jurisdiction("programme", Layer::programme)};
  RateSetting second = first;
  second.on = after.value_or(first.on);
  if (!visit.asked("with").empty()) second.province = reader.jurisdiction("with", Layer::province);
  if (!reader.problems.empty()) return refuse(std::move(reader.problems));
  const auto found = differences(regulations.rates, first, second);
  if (!found) return refuse(found.error());
  return differences_report(regulations.rates, *found, first, second);
}

Result<Page> compare(const Visit& visit) {
  const auto regulations = load_regulations(visit.settings.sources.rates);
  if (!regulations) return refuse(regulations.error());
  const auto fields = compare_fields(visit, regulations->rates.vocabulary());
  const std::string form = asking_form(visit, "/rates/compare", fields, {"So sánh", "Compare"});
  Page page;
  page.title = {"So sánh mức chi", "Compare rates"};
  page.body = form;
  page.trail = {{"/rates", {"Mức chi", "Rates"}}};
  if (visit.asked("before").empty() && visit.asked("after").empty()) return page;
  auto made = answered(visit, form, compared(visit, *regulations), regulations->rates);
  if (made) made->trail = page.trail;
  if (made) made->title = page.title;
  return made;
}

Result<Report> reviewed(const Visit& visit, const Regulations& regulations) {
  constexpr int two_years = 24;
  Problems problems;
  const Date day = asked_day(visit, "on", on_label, problems).value_or(visit.today());
  int months = two_years;
  if (const std::string text = visit.asked("months"); !text.empty()) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), months);
    if (error != std::errc{} || end != text.data() + text.size() || months < 0 ||
        months > most_months)
      problems.push_back(
          not_understood(visit, text, months_label, "0–" + std::to_string(most_months)));
  }
  if (!problems.empty()) return refuse(std::move(problems));
  return lint_report(regulations.rates, lint(regulations, day, months), day, months);
}

Result<Page> review(const Visit& visit) {
  const auto regulations = load_regulations(visit.settings.sources.rates);
  if (!regulations) return refuse(regulations.error());
  const std::vector<Field> fields{{"on", on_label, Kind::date},
                                  {"months", months_label, Kind::text, {}, "24"}};
  auto page = answered(visit, asking_form(visit, "/rates/lint", fields, {"Rà soát", "Review"}),
                       reviewed(visit, *regulations), regulations->rates);
  if (page) page->trail = {{"/rates", {"Mức chi", "Rates"}}};
  if (page) page->title = {"Rà soát mức chi", "Review of rates"};
  return page;
}

}  // namespace

std::vector<PageRoute> rates_pages() {
  return {
      {"/rates", Act::look, Section::catalogue, {"Mức chi", "Rates"}, list},
      {"/rates/documents", Act::look, Section::catalogue, {"Văn bản", "Documents"}, list_documents},
      {"/rates/documents/{number*}", Act::look, Section::catalogue, {}, show_document},
      {"/rates/compare",
       Act::look,
       Section::catalogue,
       {"So sánh mức chi", "Compare rates"},
       compare},
      {"/rates/lint",
       Act::look,
       Section::catalogue,
       {"Rà soát mức chi", "Review of rates"},
       review},
      {"/rates/{key}", Act::look, Section::catalogue, {}, show_key}};
}

}  // namespace dutoan::web
