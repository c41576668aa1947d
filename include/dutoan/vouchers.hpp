// Vouchers from a list (bảng kê chứng từ): an accountant types them into a spreadsheet, a row per
// line, and the book takes all of them or none.
//
// Rows of the same kind and number are one voucher; what stands once in it may be left out of its
// later rows. A row may follow up a voucher that stands above it in the same list.
//
// Invariants
//   W1  every row is part of a voucher that was posted or stood in the book already, or a problem
//       names it; refused, the list changes nothing
//   W2  a list that is read in again posts nothing more, and says so
//   W3  a voucher of a list is the document that typing it would have made
//   W4  every problem and warning of a row names its cell
#pragma once

#include <dutoan/bookkeeping.hpp>
#include <dutoan/language.hpp>
#include <dutoan/paper.hpp>
#include <dutoan/progress.hpp>
#include <dutoan/report.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dutoan {

/// What refuses a list of vouchers beside the rules of lists, of what is typed, and of the ledger;
/// in the order it is checked.
enum class VoucherRule : int {
  sheet_not_clear = 5080,
  kind_unknown = 5081,
  cell_is_given = 5082,
  rows_agree = 5083,
  id_stands_once = 5084,
  followed_is_accepted = 5085,
  voucher_is_there = 5086,
};
/// Marks the enum as one of rules.
constexpr void is_rule_enum(VoucherRule) {}

/// A list of vouchers, and what is said of all of them beside it.
struct VoucherList {
  std::string file;
  std::string sheet;                    // empty: the only one that has the titles
  std::optional<OldEncoding> encoding;  // of its texts; nothing: Unicode
  TypedFunding funding;                 // of those that follow nothing up
  std::string author;
  std::string decider;        // of those that name none
  std::optional<Date> today;  // what "hn" means in a date
  bool is_drafted = false;    // those that may be drafts are kept as such: nobody decided them yet
};

/// A voucher of a list, and what became of it.
struct ImportedVoucher {
  Document document;
  FilePlace place;            // its number's cell
  std::int64_t sequence = 0;  // 0: a dry run would post it
  bool is_repeated = false;   // it stood in the book already
};

/// What became of a list, or would become of it.
struct ImportedVouchers {
  std::string file;
  std::size_t rows = 0;
  bool is_dry_run = false;
  std::vector<ImportedVoucher> vouchers;  // in the list's order
  Problems warnings;                      // by place
};

/// Posts the vouchers of `list` in one transaction, or only says what posting them would do.
/// Refuses with every problem of the whole list: FileRule, ListRule, EntryRule, VoucherRule,
/// LedgerRule; then nothing is posted (W1).
[[nodiscard]] Result<ImportedVouchers> import_vouchers(Store& book, const VoucherList& list,
                                                       const Estimate* estimate,
                                                       std::chrono::sys_seconds now,
                                                       bool is_dry_run,
                                                       Progress& progress = no_progress());

/// What was imported: by kind, what stood in the book already, the warnings.
[[nodiscard]] Report imported_report(const ImportedVouchers& imported);

/// The list to be filled in for the funding that `codes` name, its lines with what is left of each
/// now; `estimate`, which may be null, names them. Refuses as `read_document` does for a funding.
[[nodiscard]] Result<Paper> voucher_template(const Store& book, const TypedFunding& codes,
                                             const Estimate* estimate, Language language);

/// The same as a text with `separator` between cells: its titles and how to fill them in.
[[nodiscard]] std::string voucher_template_text(Language language, char separator);

}  // namespace dutoan
