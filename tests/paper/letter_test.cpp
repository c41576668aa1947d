// Letters: their figures are the estimate's, what nobody gave is blank, both media take them.
#include "support/sample.hpp"

#include <dutoan/letter.hpp>
#include <dutoan/notation.hpp>
#include <dutoan/words.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>

namespace dutoan::tests {
namespace {

using Kind = PaperRow::Kind;

const FrozenEstimate& requested() {
  static const FrozenEstimate frozen = freeze(sample_estimate());
  return frozen;
}

Letterhead filled() {
  Letterhead head = letterhead_of(sample_estimate());
  head.number = "12";
  head.symbol = "BDT";
  head.date = Date::of(2020, 2, 5);
  head.addressed = {"Sở Tài chính", "UBND tỉnh Thanh Hóa"};
  head.recipients = {"Kho bạc Nhà nước tỉnh"};
  head.post = "Trưởng ban";
  head.signer = "Nguyễn Văn A";
  return head;
}

std::string text_of(const PaperSheet& sheet) {
  std::string all;
  for (const PaperRow& row : sheet.rows)
    for (const PaperCell& cell : row.cells) all += written(cell.value, Language::vi) + "\n";
  return all;
}

bool says(const PaperSheet& sheet, const std::string& words) {
  return text_of(sheet).find(words) != std::string::npos;
}

/// The amounts of column `cell` in the sheet's rows of `kind`, added up.
Money sum_of(const PaperSheet& sheet, Kind kind, std::size_t cells, std::size_t cell) {
  Money sum;
  for (const PaperRow& row : sheet.rows)
    if (row.kind == kind && row.cells.size() == cells)
      if (const Money* amount = std::get_if<Money>(&row.cells[cell].value)) sum += *amount;
  return sum;
}

Appraisal appraised() {
  std::vector<LineDecision> decisions;
  const auto cut = [&](const char* what, const char* rule, Reason reason) {
    const auto lines = taken(lines_meant(requested(), what));
    const std::vector rules{taken(read_cut(rule))};
    for (LineDecision& each : taken(cut_lines(requested(), lines, rules, {std::move(reason)})))
      decisions.push_back(std::move(each));
  };
  cut("*/hall", "unit_rate<=1.500.000", {"above-price", {}, "báo giá thấp hơn", ""});
  cut("ML1/trainee-meals", "days=2", {"days-differ", {}, "kế hoạch nêu 2 ngày", ""});
  decisions.push_back({taken(lines_meant(requested(), "TQ1/tickets")).front(),
                       Verdict::rejected,
                       {},
                       {{"no-quotation", {}, "chưa có báo giá", ""}}});
  return taken(appraise(requested(), decisions, sample_regulations().norms.reasons));
}

Paper report_of(const Appraisal& appraisal, Language language = Language::vi) {
  return appraisal_letter(appraisal, sample_regulations().norms.reasons, filled(), language);
}

TEST_CASE("a submission tells the estimate's figures, each once computed (LT1)", "[letter]") {
  const Paper paper = submission_letter(requested(), filled());
  REQUIRE(paper.sheets.size() == 1);
  const PaperSheet& letter = paper.sheets.front();
  CHECK(sum_of(letter, Kind::plain, 5, 4) == requested().total);
  CHECK(sum_of(letter, Kind::total, 5, 4) == requested().total);
  CHECK(says(letter, "Bằng chữ: " + amount_in_words(requested().total)));
  CHECK(says(letter, "5.500.000.000 đồng; dự toán thấp hơn số được giao 16.629.220 đồng"));
  CHECK(says(letter, "43 lớp, đợt với 4.273 người"));
  for (const char* words :
       {"BAN DÂN TỘC TỈNH THANH HÓA", "UBND TỈNH THANH HÓA", "Số: 12/TTr-BDT",
        "Thanh Hóa, ngày 05 tháng 02 năm 2020", "Kính gửi: Sở Tài chính; UBND tỉnh Thanh Hóa",
        "Căn cứ Thông tư 40/2017/TT-BTC ngày 28/04/2017 của Bộ Tài chính",
        "Căn cứ Kế hoạch số 1026/KH-UBND ngày 06/05/2020 của UBND tỉnh Thanh Hóa",
        "số 3518/QĐ-UBND ngày 16/12/2019", "- Kho bạc Nhà nước tỉnh;", "TRƯỞNG BAN", "./."})
    CHECK(says(letter, words));
}

TEST_CASE("the money is told against what was allotted: less, the same, more", "[letter]") {
  FrozenEstimate estimate = requested();
  const auto told = [&](std::optional<Money> allotted) {
    estimate.allotted = allotted;
    return text_of(submission_letter(estimate, {}).sheets.front());
  };
  const Money total = estimate.total, one = Money::dong(1);
  CHECK(told(total + one).find("thấp hơn số được giao 1 đồng") != std::string::npos);
  CHECK(told(total).find("dự toán bằng số được giao") != std::string::npos);
  CHECK(told(total - one).find("vượt số được giao 1 đồng") != std::string::npos);
  CHECK(told({}).find("Số kinh phí được giao: … đồng") != std::string::npos);
}

TEST_CASE("what nobody gave is a dotted blank (LT2)", "[letter]") {
  const PaperSheet letter = submission_letter(requested(), {}).sheets.front();
  for (const char* words : {"Số: …/TTr-…", "…, ngày … tháng … năm 2020", "Kính gửi: …",
                            "Căn cứ văn bản số 36/2018/TT-BTC"})
    CHECK(says(letter, words));
  CHECK_FALSE(says(letter, "BAN DÂN TỘC"));
}

TEST_CASE("days and months are written as NĐ 30/2020 has them", "[letter]") {
  const auto written_as = [](Date date, const char* words) {
    Letterhead head;
    head.date = date;
    return says(submission_letter(requested(), head).sheets.front(), words);
  };
  CHECK(written_as(*Date::of(2020, 2, 9), "ngày 09 tháng 02 năm 2020"));
  CHECK(written_as(*Date::of(2020, 3, 10), "ngày 10 tháng 3 năm 2020"));
  CHECK(written_as(*Date::of(2021, 12, 31), "ngày 31 tháng 12 năm 2021"));
}

TEST_CASE("the appraisal's sums by district, category and reason are one difference", "[letter]") {
  const Appraisal appraisal = appraised();
  const Paper paper = report_of(appraisal);
  REQUIRE(paper.sheets.size() == 2);
  const PaperSheet& letter = paper.sheets[0];
  const Money cut = appraisal.cut();
  CHECK(cut > Money{});
  // By group; by district and by category; by reason.
  CHECK(sum_of(letter, Kind::subtotal, 5, 4) == -cut);
  CHECK(sum_of(letter, Kind::plain, 5, 4) == -(cut + cut));
  CHECK(sum_of(letter, Kind::plain, 4, 3) == -cut);
  CHECK(sum_of(letter, Kind::total, 4, 3) == -cut);
  CHECK(says(letter, "giảm " + format_amount(cut) + " đồng so với số đề nghị"));
  CHECK(says(letter, "không chấp nhận 1 dòng"));
  CHECK(says(letter, "DÒNG CHƯA THẨM ĐỊNH"));
  CHECK(says(letter, amount_in_words(appraisal.appraised.total)));
}

TEST_CASE("every requested line stands beside what it was appraised at", "[letter]") {
  const Appraisal appraisal = appraised();
  const PaperSheet detail = report_of(appraisal).sheets[1];
  const auto is_line = [](const PaperRow& row) { return row.kind == Kind::plain; };
  CHECK(static_cast<std::size_t>(std::ranges::count_if(detail.rows, is_line)) ==
        appraisal.lines.size());
  CHECK(sum_of(detail, Kind::plain, 14, 6) == appraisal.requested.total);
  CHECK(sum_of(detail, Kind::plain, 14, 10) == appraisal.appraised.total);
  CHECK(sum_of(detail, Kind::plain, 14, 11) == -appraisal.cut());
  for (const Kind kind : {Kind::subtotal, Kind::heading, Kind::total}) {
    CHECK(sum_of(detail, kind, 8, 2) == appraisal.requested.total);
    CHECK(sum_of(detail, kind, 8, 4) == appraisal.appraised.total);
  }
  const auto meals = std::ranges::find_if(detail.rows, is_line);
  const auto cell = [&](std::size_t at) { return written(meals->cells[at].value, Language::vi); };
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < meals->cells.size(); ++i) shown.push_back(cell(i));
  CHECK(shown == std::vector<std::string>{
                     "1", "Hỗ trợ tiền ăn học viên", "người/ngày", "110", "3", "150.000",
                     "49.500.000", "110", "2", "150.000", "33.000.000", "-16.500.000", "150.000",
                     "Số ngày, số buổi không khớp kế hoạch: kế hoạch nêu 2 ngày"});
  CHECK(says(detail, "Không chấp nhận; Chưa có báo giá, thiếu hồ sơ: chưa có báo giá"));
}

TEST_CASE("an appraisal that changes nothing says so", "[letter]") {
  const Appraisal none = taken(appraise(requested(), {}, sample_regulations().norms.reasons));
  const PaperSheet letter = report_of(none).sheets[0];
  CHECK(says(letter, "bằng số đề nghị"));
  CHECK(says(letter, "Không có dòng nào được điều chỉnh."));
}

TEST_CASE("the annex adds up by district and by category", "[letter]") {
  const Paper paper = approval_annex(requested(), {}, {}, Language::vi);
  const PaperSheet& annex = paper.sheets.front();
  const std::size_t cells = annex.columns.size();
  for (const Kind kind : {Kind::subtotal, Kind::plain, Kind::total}) {
    CHECK(sum_of(annex, kind, cells, cells - 1) == requested().total);
    Money across;
    for (std::size_t c = 4; c + 1 < cells; ++c) across += sum_of(annex, kind, cells, c);
    CHECK(across == requested().total);
  }
  CHECK(says(annex, "(Kèm theo Quyết định số …/QĐ-… ngày … tháng … năm 2020 của …)"));
}

TEST_CASE("the annex names each line that is approved otherwise, and why", "[letter]") {
  const std::vector<DeviatingLine> deviations = {{DocumentNumber{"QD-2"},
                                                  {ClassCode{"ML1"}, ItemCode{"hall"}},
                                                  Money::dong(5'400'000),
                                                  Money::dong(5'000'000),
                                                  "mặt bằng giá huyện"}};
  const Paper paper = approval_annex(requested(), deviations, {}, Language::vi);
  CHECK(says(paper.sheets.front(),
             "ML1/hall: thẩm định 5.400.000, phê duyệt 5.000.000 (chênh lệch "
             "-400.000): mặt bằng giá huyện"));
  CHECK_FALSE(says(approval_annex(requested(), {}, {}, Language::vi).sheets.front(),
                   "Các dòng duyệt khác với số thẩm định"));
}

TEST_CASE("letters are written on both media, in both languages, twice the same", "[letter]") {
  const Appraisal appraisal = appraised();
  for (const Language language : {Language::vi, Language::en})
    for (const Paper& paper :
         {submission_letter(requested(), filled()), report_of(appraisal, language),
          approval_annex(requested(), {}, filled(), language)}) {
      CHECK(taken(as_pdf(paper, language)) == taken(as_pdf(paper, language)));
      CHECK(taken(as_xlsx(paper, language)) == taken(as_xlsx(paper, language)));
    }
}

TEST_CASE("an estimate without lines makes letters, too", "[letter]") {
  const FrozenEstimate empty;
  CHECK(as_pdf(submission_letter(empty, {}), Language::vi));
  CHECK(as_pdf(approval_annex(empty, {}, {}, Language::vi), Language::vi));
  CHECK(as_xlsx(approval_annex(empty, {}, {}, Language::vi), Language::vi));
  CHECK(as_pdf(report_of(taken(appraise(empty, {}, {}))), Language::vi));
}

}  // namespace
}  // namespace dutoan::tests
