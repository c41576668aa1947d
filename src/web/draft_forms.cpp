// Drafts: listed, and ended by being posted, dropped, or refused by the Treasury.
#include "web/money_fields.hpp"
#include "web/routes.hpp"

namespace dutoan::web {
namespace {

using Kind = Field::Kind;

/// What may be done with each draft that is open, above the table of all.
std::string ways_html(const Visit& visit, const std::vector<ListedDraft>& all) {
  const auto link = [&](const Document& draft, const char* end, const Label& words,
                        const char* key) {
    return " <a href=\"" + escaped(voucher_address(visit, draft) + end) + "\" data-key=\"" + key +
           "\">" + escaped(in(visit.language, words)) + "</a>";
  };
  std::string html;
  for (const ListedDraft& each : all) {
    if (each.ended_by) continue;
    const Document& draft = each.draft.document;
    std::string ways;
    if (visit.may(Act::decide)) ways += link(draft, "/post", {"Duyệt và ghi sổ", "Post"}, "F9");
    if (visit.may(Act::post)) ways += link(draft, "/drop", {"Bỏ", "Drop"}, "F8");
    if (!ways.empty()) html += "<li>" + escaped(draft.number.text()) + ":" + ways + "</li>";
  }
  return html.empty() ? html : "<ul class=\"ways\">" + html + "</ul>";
}

Result<Page> drafts(const Visit& visit) {
  const bool is_open = !visit.request.query.has("all");
  const auto all = list_drafts(visit.book, is_open);
  Page page = page_of(visit, drafts_report(all));
  page.body = ways_html(visit, all) + page.body;
  page.trail = {{"/vouchers", {"Chứng từ", "Vouchers"}}};
  if (is_open)
    page.actions = {{"/vouchers/drafts?all", {"Cả nháp đã kết thúc", "Also those that ended"}}};
  else
    page.actions = {{"/vouchers/drafts", {"Chỉ nháp còn mở", "Only open ones"}}};
  if (visit.may(Act::post))
    page.actions.insert(page.actions.begin(), {"/vouchers/new", {"Thêm phiếu chi", "New payment"}});
  return page;
}

/// The draft, beside the form that ends it.
std::string draft_beside(const Visit& visit, const Values&) {
  const auto kept = find_document(visit.book, visit.parts.value("number"));
  if (!kept) return {};
  return "<h2>" + escaped(visit.either("Bản nháp", "The draft")) + "</h2>" +
         as_html_part(kept_report(*kept, {}, visit.desk->names), visit.language, links_of(visit));
}

Result<std::vector<Field>> posting_fields(const Visit& visit) {
  const auto draft = find_document(visit.book, visit.parts.value("number"));
  if (!draft) return refuse(draft.error());
  const auto becomes = drafted_document(draft->document);
  const DocumentKind kind = becomes ? becomes->kind : draft->document.kind;
  std::vector<Field> fields{decider_field(proposed_of(visit, kind)),
                            {"posted_on",
                             {"Ngày ghi sổ", "Posted on"},
                             Kind::date,
                             {"Để trống: ngày của bản nháp", "Left empty: the day of the draft"}}};
  leave_out_decider(visit, kind, fields);
  return fields;
}

Result<Entered> post_drafted(const Visit& visit, const Values& typed, bool is_dry_run) {
  TypedDocument made = typed_document(visit, typed, DocumentKind::payment);
  made.follows = visit.parts.value("number");
  const auto posted = post_draft(visit.book, made, visit.now, is_dry_run);
  if (!posted) return refuse(posted.error());
  return entered_of(visit, *posted);
}

Result<std::vector<Field>> ending_fields(const Visit& visit) {
  const auto draft = find_document(visit.book, visit.parts.value("number"));
  if (!draft) return refuse(draft.error());
  return std::vector<Field>{date_field(proposed_of(visit, DocumentKind::draft)), reason_field()};
}

EntryForm ending_form(const char* path, DocumentKind kind, Label title, Label submit) {
  EntryForm form{path,
                 Act::post,
                 Section::vouchers,
                 {},
                 std::move(title),
                 std::move(submit),
                 ending_fields,
                 [kind](const Visit& visit, const Values& typed, bool is_dry_run) {
                   TypedDocument made = typed_document(visit, typed, kind);
                   made.follows = visit.parts.value("number");
                   made.lines.clear();
                   return enter_document(visit, made, is_dry_run);
                 }};
  form.beside = draft_beside;
  return form;
}

}  // namespace

std::vector<PageRoute> draft_pages() {
  return {{"/vouchers/drafts", Act::look, Section::vouchers, {"Bản nháp", "Drafts"}, drafts}};
}

std::vector<EntryForm> draft_forms() {
  EntryForm posting{"/vouchers/{number*}/post",
                    Act::decide,
                    Section::vouchers,
                    {},
                    {"Duyệt và ghi sổ bản nháp", "Decide and post a draft"},
                    {"Duyệt và ghi sổ", "Decide and post"},
                    posting_fields,
                    post_drafted};
  posting.beside = draft_beside;
  return {posting,
          ending_form("/vouchers/{number*}/drop", DocumentKind::dropping,
                      {"Bỏ bản nháp", "Drop a draft"}, {"Bỏ bản nháp", "Drop it"}),
          ending_form("/vouchers/{number*}/refuse", DocumentKind::refusal,
                      {"Kho bạc từ chối", "Refused by the Treasury"},
                      {"Ghi việc từ chối", "Enter the refusal"})};
}

}  // namespace dutoan::web
