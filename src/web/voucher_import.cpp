// Lists of vouchers: the list to be filled in, and reading it in, all of it or nothing.
#include "web/downloads.hpp"
#include "web/kept_files.hpp"
#include "web/money_fields.hpp"
#include "web/routes.hpp"
#include "web/token.hpp"

#include <dutoan/vouchers.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

namespace dutoan::web {
namespace {

namespace fs = std::filesystem;
using Kind = Field::Kind;

constexpr std::size_t most_kept = 8;

KeptFiles& lists() {
  static KeptFiles kept{most_kept};
  return kept;
}
KeptFiles& error_copies() {
  static KeptFiles kept{most_kept};
  return kept;
}

/// A file on disk while a list is read: it is in a folder of its own, and is gone afterwards.
class BriefFile {
 public:
  explicit BriefFile(const KeptFile& file)
      : folder_{fs::temp_directory_path() / ("dutoan-" + fresh_token())} {
    fs::create_directory(folder_);
    fs::permissions(folder_, fs::perms::owner_all);
    path_ = folder_ / file.name;
    std::ofstream{path_, std::ios::binary} << file.bytes;
  }
  ~BriefFile() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  BriefFile(const BriefFile&) = delete;
  BriefFile& operator=(const BriefFile&) = delete;
  BriefFile(BriefFile&&) = delete;
  BriefFile& operator=(BriefFile&&) = delete;
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  fs::path folder_, path_;
};

/// The name of a list is one of ours: only its ending is the sender's.
std::string name_of_list(const std::string& sent) {
  constexpr std::array endings = {".xlsx", ".ods", ".csv", ".tsv", ".txt"};
  for (const char* ending : endings)
    if (sent.ends_with(ending)) return std::string{"chung-tu"} + ending;
  return "chung-tu.csv";
}

/// The list that was sent with this form, now or when it was tried.
std::optional<KeptFile> list_of(const Visit& visit, const std::string& form) {
  for (const SentFile& file : visit.request.files)
    if (file.field == "list" && !file.name.empty()) {
      lists().keep(visit.person.code, form, {name_of_list(file.name), file.bytes});
      break;
    }
  return lists().find(visit.person.code, form);
}

/// Problems name the list as its sender does, not the file that it was on our disk for a moment.
Problems named(Problems problems, const std::string& path, const std::string& name) {
  for (Problem& problem : problems) {
    if (problem.place.file == path) problem.place.file = name;
    for (Fact& fact : problem.facts)
      if (auto* text = std::get_if<std::string>(&fact.value); text != nullptr && *text == path)
        *text = name;
  }
  return problems;
}

Result<Entered> enter_list(const Visit& visit, const Values& typed, bool is_dry_run) {
  const std::string form = typed.value("id");
  const auto file = list_of(visit, form);
  if (!file)
    return refuse(Problem{VoucherRule::voucher_is_there,
                          {},
                          {{"file", visit.either("chưa chọn tệp", "no file was chosen")}}});
  const BriefFile brief{*file};
  VoucherList list;
  list.file = brief.path();
  list.sheet = typed.value("sheet");
  list.encoding = old_encoding_of(typed.value("encoding"));
  list.funding = typed_funding(typed);
  list.author = visit.person.code;
  list.decider = typed.value("decider");
  list.today = visit.today();
  list.is_drafted = visit.office.has_value();
  auto imported = import_vouchers(visit.book, list, visit.estimate(), visit.now, is_dry_run,
                                  *visit.progress);
  if (!imported) {
    if (const auto sheet = error_sheet(imported.error(), visit.language))
      error_copies().keep(visit.person.code, form,
                          {sheet->is_workbook ? "loi.xlsx" : "loi.csv", sheet->bytes});
    return refuse(named(std::move(imported.error()), brief.path(), file->name));
  }
  imported->file = file->name;
  Entered made;
  made.report = of_book(visit, imported_report(*imported));
  made.to = "/vouchers";
  const std::string count = std::to_string(imported->vouchers.size());
  made.notice = {"Đã đọc " + count + " chứng từ từ bảng kê.",
                 count + " vouchers of the list were read in."};
  made.warnings = named(imported->warnings, brief.path(), file->name);
  return made;
}

Result<std::vector<Field>> import_fields(const Visit& visit) {
  const std::string form = visit.request.form.value("id");
  const bool is_kept = lists().find(visit.person.code, form).has_value();
  Field list{"list", {"Bảng kê (.xlsx, .ods, .csv)", "The list (.xlsx, .ods, .csv)"}, Kind::file};
  list.is_required = true;
  if (is_kept)
    list.hint = {"Đã nhận bảng kê; chọn lại chỉ khi tệp đã sửa.",
                 "The list was received; choose again only if it was changed."};
  std::vector<Field> fields{list, decider_field(proposed_of(visit, DocumentKind::payment))};
  fields.back().hint = {"Cho những chứng từ không nêu người duyệt",
                        "Of those vouchers that name nobody"};
  add_funding_choice(visit, fields);
  fields.push_back({"sheet", {"Trang tính", "Sheet"}, Kind::text});
  fields.push_back({"encoding",
                    {"Bảng mã cũ", "Old encoding"},
                    Kind::choice,
                    {},
                    {},
                    {{"", {"Unicode", "Unicode"}},
                     {"tcvn3", {"TCVN3 (.VnTime)", "TCVN3 (.VnTime)"}},
                     {"vni", {"VNI", "VNI"}}}});
  return fields;
}

/// What to fill in, and where the errors are told when there are any.
std::string import_beside(const Visit& visit, const Values& typed) {
  const auto link = [&](const std::string& to, const char* vi, const char* en) {
    return "<li><a href=\"" + escaped(to) + "\">" + escaped(visit.either(vi, en)) + "</a></li>";
  };
  std::string html = "<h2>" + escaped(visit.either("Bảng kê chứng từ", "Lists")) + "</h2><ul>";
  const std::string form = typed.value("id");
  if (!form.empty() && error_copies().find(visit.person.code, form))
    html += link("/vouchers/import-errors?form=" + encoded(form), "Tải bản sao nêu lỗi từng dòng",
                 "Download a copy that tells the errors of rows");
  html += link("/vouchers/template?as=xlsx", "Tải mẫu Excel, chọn được loại và dòng",
               "Download the list to be filled in");
  html += link("/vouchers/template?as=csv", "Tải mẫu CSV", "The same as CSV");
  return html + "</ul><p>" +
         escaped(
             visit.either("Ghi mọi chứng từ của bảng kê, hoặc không chứng từ nào. Nút “Kiểm "
                          "tra” đọc cả bảng mà chưa ghi gì.",
                          "All vouchers of the list are entered, or none. “Try” reads all of it "
                          "and enters nothing.")) +
         "</p>";
}

std::string field_of(const Problem& problem) {
  const std::string field = field_of_rule(problem);
  return field == "decider" ? field : "list";
}

Result<Page> errors(const Visit& visit) {
  const auto copy = error_copies().find(visit.person.code, visit.asked("form"));
  if (!copy)
    return refuse(Problem{VoucherRule::voucher_is_there,
                          {},
                          {{"file", visit.either("bản sao nêu lỗi", "the copy with errors")}}});
  Page page;
  page.answer = attached(copy->name, copy->bytes);
  return page;
}

Result<Page> blank_list(const Visit& visit) {
  Page page;
  if (visit.asked("as", "xlsx") == "csv") {
    page.answer = attached("chung-tu.csv", voucher_template_text(visit.language, ';'));
    return page;
  }
  const auto paper = voucher_template(visit.book, typed_funding(visit.request.query),
                                      visit.estimate(), visit.language);
  if (!paper) return refuse(paper.error());
  auto bytes = as_xlsx(*paper, visit.language);
  if (!bytes) return refuse(bytes.error());
  page.answer = attached("chung-tu.xlsx", std::move(*bytes));
  return page;
}

}  // namespace

std::vector<PageRoute> voucher_list_pages() {
  return {{"/vouchers/template", Act::look, Section::vouchers, {}, blank_list},
          {"/vouchers/import-errors", Act::post, Section::vouchers, {}, errors}};
}

std::vector<EntryForm> voucher_import_forms() {
  EntryForm form{"/vouchers/import",
                 Act::post,
                 Section::vouchers,
                 {"Nhập bảng kê", "Import a list"},
                 {"Nhập bảng kê chứng từ", "Import a list of vouchers"},
                 {"Ghi cả bảng kê", "Enter the list"},
                 import_fields,
                 enter_list};
  form.beside = import_beside;
  form.field = field_of;
  form.takes_long = true;
  return {form};
}

}  // namespace dutoan::web
