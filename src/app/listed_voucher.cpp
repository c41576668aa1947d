#include "app/listed_voucher.hpp"

#include "files/cell_value.hpp"
#include "files/values.hpp"

#include <dutoan/book_report.hpp>
#include <dutoan/nearest.hpp>
#include <dutoan/notation.hpp>
#include <dutoan/office.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace dutoan::listed {
namespace {

using files::bare_title;
using files::Cell;
using files::VoucherRow;
using enum VoucherColumn;

struct KindWord {
  std::string_view bare;
  DocumentKind kind;
};
/// What people call the kinds, beside their names in the book and in files. "Thanh toán" alone may
/// be a payment or a clearance, so it is neither.
constexpr std::array kind_words = {
    KindWord{"thanhtoantructiep", DocumentKind::payment},
    KindWord{"chitructiep", DocumentKind::payment},
    KindWord{"chi", DocumentKind::payment},
    KindWord{"chitamung", DocumentKind::advance},
    KindWord{"quyettoantamung", DocumentKind::clearance},
    KindWord{"noptratamung", DocumentKind::repayment},
    KindWord{"thuhoi", DocumentKind::recovery},
    KindWord{"nopgiamchi", DocumentKind::recovery},
};

std::vector<DocumentKind> voucher_kinds() {
  std::vector<DocumentKind> kinds;
  for (std::size_t i = 0; i < document_kind_count; ++i)
    if (is_voucher(static_cast<DocumentKind>(i))) kinds.push_back(static_cast<DocumentKind>(i));
  return kinds;
}

std::optional<DocumentKind> kind_in(const std::string& text) {
  const std::string bare = bare_title(text);
  for (const DocumentKind kind : voucher_kinds())
    if (bare == bare_title(name_of(kind).vi) || bare == bare_title(name_of(kind).en) ||
        bare == bare_title(word(kind)))
      return kind;
  const auto* known = std::ranges::find(kind_words, bare, &KindWord::bare);
  if (known == kind_words.end()) return std::nullopt;
  return known->kind;
}

Problem unknown_kind(const Cell& cell) {
  std::vector<std::string_view> known;
  std::string all;
  for (const DocumentKind kind : voucher_kinds()) {
    known.emplace_back(name_of(kind).vi);
    all += (all.empty() ? "" : ", ") + name_of(kind).vi;
  }
  std::vector<Fact> facts{{"word", cell.text}, {"known", all}};
  if (const auto near = nearest(cell.text, known); !near.empty())
    facts.push_back({"nearest", std::string{near}});
  return {VoucherRule::kind_unknown, cell.place, std::move(facts)};
}

Problem not_given(const Cell& cell, VoucherColumn column) {
  return {VoucherRule::cell_is_given, cell.place, {{"field", files::text_of(column).title}}};
}

/// Without the blanks and ends of lines around it.
std::string text_in(const Cell& cell) {
  const auto first = cell.text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  return cell.text.substr(first, cell.text.find_last_not_of(" \t\r\n") - first + 1);
}

/// The columns that say one thing of the whole voucher, and where it goes.
struct HeadColumn {
  VoucherColumn column;
  std::string TypedDocument::*field;
};
constexpr std::array head_columns = {
    HeadColumn{date, &TypedDocument::date},
    HeadColumn{posted_on, &TypedDocument::posted_on},
    HeadColumn{payee, &TypedDocument::payee},
    HeadColumn{follows, &TypedDocument::follows},
    HeadColumn{description, &TypedDocument::description},
    HeadColumn{decider, &TypedDocument::decider},
    HeadColumn{total, &TypedDocument::total},
    HeadColumn{id, &TypedDocument::id},
};

/// Takes rows into one voucher.
class Collector {
 public:
  Collector(Voucher& voucher, std::optional<Date> today) : voucher_(voucher), today_(today) {}

  void take(const VoucherRow& row) {
    for (const HeadColumn& head : head_columns) take_head(files::cell_of(row, head.column), head);
    take_line(row);
    take_evidence(files::cell_of(row, evidence));
  }

 private:
  Voucher& voucher_;
  std::optional<Date> today_;

  void take_head(const Cell& cell, const HeadColumn& head) {
    if (files::is_blank(cell)) return;
    const std::string said = meaning_of(cell, head.column);
    std::string& known = voucher_.typed.*head.field;
    FilePlace& place = voucher_.cells.at(static_cast<std::size_t>(head.column));
    if (known.empty()) {
      known = said;
      place = cell.place;
    } else if (known != said) {
      voucher_.problems.emplace_back(VoucherRule::rows_agree, cell.place,
                                     std::vector<Fact>{{"number", voucher_.typed.number},
                                                       {"field", files::text_of(head.column).title},
                                                       {"text", text_in(cell)},
                                                       {"before", known}},
                                     std::vector<FilePlace>{place});
    }
  }

