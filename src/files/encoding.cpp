#include "files/encoding.hpp"

#include <dutoan/nearest.hpp>

#include <algorithm>
#include <array>

namespace dutoan::files {
namespace {

/// Enough text to be sure of its language.
constexpr std::size_t most_looked_at = std::size_t{256} * 1024;

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Letters that Vietnamese has in Unicode and no old encoding can show: ă đ ơ ư and all with two
/// marks.
bool has_letters_of_unicode(std::string_view text) {
  static constexpr std::array<std::string_view, 8> letters{"ă", "đ", "ơ", "ư", "Ă", "Đ", "Ơ", "Ư"};
  constexpr std::string_view two_marks =
      "\xE1\xBA";  // U+1E80 to U+1EBF; the rest begins with E1 BB
  return text.find(two_marks) != std::string_view::npos ||
         text.find("\xE1\xBB") != std::string_view::npos ||
         std::ranges::any_of(letters, [&](std::string_view letter) {
           return text.find(letter) != std::string_view::npos;
         });
}

/// The first line or cell of `text` that the encoding changes, for people to judge.
std::string sample_of(std::string_view text, OldEncoding encoding) {
  while (!text.empty()) {
    const std::string line{text.substr(0, text.find('\n'))};
    if (from_old_encoding(line, encoding) != line)
      return line.substr(0, line.find_last_not_of("\r") + 1);
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return {};
}

std::string name_of(OldEncoding encoding) {
  return encoding == OldEncoding::tcvn3 ? "TCVN3 (.VnTime)" : "VNI";
}

Problem old_encoding(const std::string& file, std::string_view text, OldEncoding encoding) {
  const std::string sample = sample_of(text, encoding);
  return {ListRule::old_encoding,
          FilePlace{file, 0, 0, 0, {}},
          {{"encoding", name_of(encoding)},
           {"text", sample},
           {"converted", from_old_encoding(sample, encoding)},
           {"word", std::string{word_for(encoding)}}}};
}

/// What is wrong with `text` in view of the encoding that was named, if one was.
std::optional<Problem> objection(const std::string& file, std::string_view text,
                                 std::optional<OldEncoding> encoding) {
  text = text.substr(0, most_looked_at);
  if (is_plain(text)) return std::nullopt;
  if (!encoding) {
    const auto guessed = guess_old_encoding(text);
    return guessed ? std::optional{old_encoding(file, text, *guessed)} : std::nullopt;
  }
  if (!has_letters_of_unicode(text)) return std::nullopt;
  return Problem{
      ListRule::encoding_not_met, FilePlace{file, 0, 0, 0, {}}, {{"encoding", name_of(*encoding)}}};
}

std::string texts_of(const workbook::Book& book) {
  std::string all;
  for (const workbook::Sheet& sheet : book.sheets)
    for (const workbook::BookCell& cell : sheet.cells)
      if (cell.kind == workbook::CellKind::text && !is_plain(cell.text) &&
          all.size() < most_looked_at)
        all += cell.text + "\n";
  return all;
}

}  // namespace

Result<SourceText> read_text(SourceBytes source, std::optional<OldEncoding> encoding) {
  if (auto text = from_utf16(source.bytes)) source.bytes = std::move(*text);
  auto text = check_text(source.name, source.bytes);
  if (!text && text.error().front().is(FileRule::not_utf8)) {
    std::string letters = from_windows_1252(source.bytes);
    const bool has_nul = letters.find('\0') != std::string::npos;
    if (has_nul || (!encoding && !guess_old_encoding(letters.substr(0, most_looked_at))))
      return text;
    text = check_text(source.name, std::move(letters));
  }
  if (!text) return text;
  if (auto problem = objection(text->name, text->text, encoding))
    return refuse(std::move(*problem));
  if (encoding) text->text = from_old_encoding(text->text, *encoding);
  return text;
}

Result<workbook::Book> read_workbook(const SourceBytes& source,
                                     std::optional<OldEncoding> encoding) {
  auto book = workbook::read_book(source.name, source.bytes);
  if (!book) return book;
  if (auto problem = objection(book->name, texts_of(*book), encoding))
    return refuse(std::move(*problem));
  if (!encoding) return book;
  for (workbook::Sheet& sheet : book->sheets) {
    sheet.name = from_old_encoding(sheet.name, *encoding);
    for (workbook::BookCell& cell : sheet.cells)
      if (cell.kind == workbook::CellKind::text)
        cell.text = from_old_encoding(cell.text, *encoding);
  }
  return book;
}

}  // namespace dutoan::files
