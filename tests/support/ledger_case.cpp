#include "support/ledger_case.hpp"

#include "support/sample.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/report.hpp>

#include <functional>
#include <map>
#include <stdexcept>
#include <utility>

namespace dutoan::tests {
namespace {

std::string trimmed(std::string text) {
  while (text.starts_with(' ')) text.erase(0, 1);
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

/// The parts of `text` between `mark`s, without blanks around them; none of an empty text.
std::vector<std::string> parts(const std::string& text, char mark) {
  std::vector<std::string> all(1);
  for (const char c : text)
    if (c == mark)
      all.emplace_back();
    else
      all.back() += c;
  for (std::string& each : all) each = trimmed(each);
  if (all.size() == 1 && all.front().empty()) all.clear();
  return all;
}

Money amount_in(std::string text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.erase(0, 1);
  std::erase(text, '_');
  const Money amount = Money::dong(number(text));
  return is_negative ? -amount : amount;
}

Date date_in(const std::string& iso) {
  return *Date::of(static_cast<int>(number(iso.substr(0, 4))),
                   static_cast<unsigned>(number(iso.substr(5, 2))),
                   static_cast<unsigned>(number(iso.substr(8, 2))));
}

DocumentLine line_in(std::string text, DocumentKind kind) {
  DocumentLine line;
  line.funding = small_funding();
  if (const auto colon = text.find(':'); colon != std::string::npos) {
    line.funding = small_funding(text.substr(0, colon));
    text = trimmed(text.substr(colon + 1));
  }
  const auto blank = text.find(' ');
  line.amount = amount_in(trimmed(blank == std::string::npos ? text : text.substr(blank)));
  if (blank == std::string::npos) return line;
  const std::string codes = text.substr(0, blank);
  const auto from = codes.find('<');
  line.line = line_code(codes.substr(0, from));
  if (from != std::string::npos) line.advanced_on = line_code(codes.substr(from + 1));
  if (kind == DocumentKind::estimate || kind == DocumentKind::conclusion || is_decision(kind) ||
      kind == DocumentKind::funded)
    line.classified = small_place(line.line);
  return line;
}

void set_number_of_year(Document& d, const std::string& value) {
  d.fiscal_year = static_cast<int>(number(value));
  for (DocumentLine& line : d.lines) line.funding.fiscal_year = d.fiscal_year;
}

/// "ML1/hall why".
void add_deviation(Document& d, const std::string& value) {
  auto all = read_deviations(d.content).value();
  const auto blank = value.find(' ');
  all.push_back({line_code(value.substr(0, blank)),
                 blank == std::string::npos ? std::string{} : value.substr(blank + 1)});
  d.content = deviations_text(all);
}

/// "30_000_000 2020-12-31", or "0" where none was handed in.
void set_guarantee(Document& d, const std::string& value) {
  const auto blank = value.find(' ');
  d.guarantee = Guarantee{amount_in(value.substr(0, blank)), std::nullopt};
  if (blank != std::string::npos) d.guarantee->until = date_in(value.substr(blank + 1));
}

/// "ML1", or "ML1/hall".
void set_target(Document& d, const std::string& value) {
  if (value.find('/') == std::string::npos)
    d.target.activity = ClassCode{value};
  else
    d.target = line_code(value);
}

using Setter = std::function<void(Document&, const std::string&)>;
const std::map<std::string, Setter>& setters() {
  static const std::map<std::string, Setter> all = {
      {"id", [](Document& d, const auto& v) { d.id = DocumentId{v}; }},
      {"unit", [](Document& d, const auto& v) { d.unit = SpendingUnitCode{v}; }},
      {"year", set_number_of_year},
      {"date", [](Document& d, const auto& v) { d.date = date_in(v); }},
      {"payee", [](Document& d, const auto& v) { d.payee = v; }},
      {"contract", [](Document& d, const auto& v) { d.contract = v; }},
      {"description", [](Document& d, const auto& v) { d.description = v; }},
      {"author", [](Document& d, const auto& v) { d.author = PersonCode{v}; }},
      {"decider", [](Document& d, const auto& v) { d.decider = PersonCode{v}; }},
      {"version", [](Document& d, const auto& v) { d.version = static_cast<int>(number(v)); }},
      {"total", [](Document& d, const auto& v) { d.total = amount_in(v); }},
      {"content", [](Document& d, const auto& v) { d.content = v; }},
      {"deviation", add_deviation},
      {"guarantee", set_guarantee},
      {"target", set_target},
      {"evidence",
       [](Document& d, const auto& v) {
         d.evidence.push_back({"invoice", DocumentNumber{"HD"}, date_in(v), d.total});
       }},
      {"paper",  // "invoice 12 2020-05-01"
       [](Document& d, const auto& v) {
         const auto first = v.find(' '), last = v.rfind(' ');
         d.evidence.push_back({v.substr(0, first),
                               DocumentNumber{v.substr(first + 1, last - first - 1)},
                               date_in(v.substr(last + 1)), d.total});
       }},
      {"programme",
       [](Document& d, const auto& v) {
         for (DocumentLine& line : d.lines) line.funding.programme = ProgrammeCode{v};
       }},
      {"chapter",
       [](Document& d, const auto& v) { d.lines.at(0).funding.chapter = ChapterCode{v}; }},
      {"khoan",
       [](Document& d, const auto& v) { d.lines.at(0).funding.subcategory = SubcategoryCode{v}; }},
      {"nature",
       [](Document& d, const auto& v) { d.lines.at(0).funding.nature = SourceNatureCode{v}; }},
      {"sub_item",
       [](Document& d, const auto& v) { d.lines.at(0).classified.sub_item = SubItemCode{v}; }},
      {"activity", [](Document& d, const auto& v) { d.activity = ClassCode{v}; }},
      {"classified",
       [](Document& d, const auto&) {
         for (DocumentLine& line : d.lines) line.classified = small_place(line.line);
       }},
      {"unclassified", [](Document& d, const auto&) { d.lines.at(0).classified = {}; }},
  };
  return all;
}

}  // namespace

Funding small_funding(const std::string& subcategory) {
  return {2020,
          SpendingUnitCode{"BDT"},
          ChapterCode{"483"},
          SubcategoryCode{subcategory},
          SourceCode{"01"},
          SourceNatureCode{"12"},
          ProgrammeCode{"0392"}};
}

LineCode line_code(const std::string& text) {
  const auto slash = text.find('/');
  if (slash == std::string::npos) throw std::runtime_error("not a line: " + text);
  return {ClassCode{text.substr(0, slash)}, ItemCode{text.substr(slash + 1)}};
}

Classification small_place(const LineCode& line) {
  static const auto rows = csv_rows("ledger/lines.csv");
  for (const Row& row : rows)
    if (row.at("code") == line.text())
      return {CategoryCode{row.at("category")}, SubItemCode{row.at("sub_item")}, row.at("group")};
  throw std::runtime_error("not in ledger/lines.csv: " + line.text());
}

DocumentLine small_line(const std::string& line, std::int64_t amount) {
  DocumentLine made;
  made.funding = small_funding();
  made.amount = Money::dong(amount);
  if (!line.empty()) made.line = line_code(line);
  return made;
}

Document small_document(DocumentKind kind, const std::string& number,
                        std::vector<DocumentLine> lines) {
  Document d;
  d.id = DocumentId{number};
  d.kind = kind;
  d.number = DocumentNumber{number};
  d.unit = SpendingUnitCode{"BDT"};
  d.fiscal_year = 2020;
  d.date = d.posted_on = *Date::of(2020, 5, 4);
  d.payee = "Nguyễn Văn A";
  d.contract = kind == DocumentKind::commitment ? number : "";
  d.description = "diễn giải";
  if (kind == DocumentKind::estimate) d.content = "cách tính của " + number;
  d.author = PersonCode{"kt1"};
  d.decider = PersonCode{"ttdv"};
  for (const DocumentLine& line : lines) d.total += line.amount;
  d.lines = std::move(lines);
  return d;
}

Document document_in(const Row& row) {
  const auto kind = document_kind_of(row.at("kind"));
  if (!kind) throw std::runtime_error(row.at("line") + ": no kind " + row.at("kind"));
  std::vector<DocumentLine> lines;
  for (const std::string& each : parts(row.at("lines"), ';')) lines.push_back(line_in(each, *kind));
  Document d = small_document(*kind, row.at("number"), std::move(lines));
  if (!row.at("date").empty()) d.date = d.posted_on = date_in(row.at("date"));
  d.follows = DocumentId{row.at("follows")};
  for (const std::string& each : parts(row.at("with"), ';')) {
    const auto equals = each.find('=');
    setters().at(each.substr(0, equals))(d, each.substr(equals + 1));
  }
  return d;
}

Receipt post(Store& store, const Document& document) {
  const std::vector<Document> one = {document};
  return taken(store.append(one, recorded_at, decide)).front();
}

std::string codes_of(const Problems& problems) {
  std::string codes;
  for (const Problem& each : problems)
    codes += (codes.empty() ? "" : " ") + std::to_string(static_cast<int>(each.rule));
  return codes;
}

std::string decided(const Store& store, const Document& document) {
  std::string codes;
  store.read([&](const BookView& book) {
    const auto decision = decide(book, document);
    codes = codes_of(decision ? decision->warnings : decision.error());
  });
  return codes.empty() ? "ok" : codes;
}

}  // namespace dutoan::tests
