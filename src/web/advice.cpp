#include "web/advice.hpp"

#include <dutoan/advice.hpp>

#include <algorithm>
#include <array>

namespace dutoan::web {
namespace {

struct OptionWords {
  std::string_view option;
  Label words;                            // where the form has no such field
  std::array<std::string_view, 2> other;  // what its field may also be called
};

const std::array options{
    OptionWords{"--as", {"loại quyết định", "the kind of decision"}, {}},
    OptionWords{"--cancelled", {"không tổ chức", "not held"}, {}},
    OptionWords{"--chapter", {"chương", "chapter"}, {"funding"}},
    OptionWords{"--cite", {"căn cứ", "the clause of law"}, {}},
    OptionWords{"--date", {"ngày", "the date"}, {}},
    OptionWords{"--days", {"số ngày", "the days"}, {}},
    OptionWords{"--description", {"diễn giải", "the description"}, {}},
    OptionWords{"--deviate",
                {"dòng duyệt khác số thẩm định", "lines approved at another amount"},
                {"deviations"}},
    OptionWords{"--encoding", {"bảng mã", "the encoding"}, {}},
    OptionWords{"--fit", {"tiết giảm để vừa", "fit to"}, {}},
    OptionWords{"--from", {"kinh phí chuyển đi", "the funding that gives"}, {"giver"}},
    OptionWords{"--guarantee", {"bảo lãnh tạm ứng", "the guarantee"}, {}},
    OptionWords{"--guarantee-until", {"ngày cuối của bảo lãnh", "its last day"}, {}},
    OptionWords{"--incomplete", {"hồ sơ chưa đủ", "what is incomplete"}, {}},
    OptionWords{"--merged-into", {"đã gộp vào lớp", "merged into class"}, {}},
    OptionWords{"--nature", {"tính chất nguồn kinh phí", "nature of the source"}, {"funding"}},
    OptionWords{"--posted-on", {"ngày ghi sổ", "the date of posting"}, {}},
    OptionWords{"--programme", {"mã chương trình", "the programme"}, {"funding"}},
    OptionWords{"--province", {"mức chi của tỉnh", "rates of the province"}, {}},
    OptionWords{"--rates-on", {"mức chi của ngày", "rates of the day"}, {"on"}},
    OptionWords{"--reason", {"lý do", "the reason"}, {"description"}},
    OptionWords{"--sheet", {"trang bảng tính", "the sheet"}, {}},
    OptionWords{"--source", {"nguồn vốn", "source"}, {"funding"}},
    OptionWords{"--subcategory", {"khoản", "subcategory"}, {"funding"}},
    OptionWords{"--text", {"lời giải thích", "the words"}, {}},
    OptionWords{"--trainees", {"số học viên", "the trainees"}, {}},
    OptionWords{"--unit", {"đơn vị", "unit"}, {"funding"}},
    OptionWords{"--until", {"ngày cuối, hạn", "the last day"}, {}},
    OptionWords{"--without-papers", {"vì sao còn thiếu giấy tờ", "why without papers"}, {}},
    OptionWords{"--year", {"năm ngân sách", "budget year"}, {"funding"}},
};

struct CommandPage {
  std::string_view command;  // as it begins; of two the longer one
  std::string_view path;     // "{}": the last word of the command
  Label words;
};

const std::array commands{
    CommandPage{"dutoan allot", "/allotments/new", {"ghi quyết định giao", "enter an allotment"}},
    CommandPage{"dutoan allot … --as supplement",
                "/allotments/new?as=supplement",
                {"ghi quyết định bổ sung", "enter a supplement"}},
    CommandPage{"dutoan amend", "/approval/amend", {"điều chỉnh dự toán", "amend the estimate"}},
    CommandPage{"dutoan appraise accept", "/appraisal/accept", {"chấp nhận", "accept"}},
    CommandPage{"dutoan appraise export",
                "/appraisal/workbook",
                {"bảng thẩm định", "the appraiser's workbook"}},
    CommandPage{"dutoan appraise list", "/appraisal", {"thẩm định", "the appraisal"}},
    CommandPage{"dutoan appraise reject", "/appraisal/reject", {"không chấp nhận", "reject"}},
    CommandPage{"dutoan approve --awaiting-funds",
                "/approval?awaiting=1",
                {"phê duyệt khi chưa có kinh phí", "approve without its money"}},
    CommandPage{"dutoan approve --fund",
                "/approval/fund?follows={}",
                {"quyết định đã có kinh phí", "a decision has its money"}},
    CommandPage{"dutoan estimate", "/classes/{}", {"các dòng của lớp", "the lines of the class"}},
    CommandPage{"dutoan estimate --plan", "/plan", {"kế hoạch", "the plan"}},
    CommandPage{"dutoan estimate save", "/estimate/save", {"lưu dự toán", "save the estimate"}},
    CommandPage{"dutoan guarantee",
                "/commitments/{}/guarantee",
                {"ghi bảo lãnh tạm ứng", "enter a guarantee"}},
    CommandPage{"dutoan history", "/history", {"lịch sử dự toán", "the estimate's history"}},
    CommandPage{"dutoan left", "/left?by=line", {"số còn được chi", "what is left"}},
    CommandPage{"dutoan plan show", "/plan", {"kế hoạch", "the plan"}},
    CommandPage{"dutoan rates list", "/rates", {"mức chi", "the rates"}},
    CommandPage{"dutoan settle carry", "/settlement/carry", {"chuyển nguồn", "carry over"}},
    CommandPage{
        "dutoan settle class", "/settlement/classes", {"quyết toán các lớp", "the classes"}},
    CommandPage{"dutoan settle close", "/settlement/close", {"khóa sổ", "close the books"}},
    CommandPage{"dutoan settle due", "/settlement/due/{}", {"ghi phải nộp trả", "let it fall due"}},
    CommandPage{"dutoan settle minutes", "/review/minutes", {"biên bản xét duyệt", "the minutes"}},
    CommandPage{"dutoan settle outcome",
                "/settlement/classes",
                {"kết quả các lớp", "outcomes of the classes"}},
    CommandPage{"dutoan settle reconcile",
                "/reconciliation",
                {"đối chiếu với Kho bạc", "the reconciliation"}},
    CommandPage{"dutoan settle rehearse", "/settlement/rehearse", {"khóa sổ thử", "rehearse"}},
    CommandPage{"dutoan settle reopen", "/settlement/reopen", {"mở lại", "reopen"}},
    CommandPage{
        "dutoan settle review", "/review/vouchers", {"xét duyệt chứng từ", "review of vouchers"}},
    CommandPage{"dutoan settle statement", "/statements", {"báo cáo quyết toán", "the statements"}},
    CommandPage{"dutoan settle status", "/settlement", {"quyết toán năm", "the settlement"}},
    CommandPage{"dutoan settle submit", "/settlement/submit", {"nộp quyết toán", "submit it"}},
    CommandPage{"dutoan submit", "/estimate/submit", {"trình dự toán", "submit the estimate"}},
    CommandPage{"dutoan trace", "/statements", {"báo cáo quyết toán", "the statements"}},
    CommandPage{"dutoan user list", "/people", {"người dùng", "the people"}},
    CommandPage{"dutoan verify", "/system/book/verify", {"kiểm tra sổ", "verify the book"}},
    CommandPage{"dutoan voucher drop", "/vouchers/drafts", {"bản nháp", "the drafts"}},
    CommandPage{"dutoan voucher list", "/vouchers", {"chứng từ", "the vouchers"}},
    CommandPage{"dutoan voucher list --drafts", "/vouchers/drafts", {"bản nháp", "the drafts"}},
    CommandPage{"dutoan voucher post", "/vouchers/drafts", {"bản nháp", "the drafts"}},
    CommandPage{"dutoan voucher show", "/vouchers/{}", {"chứng từ ấy", "that document"}},
    CommandPage{
        "dutoan voucher template", "/vouchers/template", {"mẫu danh sách", "the list to fill in"}},
};

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

const OptionWords* find_option(std::string_view text) {
  const auto* it = std::ranges::find(options, first_word(text), &OptionWords::option);
  return it == options.end() ? nullptr : it;
}

/// The row that begins the command, and of several the longest.
const CommandPage* find_command(std::string_view text) {
  const CommandPage* found = nullptr;
  for (const CommandPage& each : commands)
    if (text.starts_with(each.command) &&
        (found == nullptr || each.command.size() > found->command.size()))
      found = &each;
  return found;
}

std::string path_of(const CommandPage& page, std::string_view command) {
  const std::size_t at = page.path.find("{}");
  if (at == std::string_view::npos) return std::string{page.path};
  return std::string{page.path.substr(0, at)} + encoded(command.substr(command.rfind(' ') + 1)) +
         std::string{page.path.substr(at + 2)};
}

const Field* field_called(std::string_view key, const std::vector<Field>& fields) {
  const auto it = std::ranges::find(fields, key, &Field::key);
  return key.empty() || it == fields.end() ? nullptr : &*it;
}

const Field* field_of(std::string_view option, const std::vector<Field>& fields) {
  if (const Field* own = field_called(field_of_option(option), fields)) return own;
  const OptionWords* row = find_option(option);
  if (row == nullptr) return nullptr;
  for (const std::string_view key : row->other)
    if (const Field* other = field_called(key, fields)) return other;
  return nullptr;
}

/// "--as adjustment": the words of what is chosen; else those of the field.
std::string words_of(std::string_view option, const Field& field, Language language) {
  const std::size_t blank = option.find(' ');
  std::string words = in(language, field.label);
  if (blank == std::string_view::npos) return words;
  const auto it = std::ranges::find(field.choices, option.substr(blank + 1), &Choice::value);
  return it == field.choices.end() ? words : words + ": " + in(language, it->words);
}

std::string link_to(const std::string& to, const std::string& words) {
  return "<a href=\"" + escaped(to) + "\">" + escaped(words) + "</a>";
}

std::string command_html(const std::string& command, Language language) {
  const CommandPage* row = find_command(command);
  if (row == nullptr) return "<code>" + escaped(command) + "</code>";
  return link_to(path_of(*row, command), in(language, row->words));
}

std::string option_html(const std::string& option, Language language,
                        const std::vector<Field>& fields) {
  if (const Field* field = field_of(option, fields))
    return link_to("#" + field->key, words_of(option, *field, language));
  const OptionWords* row = find_option(option);
  return escaped(row == nullptr ? option : in(language, row->words));
}

}  // namespace

std::string field_of_option(std::string_view option) {
  std::string key{first_word(option)};
  key.erase(0, key.find_first_not_of('-'));
  std::ranges::replace(key, '-', '_');
  return key;
}

bool has_words(std::string_view option) { return find_option(option) != nullptr; }

std::string page_of_command(std::string_view command) {
  const CommandPage* row = find_command(command);
  return row == nullptr ? std::string{} : path_of(*row, command);
}

std::string advice_html(const Problem& problem, Language language,
                        const std::vector<Field>& fields) {
  std::string html;
  for (const AdvicePart& part : advice_parts(problem, language)) {
    switch (part.kind) {
      case AdvicePart::Kind::words: html += escaped(part.text); break;
      case AdvicePart::Kind::option: html += option_html(part.text, language, fields); break;
      case AdvicePart::Kind::command: html += command_html(part.text, language); break;
      case AdvicePart::Kind::terminal: break;
    }
  }
  return html;
}

std::string advice_for_programs(const Problem& problem, Language language) {
  std::string text;
  for (const AdvicePart& part : advice_parts(problem, language)) {
    switch (part.kind) {
      case AdvicePart::Kind::words: text += part.text; break;
      case AdvicePart::Kind::option: text += "\"" + field_of_option(part.text) + "\""; break;
      case AdvicePart::Kind::command: text += page_of_command(part.text); break;
      case AdvicePart::Kind::terminal: break;
    }
  }
  return text;
}

}  // namespace dutoan::web
