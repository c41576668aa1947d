#include "web/left_panel.hpp"

#include "web/page.hpp"
#include "web/typed_amounts.hpp"
#include "web/ways_out.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/words.hpp>

#include <algorithm>
#include <set>

namespace dutoan::web {
namespace {

using kainjow::mustache::data;

constexpr std::size_t most_shown = 8;  // documents and ways out: as many as are read at a glance

/// The stage in which the followed document holds what a document of `kind` takes from it.
Stage stage_taken(DocumentKind kind) {
  if (kind == DocumentKind::clearance || kind == DocumentKind::repayment) return Stage::advanced;
  return kind == DocumentKind::recovery ? Stage::spent : Stage::committed;
}

/// Whether the money goes back to what may be spent.
bool gives_back(DocumentKind kind) {
  return kind == DocumentKind::repayment || kind == DocumentKind::recovery ||
         kind == DocumentKind::release;
}

/// What a document moves of a line: out of what the followed one holds, out of the commitment on
/// which that one was paid, and out of what is left.
struct Taken {
  Money open, contract, left;
};
Taken taken(DocumentKind kind, Money amount, const std::optional<Money>& open,
            bool is_on_contract) {
  if (gives_back(kind)) return {amount, {}, -amount};
  if (!open) return {{}, {}, amount};
  if (kind != DocumentKind::clearance || amount <= *open) return {amount, {}, {}};
  const Money beyond = amount - *open;
  return is_on_contract ? Taken{*open, beyond, {}} : Taken{*open, {}, beyond};
}

struct Used {
  std::vector<std::string> numbers;  // newest first
  std::vector<std::string> payees;   // newest first, each once
  std::size_t payments = 0;
};

/// The documents that moved money of the line.
Used used_of(const Visit& visit, const Scope& scope, const Subject& subject) {
  Query query;
  query.funding = scope.funding;
  query.activity = subject.activity;
  query.item = subject.item;
  std::set<std::string> seen, spending, payees;
  Used used;
  visit.book.postings(query, [&](const Kept& kept, const Posting& posting) {
    const std::string& number = kept.document.number.text();
    if (posting.debit.stage == Stage::spent) spending.insert(kept.document.id.text());
    if (is_decision(kept.document.kind)) return true;
    if (seen.insert(kept.document.id.text()).second) used.numbers.push_back(number);
    if (!kept.document.payee.empty()) {
      std::erase(used.payees, kept.document.payee);
      used.payees.push_back(kept.document.payee);
    }
    return true;
  });
  std::ranges::reverse(used.numbers);
  std::ranges::reverse(used.payees);
  used.payments = spending.size();
  return used;
}

void add_row(data& rows, const std::string& words, Money amount, bool is_sum = false,
             const std::string& lacks = {}) {
  data row;
  row.set("words", words);
  row.set("amount", format_amount(amount));
  row.set("is_sum", is_sum);
  if (amount < Money{} && !lacks.empty()) row.set("short", lacks);
  rows << row;
}

/// The panel of one document: it asks the book line by line.
class Panel {
 public:
  Panel(const Visit& visit, DocumentKind kind, const std::string& follows)
      : visit_{visit}, kind_{kind} {
    if (follows.empty()) return;
    if (auto found = find_document(visit.book, follows);
        found && may_follow(kind, found->document.kind))
      followed_ = std::move(found->document);
  }

  std::string of(std::vector<TypedAmount> rows);

 private:
  const Visit& visit_;
  DocumentKind kind_;
  std::optional<Document> followed_;
  std::vector<std::string> payees_;

