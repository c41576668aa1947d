// Documents: the decisions and vouchers (chứng từ) of a book, each one fact with several lines.
//
// A document is kept whole or not at all, and never changed: what was wrong is undone by a
// reversal, so the book keeps both. Whoever sends a document gives its id, so that sending it again
// after a lost answer does no harm.
//
// Invariants
//   C1  a kept document is never changed or taken out (I6 of the guide)
//   C2  the canonical bytes say every field: two documents that differ have different bytes
#pragma once

#include <dutoan/account.hpp>
#include <dutoan/calendar.hpp>
#include <dutoan/ids.hpp>
#include <dutoan/money.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

// clang-format off
/// What a document is, and what it moves (debit ← credit).
enum class DocumentKind : std::uint8_t {
  allotment,    // giao dự toán                       allotted  ← authority; what was provisional goes back
  provisional,  // tạm cấp, khi chưa giao dự toán     allotted  ← authority
  supplement,   // bổ sung                            allotted  ← authority
  reduction,    // giảm, thu hồi                      authority ← allotted
  adjustment,   // điều chỉnh giữa các nhiệm vụ       between fundings; the lines add up to 0
  withholding,  // giữ lại; below 0: cho sử dụng lại  withheld  ← allotted
  dispute,      // yêu cầu điều chỉnh lại; below 0: đã thống nhất
  estimate,     // dự toán chi tiết, as it was saved    no posting
  submission,   // trình dự toán                      no posting
  appraisal,    // thẩm định: decisions on lines      no posting
  reply,        // giải trình                         no posting
  returned,     // trả lại: a new version is asked for  no posting
  conclusion,   // kết quả thẩm định: lines as appraised  no posting
  approval,     // phê duyệt dự toán                  approved  ← allotted
  amendment,    // điều chỉnh dự toán đã duyệt; below 0: giảm dòng
  awaiting,     // phê duyệt, chờ bổ sung kinh phí      no posting
  funded,       // bổ sung kinh phí theo quyết định ấy  approved  ← allotted
  commitment,   // cam kết chi                        committed ← approved
  release,      // giải phóng cam kết                 approved  ← committed
  guarantee,    // bảo lãnh tạm ứng của hợp đồng      no posting
  advance,      // tạm ứng                            advanced  ← approved, or committed
  clearance,    // thanh toán tạm ứng                 spent     ← advanced, then approved or committed
  repayment,    // nộp lại tạm ứng                    approved  ← advanced
  payment,      // thanh toán trực tiếp               spent     ← approved, or committed
  recovery,     // thu hồi giảm chi                   approved  ← spent
  draft,        // chứng từ nháp: not decided yet, holds its amounts  no posting
  dropping,     // bỏ chứng từ nháp                   no posting
  refusal,      // Kho bạc Nhà nước từ chối chi       no posting
  reversal,     // bút toán đảo                       the postings of another document, turned round
  closing,      // khóa sổ: through `posted_on`       no posting
  reopening,    // mở lại sổ: from `posted_on` on     no posting
  outcome,      // kết quả lớp, đợt: as it was held   no posting
  class_settlement,  // quyết toán lớp, đợt           no posting
  reconciliation,    // đối chiếu với Kho bạc         no posting
  carry_over,   // chuyển nguồn                       carried_allotment ← allotted, approved, committed;
                //                                    carried_advance ← advanced
  lapse,        // hủy dự toán                        lapsed ← allotted, withheld, approved, committed
  advance_due,  // tạm ứng phải nộp trả               refund_due ← advanced
  opening,      // mở sổ năm sau                      allotted, advanced ← authority of the next year
  settlement,   // báo cáo quyết toán năm             no posting
  review,       // xét duyệt một chứng từ             no posting
  minutes,      // biên bản xét duyệt                 no posting
  disallowance, // xuất toán                          refund_due ← spent
  notice,       // thông báo xét duyệt                settled ← spent
  refund,       // nộp ngân sách nhà nước             refunded ← refund_due
};
// clang-format on
inline constexpr std::size_t document_kind_count = 44;

/// The kind as files and databases write it: "clearance". Words never change once released.
[[nodiscard]] std::string_view word(DocumentKind kind);
/// The kind of a word; nothing where there is none.
[[nodiscard]] std::optional<DocumentKind> document_kind_of(std::string_view word);

/// Whether its lines, or those of the document that it reverses, are posted.
[[nodiscard]] bool moves_money(DocumentKind kind);
/// Whether it belongs to the end of its year and the review after it: it is posted after 31/12, and
/// also when the books are closed (Luật NSNN 83/2015/QH13, Điều 64 to 66).
[[nodiscard]] bool ends_year(DocumentKind kind);
/// Whether it says more than its lines do: an estimate, decisions on lines, a reply, a conclusion,
/// a draft.
[[nodiscard]] bool has_content(DocumentKind kind);
/// Whether it decides an estimate's amounts: an approval, an amendment, an approval that awaits its
/// money. It has content where it departs from what was appraised (Deviation).
[[nodiscard]] bool is_decision(DocumentKind kind);

/// Whether it is a voucher (chứng từ): a paper by which money goes out or comes back.
[[nodiscard]] bool is_voucher(DocumentKind kind);

/// Whether it may be drafted: it goes to the Treasury, which accepts, pays or refuses it.
[[nodiscard]] bool may_be_drafted(DocumentKind kind);

