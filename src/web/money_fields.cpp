#include "web/money_fields.hpp"

#include "web/typed_amounts.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>
#include <set>

namespace dutoan::web {
namespace {

using Kind = Field::Kind;

constexpr int most_tries = 1000;  // numbers that are taken one after another

std::vector<Funding> fundings_of(const Visit& visit) {
  std::vector<Funding> all;
  visit.book.standings({}, ControlLevel::whole,
                       [&](const Scope& scope, const Standing&) { all.push_back(scope.funding); });
  return all;
}

/// The funding of the newest year; nothing in an empty book.
std::optional<Funding> newest_funding(const Visit& visit) {
  const auto all = fundings_of(visit);
  const auto newest = std::ranges::max_element(all, {}, &Funding::fiscal_year);
  return newest == all.end() ? std::nullopt : std::optional{*newest};
}

bool is_free(const BookView& view, DocumentKind kind, const Funding& of,
             const std::string& number) {
  return !view.document(kind, of.unit, of.fiscal_year, DocumentNumber{number}) &&
         !view.open_draft(kind, of.unit, of.fiscal_year, DocumentNumber{number});
}

std::string free_number_after(const BookView& view, DocumentKind kind, const Funding& of,
                              std::string number) {
  for (int tries = 0; tries < most_tries; ++tries) {
    const auto next = number_after(number);
    if (!next) return {};
    number = *next;
    if (is_free(view, kind, of, number)) return number;
  }
  return {};
}

/// "2020 BDT 483 085 01 12 0392", as typed_document reads it again.
std::string codes_of(const Funding& f) {
  std::string codes = std::to_string(f.fiscal_year);
  for (const std::string& code : {f.unit.text(), f.chapter.text(), f.subcategory.text(),
                                  f.source.text(), f.nature.text(), f.programme.text()})
    codes += "-" + code;
  return codes;
}

Field text_field(const char* key, Label label, std::string value, bool is_required) {
  return {key, std::move(label), Kind::text, {}, std::move(value), {}, is_required};
}

constexpr std::int64_t block = 128;  // documents that are looked at together

/// The number of the last block that has a document, from 0; asks as often as it has digits.
std::int64_t last_block(const Store& book) {
  const auto is_there = [&](std::int64_t number) {
    bool found = false;
    book.documents(number * block + 1, [&](const Kept&) { return !(found = true); });
    return found;
  };
  std::int64_t last = 0, beyond = 1;
  for (; is_there(beyond); beyond *= 2) last = beyond;
  while (beyond - last > 1) {
    const std::int64_t middle = last + (beyond - last) / 2;
    (is_there(middle) ? last : beyond) = middle;
  }
  return last;
}

/// The last document of the kind, unit and year. It is looked for from the end, because the book of
/// a province may have a million of them; only a kind that was not entered lately is asked for.
std::optional<Kept> last_of(const Store& book, DocumentKind kind, const Funding& of) {
  constexpr std::int64_t farthest = 16;  // blocks
  const std::int64_t end = last_block(book);
  std::optional<Kept> found;
  for (std::int64_t at = end; at >= 0 && at > end - farthest && !found; --at)
    book.documents(at * block + 1, [&](const Kept& kept) {
      if (kept.sequence > (at + 1) * block) return false;
      const Document& d = kept.document;
      if (d.kind == kind && d.unit == of.unit && d.fiscal_year == of.fiscal_year) found = kept;
      return true;
    });
  if (found || end < farthest) return found;
  book.read([&](const BookView& view) {
    auto all = view.documents(kind, of.unit, of.fiscal_year);
    if (!all.empty()) found = std::move(all.back());
  });
  return found;
}

}  // namespace

std::optional<std::string> number_after(const std::string& number) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::size_t end = number.size();
  while (end > 0 && !is_digit(number[end - 1])) --end;
  if (end == 0) return std::nullopt;
  std::string next = number;
  for (std::size_t i = end; i > 0 && is_digit(next[i - 1]); --i) {
    if (next[i - 1] != '9') {
      ++next[i - 1];
      return next;
    }
    next[i - 1] = '0';
    if (i == 1 || !is_digit(next[i - 2])) return next.insert(i - 1, "1");
  }
  return next;
}

