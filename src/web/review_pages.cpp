// The review of a settlement by Finance: reported beside reviewed, voucher by voucher; its minutes
// and its notice as letters.
#include "web/money_fields.hpp"
#include "web/paper_view.hpp"
#include "web/routes.hpp"
#include "web/settled_year.hpp"

#include <dutoan/budget_day.hpp>
#include <dutoan/notation.hpp>
#include <dutoan/reviewing.hpp>
#include <dutoan/settlement_report.hpp>
#include <dutoan/stated_year.hpp>

#include <algorithm>

namespace dutoan::web {
namespace {

constexpr std::size_t vouchers_a_page = 300;

Result<SettlementRegime> regime_in(const Visit& visit, const UnitYear& year) {
  const auto& regimes = visit.desk->regimes;
  if (!regimes) return refuse(regimes.error());
  const SettlementRegime* regime = regime_of(*regimes, year.fiscal_year);
  if (regime == nullptr)
    return refuse(Problem{
        YearEndRule::regime_unknown, {}, {{"year", static_cast<std::int64_t>(year.fiscal_year)}}});
  return *regime;
}

/// What Finance does under the regime, with the clause.
std::string role_of(const Visit& visit, const SettlementRegime& regime) {
  const bool is_review = regime.finance == FinanceRole::review;
  return "<p>" +
         escaped(is_review ? visit.either("Cơ quan tài chính xét duyệt: chi sai thì xuất toán",
                                          "Finance reviews: what was spent wrongly is disallowed")
                           : visit.either("Cơ quan tài chính chỉ kiểm tra tính đầy đủ, khớp đúng: "
                                          "không xuất toán",
                                          "Finance checks that all is there and agrees: it "
                                          "disallows nothing")) +
         " (" + escaped(regime.finance_citation) + ").</p>\n";
}

/// Vouchers of the year that may be reviewed, those of which something was found first.
ReportTable vouchers_to_review(const Visit& visit, const SettlementReview& review) {
  ReportTable table{"to_review",
                    {"Chứng từ của năm", "Vouchers of the year"},
                    {{"review", {"Xét", "Review"}},
                     {"date", {"Ngày", "Date"}},
                     {"payee", {"Người nhận", "Payee"}},
                     {"description", {"Diễn giải", "Description"}},
                     {"amount", {"Số tiền (đồng)", "Amount (đồng)"}, true},
                     {"outcome", {"Kết quả", "Finding"}}},
                    {}};
  const std::string wanted = visit.asked("q");
  std::size_t count = 0;
  for (const ListedDocument& each : list_documents(visit.book)) {
    const Document& d = each.kept.document;
    if (!may_follow(DocumentKind::review, d.kind) || d.unit != review.year.unit ||
        d.fiscal_year != review.year.fiscal_year || !each.reversed_by.empty())
      continue;
    if (!wanted.empty() &&
        plain_number(d.number.text()).find(plain_number(wanted)) == std::string::npos)
      continue;
    if (++count > vouchers_a_page) break;
    const auto found = std::ranges::find_if(
        review.vouchers, [&](const ReviewedVoucher& known) { return known.voucher.id == d.id; });
    table.rows.push_back(
        {ReportRow::Kind::plain,
         {d.number.text(), d.posted_on, d.payee, d.description, d.total,
          found == review.vouchers.end() ? ReportCell{}
                                         : ReportCell{std::string{word(found->finding.outcome)}}}});
  }
  return table;
}

std::string search_form(const Visit& visit, const UnitYear& year) {
  return "<form class=\"filter screen\" action=\"/review/vouchers\"><input type=\"hidden\" "
         "name=\"year\" "
         "value=\"" +
         std::to_string(year.fiscal_year) + "\"><input type=\"hidden\" name=\"unit\" value=\"" +
         escaped(year.unit.text()) + "\"><label for=\"q\">" +
         escaped(visit.either("Số chứng từ", "Number of the voucher")) +
         "</label> <input type=\"text\" id=\"q\" name=\"q\" value=\"" + escaped(visit.asked("q")) +
         "\"> <button>" + escaped(visit.either("Tìm", "Search")) + "</button></form>\n";
}

void add_ways(const Visit& visit, const SettlementReview& review, Page& page) {
  const auto add = [&](const char* to, const Label& words) {
    page.actions.push_back({in_year(to, review.year), words});
  };
  add("/review/vouchers", {"Chứng từ để xét", "Vouchers to review"});
  if (visit.may(Act::review)) {
    if (review.course.state() == SettlementState::reported)
      add("/review/minutes", {"Lập biên bản…", "Minutes…"});
    if (review.course.state() == SettlementState::minuted)
      add("/review/notice", {"Ra thông báo…", "Notice…"});
  }
  if (review.course.minutes)
    add("/review/letters/minutes", {"Biên bản để in", "Minutes to be printed"});
  if (review.course.notice)
    add("/review/letters/notice", {"Thông báo để in", "Notice to be printed"});
}

Result<Page> show(const Visit& visit) {
  const auto review = find_review(visit.book, typed_year(visit, visit.request.query));
  if (!review) return refuse(review.error());
  const auto regime = regime_in(visit, review->year);
  if (!regime) return refuse(regime.error());
  Page page = linked_page(visit, review_report(*review, visit.desk->names),
                          [&](const ReportTable& table, std::size_t row,
                              std::size_t column) -> std::optional<std::string> {
                            if (table.columns[column].key != "voucher") return std::nullopt;
                            return "/vouchers/" +
                                   encoded(written(table.rows[row].cells[column], visit.language));
                          });
  page.body = role_of(visit, *regime) + page.body;
  add_ways(visit, *review, page);
  return page;
}

/// The vouchers of the year, to choose one that is reviewed.
Result<Page> show_vouchers(const Visit& visit) {
  const auto review = find_review(visit.book, typed_year(visit, visit.request.query));
  if (!review) return refuse(review.error());
  Report report;
  report.schema = "dutoan.vouchers-to-review/1";
  report.title = {"Chứng từ để xét duyệt", "Vouchers to review"};
  report.tables = {vouchers_to_review(visit, *review)};
  Page page = linked_page(
      visit, std::move(report),
      [&](const ReportTable& table, std::size_t row,
          std::size_t column) -> std::optional<std::string> {
        if (column != 0) return "";
        const std::string number = encoded(written(table.rows[row].cells[0], visit.language));
        return visit.may(Act::review) ? in_year("/review/vouchers/" + number, review->year)
                                      : "/vouchers/" + number;
      });
  page.body = search_form(visit, review->year) + page.body;
  page.trail.push_back({in_year("/review", review->year), {"Xét duyệt", "Review"}});
  return page;
}

Result<Page> show_letter(const Visit& visit) {
  const bool is_notice = visit.parts.value("letter") == "notice";
  const auto review = find_review(visit.book, typed_year(visit, visit.request.query));
  if (!review) return refuse(review.error());
  const auto& kept = is_notice ? review->course.notice : review->course.minutes;
  if (!kept) return refuse(Problem{ReviewRule::not_minuted, {}, {}});
  Page page;
  page.title = name_of(kept->document.kind);
  page.report = of_book(visit, review_report(*review, visit.desk->names));
  page.paper = review_letter(*review, visit.desk->names,
                             numbered_letterhead(kept->document.number.text(), kept->document.date),
                             kept->document.kind);
  page.body = paper_as_html(*page.paper, visit.language, {});
  page.trail = settlement_trail(visit);
  page.trail.push_back({in_year("/review", review->year), {"Xét duyệt", "Review"}});
  return page;
}

// ---- Forms ----------------------------------------------------------------------------------

using Kind = Field::Kind;

/// The field of the amount that is accepted of a line.
std::string key_of(const LineCode& line) { return "reviewed-" + line.text(); }

Result<std::vector<Field>> voucher_fields(const Visit& visit) {
  const auto voucher = find_document(visit.book, visit.parts.value("number"));
  if (!voucher) return refuse(voucher.error());
  const auto year = year_of(visit);
  if (!year) return refuse(year.error());
  const auto regime = regime_in(visit, *year);
  if (!regime) return refuse(regime.error());
  std::vector<Field> fields = year_fields(visit);
  Field outcome{"outcome", {"Kết quả", "Finding"}, Kind::choice};
  if (regime->finance == FinanceRole::review)
    outcome.choices.push_back({"disallowed", {"Xuất toán phần chênh lệch", "Disallow the rest"}});
  outcome.choices.push_back({"accepted", {"Chấp nhận", "Accept"}});
  outcome.choices.push_back({"incomplete", {"Hồ sơ chưa đủ", "Its file is incomplete"}});
  fields.push_back(std::move(outcome));
  for (const DocumentLine& line : voucher->document.lines) {
    const auto name = visit.desk->names.lines.find(line.line.text());
    const Label known = name == visit.desk->names.lines.end() ? Label{} : name->second;
    const std::string amount = format_amount(line.amount);
    fields.push_back({key_of(line.line),
                      {"Số xét duyệt, " + line.line.text() + " " + known.vi,
                       "Reviewed, " + line.line.text() + " " + in(Language::en, known)},
                      Kind::amount,
                      {"Số báo cáo: " + amount, "Reported: " + amount},
                      amount});
  }
  fields.push_back(reason_field({"Lý do", "Reason"}, false));
  fields.push_back({"cite",
                    {"Điều khoản làm căn cứ", "Clause"},
                    Kind::text,
                    {"Bắt buộc khi xuất toán", "Needed to disallow"}});
  fields.push_back({"until",
                    {"Hạn bổ sung hồ sơ", "Complete by"},
                    Kind::date,
                    {"Bắt buộc khi hồ sơ chưa đủ", "Needed where the file is incomplete"}});
  return fields_of(std::move(fields), paper_fields(visit, DocumentKind::review,
                                                   proposed_of(visit, DocumentKind::review).number,
                                                   format_date(visit.today())));
}

/// What is not accepted of each line, as the review of a voucher is typed: "ML1/hall=500000". What
/// cannot be read is passed on as it was typed, and refused there.
std::vector<std::string> disallowed_in(const Document& voucher, const Values& typed) {
  std::vector<std::string> lines;
  for (const DocumentLine& line : voucher.lines) {
    const std::string key = key_of(line.line);
    if (!typed.has(key)) continue;
    const auto reviewed = parse_amount(typed.value(key));
    if (!reviewed)
      lines.push_back(line.line.text() + "=" + typed.value(key));
    else if (*reviewed != line.amount)
      lines.push_back(line.line.text() + "=" + format_amount(line.amount - *reviewed));
  }
  return lines;
}

Result<ReviewFinding> finding_in(const Visit& visit, const Values& typed, int fiscal_year) {
  ReviewFinding finding;
  const std::string outcome = typed.value("outcome");
  for (const ReviewOutcome each :
       {ReviewOutcome::accepted, ReviewOutcome::disallowed, ReviewOutcome::incomplete})
    if (word(each) == outcome) finding.outcome = each;
  finding.reason = typed.value("description");
  finding.citation = typed.value("cite");
  const std::string until = typed.value("until");
  if (until.empty()) return finding;
  const auto day = parse_day(until, visit.today(), year_of_days(DocumentKind::review, fiscal_year));
  if (!day)
    return refuse(Problem{EntryRule::date_unreadable,
                          {},
                          {{"text", until}, {"field", Label{"hạn bổ sung hồ sơ", "until"}}}});
  finding.until = *day;
  return finding;
}

Result<Entered> enter_review(const Visit& visit, const Values& typed, bool is_dry_run) {
  const auto& regimes = visit.desk->regimes;
  if (!regimes) return refuse(regimes.error());
  TypedDocument paper = typed_paper(visit, typed, DocumentKind::review);
  paper.follows = visit.parts.value("number");
  const auto voucher = find_document(visit.book, paper.follows);
  if (!voucher) return refuse(voucher.error());
  const auto finding = finding_in(visit, typed, voucher->document.fiscal_year);
  if (!finding) return refuse(finding.error());
  for (std::string& line : disallowed_in(voucher->document, typed))
    paper.lines.push_back(std::move(line));
  return enter_one(
      visit, read_review(visit.book, paper, *finding, *regimes), is_dry_run,
      in_year("/review", UnitYear{voucher->document.unit, voucher->document.fiscal_year}));
}

std::string beside_review(const Visit& visit, const Values&) {
  const auto kept = find_document(visit.book, visit.parts.value("number"));
  if (!kept) return {};
  Report report = kept_report(*kept, {}, visit.desk->names);
  return "<h2><a href=\"/vouchers/" + encoded(kept->document.number.text()) + "\">" +
         escaped(kept->document.number.text()) + "</a></h2>" +
         as_html_part(report, visit.language, links_of(visit));
}

auto letter_fields(DocumentKind kind) {
  return [kind](const Visit& visit) -> Result<std::vector<Field>> {
    return fields_of(year_fields(visit), paper_fields(visit, kind, {}, format_date(visit.today())));
  };
}

std::string to_letter(const Visit& visit, const Values& typed, const char* letter) {
  const auto year = find_year(visit.book, typed_year(visit, typed));
  return year ? in_year(std::string{"/review/letters/"} + letter, *year) : "/review";
}

Result<Entered> enter_minutes(const Visit& visit, const Values& typed, bool is_dry_run) {
  return enter_one(visit,
                   read_minutes(visit.book, typed_paper(visit, typed, DocumentKind::minutes)),
                   is_dry_run, to_letter(visit, typed, "minutes"));
}

Result<Entered> enter_notice(const Visit& visit, const Values& typed, bool is_dry_run) {
  return enter_together(visit,
                        read_notice(visit.book, typed_paper(visit, typed, DocumentKind::notice)),
                        is_dry_run, to_letter(visit, typed, "notice"));
}

std::string field_of(const Problem& problem) {
  if (problem.is(ReviewRule::reason_missing)) return "description";
  if (problem.is(ReviewRule::clause_missing)) return "cite";
  if (problem.is(ReviewRule::deadline_missing)) return "until";
  if (problem.is(ReviewRule::finance_checks_only) || problem.is(ReviewRule::nothing_disallowed))
    return "outcome";
  return field_of_rule(problem);
}

/// The sum that the minutes and the notice are about.
std::string beside_letter(const Visit& visit, const Values& typed) {
  const auto review = find_review(visit.book, typed_year(visit, typed));
  if (!review) return {};
  Money reported, reviewed;
  for (const ReviewedLine& each : review->lines) {
    reported += each.reported;
    reviewed += each.reviewed();
  }
  return "<h2>" + escaped(visit.either("Kết quả xét duyệt", "What the review came to")) + "</h2>" +
         facts_as_html({{"reported", {"Số báo cáo", "Reported"}, reported},
                        {"reviewed", {"Số xét duyệt", "Reviewed"}, reviewed},
                        {"disallowed", {"Xuất toán", "Disallowed"}, reported - reviewed}},
                       visit.language);
}

}  // namespace

std::vector<PageRoute> review_pages() {
  return {{"/review", Act::look, Section::settlement, {"Xét duyệt", "Review"}, show},
          {"/review/vouchers", Act::look, Section::settlement, {}, show_vouchers},
          {"/review/letters/{letter}", Act::look, Section::settlement, {}, show_letter}};
}

std::vector<EntryForm> review_forms() {
  constexpr Section in = Section::settlement;
  std::vector<EntryForm> all{{"/review/vouchers/{number*}",
                              Act::review,
                              in,
                              {},
                              {"Xét duyệt một chứng từ", "Review a voucher"},
                              {"Ghi kết quả xét duyệt", "Enter the finding"},
                              voucher_fields,
                              enter_review,
                              beside_review,
                              field_of},
                             {"/review/minutes",
                              Act::review,
                              in,
                              {},
                              {"Biên bản xét duyệt quyết toán", "Minutes of the review"},
                              {"Lập biên bản", "Draw up the minutes"},
                              letter_fields(DocumentKind::minutes),
                              enter_minutes,
                              beside_letter,
                              field_of},
                             {"/review/notice",
                              Act::review,
                              in,
                              {},
                              {"Thông báo xét duyệt quyết toán", "Notice of the review"},
                              {"Ra thông báo", "Give notice"},
                              letter_fields(DocumentKind::notice),
                              enter_notice,
                              beside_letter,
                              field_of}};
  for (EntryForm& form : all) form.ends_year = true;
  return all;
}

}  // namespace dutoan::web
