#include "workbook/book.hpp"

#include "workbook/archive.hpp"
#include "workbook/draft.hpp"
#include "workbook/ods.hpp"
#include "workbook/xlsx.hpp"

#include <algorithm>

namespace dutoan::workbook {
namespace {

constexpr std::string_view archive_start = "PK\x03\x04";
constexpr std::string_view empty_archive = "PK\x05\x06";
constexpr std::string_view old_workbook_start = "\xD0\xCF\x11\xE0";

/// The first bytes of a part; an archive without it has none.
Result<std::string> beginning_of_part(Archive& archive, const std::string& part) {
  constexpr std::size_t most = 256;
  std::string bytes;
  if (!archive.has(part)) return bytes;
  const auto take = [&](std::string_view piece) -> std::optional<Problem> {
    bytes += piece.substr(0, most - std::min(bytes.size(), most));
    return std::nullopt;
  };
  if (auto problem = archive.read(part, take)) return refuse(std::move(*problem));
  return bytes;
}

}  // namespace

std::string_view word_for(Unreadable reason) {
  switch (reason) {
    case Unreadable::not_an_archive: return "not a workbook";
    case Unreadable::damaged: return "damaged";
    case Unreadable::old_or_locked: return "old or locked";
    case Unreadable::unsafe_name: return "unsafe name";
    case Unreadable::part_missing: return "part missing";
    case Unreadable::bad_xml: return "bad XML";
    case Unreadable::document_type: return "document type";
    case Unreadable::no_sheet: return "no sheet";
  }
  return "damaged";
}

std::string_view word_for(CellFault reason) {
  switch (reason) {
    case CellFault::control_character: return "control character";
    case CellFault::not_a_number: return "not a number";
    case CellFault::not_a_truth_value: return "neither true nor false";
    case CellFault::no_such_date: return "no such date";
    case CellFault::no_such_text: return "no such text";
    case CellFault::no_such_style: return "no such style";
    case CellFault::no_such_type: return "no such type";
    case CellFault::bad_reference: return "bad reference";
    case CellFault::no_result: return "no result";
  }
  return "no such type";
}

std::string cell_name(int row, int column) {
  std::string letters;
  for (int rest = column; rest > 0; rest = (rest - 1) / 26)
    letters.push_back(static_cast<char>('A' + (rest - 1) % 26));
  std::ranges::reverse(letters);
  return letters + std::to_string(row);
}

bool looks_like_workbook(std::string_view bytes) {
  return bytes.starts_with(archive_start) || bytes.starts_with(empty_archive) ||
         bytes.starts_with(old_workbook_start);
}

Result<Book> read_book(const std::string& name, std::string_view bytes, const Limits& limits) {
  auto archive = Archive::open(name, bytes, limits);
  if (!archive) return refuse(std::move(archive.error()));
  const auto type = beginning_of_part(*archive, "mimetype");
  if (!type) return refuse(type.error());
  if (type->starts_with("application/vnd.oasis.opendocument.spreadsheet")) {
    Draft draft{*archive, Book::Kind::ods};
    auto end = read_ods(*archive, draft);
    return std::move(draft).finish(std::move(end));
  }
  if (!archive->has("_rels/.rels")) return refuse(archive->refusal(Unreadable::not_an_archive));
  Draft draft{*archive, Book::Kind::xlsx};
  auto end = read_xlsx(*archive, draft);
  return std::move(draft).finish(std::move(end));
}

CellPosition position_in(std::string_view cell) {
  CellPosition position;
  for (const char c : cell.substr(cell.rfind('!') + 1)) {  // npos + 1 is 0: no sheet
    if (c >= 'A' && c <= 'Z' && position.column < 100'000)
      position.column = position.column * 26 + (c - 'A' + 1);
    else if (c >= '0' && c <= '9' && position.row < 100'000'000)
      position.row = position.row * 10 + (c - '0');
    else
      return {};
  }
  return position;
}

FilePlace place_in(const std::string& file, const std::string& sheet, int row, int column) {
  return {file, 0, 0, 0, row == 0 ? sheet : sheet + "!" + cell_name(row, column)};
}

}  // namespace dutoan::workbook