  [[nodiscard]] std::string said(const char* vi, const char* en) const {
    return visit_.either(vi, en);
  }
  /// An amount alone is of the only line of what is followed.
  void name_only_line(std::vector<TypedAmount>& rows) const;
  [[nodiscard]] std::vector<Scope> scopes_of(const Subject& subject) const;
  [[nodiscard]] std::optional<Money> open_on(const Scope& scope, const Subject& subject) const;
  /// Whether what is followed is itself on a commitment, which gives what goes beyond it.
  [[nodiscard]] bool is_on_contract() const {
    return followed_ && followed_->kind == DocumentKind::advance && !followed_->follows.is_empty();
  }
  [[nodiscard]] Taken taken_by(const Scope& scope, const TypedAmount& row) const {
    return taken(kind_, row.amount.value_or(Money{}), open_on(scope, row.subject),
                 is_on_contract());
  }
  void add_held(const Scope& scope, const TypedAmount& row, data& rows) const;
  data line_view(const Scope& scope, const TypedAmount& row);
  data sums_of(const Availability& left, const TypedAmount& row, const Used& used) const;
  void add_ways_out(const Scope& scope, Money lacking, data& view) const;
  void add_lines(const TypedAmount& row, data& view) const;
  [[nodiscard]] data unknown_view(const TypedAmount& row) const;
  void add_total(const std::vector<TypedAmount>& rows, data& view) const;
};

void Panel::name_only_line(std::vector<TypedAmount>& rows) const {
  if (!followed_ || followed_->lines.empty()) return;
  const LineCode& only = followed_->lines.front().line;
  const auto is_other = [&](const DocumentLine& each) { return each.line != only; };
  if (std::ranges::any_of(followed_->lines, is_other)) return;
  for (TypedAmount& row : rows)
    if (row.line_text.empty()) row.subject = {only.activity, only.item};
}

std::vector<Scope> Panel::scopes_of(const Subject& subject) const {
  Query query;
  query.activity = subject.activity;
  query.item = subject.item;
  std::vector<Scope> scopes;
  visit_.book.standings(query, ControlLevel::line, [&](const Scope& scope, const Standing&) {
    const bool is_followed =
        !followed_ || std::ranges::any_of(followed_->lines, [&](const DocumentLine& each) {
          return each.funding == scope.funding;
        });
    if (is_followed) scopes.push_back(scope);
  });
  return scopes;
}

std::optional<Money> Panel::open_on(const Scope& scope, const Subject& subject) const {
  if (!followed_) return std::nullopt;
  Money open;
  visit_.book.read([&](const BookView& view) {
    open = view.balance(
        {scope.funding, {subject.activity, subject.item}, stage_taken(kind_), followed_->id});
  });
  return open;
}

/// What the followed document holds of the line, before this and after it.
void Panel::add_held(const Scope& scope, const TypedAmount& row, data& rows) const {
  const auto open = open_on(scope, row.subject);
  if (!open) return;
  const Taken moved = taken_by(scope, row);
  const std::string lacks = said("THIẾU", "SHORT");
  const std::string& number = followed_->number.text();
  add_row(rows, number + said(" còn giữ", " still holds"), *open);
  add_row(rows, said("Lấy từ ", "Out of ") + number, -moved.open);
  add_row(rows, number + said(" còn sau chứng từ này", " holds after this"), *open - moved.open,
          true, lacks);
  if (moved.contract.is_zero()) return;
  Money held;
  visit_.book.read([&](const BookView& view) {
    held = view.balance({scope.funding,
                         {row.subject.activity, row.subject.item},
                         Stage::committed,
                         followed_->follows});
  });
  add_row(rows, said("Lấy từ cam kết chi", "Out of the commitment"), -moved.contract);
  add_row(rows, said("Cam kết chi còn sau chứng từ này", "The commitment holds after this"),
          held - moved.contract, true, lacks);
}

data Panel::sums_of(const Availability& left, const TypedAmount& row, const Used& used) const {
  const Standing& standing = left.standing;
  const Money spent = standing[Stage::spent] + standing[Stage::settled];
  const Money approved = standing.approved_in_all();
  const Money ended = approved - standing[Stage::committed] - standing[Stage::advanced] - spent -
                      standing.available();
  const std::string lacks = said("THIẾU", "SHORT");
  data rows{data::type::list};
  add_row(rows, said("Được duyệt", "Approved"), approved);
  add_row(rows, said("Đã cam kết", "Committed"), -standing[Stage::committed]);
  add_row(rows, said("Tạm ứng chưa thanh toán", "Advanced, not cleared"),
          -standing[Stage::advanced]);
  add_row(rows,
          said("Đã chi", "Spent") + " (" + std::to_string(used.payments) +
              said(" chứng từ)", " documents)"),
          -spent);
  if (!ended.is_zero()) add_row(rows, said("Đã hủy, chuyển nguồn, nộp", "Ended"), -ended);
  add_row(rows, said("Đang soạn, người khác", "Drafts of others"), -left.drafted);
  add_row(rows, said("Còn trước chứng từ này", "Left before this"), left.left(), true, lacks);
  add_held(left.scope, row, rows);
  const Taken moved = taken_by(left.scope, row);
  add_row(rows, said("Chứng từ này", "This document"), -moved.left);
  add_row(rows, said("Còn sau chứng từ này", "Left after this"), left.left() - moved.left, true,
          lacks);
  return rows;
}

data way_view(const std::string& to, const std::string& words, Money amount) {
  data way;
  way.set("to", to);
  way.set("words", words);
  way.set("left", format_amount(amount));
  return way;
}

/// What makes up for the `lacking` of the line: forms with line and amount filled in.
void Panel::add_ways_out(const Scope& scope, Money lacking, data& view) const {
  const auto all = ways_out(visit_, scope, lacking, most_shown);
  data list{data::type::list};
  for (const WayOut& each : all) list << way_view(each.to, each.words, each.amount);
  view.set("ways", list);
  view.set("has_ways", !all.empty());
  view.set("ways_word", said("Cách bù phần thiếu", "Ways to make up for it"));
}

/// Which lines of the class have money: the form that is filled in, with that line.
void Panel::add_lines(const TypedAmount& row, data& view) const {
  const auto all = lines_with_money(visit_, row.subject.activity, {}, most_shown);
  data list{data::type::list};
  for (const Availability& each : all) {
    const std::string& code = each.scope.code;
    list << way_view(encoded_path(visit_.request.path) + "?line=" + encoded(code) +
                         "&amount=" + encoded(row.amount_text),
                     code + " " + words_of_line(visit_, code, visit_.language), each.left());
  }
  view.set("ways", list);
  view.set("has_ways", !all.empty());
  view.set("ways_word", said("Cùng lớp còn tiền ở", "Money left in the class"));
}

data Panel::line_view(const Scope& scope, const TypedAmount& row) {
  Availability left;
  visit_.book.read([&](const BookView& view) {
    left = availability(view, scope, PersonCode{visit_.person.code});
  });
  const Used used = used_of(visit_, scope, row.subject);
  payees_.insert(payees_.end(), used.payees.begin(), used.payees.end());
  data view;
  view.set("to", "/lines/" + scope.code);
  view.set("code", scope.code);
  view.set("words", words_of_line(visit_, scope.code, visit_.language));
  view.set("rows", sums_of(left, row, used));
  view.set("has_rows", true);
  if (row.amount) view.set("in_words", amount_in_words(*row.amount));
  data list{data::type::list};
  for (std::size_t i = 0; i < std::min(most_shown, used.numbers.size()); ++i) {
    data each;
    each.set("to", "/vouchers/" + encoded(used.numbers[i]));
    each.set("words", used.numbers[i]);
    list << each;
  }
  view.set("used", list);
  view.set("has_used", !used.numbers.empty());
  view.set("used_word", said("Đã dùng qua", "Used by"));
  view.set("all_to", "/ledger?subject=" + encoded(scope.code));
  view.set("all_word", said("sổ theo dõi", "statement"));
  const Taken moved = taken_by(scope, row);
  const Money after = left.left() - moved.left;
  if (after < Money{}) add_ways_out(scope, -after, view);
  return view;
}

/// A class alone, or words that mean nothing yet.
data Panel::unknown_view(const TypedAmount& row) const {
  data view;
  view.set("words", row.line_text);
  if (!row.subject.activity.is_empty()) add_lines(row, view);
  if (row.subject.activity.is_empty())
    view.set("in_words", said("Chưa rõ dòng nào.", "No line is meant by this yet."));
  return view;
}

void Panel::add_total(const std::vector<TypedAmount>& rows, data& view) const {
  std::optional<Money> total = Money{};
  std::size_t count = 0;
  for (const TypedAmount& row : rows)
    if (row.amount && total) {
      total = checked_sum(*total, *row.amount);
      ++count;
    }
  if (count < 1 || !total) return;
  view.set("has_total", true);
  view.set("total_word", said("Cộng chứng từ này", "This document in all"));
  view.set("total", format_amount(*total));
  view.set("total_in_words", amount_in_words(*total));
}

std::string Panel::of(std::vector<TypedAmount> rows) {
  name_only_line(rows);
  data view;
  view.set("title", said("Còn được chi", "What is left"));
  data lines{data::type::list};
  for (const TypedAmount& row : rows) {
    if (!row.is_line() && !row.line_text.empty()) lines << unknown_view(row);
    if (!row.is_line()) continue;
    for (const Scope& scope : scopes_of(row.subject)) lines << line_view(scope, row);
  }
  view.set("lines", lines);
  if (rows.empty())
    view.set("nothing", said("Gõ dòng dự toán để xem còn bao nhiêu, ai đã dùng.",
                             "Type a line to see what is left, and who used it."));
  add_total(rows, view);
  data payees{data::type::list};
  for (std::size_t i = 0; i < std::min(most_shown, payees_.size()); ++i) {
    data each;
    each.set("payee", payees_[i]);
    payees << each;
  }
  view.set("payees", payees);
  return filled("left.html", view);
}

}  // namespace

std::string left_panel(const Visit& visit, const Values& typed, DocumentKind kind,
                       const std::string& follows) {
  return Panel{visit, kind, follows}.of(typed_amounts(visit, typed));
}

}  // namespace dutoan::web