/// One line of a document.
struct DocumentLine {
  Funding funding;
  LineCode line;  // empty in what is allotted, withheld or disputed
  Money amount;   // below zero only where the kind says so
  /// In a clearance, the line on which the money was advanced, where it is another line than the
  /// one it was spent on; empty otherwise.
  LineCode advanced_on;
  /// In an approval, and in an amendment that brings a new line; empty otherwise.
  Classification classified;

  friend bool operator==(const DocumentLine&, const DocumentLine&) = default;
};

/// A paper that is attached: an invoice, an acceptance, a list of signatures.
struct Evidence {
  std::string kind;
  DocumentNumber number;
  Date date;
  Money amount;  // 0 where the paper names none

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// What a contract asks for before money of it is advanced (bảo lãnh tạm ứng): a bank stands in for
/// `amount` through the day `until` (17/2024/TT-BTC, Điều 6, khoản 5). An amount of 0, which has no
/// day, is one that the contract asks for and nobody handed in yet.
struct Guarantee {
  Money amount;
  std::optional<Date> until;

  friend bool operator==(const Guarantee&, const Guarantee&) = default;
};

/// A decision or voucher as it is sent to a book.
struct Document {
  DocumentId id;
  DocumentKind kind = DocumentKind::allotment;
  DocumentNumber number;  // unique in its kind, unit and fiscal year
  SpendingUnitCode unit;
  int fiscal_year = 0;      // the year whose money it moves, which every line's funding repeats
  Date date;                // that the paper bears
  Date posted_on;           // that it counts from in the book
  std::string payee;        // who receives or repays the money
  std::string contract;     // the contract's number, in a commitment
  std::string description;  // diễn giải; why, in a reversal
  PersonCode author;        // who entered it
  PersonCode decider;       // who decided it
  /// The document that it follows up: the commitment that is released, advanced or paid on; the
  /// advance that is cleared or repaid; the payment that is recovered; the saved estimate that is
  /// submitted or approved; the submission that is appraised; the decision that is funded; the
  /// draft that is dropped or refused; whatever is reversed. A draft follows what the document that
  /// it becomes will follow.
  DocumentId follows;
  /// 1, 2, 3 … in a unit and year: of the saved estimate in an estimate, of the approved one in an
  /// approval, an amendment or what funds a decision; 0 where nothing is approved yet.
  int version = 0;
  Money total;  // as the paper states it; the lines must add up to it
  std::vector<DocumentLine> lines;
  std::vector<Evidence> evidence;
  /// What it says beside its lines, in a form of its kind (`has_content`): an estimate and a
  /// conclusion say how every figure came about (frozen_estimate.hpp), an appraisal what was
  /// decided of which line, a decision where and why it departs from the appraisal, a draft what it
  /// becomes (`draft_text`). Empty in all other kinds.
  std::string content;
  /// The class or study tour that an outcome and a class's settlement are of; empty in all others.
  ClassCode activity;
  /// In a commitment whose contract asks for one, and in a guarantee; nothing in all others.
  std::optional<Guarantee> guarantee;
  /// What a supplement, or what is taken back of one, is for: a class, whose code alone is given,
  /// or one line of it. Empty where it is for whatever is approved, and in all other kinds.
  LineCode target;

  friend bool operator==(const Document&, const Document&) = default;
};

/// A target as it is written: "ML1", or "ML1/hall" where it is one line; empty where there is none.
[[nodiscard]] std::string target_text(const LineCode& target);

/// Why a decision gives a line another amount than it was appraised at.
struct Deviation {
  LineCode line;
  std::string reason;

  friend bool operator==(const Deviation&, const Deviation&) = default;
};
/// The deviations as a text, "dutoan/deviations/1", a row for each: one for one list whose reasons
/// stand in one row. Nothing where there are none.
[[nodiscard]] std::string deviations_text(std::span<const Deviation> deviations);
/// The deviations of such a text; nothing where it is not the one that would be written.
[[nodiscard]] std::optional<std::vector<Deviation>> read_deviations(std::string_view text);
/// What a draft says of the document that it becomes: "payment PC-12".
[[nodiscard]] std::string draft_text(DocumentKind kind, const DocumentNumber& number);
/// The document that `draft` becomes once somebody decides it: of the kind and number that its
/// content names, everything else as drafted. Nothing where it names no kind that may be drafted.
[[nodiscard]] std::optional<Document> drafted_document(const Document& draft);

/// Links a document to all that stand before it; zeros where a store keeps no chain.
using Digest = std::array<std::uint8_t, 32>;

/// A document as a book keeps it.
struct Kept {
  std::int64_t sequence = 0;  // 1, 2, 3 … without gaps
  std::chrono::sys_seconds recorded_at{};
  Document document;
  std::vector<Posting> postings;
  Digest digest{};
};

/// The canonical bytes of everything but the digest (C2): the start of each text and list says its
/// length, numbers have 8 bytes, the first bytes name the form: "dutoan/document/1", or
/// "dutoan/document/2" where the document has content, which then stands last, or
/// "dutoan/document/3" where it is of one class, which then stands behind the content, or
/// "dutoan/document/4" where it has a guarantee or a target, which then stand behind the class.
[[nodiscard]] std::string canonical_bytes(const Kept& kept);

/// The approved lines of version `version` with what was approved for each, in the order in which
/// they came. `kept` are the approvals, amendments and reversals of one unit and year in order.
[[nodiscard]] std::vector<DocumentLine> approved_version(std::span<const Kept> kept, int version);

}  // namespace dutoan
