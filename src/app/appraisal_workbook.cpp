// The appraiser's workbook as it goes out: the lines, how to fill them in, and hidden, what it was
// made of.
#include "app/appraiser_sheet.hpp"

namespace dutoan {
namespace {

using appraiser::Stamp;
using Kind = PaperRow::Kind;

const std::vector<Label>& sentences() {
  static const std::vector<Label> all = {
      {"Chỉ sửa các ô nền vàng: số lượng, ngày, đơn giá hoặc tỷ lệ thẩm định; kết quả; lý do; giải "
       "thích; điều khoản. Thành tiền và chênh lệch tự tính.",
       "Change the yellow cells alone: quantities, days, unit rate or percentage as appraised; "
       "result; reason; words; clause. Amounts and differences follow."},
      {"Cắt giảm hoặc tăng: sửa số liệu, chọn lý do, ghi lời giải thích; lý do có dấu * phải nêu "
       "điều khoản. Không cần chọn kết quả.",
       "To cut or raise a line: change its figures, choose a reason, give its words; a reason with "
       "* needs a clause. The result need not be chosen."},
      {"Chấp nhận như đề nghị: chọn kết quả \"chấp nhận\". Bỏ cả dòng: chọn \"không chấp nhận\" và "
       "nêu lý do. Bỏ quyết định cũ: trả số liệu về như đề nghị, chọn \"chưa đánh giá\", xóa lý "
       "do.",
       "To accept a line as requested choose \"accepted\". To leave it out choose \"rejected\" and "
       "give a reason. To take a decision back put the requested figures in, choose \"not "
       "appraised yet\", and clear the reason."},
      {"Nhiều lý do cho một dòng: mỗi lý do một dòng trong ô (Alt+Enter), kèm số tiền sau dấu =; "
       "các "
       "số tiền cộng đúng phần chênh lệch. Lời giải thích và điều khoản cũng mỗi lý do một dòng.",
       "Several reasons for one line: one line each in the cell (Alt+Enter), with its amount "
       "behind "
       "=; the amounts add up to the difference. Words and clauses stand in the same order."},
      {"Trang được khóa để tránh sửa nhầm, không có mật khẩu. Bỏ khóa rồi thì được sắp xếp, di "
       "chuyển "
       "dòng; không xóa, thêm, nhân đôi dòng, không sửa ô khác và cột ẩn: đọc lại sẽ bị từ chối.",
       "The sheet is locked against slips, without a password. Once unlocked, rows may be sorted "
       "and "
       "moved; delete, add and double none, and leave other cells and hidden columns alone: the "
       "workbook would be refused."},
      {"Đọc lại: dutoan appraise import TỆP nêu mọi thay đổi, chưa ghi gì; thêm --accept để ghi "
       "sổ.",
       "To read it back: dutoan appraise import FILE tells every change and posts nothing; with "
       "--accept it is posted."}};
  return all;
}

/// The reasons to choose from stand in its first column, from the second row on.
PaperSheet guide_sheet(std::span<const ReasonKind> reasons, Language language) {
  PaperSheet sheet;
  sheet.name = in(language, {"Hướng dẫn", "How to"});
  sheet.is_landscape = false;
  sheet.is_protected = true;
  sheet.columns = {{44}, {22}, {20}, {24}};
  sheet.rows.push_back({Kind::head,
                        {{Label{"Lý do để chọn", "Reasons to choose"}},
                         {Label{"Mã", "Code"}},
                         {Label{"Dùng khi", "Used to"}},
                         {Label{"Điều khoản", "Clause"}}}});
  for (const ReasonKind& each : reasons)
    sheet.rows.push_back(
        {Kind::plain,
         {{each.label},
          {each.code},
          {each.raises ? Label{"tăng", "raise"} : Label{"giảm, bỏ", "cut, reject"}},
          {each.needs_citation ? Label{"* phải nêu", "* needed"} : Label{}}}});
  sheet.rows.push_back({Kind::blank, {}});
  for (const Label& sentence : sentences()) sheet.rows.push_back({Kind::text, {{sentence, {}, 4}}});
  return sheet;
}

PaperSheet hidden_sheet(const Stamp& stamp) {
  PaperSheet sheet;
  sheet.name = appraiser::stamp_sheet;
  sheet.is_hidden = sheet.is_protected = true;
  sheet.columns = {{14}, {70}};
  const auto add = [&](const char* key, std::string value) {
    sheet.rows.push_back({Kind::plain, {{std::string{key}}, {std::move(value)}}});
  };
  add("format", appraiser::stamp_format);
  add("version", std::to_string(stamp.version));
  add("number", stamp.number);
  add("digest", stamp.digest);
  add("documents", std::to_string(stamp.documents));
  add("language", stamp.language == Language::vi ? "vi" : "en");
  return sheet;
}

}  // namespace

Paper appraisal_workbook(const AppraisalRound& round, std::span<const ReasonKind> reasons,
                         Language language, Progress& progress) {
  const auto snapshot =
      appraiser::snapshot_after(round, round.round.appraisals.size(), {}, reasons);
  ensure(snapshot.has_value(), "what a round has decided was read with it");
  Paper paper;
  paper.title = {"Bảng thẩm định dự toán", "Appraisal of the estimate"};
  paper.author = round.appraisal.requested.drafter;
  paper.date = round.appraisal.requested.plan_date;
  const Stamp stamp = appraiser::stamp_of(round, language);
  paper.footer = stamp.number + " · SHA-256 " + stamp.digest.substr(0, 16);
  paper.sheets = {appraiser::lines_sheet(round, *snapshot, reasons, language, progress),
                  guide_sheet(reasons, language), hidden_sheet(stamp)};
  return paper;
}

}  // namespace dutoan