Proposed proposed_of(const Visit& visit, DocumentKind kind) {
  Proposed made;
  const auto funding = newest_funding(visit);
  if (!funding) {
    made.date = format_date(visit.today());
    return made;
  }
  const auto before = last_of(visit.book, kind, *funding);
  visit.book.read([&](const BookView& view) {
    if (visit.today().year() == funding->fiscal_year) made.date = format_date(visit.today());
    if (!before) return;
    const Document& last = before->document;
    if (made.date.empty()) made.date = format_date(last.date);
    made.decider = last.decider.text();
    made.number = free_number_after(view, kind, *funding, last.number.text());
  });
  return made;
}

Field date_field(const Proposed& proposed) {
  return {"date",        {"Ngày chứng từ", "Date"},
          Kind::date,    {"15/7, 15072020, hn (hôm nay)", "15/7, 15072020, hn (today)"},
          proposed.date, {},
          true};
}

Field number_field(const Proposed& proposed) {
  return text_field("number", {"Số chứng từ", "Number"}, proposed.number, true);
}

Field decider_field(const Proposed& proposed) {
  return text_field("decider", {"Người duyệt", "Decided by"}, proposed.decider, true);
}

Field lines_field() {
  return {"lines",
          {"Dòng dự toán và số tiền", "Estimate lines and amounts"},
          Kind::lines,
          {"Mã dòng như ML1/hall, hoặc chữ không dấu: ml1 hoi truong. Số tiền: 1.500.000, 1tr5, "
           "500k.",
           "A code such as ML1/hall, or words without accents: ml1 hoi truong. Amounts: 1.500.000, "
           "1tr5, 500k."},
          {},
          {},
          true};
}

Field payee_field(const std::string& payee) {
  Field made = text_field("payee", {"Người nhận tiền", "Payee"}, payee, true);
  made.offered = "payees";
  return made;
}

Field description_field(const Label& otherwise) {
  Field made = text_field("description", {"Diễn giải", "Description"}, {}, false);
  made.hint = {"Để trống: " + otherwise.vi, "Left empty: " + otherwise.en};
  return made;
}

Field reason_field() {
  return {
      "description",
      {"Lý do", "Reason"},
      Kind::long_text,
      {"Ít nhất mười ký tự; người khác sẽ đọc.", "At least ten characters; others will read it."},
      {},
      {},
      true};
}

void leave_out_decider(const Visit& visit, DocumentKind kind, std::vector<Field>& fields) {
  if (!visit.office || !is_drafted_first(kind)) return;
  std::erase_if(fields, [](const Field& field) { return field.key == "decider"; });
  for (Field& field : fields)
    if (field.key == "number")
      field.hint = {"Ghi thành bản nháp; người duyệt ghi sổ.",
                    "Kept as a draft; whoever decides it posts it."};
}

void add_rarely_typed(std::vector<Field>& fields) {
  fields.push_back({"evidence",
                    {"Giấy tờ kèm theo", "Attached papers"},
                    Kind::long_text,
                    {"Mỗi giấy tờ một dòng: LOẠI;SỐ;NGÀY;SỐ TIỀN, như hóa đơn;0012345;15/07/2020;"
                     "1.500.000",
                     "One on each line: KIND;NUMBER;DATE;AMOUNT"}});
  fields.push_back({"posted_on",
                    {"Ngày ghi sổ", "Posted on"},
                    Kind::date,
                    {"Để trống: như ngày chứng từ", "Left empty: the date of the document"}});
}

