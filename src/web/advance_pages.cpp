// Advances that are open: who holds them, since when, until when, and how late they are.
#include "web/routes.hpp"

#include <dutoan/budget_day.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>
#include <array>

namespace dutoan::web {
namespace {

using kainjow::mustache::data;

/// One advance with all that it holds.
struct OpenAdvance {
  Holding first;
  Money held;
  std::optional<Date> due;
  std::int64_t late = 0;  // days
};

std::vector<OpenAdvance> open_of(const Visit& visit, Date day) {
  std::vector<OpenAdvance> all;
  for (const Holding& each : open_advances(visit.book)) {
    const auto known = std::ranges::find_if(all, [&](const OpenAdvance& advance) {
      return advance.first.account.opened_by == each.account.opened_by;
    });
    if (known == all.end())
      all.push_back({each, each.amount, due_on(each), days_overdue(each, day)});
    else
      known->held += each.amount;
  }
  std::ranges::stable_sort(all, std::ranges::greater{}, &OpenAdvance::late);
  return all;
}

/// How late, in the groups by which advances are reported.
struct Age {
  std::int64_t from, to;  // days overdue
  Label words;
};
const std::array<Age, 5>& ages() {
  static const std::array<Age, 5> all = {{
      {0, 0, {"Trong hạn", "Not due yet"}},
      {1, 30, {"Quá hạn 1–30 ngày", "1–30 days overdue"}},
      {31, 60, {"Quá hạn 31–60 ngày", "31–60 days overdue"}},
      {61, 90, {"Quá hạn 61–90 ngày", "61–90 days overdue"}},
      {91,
       std::numeric_limits<std::int64_t>::max(),
       {"Quá hạn trên 90 ngày", "More than 90 days overdue"}},
  }};
  return all;
}

data groups_of(const std::vector<OpenAdvance>& all, Language language) {
  data groups{data::type::list};
  for (const Age& age : ages()) {
    std::int64_t count = 0;
    Money held;
    for (const OpenAdvance& each : all) {
      if (each.late < age.from || each.late > age.to) continue;
      held += each.held;
      ++count;
    }
    data group;
    group.set("words", in(language, age.words));
    group.set("count", std::to_string(count));
    group.set("held", format_amount(held));
    groups << group;
  }
  return groups;
}

data advance_view(const Visit& visit, const OpenAdvance& advance) {
  const std::string number = encoded(advance.first.number.text());
  data view;
  view.set("number", advance.first.number.text());
  view.set("to", "/vouchers/" + number);
  view.set("holder", advance.first.holder);
  view.set("since", format_date(advance.first.since));
  view.set("due", advance.due ? format_date(*advance.due)
                              : visit.either("theo hợp đồng", "by the contract"));
  view.set("is_late", advance.late > 0);
  view.set("state", advance.late > 0
                        ? visit.either("QUÁ HẠN ", "OVERDUE ") + std::to_string(advance.late) +
                              visit.either(" ngày", " days")
                        : visit.either("trong hạn", "not due yet"));
  view.set("held", format_amount(advance.held));
  view.set("clear_to", "/advances/" + number + "/clear");
  view.set("repay_to", "/advances/" + number + "/repay");
  return view;
}

void add_words(const Visit& visit, data& view) {
  view.set("today_word", visit.either("Tính đến ngày", "As of"));
  view.set("see_word", visit.either("Xem", "Show"));
  view.set("ages_word", visit.either("Theo tuổi nợ", "By age"));
  view.set("age_word", visit.either("Thời hạn", "Age"));
  view.set("count_word", visit.either("Số tạm ứng", "Advances"));
  view.set("held_word", visit.either("Còn giữ (đồng)", "Held (đồng)"));
  view.set("total_word", visit.either("Cộng", "Total"));
  view.set("open_word", visit.either("Chưa thanh toán", "Not cleared"));
  view.set("number_word", visit.either("Số", "Number"));
  view.set("holder_word", visit.either("Người tạm ứng", "Holder"));
  view.set("since_word", visit.either("Ngày tạm ứng", "Since"));
  view.set("due_word", visit.either("Hạn thanh toán", "Due"));
  view.set("state_word", visit.either("Tình trạng", "State"));
  view.set("do_word", visit.either("Làm tiếp", "Do"));
  view.set("clear_word", visit.either("Thanh toán", "Clear"));
  view.set("repay_word", visit.either("Nộp lại", "Repay"));
}

std::string body_of(const Visit& visit, const std::vector<OpenAdvance>& all, Date day) {
  data view;
  add_words(visit, view);
  view.set("today", format_date(day));
  view.set("may_post", visit.may(Act::post));
  view.set("groups", groups_of(all, visit.language));
  view.set("has_groups", !all.empty());
  if (all.empty())
    view.set("nothing",
             visit.either("Không còn tạm ứng nào chưa thanh toán.", "No advance is open."));
  Money held;
  data list{data::type::list};
  for (const OpenAdvance& each : all) {
    held += each.held;
    list << advance_view(visit, each);
  }
  view.set("advances", list);
  view.set("count", std::to_string(all.size()));
  view.set("held", format_amount(held));
  return filled("advances.html", view);
}

Result<Page> advances(const Visit& visit) {
  const std::string text = visit.asked("today");
  const auto typed = parse_day(text, visit.today(), newest_budget_year(visit.book, visit.today()));
  if (!text.empty() && !typed)
    return refuse(
        Problem{EntryRule::date_unreadable, {}, {{"text", text}, {"field", Label{"ngày", "day"}}}});
  const Date day = typed ? *typed : visit.today();
  Page page;
  page.report = of_book(visit, advances_report(open_advances(visit.book), day, visit.desk->names));
  page.title = {"Tạm ứng chưa thanh toán", "Open advances"};
  page.says_nothing = true;
  std::vector<ReportFact> head = page.report->head;  // the day stands in the form
  std::erase_if(head,
                [](const ReportFact& fact) { return std::holds_alternative<Date>(fact.value); });
  page.body = facts_as_html(head, visit.language) + body_of(visit, open_of(visit, day), day);
  if (visit.may(Act::post)) page.actions = {{"/advances/new", {"Chi tạm ứng", "Pay an advance"}}};
  return page;
}

}  // namespace

std::vector<PageRoute> advance_pages() {
  return {{"/advances",
           Act::look,
           Section::advances,
           {"Tạm ứng chưa thanh toán", "Open advances"},
           advances}};
}

}  // namespace dutoan::web
