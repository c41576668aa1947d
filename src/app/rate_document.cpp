// A rate document joins the folder: its own file, and the last days of what it takes the place of.
#include "app/kept_file.hpp"
#include "app/with_document.hpp"

#include "files/regulations_folder.hpp"
#include "files/text_file.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/rate_document.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <system_error>
#include <utility>

namespace dutoan {
namespace {

namespace fs = std::filesystem;

Result<files::SourceText> checked(const NamedText& text) {
  if (text.text.find_first_not_of(" \t\r\n") == std::string::npos)
    return refuse(Problem{GridRule::no_document, FilePlace{text.name, 0, 0, 0, {}}});
  return files::check_text(text.name, text.text);
}

/// "tt-40-2017" of "TT 40/2017": a file's name, and nothing else of what the text says.
std::string file_name_of(const LegalDocument& document) {
  const std::string& text = document.short_name.empty() ? document.number : document.short_name;
  std::string name;
  for (const char c : fold(text)) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (is_plain) name += c;
    if (!is_plain && !name.empty() && name.back() != '-') name += '-';
  }
  while (name.ends_with('-')) name.pop_back();
  return name.empty() ? "document" : name;
}

/// Where a document that no file has yet belongs.
std::string new_path(const std::string& folder, const LegalDocument& document) {
  const fs::path below = document.layer == Layer::programme ? "programmes" : document.jurisdiction;
  const std::string start = (fs::path{folder} / below / file_name_of(document)).string();
  std::string path = start + ".toml";
  std::error_code ignored;
  for (int i = 2; fs::exists(path, ignored); ++i) path = start + "-" + std::to_string(i) + ".toml";
  return path;
}

const LegalDocument* find_document(const RateTable& rates, const std::string& number) {
  const auto documents = rates.documents();
  const auto it = std::ranges::find(documents, number, &LegalDocument::number);
  return it == documents.end() ? nullptr : &*it;
}

/// By file and line of the values that end sooner: their new last day's morrow.
using Ends = std::map<std::string, std::map<int, Date>>;

Ends ends_of(const RateTable& before, const RateTable& after, const std::string& number) {
  Ends ends;
  for (const RateValue& value : before.values()) {
    if (before.document_of(value).number == number) continue;
    for (const RateValue& other : after.values())
      if (other.place == value.place && other.key == value.key &&
          other.qualifiers == value.qualifiers && other.in_force.until() &&
          other.in_force.until() != value.in_force.until())
        ends[value.place.file].emplace(value.place.line, *other.in_force.until());
  }
  return ends;
}

bool is_key(std::string_view line, std::string_view key) {
  return line.starts_with(key) &&
         line.substr(key.size()).find_first_not_of(" \t") != std::string_view::npos &&
         line.substr(key.size())[line.substr(key.size()).find_first_not_of(" \t")] == '=';
}

/// The text with those tables ending on those days: `until` below the table's first line, and no
/// other `until` in it.
std::string with_ends(std::string_view text, const std::map<int, Date>& ends) {
  std::string out;
  bool is_ended = false;
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end);
    if (line.starts_with('[')) is_ended = false;
    if (is_ended && is_key(line, "until")) continue;
    out += line;
    const auto until = ends.find(number);
    if (until == ends.end()) continue;
    is_ended = true;
    out += (out.ends_with('\n') ? "" : "\n") + ("until = " + iso_date(until->second)) + "\n";
  }
  return out;
}

/// The files that are written, the document's own last.
using Written = std::vector<files::SourceText>;

/// The folder as it would be; refused where it does not say what it should (X6).
std::optional<Problems> refusal_of(const std::string& folder, const Written& written,
                                   const RateTable& wanted) {
  auto texts = files::read_folder(folder);
  if (!texts) return texts.error();
  for (const files::SourceText& text : written) {
    const auto old = std::ranges::find(*texts, text.name, &files::SourceText::name);
    if (old == texts->end())
      texts->push_back(text);
    else
      *old = text;
  }
  const auto made = files::read_regulations(*texts);
  if (!made) return made.error();
  if (const auto day = first_difference(wanted, made->rates))
    return Problems{Problem{
        GridRule::values_overlap, FilePlace{written.back().name, 0, 0, 0, {}}, {{"day", *day}}}};
  return std::nullopt;
}

std::optional<Problem> write_all(const Written& written, std::chrono::sys_seconds now,
                                 JoinedDocument& joined) {
  std::error_code ignored;
  fs::create_directories(fs::path{joined.path}.parent_path(), ignored);
  for (const files::SourceText& text : written) {
    const bool is_there = fs::exists(text.name, ignored);
    const std::string kept = is_there ? kept_name(text.name, now, ".toml.kept") : std::string{};
    if (auto problem = replace_file(text.name, text.text, kept)) return problem;
    if (is_there) joined.kept.push_back(kept);
  }
  return std::nullopt;
}

}  // namespace

Result<Comparison> lines_affected_by(const Sources& sources, const NamedText& text,
                                     std::optional<Date> from) {
  auto source = checked(text);
  if (!source) return refuse(std::move(source.error()));
  return compared_with(sources, regulations_with(sources.rates, std::move(*source)), from);
}

Result<JoinedDocument> join_rates(const std::string& folder, const NamedText& text,
                                  std::chrono::sys_seconds now, bool is_dry_run) {
  static std::mutex one_writer;
  const std::lock_guard lock{one_writer};
  auto source = checked(text);
  if (!source) return refuse(std::move(source.error()));
  const auto before = load_regulations(folder);
  if (!before) return refuse(before.error());
  const auto alone = document_alone(folder, *source);
  if (!alone) return refuse(alone.error());
  const LegalDocument& document = alone->rates.documents().front();
  const auto after = regulations_with(folder, *source);
  if (!after) return refuse(after.error());
  const LegalDocument* old = find_document(before->rates, document.number);
  JoinedDocument joined{document.number, {}, old != nullptr, {}, {}};
  joined.path = old != nullptr ? old->place.file : new_path(folder, document);
  Written written;
  for (const auto& [file, ends] : ends_of(before->rates, after->rates, document.number)) {
    const auto ended = files::read_text_file(file);
    if (!ended) return refuse(ended.error());
    written.push_back({file, with_ends(ended->text, ends)});
    joined.ended.push_back(file);
  }
  written.push_back({joined.path, source->text});
  if (auto refused = refusal_of(folder, written, after->rates)) return refuse(std::move(*refused));
  if (is_dry_run) return joined;
  if (auto problem = write_all(written, now, joined)) return refuse(std::move(*problem));
  return joined;
}

Report joined_report(const JoinedDocument& joined) {
  Report report;
  report.schema = "dutoan.rates.joined/1";
  report.title = {"VĂN BẢN MỨC CHI", "RATE DOCUMENT"};
  report.head = {{"number", {"Số hiệu", "Number"}, joined.number},
                 {"path", {"Tệp", "File"}, joined.path},
                 {"replaced",
                  {"Thay tệp đang có", "Replaces a file"},
                  joined.is_replaced ? Label{"có", "yes"} : Label{"không", "no"}}};
  ReportRemark ended{"ended", {"Mức hết hiệu lực trong các tệp", "Values end in the files"}, {}};
  for (const std::string& file : joined.ended) ended.sentences.push_back({file, file});
  ReportRemark kept{"kept", {"Bản cũ được giữ", "What was there is kept as"}, {}};
  for (const std::string& file : joined.kept) kept.sentences.push_back({file, file});
  for (ReportRemark* remark : {&ended, &kept})
    if (!remark->sentences.empty()) report.remarks.push_back(std::move(*remark));
  return report;
}

}  // namespace dutoan
