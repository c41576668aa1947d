// How rates are written in tables: figures, cases, periods, bounds.
#pragma once

#include <dutoan/rate_review.hpp>
#include <dutoan/report.hpp>

#include <span>
#include <string>
#include <string_view>

namespace dutoan::report {

/// What a value without a figure of its own follows: "→ travel.perdiem", "= 130 % ×
/// conf.meal.unsalaried"; empty for others.
[[nodiscard]] Label followed_text(const RateTable& rates, const RateValue& value);

/// The figure as a number, so that a spreadsheet can count with it; empty where there is none.
[[nodiscard]] ReportCell figure_cell(const RateValue& value);
[[nodiscard]] ReportCell figure_cell(const Found& found);

/// Why there is no figure: "không có mức", "chưa có số liệu", "chưa rõ hạng nơi nghỉ".
[[nodiscard]] Label refusal_text(const Problem& refusal);

/// What a document is called in tables: "TT 40/2017" for its number.
[[nodiscard]] std::string short_name(const RateTable& rates, const std::string& number);

/// What a setting answers: its figure, or why there is none; and the clause or the unread document.
[[nodiscard]] ReportCell answer_cell(const RateAnswer& answer);
[[nodiscard]] ReportCell law_cell(const RateTable& rates, const RateAnswer& answer);

/// "đã đọc: 12; chưa có số liệu: 3".
[[nodiscard]] Label status_counts(std::span<const RateValue* const> values);

/// A province or a programme as people call it.
[[nodiscard]] Label jurisdiction_label(const Vocabulary& vocabulary, const std::string& code);
/// "15/06/2020, tỉnh Thanh Hóa".
[[nodiscard]] Label setting_text(const RateSetting& setting, const Vocabulary& vocabulary);

/// The words of the qualifiers under which a value applies; "mọi trường hợp" without any.
[[nodiscard]] Label case_text(const Vocabulary& vocabulary,
                              const std::vector<Condition>& qualifiers);
[[nodiscard]] Label case_text(const Vocabulary& vocabulary, const std::vector<CaseWords>& of);

/// "01/07/2017 – 03/05/2025", "từ 01/07/2017": the last day is included.
[[nodiscard]] Label period_text(const DateRange& range);

/// "travel.perdiem · Phụ cấp lưu trú (người/ngày)".
[[nodiscard]] Label key_heading(const Vocabulary& vocabulary, const RateKeyEntry& key);

[[nodiscard]] Label bound_text(const Bound& bound);
[[nodiscard]] Label unit_label(const Vocabulary& vocabulary, std::string_view code);
[[nodiscard]] std::string clause_text(const RateTable& rates, const RateValue& value);

/// "Thông tư 40/2017/TT-BTC ngày 28/04/2017 của Bộ Tài chính: …".
[[nodiscard]] Label full_name(const LegalDocument& document);

/// The documents that the estimate's lines rest on, in the table's order.
[[nodiscard]] std::vector<const LegalDocument*> documents_behind(const Estimate& estimate);

}  // namespace dutoan::report
