#include "files/plan_titles.hpp"

#include <algorithm>
#include <iterator>

namespace dutoan::files {
namespace {

struct Title {
  std::string_view form, key, vi;
};

// A title stands once in its form, also without accents: titles are matched that way.
constexpr Title titles[] = {
    {"head", "number", "Số hiệu"},
    {"head", "date", "Ngày ban hành"},
    {"head", "title", "Tên kế hoạch"},
    {"head", "issuer", "Cơ quan ban hành"},
    {"head", "drafter", "Cơ quan lập dự toán"},
    {"head", "appraiser", "Cơ quan thẩm định"},
    {"head", "programme", "Chương trình"},
    {"head", "programme_code", "Mã chương trình"},
    {"head", "fiscal_year", "Năm ngân sách"},
    {"head", "finish_by", "Hạn khai giảng"},
    {"head", "approved_on", "Ngày phê duyệt"},
    {"head", "started_on", "Ngày bắt đầu thực hiện"},
    {"head", "reestimate", "Lập lại dự toán theo mức mới"},
    {"head", "prolonged", "Nhiệm vụ kéo dài của chương trình cũ"},
    {"head", "rates_on", "Ngày lấy mức chi"},
    {"head", "province", "Mã tỉnh"},
    {"head", "organiser", "Cấp tổ chức"},
    {"head", "seat", "Nơi đóng trụ sở"},
    {"head", "stand_in", "Cấp mức chi thay thế"},

    {"plan-file", "basis", "Căn cứ"},
    {"plan-file", "allotment", "Kinh phí được giao"},
    {"plan-file", "price", "Đơn giá"},
    {"plan-file", "percent", "Tỷ lệ"},
    {"plan-file", "rate", "Mức chi giả định"},
    {"plan-file", "share", "Số người giả định"},
    {"plan-file", "group", "Nhóm"},
    {"plan-file", "factors", "Số liệu"},
    {"plan-file", "assumed", "Giả định"},

    {"basis", "number", "Số hiệu"},
    {"basis", "date", "Ngày"},
    {"basis", "title", "Tên văn bản"},

    {"allotment", "decision", "Số quyết định"},
    {"allotment", "date", "Ngày"},
    {"allotment", "amount", "Số tiền (đồng)"},
    {"allotment", "group", "Cho nhóm"},
    {"allotment", "assumed", "Lý do giả định"},

    {"price", "code", "Mã đơn giá"},
    {"price", "vi", "Tên"},
    {"price", "en", "Tên tiếng Anh"},
    {"price", "unit", "Đơn vị tính"},
    {"price", "amount", "Đơn giá (đồng)"},
    {"price", "source", "Nguồn"},
    {"price", "assumed", "Là giả định"},
    {"price", "step", "Đơn giá theo ngày"},

    {"price_step", "from", "Từ ngày"},
    {"price_step", "amount", "Đơn giá (đồng)"},
    {"price_step", "source", "Nguồn"},

    {"percent", "code", "Mã tỷ lệ"},
    {"percent", "vi", "Tên"},
    {"percent", "en", "Tên tiếng Anh"},
    {"percent", "value", "Tỷ lệ (%)"},
    {"percent", "source", "Nguồn"},
    {"percent", "assumed", "Là giả định"},

    {"rate", "key", "Khóa mức chi"},
    {"rate", "when", "Điều kiện"},
    {"rate", "amount", "Số tiền (đồng)"},
    {"rate", "coefficient", "Hệ số"},
    {"rate", "percent", "Tỷ lệ (%)"},
    {"rate", "kind", "Loại mức"},
    {"rate", "source", "Nguồn"},

    {"share", "factor", "Số được giả định"},
    {"share", "of", "Tính theo"},
    {"share", "percent", "Tỷ lệ (%)"},
    {"share", "source", "Nguồn"},

    {"group", "code", "Mã nhóm"},
    {"group", "name", "Tên nhóm"},
    {"group", "kind", "Loại hoạt động"},
    {"group", "unit", "Đơn vị cử người"},
    {"group", "split", "Cách chia lớp"},
    {"group", "states", "Kế hoạch ghi"},
    {"group", "per_unit", "Mỗi đơn vị cử"},
    {"group", "factors", "Số liệu"},
    {"group", "assumed", "Giả định"},
    {"group", "prices", "Đơn giá"},
    {"group", "percents", "Tỷ lệ"},
    {"group", "classes_file", "Tệp danh sách lớp"},
    {"group", "classes_sheet", "Trang danh sách lớp"},
    {"group", "classes_encoding", "Bảng mã danh sách lớp"},
    {"group", "row", "Dòng"},

    {"states", "classes", "số lớp"},
    {"states", "people", "số người"},
    {"states", "units", "số đơn vị"},
    {"states", "unit_parts", "các phần của số đơn vị"},

    {"row", "code", "Mã dòng"},
    {"row", "name", "Tên dòng"},
    {"row", "home", "Nơi cử người"},
    {"row", "venue", "Nơi tổ chức"},
    {"row", "classes", "Số lớp"},
    {"row", "people", "Số người"},
    {"row", "units", "Số đơn vị"},
    {"row", "per_unit", "Mỗi đơn vị cử"},
    {"row", "factors", "Số liệu"},
    {"row", "assumed", "Giả định"},
    {"row", "prices", "Đơn giá"},
    {"row", "percents", "Tỷ lệ"},
    {"row", "class", "Lớp"},

    {"class", "code", "Mã lớp"},
    {"class", "name", "Tên lớp"},
    {"class", "units", "Số đơn vị"},
    {"class", "people", "Số người"},
    {"class", "starts", "Ngày khai giảng"},
    {"class", "venue", "Nơi tổ chức"},
    {"class", "factors", "Số liệu"},
    {"class", "assumed", "Giả định"},
    {"class", "prices", "Đơn giá"},
    {"class", "percents", "Tỷ lệ"},
};

}  // namespace

std::string_view title_of(std::string_view form, std::string_view key) {
  const auto* const found = std::ranges::find_if(
      titles, [&](const Title& title) { return title.form == form && title.key == key; });
  ensure(found != std::end(titles), "every key of a plan has a title");
  return found->vi;
}

}  // namespace dutoan::files