  /// Dates and amounts in one way of writing, so that 1tr5 and 1.500.000 agree.
  std::string meaning_of(const Cell& cell, VoucherColumn column) {
    if (column == date || column == posted_on) {
      const std::string text = text_in(cell);
      if (const auto whole = parse_date(text)) return iso_date(*whole);
      const auto day = parse_date(text, today_);
      if (day) return text;  // "15/7": of the budget year, which the codes say
      voucher_.problems.push_back(files::unreadable_date(cell.text, cell.place, day.error()));
    } else if (column == total) {
      if (const auto sum = files::amount_in(cell)) return format_amount(*sum);
      voucher_.problems.push_back(files::unreadable_number(cell.text, cell.place));
    }
    return text_in(cell);
  }

  void take_line(const VoucherRow& row) {
    const Cell& line_cell = files::cell_of(row, line);
    const Cell& amount_cell = files::cell_of(row, amount);
    voucher_.places.lines.push_back(line_cell.place);
    voucher_.amounts.push_back(amount_cell.place);
    const auto sum = files::amount_in(amount_cell);
    if (files::is_blank(amount_cell))
      voucher_.problems.push_back(not_given(amount_cell, amount));
    else if (!sum)
      voucher_.problems.push_back(files::unreadable_number(amount_cell.text, amount_cell.place));
    const std::string code = text_in(line_cell);
    voucher_.typed.lines.push_back((code.empty() ? "" : code + "=") +
                                   format_amount(sum.value_or(Money{})));
  }

  /// Papers stand one in a row, or several in a cell; one that was copied down is one.
  void take_evidence(const Cell& cell) {
    std::string rest = text_in(cell);
    while (!rest.empty()) {
      const auto bar = std::min(rest.find('|'), rest.size());
      const std::string one = text_in({rest.substr(0, bar), {}});
      rest.erase(0, std::min(bar + 1, rest.size()));
      auto& all = voucher_.typed.evidence;
      if (one.empty() || std::ranges::find(all, one) != all.end()) continue;
      all.push_back(one);
      voucher_.places.evidence.push_back(cell.place);
    }
  }
};

Voucher begun(const VoucherRow& row, DocumentKind kind, const VoucherList& list) {
  Voucher made;
  made.typed.kind = kind;
  made.typed.number = text_in(files::cell_of(row, number));
  made.typed.funding = list.funding;
  made.typed.author = list.author;
  made.typed.today = list.today;
  for (std::size_t i = 0; i < row.size(); ++i) made.cells.at(i) = row.at(i).place;
  return made;
}

/// What is taken from the command where no row says it, and what must be said by one.
void finish(Voucher& voucher, const VoucherList& list) {
  if (voucher.typed.decider.empty()) voucher.typed.decider = list.decider;
  voucher.typed.is_draft = list.is_drafted && is_drafted_first(voucher.typed.kind);
  if (voucher.typed.date.empty())
    voucher.problems.push_back(not_given({{}, voucher.cell(date)}, date));
  voucher.places.follows = voucher.cell(follows);
}

}  // namespace

std::vector<Voucher> vouchers_of(const std::vector<VoucherRow>& rows, const VoucherList& list,
                                 Problems& problems, Progress& progress) {
  std::vector<Voucher> vouchers;
  std::map<std::pair<DocumentKind, std::string>, std::size_t> positions;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    progress.at(Step::reading, i, rows.size());
    const Cell& kind_cell = files::cell_of(rows[i], kind);
    const Cell& number_cell = files::cell_of(rows[i], number);
    const auto meant = kind_in(kind_cell.text);
    if (files::is_blank(kind_cell))
      problems.push_back(not_given(kind_cell, kind));
    else if (!meant)
      problems.push_back(unknown_kind(kind_cell));
    if (files::is_blank(number_cell)) problems.push_back(not_given(number_cell, number));
    // A row of no voucher is read all the same, so that its other cells are told, too.
    const auto key = std::pair{meant.value_or(DocumentKind::payment), text_in(number_cell)};
    Voucher stray = begun(rows[i], key.first, list);
    if (!meant || files::is_blank(number_cell)) {
      Collector{stray, list.today}.take(rows[i]);
      for (Problem& each : stray.problems) problems.push_back(std::move(each));
      continue;
    }
    const auto [position, is_new] = positions.try_emplace(key, vouchers.size());
    if (is_new) vouchers.push_back(std::move(stray));
    Collector{vouchers[position->second], list.today}.take(rows[i]);
  }
  for (Voucher& each : vouchers) finish(each, list);
  return vouchers;
}

}  // namespace dutoan::listed
