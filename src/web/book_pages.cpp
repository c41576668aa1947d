// The book as a file: found whole, signed, backed up, exported.
#include "web/routes.hpp"

#include <dutoan/book_file.hpp>
#include <dutoan/notation.hpp>

#include <filesystem>

namespace dutoan::web {
namespace {

using kainjow::mustache::data;
namespace fs = std::filesystem;

// What a verification took of a book of 100,000 documents on an office machine, and a margin.
constexpr std::int64_t documents_a_second = 15'000;

std::string key_file(const Visit& visit) { return visit.settings.book + ".key"; }

std::int64_t documents_in(const Visit& visit) {
  std::int64_t count = 0;
  visit.book.read([&](const BookView&) {});
  const std::string head = printed_head(visit.settings.book);
  for (const char c : head) {
    if (c < '0' || c > '9') break;
    count = count * 10 + (c - '0');
  }
  return count;
}

std::string moment(std::chrono::sys_seconds at) {
  const auto local = at + std::chrono::hours{7};  // Asia/Ho_Chi_Minh
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{local - day};
  const auto two = [](long number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(static_cast<unsigned>(date.day())) + "/" + two(static_cast<unsigned>(date.month())) +
         "/" + std::to_string(static_cast<int>(date.year())) + " " + two(time.hours().count()) +
         ":" + two(time.minutes().count());
}

std::string age_in_words(const Visit& visit, std::chrono::sys_seconds made) {
  const auto hours = std::chrono::floor<std::chrono::hours>(visit.now - made).count();
  if (hours < 1) return visit.either("chưa đầy một giờ trước", "less than an hour ago");
  if (hours < 48) return std::to_string(hours) + visit.either(" giờ trước", " hours ago");
  return std::to_string(hours / 24) + visit.either(" ngày trước", " days ago");
}

Report file_report(const Visit& visit, const std::vector<Backup>& backups) {
  Report report;
  report.schema = "dutoan.book-file/1";
  report.title = {"Tệp sổ", "The book's file"};
  report.head = {
      {"head", {"Mã kiểm tra sổ", "Code of the book"}, printed_head(visit.settings.book)},
      {"documents", {"Chứng từ trong sổ", "Documents"}, documents_in(visit)},
      {"last_backup",
       {"Sao lưu gần nhất", "Newest backup"},
       backups.empty()
           ? visit.either("chưa có bản nào", "there is none")
           : moment(backups.front().made) + ", " + age_in_words(visit, backups.front().made)}};
  ReportTable table{"backups",
                    {"Các bản sao lưu, nằm cạnh tệp sổ", "Backups, beside the book's file"},
                    {{"name", {"Tên tệp", "File"}}, {"made", {"Lúc", "Made"}}},
                    {}};
  for (const Backup& each : backups)
    table.rows.push_back({ReportRow::Kind::plain, {each.name, moment(each.made)}});
  report.tables = {std::move(table)};
  return report;
}

Result<Page> show(const Visit& visit) {
  Page page = page_of(visit, file_report(visit, backups_of(visit.settings.book)));
  data view;
  view.set("token", visit.token);
  const std::int64_t documents = documents_in(visit);
  const std::string seconds = std::to_string(1 + documents / documents_a_second);
  view.set("verify_word", visit.either("Kiểm tra sổ", "Verify the book"));
  view.set("verify_hint",
           visit.either("Tính lại mọi số dư từ chứng từ đầu tiên; mất chừng ",
                        "Every balance is counted anew from the first document; takes about ") +
               seconds + visit.either(" giây.", " s."));
  view.set("may_administer", visit.may(Act::administer));
  view.set("backup_word", visit.either("Sao lưu ngay", "Back up now"));
  view.set("backup_hint",
           visit.either("Bản sao được mở lại, kiểm tra, và nằm cạnh tệp sổ. Hãy chép một bản sang "
                        "máy hoặc ổ khác.",
                        "The copy is opened anew, verified, and lies beside the book. Keep one on "
                        "another machine, too."));
  const bool has_key = fs::exists(key_file(visit));
  view.set("sign_word", visit.either("Ký mốc kiểm tra", "Sign a checkpoint"));
  view.set("sign_hint",
           has_key ? visit.either("Ký sổ đi đến đâu. Giữ tệp mốc ở nơi khác.",
                                  "Signs how far the book goes. Keep the file elsewhere.")
                   : visit.either("Lần đầu sẽ lập khóa ký cạnh tệp sổ. Giữ tệp mốc ở nơi khác.",
                                  "The first time a key is made beside the book."));
  view.set("export_word", visit.either("Xuất sổ", "Export"));
  view.set("export_words", visit.either("Nhật ký cho hledger, ledger, Beancount, tài khoản 008",
                                        "Journals for hledger, ledger, Beancount, account 008"));
  page.body += filled("book_file.html", view);
  return page;
}

// ---- Downloads ------------------------------------------------------------------------------

Answer attached(std::string bytes, const std::string& name) {
  return {200,
          "text/plain; charset=utf-8",
          std::move(bytes),
          {{"Content-Disposition", "attachment; filename=\"" + name + "\""}}};
}

Problem no_key() { return {BookRule::key_unusable, {}, {{"file", std::string{".key"}}}}; }

/// A checkpoint is signed with the key that is there: looking at it makes none.
Result<CheckpointText> signed_with_key(const Visit& visit) {
  if (!fs::exists(key_file(visit))) return refuse(no_key());
  return checkpoint_book(visit.settings.book, key_file(visit));
}

Result<Page> show_checkpoint(const Visit& visit) {
  if (!fs::exists(key_file(visit))) {
    Page page;
    page.title = {"Chưa có khóa ký", "There is no key yet"};
    page.trail = {{"/system/book", {"Tệp sổ", "The book's file"}}};
    page.actions = {{"/system/book/sign", {"Ký mốc kiểm tra…", "Sign a checkpoint…"}}};
    return page;
  }
  const auto made = signed_with_key(visit);
  if (!made) return refuse(made.error());
  Page page = page_of(visit, checkpoint_report(*made));
  page.trail = {{"/system/book", {"Tệp sổ", "The book's file"}}};
  page.actions = {{"/system/book/checkpoint.txt", {"Tải tệp mốc", "Download the checkpoint"}}};
  return page;
}

Result<Page> download_checkpoint(const Visit& visit) {
  const auto made = signed_with_key(visit);
  if (!made) return refuse(made.error());
  Page page;
  page.answer = attached(made->text, "moc-" + made->short_code + ".txt");
  return page;
}

// ---- Forms ----------------------------------------------------------------------------------

Result<std::vector<Field>> no_fields(const Visit&) { return std::vector<Field>{}; }

Result<Entered> verify(const Visit& visit, const Values&, bool) {
  const auto findings = verify_book(visit.settings.book, *visit.progress);
  if (!findings) return refuse(findings.error());
  Entered made;
  made.report =
      of_book(visit, verify_report(*findings, fs::path{visit.settings.book}.filename().string()));
  made.to = "/system/book";
  made.is_shown = true;
  return made;
}

Result<Entered> back_up(const Visit& visit, const Values&, bool is_dry_run) {
  const std::string target = backup_path(visit.settings.book, visit.now);
  if (is_dry_run)
    rehearse_backup(visit.settings.book, target);
  else
    back_up_book(visit.settings.book, target);
  const std::string name = fs::path{target}.filename().string();
  Entered made;
  made.report = file_report(visit, backups_of(visit.settings.book));
  made.to = "/system/book";
  made.notice = {"Đã sao lưu và kiểm tra: " + name, "Backed up and verified: " + name};
  return made;
}

Result<Entered> sign(const Visit& visit, const Values&, bool is_dry_run) {
  Entered made;
  made.to = "/system/book/checkpoint";
  if (is_dry_run) {
    if (auto problem = rehearse_checkpoint(visit.settings.book, key_file(visit)))
      return refuse(std::move(*problem));
    made.report = file_report(visit, backups_of(visit.settings.book));
    return made;
  }
  const auto checkpoint = checkpoint_book(visit.settings.book, key_file(visit));
  if (!checkpoint) return refuse(checkpoint.error());
  made.report = of_book(visit, checkpoint_report(*checkpoint));
  made.notice = {"Đã ký mốc " + checkpoint->short_code, "Signed " + checkpoint->short_code};
  return made;
}

}  // namespace

std::vector<PageRoute> book_pages() {
  constexpr Section in = Section::system;
  return {{"/system/book", Act::look, in, {"Tệp sổ", "The book's file"}, show},
          {"/system/book/checkpoint", Act::administer, in, {}, show_checkpoint},
          {"/system/book/checkpoint.txt", Act::administer, in, {}, download_checkpoint}};
}

std::vector<EntryForm> book_forms() {
  constexpr Section in = Section::system;
  std::vector<EntryForm> all{{"/system/book/verify",
                              Act::look,
                              in,
                              {},
                              {"Kiểm tra sổ", "Verify the book"},
                              {"Kiểm tra", "Verify"},
                              no_fields,
                              verify},
                             {"/system/book/backup",
                              Act::administer,
                              in,
                              {},
                              {"Sao lưu sổ", "Back up the book"},
                              {"Sao lưu ngay", "Back up now"},
                              no_fields,
                              back_up},
                             {"/system/book/sign",
                              Act::administer,
                              in,
                              {},
                              {"Ký mốc kiểm tra", "Sign a checkpoint"},
                              {"Ký", "Sign"},
                              no_fields,
                              sign}};
  for (EntryForm& form : all) form.takes_long = form.path != "/system/book/sign";
  return all;
}

}  // namespace dutoan::web
