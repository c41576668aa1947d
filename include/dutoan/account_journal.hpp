// The journal of account 008 (nhật ký tài khoản 008): how the documents of a book are entered in
// the books of the unit that spends the money.
//
// Which accounts an event moves is not in this program: it stands in a file of the regulations,
// each entry with where it was seen and how well it is known. What no entry says is a row without
// accounts, never a guess.
//
// Invariants
//   A1  every event of a document has a row for account 008 and, but for what is received, one for
//   the
//       regime of its budget year; without accounts where the regulations name none
//   A2  of 008, what was granted, what is advanced and what is spent add up to what status says
//   A3  a reversal has the rows of what it reverses, with the amounts turned round
#pragma once

#include <dutoan/document.hpp>
#include <dutoan/report.hpp>
#include <dutoan/result.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dutoan {

/// What a document does to the money of a unit, as its accounts see it.
enum class MoneyEvent : std::uint8_t {
  grant,      // nhận dự toán
  regrant,    // giảm, thu hồi, điều chỉnh dự toán đã nhận; below 0: less
  advance,    // tạm ứng
  clearance,  // thanh toán tạm ứng, the part of the advance
  payment,    // thực chi
  repayment,  // nộp trả tạm ứng
  recovery,   // nộp trả thực chi
};

/// The accounts of one event. Where a text is empty, it holds for all.
struct AccountEntry {
  MoneyEvent event = MoneyEvent::grant;
  std::string document;       // "008", or the regime's
  std::string money;          // "recurrent", "other"
  std::string paid;           // "transfer", "cash"
  std::string debit, credit;  // empty: none
  bool is_negative = false;   // ghi âm
  std::string status;         // "secondary": seen on pages about it; "recalled"
  std::string source;
};

/// A regime of unit accounting, in force from one budget year to that of the next.
struct AccountRegime {
  std::string document;
  int first_year = 0;
};

/// What the regulations say of accounts.
struct AccountMapping {
  std::vector<AccountRegime> regimes;  // by first year
  std::vector<AccountEntry> entries;
};

/// The mapping in the regulations folder. Refuses as load_regulations does.
[[nodiscard]] Result<AccountMapping> load_accounts(const std::string& folder);

/// What no document says; what was not asked for is assumed, and every row says so.
struct AccountChoice {
  std::string money = "recurrent";  // or "other"
  std::string paid = "transfer";    // or "cash"
  bool is_money_assumed = true;
  bool is_paid_assumed = true;
};

/// One row per entry, in the order of the book.
[[nodiscard]] Report account_journal(std::span<const Kept> documents, const AccountMapping& mapping,
                                     const AccountChoice& choice);

}  // namespace dutoan
