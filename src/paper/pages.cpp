#include "paper/pages.hpp"

#include <algorithm>

namespace dutoan::paper {
namespace {

/// Text is not parted so that one line stands alone.
constexpr int fewest_lines = 2;

class Paginator {
 public:
  Paginator(std::span<const RowExtent> rows, Length height) : rows_(rows), height_(height) {}

  std::vector<Page> pages() {
    begin_page();
    while (row_ < rows_.size()) {
      if (rows_[row_].is_blank && is_fresh())
        next_row();
      else if (const Slice rest = rest_of_row(); height_of(rest, rows_[row_]) <= left_)
        take(rest);
      else
        turn_page();
    }
    if (is_fresh()) pages_.pop_back();
    return std::move(pages_);
  }

 private:
  std::span<const RowExtent> rows_;
  Length height_;
  std::vector<Page> pages_;
  std::size_t row_ = 0;
  int line_ = 0;              // of the row, with which the rest begins
  std::size_t repeated_ = 0;  // heads that the page begins with
  Length left_ = 0;

  Page& page() { return pages_.back(); }
  [[nodiscard]] bool is_fresh() const { return pages_.back().size() == repeated_; }
  [[nodiscard]] Slice rest_of_row() const { return {row_, line_, rows_[row_].lines}; }

  void next_row() { ++row_, line_ = 0; }

  void take(const Slice& slice) {
    page().push_back(slice);
    left_ -= height_of(slice, rows_[slice.row]);
    line_ = slice.last;
    if (line_ == rows_[row_].lines) next_row();
  }

  /// The last column titles above a row of a table.
  [[nodiscard]] Page heads_above() const {
    if (row_ >= rows_.size() || !rows_[row_].is_in_table || rows_[row_].is_head) return {};
    std::size_t end = row_;
    while (end > 0 && rows_[end - 1].is_in_table && !rows_[end - 1].is_head) --end;
    Page heads;
    for (std::size_t at = end; at > 0 && rows_[at - 1].is_head; --at)
      heads.insert(heads.begin(), Slice{at - 1, 0, rows_[at - 1].lines});
    return heads;
  }

  void begin_page() {
    Page heads = heads_above();
    Length high = 0;
    for (const Slice& head : heads) high += height_of(head, rows_[head.row]);
    if (high > height_ / 2) heads.clear(), high = 0;
    repeated_ = heads.size();
    pages_.push_back(std::move(heads));
    left_ = height_ - high;
  }

  void turn_page() {
    const int lines = lines_that_fit();
    if (rows_[row_].is_text && lines >= fewest_lines &&
        rows_[row_].lines - line_ - lines >= fewest_lines)
      take({row_, line_, line_ + lines});
    else if (is_fresh())
      take({row_, line_, line_ + std::max(lines, 1)});  // higher than a page
    else
      give_back();
    begin_page();
  }

  [[nodiscard]] int lines_that_fit() const {
    const RowExtent& row = rows_[row_];
    const Length room = left_ - (line_ == 0 ? row.above : 0);
    const int rest = row.lines - line_;
    return row.line > 0 ? std::clamp(room / row.line, 0, rest) : rest;
  }

  /// Rows that must not be parted from the one that does not fit go with it to the next page, if
  /// anything is left on this one then.
  void give_back() {
    std::size_t keep = page().size();
    if (line_ == 0 && !rows_[row_].may_begin) {
      while (keep > repeated_ + 1 && !may_begin(page()[keep - 1])) --keep;
      keep = keep > repeated_ + 1 ? keep - 1 : page().size();
    }
    if (keep == page().size()) return;
    row_ = page()[keep].row, line_ = page()[keep].first;
    page().resize(keep);
  }

  [[nodiscard]] bool may_begin(const Slice& slice) const {
    return slice.first == 0 && rows_[slice.row].may_begin;
  }
};

}  // namespace

Length height_of(const Slice& slice, const RowExtent& row) {
  return (slice.first == 0 ? row.above : 0) + (slice.last - slice.first) * row.line +
         (slice.last == row.lines ? row.below : 0);
}

std::vector<Page> pages_of(std::span<const RowExtent> rows, Length height) {
  return Paginator{rows, height}.pages();
}

}  // namespace dutoan::paper
