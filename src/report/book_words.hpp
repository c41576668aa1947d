// Words and cells that the reports of a book share.
#pragma once

#include "report/vietnamese.hpp"

#include <dutoan/book_report.hpp>

#include <map>
#include <string>

namespace dutoan::report {

/// "2020 BDT-483-085-01-12-0392": year, unit, chapter, khoản, source, nature, programme.
[[nodiscard]] std::string written(const Funding& funding);

/// The words of a code, or an empty cell.
[[nodiscard]] ReportCell named(const std::map<std::string, Label>& names, const std::string& code);

/// Nothing where nothing moved: a statement of zeros hides what did.
[[nodiscard]] ReportCell unless_zero(Money amount);

/// What a document says of itself before its lines.
[[nodiscard]] std::vector<ReportFact> head_of(const Document& document);

/// Where decisions depart from the appraisal, with their reasons.
[[nodiscard]] ReportTable table_of(const std::vector<DeviatingLine>& deviations);

namespace words {
inline const Label version{"Phiên bản", "Version"};
inline const Label funding{"Kinh phí (năm, đơn vị, chương, khoản, nguồn, tính chất, CTMT)",
                           "Funding (year, unit, chapter, khoản, source, nature, programme)"};
inline const Label approved{"Được duyệt", "Approved"};
inline const Label committed{"Đã cam kết", "Committed"};
inline const Label advanced{"Tạm ứng", "Advanced"};
inline const Label spent{"Đã chi", "Spent"};
inline const Label ended{"Hủy, chuyển nguồn, phải nộp", "Lapsed, carried over, due"};
inline const Label drafted{"Nháp giữ", "Held by drafts"};
inline const Label becomes{"Sẽ ghi thành", "Becomes"};
inline const Label reason{"Lý do", "Reason"};
inline const Label available{"Còn được chi", "Available"};
inline const Label document_number{"Số", "Number"};
inline const Label document_kind{"Loại", "Kind"};
inline const Label document_date{"Ngày ghi sổ", "Posted on"};
inline const Label description{"Diễn giải", "Description"};
inline const Label payee{"Người nhận", "Payee"};
inline const Label line{"Dòng dự toán", "Line"};
inline const Label money{"Số tiền (đồng)", "Amount (đồng)"};
inline const Label left_after{"Còn được chi", "Left"};
inline const Label stage{"Giai đoạn", "Stage"};
}  // namespace words

}  // namespace dutoan::report