std::string described(const Visit& visit, const Values& typed) {
  std::string items, activity;
  for (const TypedAmount& row : typed_amounts(visit, typed)) {
    if (!row.is_line()) continue;
    const std::string code = LineCode{row.subject.activity, row.subject.item}.text();
    const std::string words = words_of_line(visit, code, Language::vi);
    const std::string dot = " · ";
    const std::size_t cut = words.find(dot);
    items += (items.empty() ? "" : ", ") + words.substr(0, cut);
    const std::string own = cut == std::string::npos ? "" : words.substr(cut + dot.size());
    if (activity.find(own) == std::string::npos) activity += (activity.empty() ? "" : ", ") + own;
  }
  return activity.empty() ? items : items + " – " + activity;
}

void add_funding_fields(const Visit& visit, std::vector<Field>& fields) {
  const auto all = fundings_of(visit);
  const Funding only = all.size() == 1 ? all.front() : Funding{};
  const std::string year = all.size() == 1 ? std::to_string(only.fiscal_year) : std::string{};
  const auto add = [&](const char* key, Label label, const std::string& value) {
    fields.push_back(text_field(key, std::move(label), value, false));
  };
  add("year", {"Năm ngân sách", "Budget year"}, year);
  add("unit", {"Đơn vị sử dụng ngân sách", "Spending unit"}, only.unit.text());
  add("chapter", {"Chương", "Chapter"}, only.chapter.text());
  add("subcategory", {"Khoản", "Subcategory"}, only.subcategory.text());
  add("source", {"Nguồn vốn", "Source"}, only.source.text());
  add("nature", {"Tính chất nguồn kinh phí", "Nature of the source"}, only.nature.text());
  add("programme", {"Mã chương trình mục tiêu", "Target programme"}, only.programme.text());
}

void add_funding_choice(const Visit& visit, std::vector<Field>& fields) {
  const auto all = fundings_of(visit);
  if (all.size() < 2) return;
  Field made{"funding", {"Kinh phí", "Funding"}, Kind::choice};
  made.choices.push_back({"", {"– chọn –", "– choose –"}});
  for (const Funding& each : all) {
    const std::string codes = codes_of(each);
    made.choices.push_back({codes, {codes, codes}});
  }
  made.is_required = true;
  fields.push_back(std::move(made));
}

std::vector<DocumentLine> held_lines(const Visit& visit, const Document& document, Stage stage) {
  std::vector<DocumentLine> held;
  std::set<std::pair<Funding, LineCode>> seen;
  visit.book.read([&](const BookView& view) {
    for (const DocumentLine& line : document.lines) {
      if (!seen.insert({line.funding, line.line}).second) continue;
      const Money amount = view.balance({line.funding, line.line, stage, document.id});
      if (!amount.is_zero()) held.push_back({line.funding, line.line, amount, {}, {}});
    }
  });
  return held;
}

Field held_field(const std::vector<DocumentLine>& lines) {
  Field made = lines_field();
  for (const DocumentLine& each : lines)
    made.rows.emplace_back(each.line.text(), format_amount(each.amount));
  return made;
}

/// The commitment that was asked for.
static std::optional<Document> commitment_asked(const Visit& visit) {
  const std::string number = visit.asked("follows");
  if (number.empty()) return std::nullopt;
  auto found = find_document(visit.book, number);
  if (!found || found->document.kind != DocumentKind::commitment) return std::nullopt;
  return std::move(found->document);
}

Field lines_on_commitment(const Visit& visit) {
  constexpr std::size_t few = 12;
  const auto commitment = commitment_asked(visit);
  if (!commitment) return lines_field();
  const auto held = held_lines(visit, *commitment, Stage::committed);
  return held.size() > few ? lines_field() : held_field(held);
}

std::string payee_on_commitment(const Visit& visit) {
  const auto commitment = commitment_asked(visit);
  return commitment ? commitment->payee : std::string{};
}

}  // namespace dutoan::web
