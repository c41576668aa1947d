// Vouchers: the documents of the book, and each of them with what may be done next.
#include "web/money_fields.hpp"
#include "web/routes.hpp"

#include <dutoan/language.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>
#include <charconv>
#include <ranges>

namespace dutoan::web {
namespace {

using kainjow::mustache::data;

constexpr std::size_t most_rows = 300;  // of a page

// ---- The list -------------------------------------------------------------------------------

/// What the list is narrowed to; what was not asked for narrows nothing.
struct Narrowed {
  std::string kind, payee, words;
  Subject subject;
  std::optional<Date> from, to;
};

Result<std::optional<Date>> day_of(const Visit& visit, const char* name, Label field) {
  const std::string text = visit.asked(name);
  if (text.empty()) return std::optional<Date>{};
  const auto day = parse_date(text, visit.today());
  if (day) return std::optional<Date>{*day};
  return refuse(
      Problem{EntryRule::date_unreadable, {}, {{"text", text}, {"field", std::move(field)}}});
}

Result<Narrowed> narrowed_of(const Visit& visit) {
  Narrowed made{visit.asked("kind"), visit.asked("payee"), visit.asked("q"), {}, {}, {}};
  auto subject = find_subject(visit.book, visit.asked("class"), visit.estimate());
  if (!subject) return refuse(subject.error());
  made.subject = std::move(*subject);
  const auto from = day_of(visit, "from", {"từ ngày", "from"});
  if (!from) return refuse(from.error());
  const auto to = day_of(visit, "to", {"đến ngày", "to"});
  if (!to) return refuse(to.error());
  made.from = *from;
  made.to = *to;
  return made;
}

bool is_about(const Document& document, const Subject& subject) {
  if (subject.activity.is_empty()) return true;
  return std::ranges::any_of(document.lines, [&](const DocumentLine& line) {
    return line.line.activity == subject.activity &&
           (subject.item.is_empty() || line.line.item == subject.item);
  });
}

bool is_wanted(const Document& document, const Narrowed& narrowed) {
  if (!narrowed.kind.empty() && word(document.kind) != narrowed.kind) return false;
  if (narrowed.from && document.posted_on < *narrowed.from) return false;
  if (narrowed.to && document.posted_on > *narrowed.to) return false;
  if (!narrowed.payee.empty() && !matches(narrowed.payee, document.payee)) return false;
  if (!is_about(document, narrowed.subject)) return false;
  return narrowed.words.empty() ||
         matches(narrowed.words, document.number.text() + " " + document.payee + " " +
                                     document.contract + " " + document.description);
}

/// The page asked for, from 1 on.
std::size_t page_asked(const Visit& visit, std::size_t pages) {
  const std::string text = visit.asked("page", "1");
  std::size_t page = 1;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), page);
  if (fault != std::errc{} || end != text.data() + text.size()) return 1;
  return std::clamp(page, std::size_t{1}, pages);
}

/// The address of another page of the same list.
std::string address_of_page(const Visit& visit, std::size_t page) {
  std::string to = "/vouchers?";
  for (const auto& [name, value] : visit.request.query.pairs())
    if (name != "page" && name != "lang" && !value.empty())
      to += encoded(name) + "=" + encoded(value) + "&";
  return to + "page=" + std::to_string(page);
}

data kinds_view(const Visit& visit, const std::vector<ListedDocument>& all) {
  std::vector<DocumentKind> kinds;
  for (const ListedDocument& each : all)
    if (std::ranges::find(kinds, each.kept.document.kind) == kinds.end())
      kinds.push_back(each.kept.document.kind);
  std::ranges::sort(kinds);
  data list{data::type::list};
  for (const DocumentKind kind : kinds) {
    data each;
    each.set("value", std::string{word(kind)});
    each.set("words", in(visit.language, name_of(kind)));
    each.set("chosen", word(kind) == visit.asked("kind"));
    list << each;
  }
  return list;
}

