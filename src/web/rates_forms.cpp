// A new rate document: which lines it touches, from which day, and then its file in the folder.
#include "web/asking.hpp"
#include "web/routes.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/rate_document.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace dutoan::web {
namespace {

using Kind = Field::Kind;

const Label from_label{"Từ ngày", "From the day"};

Result<std::vector<Field>> fields(const Visit&) {
  return std::vector<Field>{
      {"file", {"Tệp văn bản (.toml)", "The document's file (.toml)"}, Kind::file},
      {"text",
       {"Nội dung tệp", "Its text"},
       Kind::long_text,
       {"đọc từ tệp đã chọn, hoặc dán vào đây", "read from the file, or pasted here"}},
      {"from",
       from_label,
       Kind::date,
       {"ngày đầu của mức mới; để trống: ngày đầu hai bên khác nhau",
        "the first day of the new rates; empty: the first on which they differ"}}};
}

/// The document as it was sent: the file's bytes where there is one, else the text.
NamedText text_of(const Visit& visit, const Values& typed) {
  for (const SentFile& file : visit.request.files)
    if (file.field == "file" && !file.bytes.empty()) return {file.name, file.bytes};
  std::string text = typed.value("text");
  std::erase(text, '\r');  // which a browser puts before the end of each line
  return {"document.toml", std::move(text)};
}

Result<Entered> enter(const Visit& visit, const Values& typed, bool is_dry_run) {
  const Sources& sources = visit.settings.sources;
  const NamedText text = text_of(visit, typed);
  Problems problems;
  std::optional<Date> from;
  if (const std::string day = typed.value("from"); !day.empty()) {
    const auto date = parse_date(day, visit.today());
    if (date)
      from = *date;
    else
      problems.push_back(not_understood(visit, day, from_label, "15/06/2020, 2020-06-15"));
  }
  if (!problems.empty()) return refuse(std::move(problems));
  const auto compared = lines_affected_by(sources, text, from);
  if (!compared) return refuse(compared.error());
  const auto joined = join_rates(sources.rates, text, visit.now, is_dry_run);
  if (!joined) return refuse(joined.error());
  Entered made;
  made.report = affected_report(compared->before.estimate, compared->after.estimate,
                                compared->lines, compared->from);
  const Report folder = joined_report(*joined);
  std::ranges::copy(folder.head, std::back_inserter(made.report.head));
  std::ranges::copy(folder.remarks, std::back_inserter(made.report.remarks));
  made.to = "/rates?document=" + encoded(joined->number);
  made.notice = {"Đã ghi " + joined->number + " vào " + joined->path + ".",
                 joined->number + " was written to " + joined->path + "."};
  return made;
}

/// The form again, the file's text in its field: a browser does not send a file twice by itself.
Page page(const Visit& visit, const Values& typed, const Problems& problems,
          const std::optional<Entered>& tried);

EntryForm form() {
  EntryForm made{"/rates/new",
                 Act::draft_plan,
                 Section::catalogue,
                 {"Thêm văn bản mức chi", "New rate document"},
                 {"Thêm văn bản mức chi", "New rate document"},
                 {"Ghi vào thư mục mức chi", "Write it into the folder"},
                 fields,
                 enter};
  made.field = [](const Problem& problem) {
    return problem.is(UseRule::bad_option_value) ? "from" : std::string{"text"};
  };
  return made;
}

Page page(const Visit& visit, const Values& typed, const Problems& problems,
          const std::optional<Entered>& tried) {
  Values shown = typed;
  shown.set("text", text_of(visit, typed).text);
  Page made = form_page(visit, form(), *fields(visit), shown, problems, tried);
  const bool is_about_file =
      std::ranges::any_of(problems, [](const Problem& problem) { return problem.place.line > 0; });
  if (is_about_file) {
    const std::string text = shown.value("text");
    const LineOfFile line_of_text = [&](const FilePlace& place) {
      std::size_t from = 0;
      for (int line = 1; line < place.line && from != std::string::npos; ++line)
        from = text.find('\n', from) == std::string::npos ? std::string::npos
                                                          : text.find('\n', from) + 1;
      return from == std::string::npos ? std::string{}
                                       : text.substr(from, text.find('\n', from) - from);
    };
    std::string all;
    for (const Problem& problem : problems)
      all += worded(problem, visit.language, line_of_text) + "\n";
    made.body = "<pre class=\"worded\" tabindex=\"0\">" + escaped_lines(all) + "</pre>" + made.body;
  }
  made.trail = {{"/rates", {"Mức chi", "Rates"}}};
  return made;
}

}  // namespace

std::vector<EntryForm> rates_forms() {
  EntryForm made = form();
  made.page = page;
  return {made};
}

}  // namespace dutoan::web
