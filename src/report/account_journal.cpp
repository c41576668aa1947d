#include "report/book_words.hpp"

#include <dutoan/account_journal.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace dutoan {
namespace {

using namespace report;
using Kind = ReportRow::Kind;

const std::array<Label, 7> event_names = {{
    {"Nhận dự toán", "Allotment received"},
    {"Điều chỉnh dự toán đã nhận", "Allotment changed"},
    {"Tạm ứng", "Advance"},
    {"Thanh toán tạm ứng", "Clearance"},
    {"Thực chi", "Payment"},
    {"Nộp trả tạm ứng", "Repayment"},
    {"Nộp trả thực chi", "Recovery"},
}};

const Label& name_of(MoneyEvent event) { return event_names.at(static_cast<std::size_t>(event)); }

/// What a document does, in the order of the events; what comes to 0 is left out.
using Moved = std::map<MoneyEvent, Money>;

/// Of a clearance, what was advanced is cleared, and what is spent beyond it is paid. Money that
/// was advanced on another line is cleared all the same: only the line is another.
Moved cleared(const std::vector<Posting>& postings) {
  Money advance, spent;
  for (const Posting& each : postings) {
    if (each.credit.stage == Stage::advanced) advance += each.amount;
    if (each.debit.stage == Stage::spent) spent += each.amount;
  }
  return {{MoneyEvent::clearance, advance}, {MoneyEvent::payment, spent - advance}};
}

Money change_of(const std::vector<Posting>& postings, Stage stage) {
  Money change;
  for (const Posting& each : postings) {
    if (each.debit.stage == stage) change += each.amount;
    if (each.credit.stage == stage) change -= each.amount;
  }
  return change;
}

Moved moved_by(DocumentKind kind, const std::vector<Posting>& postings) {
  using enum DocumentKind;
  switch (kind) {
    case allotment:
    case provisional:
    case supplement: return {{MoneyEvent::grant, -change_of(postings, Stage::authority)}};
    case reduction:
    case adjustment: return {{MoneyEvent::regrant, -change_of(postings, Stage::authority)}};
    case DocumentKind::advance:
      return {{MoneyEvent::advance, change_of(postings, Stage::advanced)}};
    case DocumentKind::clearance: return cleared(postings);
    case DocumentKind::payment: return {{MoneyEvent::payment, change_of(postings, Stage::spent)}};
    case DocumentKind::repayment:
      return {{MoneyEvent::repayment, -change_of(postings, Stage::advanced)}};
    case DocumentKind::recovery:
      return {{MoneyEvent::recovery, -change_of(postings, Stage::spent)}};
    default: return {};  // what the stages of the book know and the accounts do not
  }
}

class AccountEntries {
 public:
  AccountEntries(const AccountMapping& mapping, const AccountChoice& choice)
      : mapping_(mapping), choice_(choice) {}

  void add(const Kept& kept) {
    kinds_.emplace(kept.document.id, kept.document.kind);
    const bool is_reversal = kept.document.kind == DocumentKind::reversal;
    const auto reversed = kinds_.find(kept.document.follows);
    const DocumentKind kind =
        is_reversal && reversed != kinds_.end() ? reversed->second : kept.document.kind;
    auto postings = kept.postings;
    if (is_reversal)
      for (Posting& each : postings) std::swap(each.debit, each.credit);
    for (const auto& [event, amount] : moved_by(kind, postings))
      if (!amount.is_zero()) add(kept.document, event, is_reversal ? -amount : amount);
  }

  [[nodiscard]] ReportTable taken() && { return std::move(table_); }
  [[nodiscard]] std::int64_t unmapped() const { return unmapped_; }

 private:
  const AccountMapping& mapping_;
  const AccountChoice& choice_;
  std::map<DocumentId, DocumentKind> kinds_;
  std::int64_t unmapped_ = 0;
  ReportTable table_{"entries",
                     {"Bút toán", "Entries"},
                     {{"date", words::document_date},
                      {"number", words::document_number},
                      {"description", words::description},
                      {"debit", {"Nợ", "Debit"}},
                      {"credit", {"Có", "Credit"}},
                      {"amount", words::money, true},
                      {"event", {"Nghiệp vụ", "Event"}},
                      {"regime", {"Chế độ", "Regime"}},
                      {"status", {"Mức độ chắc chắn", "How well it is known"}},
                      {"source", {"Nguồn", "Source"}},
                      {"assumed", {"Giả định", "Assumed"}}},
                     {}};

