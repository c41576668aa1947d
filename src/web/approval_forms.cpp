// Approval: the decision about a version, what it deviates by, the money that it waits for, and
// what amends it later.
#include "web/course.hpp"
#include "web/routes.hpp"

#include <dutoan/deciding.hpp>
#include <dutoan/notation.hpp>

namespace dutoan::web {
namespace {

using Kind = Field::Kind;
using Fields = std::vector<Field>;

/// The versions of the year, the newest first.
std::vector<Choice> versions(const Visit& visit, const Label& none) {
  std::vector<Choice> all;
  const auto rounds = find_rounds(visit.book, year_asked(visit));
  if (rounds)
    for (auto round = rounds->rbegin(); round != rounds->rend(); ++round) {
      const Document& estimate = round->estimate.document;
      const std::string version = std::to_string(estimate.version);
      const std::string amount = format_amount(estimate.total);
      all.push_back({version,
                     {"phiên bản " + version + ", đề nghị " + amount,
                      "version " + version + ", requested " + amount}});
    }
  if (!none.vi.empty()) all.insert(all.begin(), {"", none});
  return all;
}

Field deviations_field() {
  return {
      "deviations",
      {"Dòng duyệt khác số thẩm định", "Lines approved at another amount"},
      Kind::long_text,
      {"mỗi hàng một dòng: DÒNG; SỐ TIỀN; LÝ DO – ví dụ ML1/hall; 3.000.000; mặt bằng giá huyện. "
       "Dán từ Excel cũng được.",
       "a row for each line: LINE; AMOUNT; WHY – such as ML1/hall; 3.000.000; local prices. "
       "May be pasted from a spreadsheet."}};
}

/// The text without blanks around it.
std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \r");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \r") - first + 1);
}

/// The rows of the field, cells apart by semicolons or as a spreadsheet copies them.
std::vector<TypedDeviation> deviations_in(const std::string& text) {
  std::vector<TypedDeviation> all;
  std::vector<std::string> cells(1);
  const auto end_row = [&] {
    cells.resize(3);
    for (std::string& cell : cells) cell = trimmed(cell);
    if (!cells[0].empty() || !cells[1].empty())
      all.push_back({cells[0] + "=" + cells[1], cells[2]});
    cells.assign(1, {});
  };
  for (const char c : text) {
    if (c == '\n')
      end_row();
    else if ((c == ';' || c == '\t') && cells.size() < 3)
      cells.emplace_back();
    else
      cells.back() += c;
  }
  end_row();
  return all;
}

void add_decision_fields(const Visit& visit, Fields& fields) {
  fields.push_back(number_field({"ví dụ 1512/QĐ-UBND", "such as 1512/QĐ-UBND"}, true));
  fields = dated(visit, std::move(fields));
  fields.push_back({"posted_on",
                    {"Ngày ghi sổ", "Posted on"},
                    Kind::date,
                    {"bỏ trống: ngày văn bản", "left empty: its own date"}});
  fields.push_back(decider_field({"Người ký quyết định", "Signed by"}));
  fields.push_back({"description", {"Trích yếu", "Description"}, Kind::text});
}

Field lines_field(const Label& label, const Label& hint) {
  return {"lines", label, Kind::lines, hint};
}

Result<Fields> approval_fields(const Visit& visit) {
  Fields fields{{"version",
                 {"Phiên bản", "Version"},
                 Kind::choice,
                 {"duyệt đúng như đã thẩm định; chưa thẩm định thì như đã lưu",
                  "as it was appraised, else as it was saved"},
                 visit.asked("estimate"),
                 versions(visit, {}),
                 true}};
  add_decision_fields(visit, fields);
  fields.push_back(deviations_field());
  fields.push_back({"awaiting",
                    {"Kinh phí chưa được giao: chỉ giữ quyết định, chưa được chi",
                     "The money is not allotted yet: keep the decision, spend nothing"},
                    Kind::yes});
  return fields;
}

Result<Entered> decide(const Visit& visit, const Values& typed, TypedDocument document,
                       bool is_dry_run) {
  document.deviations = deviations_in(typed.value("deviations"));
  const std::string number = document.number;
  const auto made = read_document(visit.book, document, visit.estimate());
  return enter_step(visit, made, is_dry_run, "/approval/annex/" + encoded(number));
}

