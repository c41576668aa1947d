// The page of the overview (screen E).
#include "web/overview.hpp"
#include "web/routes.hpp"

#include <dutoan/book_file.hpp>
#include <dutoan/class_report.hpp>
#include <dutoan/exact.hpp>
#include <dutoan/notation.hpp>

namespace dutoan::web {
namespace {

using kainjow::mustache::data;

/// What share `part` is of `whole`; 0 where there is no whole.
std::string share_of(Money part, Money whole) {
  if (whole.dong() <= 0) return "0 %";
  Exact share{part};
  share *= Quantity::thousandths(Percent::whole_of * 1000);
  share /= whole.dong();
  const auto hundredths = round(share, Rounding::half_away_from_zero).dong();
  return format_percent(Percent::hundredths(hundredths)) + " %";
}

/// One of the five: a title, the amount, a remark that may lead somewhere.
data figure(const Visit& visit, const Label& title, const std::string& amount,
            const std::string& remark, const std::string& to) {
  data view;
  view.set("title", in(visit.language, title));
  view.set("amount", amount);
  if (!remark.empty()) view.set("remark", remark);
  if (!to.empty()) view.set("to", to);
  return view;
}

std::string cut_words(const Visit& visit, const OverviewFigures& figures) {
  if (!figures.cut) return {};
  return visit.either("cắt ", "cut ") + format_amount(*figures.cut) +
         visit.either(" — ai cắt, vì sao", " — by whom, and why");
}

std::string overdue_words(const Visit& visit, const OverviewFigures& figures) {
  if (figures.overdue == 0) return visit.either("không có khoản quá hạn", "none is overdue");
  return "⚠ " + std::to_string(figures.overdue) + visit.either(" khoản quá hạn", " overdue");
}

data figures_view(const Visit& visit, const OverviewFigures& figures) {
  const Execution& money = figures.money;
  data list{data::type::list};
  list << figure(visit, {"Được giao", "Allotted"}, format_amount(figures.allotted), {}, {});
  list << figure(visit, {"Được duyệt", "Approved"}, format_amount(money.approved),
                 cut_words(visit, figures), figures.cut ? "/appraisal/cuts" : "");
  list << figure(visit, {"Đã chi", "Spent"}, format_amount(money.spent),
                 share_of(money.spent, money.approved) +
                     visit.either(" số được duyệt", " of what was approved"),
                 "/execution");
  list << figure(visit, {"Còn được chi", "Left"}, format_amount(money.left),
                 share_of(money.left, money.approved), "/left");
  list << figure(visit, {"Tạm ứng chưa thanh toán", "Open advances"}, format_amount(money.advanced),
                 overdue_words(visit, figures), "/advances");
  return list;
}

/// What else was approved and is neither spent, advanced nor left, so that the figures add up.
std::string rest_words(const Visit& visit, const Execution& money) {
  std::string out;
  const auto add = [&](Money amount, const char* vi, const char* en) {
    if (!amount.is_zero())
      out += (out.empty() ? "" : "; ") + std::string{visit.either(vi, en)} + " " +
             format_amount(amount);
  };
  add(money.committed, "đã cam kết chưa chi", "committed and not spent");
  add(money.ended, "hủy, chuyển nguồn, phải nộp", "lapsed, carried over, due");
  return out;
}

data links_view(const Visit& visit, const std::vector<Link>& links) {
  data list{data::type::list};
  for (const Link& link : links) {
    data each;
    each.set("to", link.to);
    each.set("words", in(visit.language, link.words));
    list << each;
  }
  return list;
}

/// When the newest backup beside the book was made, in days of here.
std::string backup_words(const Visit& visit) {
  const auto backups = backups_of(visit.settings.book);
  if (backups.empty()) return visit.either("Chưa có bản sao lưu.", "There is no backup yet.");
  const auto day_of = [](std::chrono::sys_seconds at) {
    return std::chrono::floor<std::chrono::days>(at + std::chrono::hours{7});  // Asia/Ho_Chi_Minh
  };
  const auto days = (day_of(visit.now) - day_of(backups.front().made)).count();
  const std::string words = visit.either("Sao lưu gần nhất: ", "Newest backup: ");
  if (days <= 0) return words + visit.either("hôm nay.", "today.");
  return words + std::to_string(days) + visit.either(" ngày trước.", " days ago.");
}

/// The other years of the book.
std::vector<Link> other_years(const Visit& visit, const OverviewYear& shown) {
  std::vector<Link> links;
  for (const OverviewYear& each : years_of(visit))
    if (each.year != shown.year)
      links.push_back(
          {"/?year=" + encoded(each.codes.year) + "&unit=" + encoded(each.codes.unit),
           {each.codes.year + " " + each.codes.unit, each.codes.year + " " + each.codes.unit}});
  return links;
}

/// What share of each row, and of all, is spent.
void add_shares(const ExecutionStatement& statement, ReportTable& table) {
  table.columns.insert(table.columns.begin() + 2, {"share", {"Đã chi (%)", "Spent (%)"}, true});
  Execution total;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const Execution& money = i < statement.rows.size() ? statement.rows[i].money : total;
    table.rows[i].cells.insert(table.rows[i].cells.begin() + 2,
                               share_of(money.spent, money.approved));
    if (i < statement.rows.size()) total += money;
  }
}

std::string districts_text(const Visit& visit, const OverviewYear& year) {
  const auto found =
      find_execution(visit.book, year.codes, ExecutionBy::district, visit.estimate());
  if (!found || found->rows.empty()) return {};
  const Report report = execution_report(*found, visit.desk->names);
  ReportTable table =
      with_columns(report.tables.front(), {"name", "bar", "spent", "approved", "left"});
  add_shares(*found, table);
  table.title = {"Huyện: đã chi trong số được duyệt", "Districts: spent of what was approved"};
  return table_as_html(table, visit.language, {});
}

void add_chart(const Visit& visit, const OverviewYear& year, data& view) {
  const auto chart = money_over_months(visit, year);
  if (!chart) return;
  view.set("has_chart", true);
  view.set("chart", as_svg(*chart, visit.language));
  view.set("chart_title", visit.either("Còn lại theo tháng", "Left, month by month"));
  view.set("finding", in(visit.language, chart->finding) + ".");
  view.set("as_table", visit.either("Xem dạng bảng", "As a table"));
  view.set("chart_table", table_as_html(table_of(*chart), visit.language, {}));
}

std::string overview_text(const Visit& visit, const OverviewYear& year) {
  const OverviewFigures figures = overview_figures(visit, year);
  data view;
  view.set("figures_word", visit.either("Kinh phí năm ", "Money of ") + year.codes.year +
                               visit.either(", đồng", ", in đồng"));
  view.set("figures", figures_view(visit, figures));
  if (const std::string rest = rest_words(visit, figures.money); !rest.empty())
    view.set("rest", rest);
  view.set("backup", backup_words(visit));
  if (visit.may(Act::administer)) view.set("backup_to", "/system/book");
  const auto years = other_years(visit, year);
  view.set("has_years", !years.empty());
  view.set("years_word", visit.either("Năm khác: ", "Other years: "));
  view.set("years", links_view(visit, years));
  const auto tasks = tasks_of(visit, year);
  view.set("tasks_word", visit.either("Cần làm", "What waits for you"));
  view.set("tasks", links_view(visit, tasks));
  if (tasks.empty()) view.set("no_task", visit.either("Không có việc nào chờ.", "Nothing waits."));
  view.set("districts", districts_text(visit, year));
  add_chart(visit, year, view);
  return filled("overview.html", view);
}

Result<Page> show_overview(const Visit& visit) {
  Page page = page_of(visit, status_report(what_is_left(visit.book, {}, ControlLevel::whole)));
  page.title = {"Tổng quan", "Overview"};
  const auto year = year_shown(visit);
  if (!year) {
    page.body = "<p>" +
                escaped(visit.either("Sổ chưa có kinh phí. Bắt đầu bằng quyết định giao dự toán.",
                                     "The book has no money yet. Begin with an allotment.")) +
                "</p>";
    return page;
  }
  const std::string sums = page.body;
  page.body = overview_text(visit, *year) + "<details><summary>" +
              escaped(visit.either("Kinh phí theo giai đoạn", "The money, stage by stage")) +
              "</summary>" + sums + "</details>";
  return page;
}

}  // namespace

std::vector<PageRoute> overview_pages() {
  return {
      {"/", Act::look, Section::overview, {"Tình hình", "Where the money stands"}, show_overview}};
}

}  // namespace dutoan::web
