// What the fuzz targets of workbooks demand of whatever the reader answers.
#pragma once

#include "workbook/book.hpp"
#include "workbook/number.hpp"

#include <dutoan/language.hpp>

#include <algorithm>
#include <string>

namespace dutoan::fuzz {

/// Small, so that a few thousand bytes reach every limit.
inline workbook::Limits small_limits() {
  workbook::Limits limits;
  limits.part = 256 * 1024;
  limits.total = 512 * 1024;
  limits.cells = 2'000;
  limits.texts = 64 * 1024;
  limits.rows = 5'000;
  limits.columns = 500;
  limits.characters = 1'000;
  return limits;
}

inline void check(const workbook::BookCell& cell, const workbook::Limits& limits) {
  using workbook::CellKind;
  ensure(
      cell.row > 0 && cell.row <= limits.rows && cell.column > 0 && cell.column <= limits.columns,
      "a cell has a place");
  ensure(!cell.text.empty() && is_nfc(cell.text), "a text is there, in NFC");
  ensure(std::ranges::none_of(
             cell.text,
             [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n'; }),
         "a text has no control character");
  if (cell.kind == CellKind::number)
    ensure(workbook::plain_number(cell.text) == cell.text, "a number is plain");
  if (cell.kind == CellKind::date)
    ensure(workbook::day_of_iso(cell.text).has_value(), "a date exists");
  if (cell.kind == CellKind::boolean)
    ensure(cell.text == "TRUE" || cell.text == "FALSE", "a truth value is one");
}

inline void check(const Result<workbook::Book>& read, const workbook::Limits& limits) {
  if (!read) {
    ensure(!read.error().empty(), "problems are told");
    ensure(static_cast<std::int64_t>(read.error().size()) <= limits.problems + 1,
           "and not too many");
    for (const Problem& problem : read.error())
      ensure(!problem.place.file.empty(), "with the file");
    return;
  }
  ensure(!read->sheets.empty(), "a book has a sheet");
  for (const workbook::Sheet& sheet : read->sheets) {
    for (const workbook::BookCell& cell : sheet.cells) check(cell, limits);
    const auto is_in_order = [](const auto& a, const auto& b) {
      return a.row < b.row || (a.row == b.row && a.column < b.column);
    };
    for (std::size_t i = 1; i < sheet.cells.size(); ++i)
      ensure(is_in_order(sheet.cells[i - 1], sheet.cells[i]), "cells stand in order, once");
  }
}

}  // namespace dutoan::fuzz