std::string filter_html(const Visit& visit, const std::vector<ListedDocument>& all) {
  data view;
  view.set("kinds", kinds_view(visit, all));
  for (const char* name : {"q", "payee", "class", "from", "to"}) view.set(name, visit.asked(name));
  view.set("q_word", visit.either("Chữ trong số, diễn giải", "Words of number, description"));
  view.set("kind_word", visit.either("Loại", "Kind"));
  view.set("any_word", visit.either("mọi loại", "any"));
  view.set("payee_word", visit.either("Người nhận", "Payee"));
  view.set("class_word", visit.either("Lớp, dòng", "Class, line"));
  view.set("from_word", visit.either("Từ ngày", "From"));
  view.set("to_word", visit.either("Đến ngày", "To"));
  view.set("find_word", visit.either("Lọc", "Filter"));
  view.set("all_word", visit.either("Bỏ lọc", "All"));
  return filled("voucher_filter.html", view);
}

/// "1–300 / 415", with the pages before and after.
std::string paging_html(const Visit& visit, std::size_t page, std::size_t count) {
  const std::size_t first = (page - 1) * most_rows;
  const std::size_t last = std::min(count, first + most_rows);
  std::string html = "<p class=\"paging\">" + std::to_string(count == 0 ? 0 : first + 1) + "–" +
                     std::to_string(last) + " / " + std::to_string(count);
  const auto link = [&](std::size_t to, const char* vi, const char* en) {
    html += " <a href=\"" + escaped(address_of_page(visit, to)) + "\">" +
            escaped(visit.either(vi, en)) + "</a>";
  };
  if (page > 1) link(page - 1, "◂ Mới hơn", "◂ Newer");
  if (last < count) link(page + 1, "Cũ hơn ▸", "Older ▸");
  return html + "</p>";
}

/// The newest first: what was just entered is what is looked for.
Result<Page> list(const Visit& visit) {
  const auto narrowed = narrowed_of(visit);
  if (!narrowed) return refuse(narrowed.error());
  auto all = list_documents(visit.book);
  const std::string filter = filter_html(visit, all);
  std::erase_if(
      all, [&](const ListedDocument& each) { return !is_wanted(each.kept.document, *narrowed); });
  Page page = page_of(visit, documents_report(all));
  const std::size_t pages = std::max<std::size_t>(1, (all.size() + most_rows - 1) / most_rows);
  const std::size_t number = page_asked(visit, pages);
  std::ranges::reverse(all);
  const std::size_t first = std::min(all.size(), (number - 1) * most_rows);
  const std::vector<ListedDocument> some(
      all.begin() + static_cast<std::ptrdiff_t>(first),
      all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), first + most_rows)));
  Report shown = documents_report(some);
  const std::string paging = paging_html(visit, number, all.size());
  page.body = facts_as_html(page.report->head, visit.language) + filter + paging;
  if (!shown.tables.empty()) {
    shown.tables.front().title = {"Mới ghi đứng trước", "The newest first"};
    page.body += table_as_html(shown.tables.front(), visit.language, links_of(visit)) + paging;
  }
  for (std::size_t i = 1; i < page.report->tables.size(); ++i)
    page.body += table_as_html(page.report->tables[i], visit.language, links_of(visit));
  page.title = {"Chứng từ trong sổ", "Documents of the book"};
  if (visit.may(Act::post))
    page.actions = {{"/vouchers/new", {"Thêm phiếu chi", "New payment"}},
                    {"/vouchers/import", {"Nhập từ Excel", "Import"}},
                    {"/vouchers/exports", {"Xuất cho phần mềm khác", "Export"}}};
  return page;
}

// ---- One voucher ----------------------------------------------------------------------------

/// What may be done with a document that stands: each what the ledger would let follow it.
class Actions {
 public:
  Actions(const Visit& visit, const Kept& kept)
      : visit_{visit},
        kept_{kept},
        number_{
            voucher_address(visit, kept.document).substr(std::string_view{"/vouchers/"}.size())} {}

  std::vector<Link> all();

 private:
  const Visit& visit_;
  const Kept& kept_;
  std::string number_;  // as a part of an address; the id where others have the number too
  std::vector<Link> links_;

