#include "report/vietnamese.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dutoan {

const std::string& in(Language language, const Label& label) {
  return language == Language::en && !label.en.empty() ? label.en : label.vi;
}

namespace report {
namespace {

/// Code words that facts carry, so that one problem is worded alike in both languages.
struct CodeWord {
  std::string_view word;
  std::string_view vi;
  std::string_view en;
};
constexpr std::array code_words{
    CodeWord{"no such file", "không có tệp này", "no such file"},
    CodeWord{"a folder", "đây là thư mục", "it is a folder"},
    CodeWord{"not permitted", "không có quyền", "not permitted"},
    CodeWord{"reading failed", "đọc bị lỗi", "reading failed"},
    CodeWord{"links in a circle", "liên kết trỏ vòng tròn", "its links go in a circle"},
    CodeWord{"not a file", "không phải là tệp thường", "it is no plain file"},
    CodeWord{"not a folder", "không phải là thư mục", "it is no folder"},
    CodeWord{"writing failed", "ghi bị lỗi", "writing failed"},
    CodeWord{"typeface not installed",
             "máy chưa cài phông chữ Liberation Serif 2 (gói fonts-liberation2)",
             "the typeface Liberation Serif 2 is not installed (package fonts-liberation2)"},
    CodeWord{"there already", "tệp đã có; chọn tên khác",
             "the file is there already; choose another name"},
    CodeWord{"not a workbook", "không phải tệp .xlsx hay .ods", "it is no .xlsx and no .ods file"},
    CodeWord{"damaged", "tệp bị hỏng hoặc bị cắt cụt", "it is damaged or cut off"},
    CodeWord{"old or locked", "tệp .xls cũ, hoặc có mật khẩu",
             "it is an old .xls, or behind a password"},
    CodeWord{"unsafe name", "có phần trỏ ra ngoài tệp", "a part of it points outside the file"},
    CodeWord{"part missing", "thiếu một phần của tệp", "a part of it is missing"},
    CodeWord{"bad XML", "một phần không phải XML đúng", "a part of it is no correct XML"},
    CodeWord{"document type", "có khai báo DOCTYPE", "it declares a document type"},
    CodeWord{"no sheet", "không có trang tính nào", "it has no sheet"},
    CodeWord{"control character", "có ký tự điều khiển", "it holds a control character"},
    CodeWord{"not a number", "không phải số", "it is no number"},
    CodeWord{"not UTF-8", "không phải UTF-8", "it is not UTF-8"},
    CodeWord{"bad reference", "vị trí ô không có thật", "no cell has that place"},
    CodeWord{"no such text", "trỏ đến chữ không có trong tệp",
             "it points at a text that is not there"},
    CodeWord{"no such date", "không có ngày, giờ này", "there is no such day or time"},
    CodeWord{"neither true nor false", "không phải TRUE hay FALSE", "it is neither TRUE nor FALSE"},
    CodeWord{"no such style", "trỏ đến kiểu ô không có trong tệp",
             "it points at a style that is not there"},
    CodeWord{"no such type", "loại giá trị không có thật", "there is no such type of value"},
    CodeWord{"no result", "công thức chưa được tính", "its formula was never computed"},
    CodeWord{"bytes", "số byte của tệp", "bytes of the file"},
    CodeWord{"texts", "số byte chữ của mọi ô", "bytes of all texts"},
    CodeWord{"sheets", "số trang tính", "sheets"},
    CodeWord{"styles", "số kiểu ô", "styles"},
    CodeWord{"names", "số tên thẻ XML", "names of XML elements"},
    CodeWord{"tag", "số byte của một thẻ XML", "bytes of one XML tag"},
    CodeWord{"parts", "số phần của tệp", "parts of the file"},
    CodeWord{"part", "số byte của một phần", "bytes of one part"},
    CodeWord{"total", "số byte khi giải nén", "bytes when unpacked"},
    CodeWord{"ratio", "tỷ lệ nén", "the ratio of compression"},
    CodeWord{"rows", "số hàng", "rows"},
    CodeWord{"columns", "số cột", "columns"},
    CodeWord{"characters", "số ký tự của một ô", "characters of a cell"},
    CodeWord{"value", "một giá trị", "a value"},
    CodeWord{"key", "một khóa", "a key"},
    CodeWord{"end of line", "hết dòng", "the end of the line"},
    CodeWord{"end of file", "hết tệp", "the end of the file"},
    CodeWord{"closing quote", "dấu nháy đóng", "a closing quote"},
    CodeWord{"a comma or ']'", "dấu phẩy hoặc ']'", "a comma or ']'"},
    CodeWord{"a comma or '}'", "dấu phẩy hoặc '}'", "a comma or '}'"},
    CodeWord{"escape", "ký tự thoát hợp lệ sau dấu \\", "a known escape after \\"},
    CodeWord{"a string on one line", "chuỗi nằm trên một dòng", "a string on one line"},
    CodeWord{"text without control characters", "văn bản không có ký tự điều khiển",
             "text without control characters"},
    CodeWord{"header", "tiêu đề bảng", "a header"},
    CodeWord{"a separator or end of line", "dấu phân cách hoặc hết dòng",
             "a separator or the end of the line"},
    CodeWord{"a quoted cell", "ô đặt trong dấu nháy", "a quoted cell"},
    CodeWord{"text", "văn bản", "a text"},
    CodeWord{"code", "mã", "a code"},
    CodeWord{"table of integers", "bảng số nguyên", "a table of integers"},
    CodeWord{"table of amounts", "bảng số tiền", "a table of amounts"},
    CodeWord{"table of numbers", "bảng số", "a table of numbers"},
    CodeWord{"empty folder", "thư mục không có tệp .toml", "a folder without .toml files"},
    CodeWord{"file", "tệp", "file"},
    CodeWord{"files", "số tệp", "files"},
    CodeWord{"nesting", "độ lồng", "nesting"},
    CodeWord{"values", "số giá trị", "values"},
    CodeWord{"cells", "số ô", "cells"},
    CodeWord{"classes", "số lớp", "classes"},
    CodeWord{"rules", "số biện pháp", "savings"},
    CodeWord{"factors", "số thừa số", "factors"},
    CodeWord{"qualifiers", "số tiêu chí", "qualifiers"},
    CodeWord{"table of words", "bảng các từ", "a table of words"},
    CodeWord{"table of tables", "bảng các bảng", "a table of tables"},
    CodeWord{"integer", "số nguyên", "an integer"},
    CodeWord{"number", "số", "a number"},
    CodeWord{"amount", "số tiền", "an amount"},
    CodeWord{"money", "số tiền", "an amount"},
    CodeWord{"boolean", "true hoặc false", "true or false"},
    CodeWord{"date", "ngày", "a date"},
    CodeWord{"table", "bảng", "a table"},
    CodeWord{"list", "danh sách", "a list"},
    CodeWord{"list of tables", "danh sách bảng", "a list of tables"},
    CodeWord{"list of texts", "danh sách văn bản", "a list of texts"},
    CodeWord{"list of integers", "danh sách số nguyên", "a list of integers"},
    CodeWord{"text or list of texts", "văn bản hoặc danh sách văn bản",
             "a text or a list of texts"},
    CodeWord{"rates_on", "ngày lấy mức chi (rates_on)", "the date of the rates (rates_on)"},
    CodeWord{"PLAN", "tệp kế hoạch (--plan)", "the plan file (--plan)"},
    CodeWord{"LINE", "mã dòng hoặc mã DTnnnn", "a line code or a code DTnnnn"},
    CodeWord{"AMOUNT", "số tiền", "an amount"},
    CodeWord{"KEY", "khóa mức chi hoặc văn bản", "a rate key or a document"},
    CodeWord{"DATE", "ngày", "a day"},
    CodeWord{"DATE or --with", "ngày thứ hai, hoặc tỉnh thứ hai (--with)",
             "a second day, or a second province (--with)"},
    CodeWord{"FILE", "tệp mức chi mới hoặc thư mục", "a new rate file or a folder"},
    CodeWord{"COMMAND", "tên lệnh", "a command"},
    CodeWord{"VALUE", "giá trị của tùy chọn", "the option's value"},
};

}  // namespace

std::string translated(const std::string& word, Language language) {
  const auto it = std::ranges::find(code_words, word, &CodeWord::word);
  if (it == code_words.end()) return word;
  return std::string{language == Language::vi ? it->vi : it->en};
}

const Label& status_name(ValueStatus status) {
  static const Label read{"đã đọc", "read"};
  static const Label secondary{"theo nguồn thứ cấp", "from a secondary source"};
  static const Label recalled{"nhớ lại, chưa đọc được văn bản", "recalled, not read in a text"};
  static const Label unread{"chưa có số liệu", "unread"};
  static const Label assumed{"giả định của kế hoạch", "assumed by the plan"};
  switch (status) {
    case ValueStatus::read: return read;
    case ValueStatus::secondary: return secondary;
    case ValueStatus::recalled: return recalled;
    case ValueStatus::assumed: return assumed;
    case ValueStatus::unread: break;
  }
  return unread;
}

const Label& kind_name(ValueKind kind) {
  static const Label fixed{"khoán", "lump sum"};
  static const Label ceiling{"mức tối đa", "ceiling"};
  static const Label actual{"theo thực tế", "actual cost"};
  static const Label capped{"theo thực tế, không vượt mức", "actual cost within the cap"};
  static const Label reference{"dẫn chiếu", "reference"};
  switch (kind) {
    case ValueKind::fixed: return fixed;
    case ValueKind::ceiling: return ceiling;
    case ValueKind::actual: return actual;
    case ValueKind::actual_capped: return capped;
    case ValueKind::reference: break;
  }
  return reference;
}

const Label& rounding_name(Rounding rounding) {
  static const Label half{"đến đồng, từ nửa đồng làm tròn lên", "to the đồng, half away from zero"};
  static const Label down{"bỏ phần lẻ dưới một đồng", "down to the đồng"};
  static const Label up{"làm tròn lên đến đồng", "up to the đồng"};
  switch (rounding) {
    case Rounding::half_away_from_zero: return half;
    case Rounding::down: return down;
    case Rounding::up: break;
  }
  return up;
}

const Label& split_name(Split split) {
  static const Label whole{"theo đơn vị trọn vẹn, lớp trước lớn hơn",
                           "whole units together, earlier classes larger"};
  static const Label person{"theo từng người, lớp trước lớn hơn",
                            "person by person, earlier classes larger"};
  static const Label listed{"theo danh sách của kế hoạch", "as the plan lists them"};
  switch (split) {
    case Split::whole_units: return whole;
    case Split::by_person: return person;
    case Split::listed: break;
  }
  return listed;
}

const Label& layer_name(Layer layer) {
  static const Label province{"mức của tỉnh", "the province's rates"};
  static const Label programme{"mức của chương trình", "the programme's rates"};
  static const Label assumption{"giả định của kế hoạch", "the plan's assumption"};
  static const Label general{"mức chung của trung ương", "the central rates"};
  switch (layer) {
    case Layer::province: return province;
    case Layer::programme: return programme;
    case Layer::assumption: return assumption;
    case Layer::general: break;
  }
  return general;
}

/// An annex (phụ lục) stands where an article stands elsewhere, and has no number.
bool is_numbered(const std::string& article) {
  return !article.empty() && article.front() >= '0' && article.front() <= '9';
}

std::string cited(const Citation& citation, std::string_view document_name) {
  std::string text{document_name};
  if (!citation.article().empty())
    text += (is_numbered(citation.article()) ? " Đ" : " ") + citation.article();
  if (!citation.clause().empty()) text += " k" + citation.clause();
  if (!citation.point().empty()) text += " " + citation.point();
  return text;
}

Label cited_in_full(const Citation& citation) {
  Label text;
  const auto add = [&](const char* vi, const char* en, const std::string& number) {
    if (number.empty()) return;
    text.vi += (text.vi.empty() ? "" : " ") + (vi + number);
    text.en += (text.en.empty() ? "" : ", ") + (en + number);
  };
  add("điểm ", "point ", citation.point());
  add("khoản ", "clause ", citation.clause());
  const bool is_article = is_numbered(citation.article());
  add(is_article ? "Điều " : "", is_article ? "Article " : "", citation.article());
  return text;
}

Label phrase(const Label& pattern, const std::vector<Label>& pieces) {
  const auto fill = [&](const std::string& text, std::string Label::* language) {
    std::string filled;
    std::size_t at = 0, piece = 0;
    for (std::size_t hole; (hole = text.find("{}", at)) != std::string::npos; at = hole + 2) {
      filled += text.substr(at, hole - at);
      if (piece < pieces.size()) filled += pieces[piece++].*language;
    }
    return filled + text.substr(at);
  };
  return {fill(pattern.vi, &Label::vi), fill(pattern.en, &Label::en)};
}

}  // namespace report
}  // namespace dutoan