  [[nodiscard]] std::string regime_of(int fiscal_year) const {
    std::string document;
    for (const AccountRegime& each : mapping_.regimes)
      if (each.first_year <= fiscal_year) document = each.document;
    return document;
  }

  [[nodiscard]] bool is_of(const AccountEntry& entry, MoneyEvent event,
                           const std::string& document) const {
    return entry.event == event && entry.document == document &&
           (entry.money.empty() || entry.money == choice_.money) &&
           (entry.paid.empty() || entry.paid == choice_.paid);
  }

  void add(const Document& document, MoneyEvent event, Money amount) {
    add(document, event, amount, "008");
    // What was received is on no balance: no page shows an entry of a regime for it.
    const bool is_on_balance = event != MoneyEvent::grant && event != MoneyEvent::regrant;
    if (is_on_balance) add(document, event, amount, regime_of(document.fiscal_year));
  }

  void add(const Document& document, MoneyEvent event, Money amount, const std::string& regime) {
    bool is_mapped = false;
    for (const AccountEntry& entry : mapping_.entries) {
      if (regime.empty() || !is_of(entry, event, regime)) continue;
      add_row(document, event, entry.is_negative ? -amount : amount, regime, entry);
      is_mapped = true;
    }
    if (is_mapped) return;
    ++unmapped_;
    AccountEntry none;
    none.status = "unmapped";
    add_row(document, event, amount, regime, none);
  }

  void add_row(const Document& document, MoneyEvent event, Money amount, const std::string& regime,
               const AccountEntry& entry) {
    const std::string text = document.payee +
                             (document.payee.empty() || document.description.empty() ? "" : ": ") +
                             document.description;
    table_.rows.push_back(
        {Kind::plain,
         {document.posted_on, document.number.text(), text, entry.debit, entry.credit, amount,
          name_of(event), regime, entry.status, entry.source, assumed(entry)}});
  }

  /// Which of the choices that an entry rests on nobody made.
  [[nodiscard]] std::string assumed(const AccountEntry& entry) const {
    std::string text;
    if (!entry.money.empty() && choice_.is_money_assumed) text = choice_.money;
    if (!entry.paid.empty() && choice_.is_paid_assumed)
      text += (text.empty() ? "" : ", ") + choice_.paid;
    return text;
  }
};

ReportRemark remark_of(const AccountChoice& choice, std::int64_t unmapped) {
  ReportRemark remark{
      "reservations",
      {"Phải kiểm tra trước khi dùng", "To be checked before use"},
      {{"Tài khoản lấy từ tài liệu thứ cấp (secondary) hoặc theo trí nhớ (recalled), chưa đối "
        "chiếu "
        "phụ lục của thông tư",
        "The accounts were seen on pages about the regime (secondary) or are recalled, and not "
        "compared with the circular's annex"}}};
  if (choice.is_money_assumed)
    remark.sentences.push_back(
        {"Giả định --money " + choice.money +
             ": chọn thường xuyên "
             "(recurrent) hay không thường xuyên (other) bằng --money",
         "Assumed --money " + choice.money + ": say recurrent or other with --money"});
  if (choice.is_paid_assumed)
    remark.sentences.push_back(
        {"Giả định --paid " + choice.paid +
             ": chọn chuyển khoản (transfer) hay tiền mặt (cash) "
             "bằng --paid",
         "Assumed --paid " + choice.paid + ": say transfer or cash with --paid"});
  if (unmapped > 0)
    remark.sentences.push_back(
        {"Số dòng chưa có định khoản (unmapped), kế toán tự định khoản: " +
             std::to_string(unmapped),
         "Rows without accounts (unmapped), for the accountant to fill in: " +
             std::to_string(unmapped)});
  return remark;
}

}  // namespace

Report account_journal(std::span<const Kept> documents, const AccountMapping& mapping,
                       const AccountChoice& choice) {
  AccountEntries journal{mapping, choice};
  for (const Kept& each : documents) journal.add(each);
  Report report;
  report.schema = "dutoan.account_journal/1";
  report.title = {"NHẬT KÝ TÀI KHOẢN 008", "JOURNAL OF ACCOUNT 008"};
  report.remarks = {remark_of(choice, journal.unmapped())};
  report.tables = {std::move(journal).taken()};
  return report;
}

}  // namespace dutoan