Result<Entered> approve(const Visit& visit, const Values& typed, bool is_dry_run) {
  TypedDocument document =
      typed_step(visit, typed,
                 typed.value("awaiting").empty() ? DocumentKind::approval : DocumentKind::awaiting);
  document.version = typed.value("version");
  document.lines = typed_lines(typed);
  return decide(visit, typed, std::move(document), is_dry_run);
}

Result<Fields> amendment_fields(const Visit& visit) {
  Fields fields{{"version",
                 {"Điều chỉnh theo phiên bản", "Amend to the version"},
                 Kind::choice,
                 {"hoặc để trống và ghi từng dòng tăng, giảm", "or leave it and type the lines"},
                 visit.asked("estimate"),
                 versions(visit, {"– theo từng dòng dưới đây –", "– by the lines below –"})},
                lines_field({"Dòng tăng, giảm", "What lines gain or lose"},
                            {"số giảm có dấu trừ: ML1/drinks -500k; ML1/hall 500k",
                             "with a minus what is lost: ML1/drinks -500k; ML1/hall 500k"})};
  add_decision_fields(visit, fields);
  fields.push_back(deviations_field());
  return fields;
}

Result<Entered> amend(const Visit& visit, const Values& typed, bool is_dry_run) {
  TypedDocument document = typed_step(visit, typed, DocumentKind::amendment);
  document.version = typed.value("version");
  document.lines = typed_lines(typed);
  if (document.lines.empty() && document.version.empty())
    return refuse(Problem{DecidingRule::nothing_decided, {}, {}});
  return decide(visit, typed, std::move(document), is_dry_run);
}

/// The decisions that still wait for money.
std::vector<Choice> awaited(const Visit& visit) {
  std::vector<Choice> all;
  for (const ListedDocument& each : list_versions(visit.book)) {
    const Document& d = each.kept.document;
    if (d.kind != DocumentKind::awaiting || !each.reversed_by.empty()) continue;
    const std::string words = d.number.text() + ", " + format_amount(d.total);
    all.push_back({d.number.text(), {words, words}});
  }
  return all;
}

Result<Fields> funding_fields(const Visit& visit) {
  Fields fields{{"follows",
                 {"Quyết định chờ kinh phí", "The decision that waits"},
                 Kind::choice,
                 {},
                 visit.asked("follows"),
                 awaited(visit),
                 true},
                lines_field({"Các dòng được bổ sung", "Lines that are funded"},
                            {"để trống: mọi dòng còn chờ", "left empty: all that wait"})};
  add_decision_fields(visit, fields);
  return fields;
}

Result<Entered> fund(const Visit& visit, const Values& typed, bool is_dry_run) {
  TypedDocument document = typed_step(visit, typed, DocumentKind::funded);
  document.follows = typed.value("follows");
  document.lines = typed_lines(typed);
  return enter_step(visit, read_document(visit.book, document, visit.estimate()), is_dry_run,
                    "/history");
}

/// Lines of a decision are typed in two places: what deviates, and what is decided.
std::string field_of_decision(const Problem& problem) {
  if (problem.is(LedgerRule::deviation_reasoned)) return "deviations";
  if (problem.is(EntryRule::nothing_differs)) return "version";
  if (problem.is(DecidingRule::nothing_decided)) return "lines";
  if (problem.is(EntryRule::document_not_found)) return "follows";
  return field_of_course(problem);
}

EntryForm form(const char* path, const Label& menu, const Label& title, const Label& submit,
               std::function<Result<Fields>(const Visit&)> fields,
               std::function<Result<Entered>(const Visit&, const Values&, bool)> enter) {
  EntryForm made;
  made.path = path;
  made.act = Act::approve;
  made.section = Section::appraisal;
  made.menu = menu;
  made.title = title;
  made.submit = submit;
  made.fields = std::move(fields);
  made.enter = std::move(enter);
  made.field = field_of_decision;
  return made;
}

}  // namespace

std::vector<EntryForm> approval_forms() {
  return {form("/approval", {"Phê duyệt", "Approve"}, {"Phê duyệt dự toán", "Approve the estimate"},
               {"Phê duyệt", "Approve"}, approval_fields, approve),
          form("/approval/amend", {"Điều chỉnh", "Amend"},
               {"Điều chỉnh dự toán đã duyệt", "Amend the approved estimate"},
               {"Điều chỉnh", "Amend"}, amendment_fields, amend),
          form("/approval/fund", {"Bổ sung kinh phí", "Fund"},
               {"Quyết định đã có kinh phí", "A decision has its money"},
               {"Ghi bổ sung", "Fund it"}, funding_fields, fund)};
}

}  // namespace dutoan::web