  void add(const std::string& to, Label words) { links_.push_back({to, std::move(words)}); }
  void add_of_draft();
  void add_of_kind();
};

void Actions::add_of_draft() {
  bool is_open = false;
  visit_.book.read(
      [&](const BookView& view) { is_open = !end_of_draft(view, kept_.document).has_value(); });
  if (!is_open) return;
  if (visit_.may(Act::decide))
    add("/vouchers/" + number_ + "/post", {"Duyệt và ghi sổ", "Decide and post"});
  if (!visit_.may(Act::post)) return;
  add("/vouchers/" + number_ + "/drop", {"Bỏ bản nháp", "Drop"});
  add("/vouchers/" + number_ + "/refuse", {"Kho bạc từ chối", "Refused by the Treasury"});
}

void Actions::add_of_kind() {
  const Document& document = kept_.document;
  const auto holds = [&](Stage stage) { return !held_lines(visit_, document, stage).empty(); };
  if (document.kind == DocumentKind::commitment && holds(Stage::committed)) {
    add("/vouchers/new?follows=" + number_, {"Thanh toán", "Pay"});
    add("/advances/new?follows=" + number_, {"Tạm ứng", "Advance"});
    add("/commitments/" + number_ + "/guarantee", {"Bảo lãnh tạm ứng", "Guarantee"});
    add("/commitments/" + number_ + "/release", {"Giải phóng", "Release"});
  }
  if (document.kind == DocumentKind::advance && holds(Stage::advanced)) {
    add("/advances/" + number_ + "/clear", {"Thanh toán tạm ứng", "Clear"});
    add("/advances/" + number_ + "/repay", {"Nộp lại", "Repay"});
  }
  if (document.kind == DocumentKind::commitment || document.kind == DocumentKind::advance)
    add("/ledger?holder=" + number_, {"Sổ theo dõi của nó", "Its statement"});
  if (may_follow(DocumentKind::recovery, document.kind) && holds(Stage::spent))
    add("/vouchers/" + number_ + "/recover", {"Thu hồi giảm chi", "Recover"});
  if (document.kind == DocumentKind::payment && document.lines.size() == 1)
    add("/vouchers/new?line=" + encoded(document.lines.front().line.text()) +
            "&amount=" + encoded(format_amount(document.lines.front().amount)) +
            "&payee=" + encoded(document.payee),
        {"Nhân bản", "Another like it"});
}

std::vector<Link> Actions::all() {
  bool stands = true;
  visit_.book.read([&](const BookView& view) { stands = !is_reversed(view, kept_.document.id); });
  if (!stands) return links_;
  if (kept_.document.kind == DocumentKind::draft) {
    add_of_draft();
    return links_;
  }
  if (visit_.may(Act::post)) add_of_kind();
  if (visit_.may(Act::decide) && moves_money(kept_.document.kind) &&
      may_follow(DocumentKind::reversal, kept_.document.kind))
    add("/vouchers/" + number_ + "/reverse", {"Đảo chứng từ", "Reverse"});
  return links_;
}

Result<Page> show(const Visit& visit) {
  const auto kept = find_document(visit.book, visit.parts.value("number"));
  if (!kept) return refuse(kept.error());
  std::vector<Kept> followers;
  visit.book.read([&](const BookView& view) { followers = view.followers(kept->document.id); });
  Page page = page_of(visit, kept_report(*kept, followers, visit.desk->names));
  const std::string& number = kept->document.number.text();
  page.title = {name_of(kept->document.kind).vi + " " + number,
                name_of(kept->document.kind).en + " " + number};
  page.trail = {{"/vouchers", {"Chứng từ", "Vouchers"}}};
  page.actions = Actions{visit, *kept}.all();
  return page;
}

}  // namespace

std::vector<PageRoute> voucher_pages() {
  return {{"/vouchers", Act::look, Section::vouchers, {"Chứng từ trong sổ", "In the book"}, list}};
}

std::vector<PageRoute> one_voucher_pages() {
  return {{"/vouchers/{number*}", Act::look, Section::vouchers, {}, show}};
}

}  // namespace dutoan::web
