// The columns of a list by their titles, whichever list it is: texts with a key, a title and other
// titles, in the order of the columns.
#pragma once

#include "files/list_file.hpp"
#include "files/voucher_columns.hpp"

#include <dutoan/nearest.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dutoan::files {

/// Where each column stands in the rows of a list; nothing where the list has it not.
template <std::size_t count>
using Positions = std::array<std::optional<std::size_t>, count>;

/// The column that a title means; nothing when it means none.
template <class Text, std::size_t count>
[[nodiscard]] std::optional<std::size_t> column_titled(const std::array<Text, count>& columns,
                                                       std::string_view title) {
  const std::string bare = bare_title(title);
  const auto is_it = [&](std::string_view name) { return bare_title(name) == bare; };
  for (std::size_t i = 0; i < count; ++i) {
    const Text& each = columns.at(i);
    if (is_it(each.key) || is_it(each.title.vi) || is_it(each.title.en) ||
        std::ranges::any_of(each.also, is_it))
      return i;
  }
  return std::nullopt;
}

/// Whether the cells are titles: they have all of `wanted`.
template <class Text, std::size_t count, class Column>
[[nodiscard]] bool have_titles(const std::array<Text, count>& columns,
                               const std::vector<Cell>& cells,
                               std::initializer_list<Column> wanted) {
  return std::ranges::all_of(wanted, [&](Column column) {
    return std::ranges::any_of(cells, [&](const Cell& cell) {
      return column_titled(columns, cell.text) == static_cast<std::size_t>(column);
    });
  });
}

/// Says that the title is none of the list's, and which one is nearest.
template <class Text, std::size_t count>
[[nodiscard]] Problem unknown_title(const std::array<Text, count>& columns, const Cell& title) {
  std::vector<std::string_view> known;
  std::string all;
  for (const Text& each : columns) {
    known.emplace_back(each.title.vi);
    all += (all.empty() ? "" : ", ") + each.title.vi;
  }
  std::vector<Fact> facts{{"column", title.text}, {"known", all}};
  if (const auto near = nearest(title.text, known); !near.empty())
    facts.push_back({"nearest", std::string{near}});
  return Problem{ListRule::unknown_column, title.place, std::move(facts)};
}

/// Where the columns stand in a header. Tells unknown titles, columns that stand twice, and those
/// of `required` that are missing; `not_read` are titles of ours that only people read.
template <class Text, std::size_t count, class Column>
[[nodiscard]] Positions<count> positions_in(const std::array<Text, count>& columns,
                                            const std::vector<Cell>& header,
                                            std::initializer_list<Column> required,
                                            std::initializer_list<std::string_view> not_read,
                                            Problems& problems) {
  Positions<count> positions;
  for (std::size_t i = 0; i < header.size() && problems.size() < most_list_problems; ++i) {
    const auto column = column_titled(columns, header[i].text);
    if (!column) {
      const auto is_it = [&](std::string_view title) {
        return bare_title(title) == bare_title(header[i].text);
      };
      if (!is_for_people(header[i].text) && std::ranges::none_of(not_read, is_it))
        problems.push_back(unknown_title(columns, header[i]));
    } else if (auto& position = positions.at(*column)) {
      problems.emplace_back(FileRule::duplicate_key, header[i].place,
                            std::vector<Fact>{{"key", header[i].text}},
                            std::vector<FilePlace>{header[*position].place});
    } else {
      position = i;
    }
  }
  for (const Column column : required)
    if (const auto at = static_cast<std::size_t>(column); !positions.at(at))
      problems.emplace_back(ListRule::column_not_found, header.front().place,
                            std::vector<Fact>{{"column", columns.at(at).title}});
  return positions;
}

/// A row's cells by column; those of columns that the list has not are empty, at the place of
/// `column`, which it has.
template <std::size_t count, class Column>
[[nodiscard]] std::array<Cell, count> row_in(std::vector<Cell>& cells,
                                             const Positions<count>& positions, Column column) {
  const FilePlace place = cells[*positions.at(static_cast<std::size_t>(column))].place;
  std::array<Cell, count> row;
  for (std::size_t i = 0; i < count; ++i)
    if (positions.at(i))
      row.at(i) = std::move(cells[*positions.at(i)]);
    else
      row.at(i).place = place;
  return row;
}

}  // namespace dutoan::files
