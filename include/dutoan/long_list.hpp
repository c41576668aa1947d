// Long lists: a report told row by row, when it is longer than fits into memory.
//
// It is read from the book and written away one row after another. A list for programs has no
// widths. Of one for people they are known only when the last row is, so its rows are told once to
// be measured, and once more for each panel into which the table is cut.
//
// Invariants
//   LL1  the pieces one behind the other are the bytes of `as_csv`, `as_json` and `as_text` of the
//        whole report
//   LL2  of the rows nothing is kept but their sums
#pragma once

#include <dutoan/book_report.hpp>
#include <dutoan/bookkeeping.hpp>
#include <dutoan/report.hpp>
#include <dutoan/store.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace dutoan {

/// A report of which the first table is told row by row.
class RowStream {
 public:
  /// CSV holds the first table alone.
  enum class Form : std::uint8_t { csv, tsv, json };
  /// A stream that nothing was told of yet.
  RowStream(Form form, Language language) : form_(form), language_(language) {}

  /// What stands before the first row of the report's first table.
  [[nodiscard]] std::string beginning(const Report& report) const;
  /// The next row of it.
  [[nodiscard]] std::string row(const ReportTable& table, const ReportRow& row);
  /// What stands behind the last one.
  [[nodiscard]] std::string ending(const Report& report) const;

 private:
  Form form_;
  Language language_;
  bool has_rows_ = false;
};

/// Tells each row of a list, the first to the last, until `to` says false. Answers the report that
/// they stand in, without them and with what sums up those that were told.
using TellRows = std::function<Report(const std::function<bool(const ReportRow&)>& to)>;

/// The text of a report `width` characters wide, piece by piece to `to` until that says false. Its
/// first table has the columns of `heads` and the rows that `tell` tells, the same each time.
void tell_text(const ReportTable& heads, const TellRows& tell, Language language, std::size_t width,
               const std::function<bool(const std::string&)>& to);

/// `documents_report`, document by document.
class DocumentsListing {
 public:
  /// The report without the rows, and without what sums them up.
  [[nodiscard]] Report beginning() const;
  /// The next row.
  [[nodiscard]] ReportRow row(const ListedDocument& document);
  /// Adds what the documents told so far come to.
  void end(Report& report) const;

 private:
  struct Sum {
    std::int64_t count = 0;
    Money amount;
  };
  std::map<DocumentKind, Sum> sums_;
};

/// `left_report`, scope by scope. Columns in which nothing stands are left out, so all scopes are
/// seen before the first row is told.
class LeftListing {
 public:
  /// A listing by `level`; the names must outlive it.
  LeftListing(ControlLevel level, const BookNames& names) : level_(level), names_(names) {}

  /// A scope that will be told.
  void expect(const Availability& left);
  /// The report without the rows.
  [[nodiscard]] Report beginning() const;
  /// The next row.
  [[nodiscard]] ReportRow row(const Availability& left);
  /// The last row of the table, if there were others, and the report's foot.
  [[nodiscard]] std::optional<ReportRow> end(Report& report) const;

 private:
  /// What a row is made of; it adds up (V1 of book_report).
  struct Shares {
    Money approved, committed, advanced, spent, ended, drafted, left;
    Shares& operator+=(const Shares& other);
  };
  ControlLevel level_;
  const BookNames& names_;
  bool has_ended_ = false, has_drafts_ = false, has_rows_ = false;
  Shares total_;

  [[nodiscard]] static Shares shares_of(const Availability& left);
  [[nodiscard]] ReportRow row_of(ReportRow::Kind kind, ReportCell code, ReportCell name,
                                 const Shares& shares) const;
};

/// `list_documents`, one by one until `each` says false.
void each_listed_document(const Store& book,
                          const std::function<bool(const ListedDocument&)>& each);

/// `what_is_left` in every scope of `level`, one by one.
void each_left(const Store& book, ControlLevel level,
               const std::function<void(const Availability&)>& each);

}  // namespace dutoan
