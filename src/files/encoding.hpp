// Files whose texts may be in an old encoding of Vietnamese: they are read as Unicode, or asked
// about.
//
// A workbook made with .VnTime or VNI fonts holds the letters that Windows would show for the bytes
// of the old encoding; a text file holds the bytes themselves. Neither is converted without being
// asked for: ListRule::old_encoding shows a text before and after.
//
// Invariants
//   E1  without an encoding named, what is accepted is what the file says, to the letter; UTF-16
//   with
//       its mark says the same as UTF-8
//   E2  a file whose texts are Unicode already is not converted: encoding_not_met
#pragma once

#include "files/text_file.hpp"
#include "workbook/book.hpp"

#include <dutoan/language.hpp>

#include <optional>
#include <string>

namespace dutoan::files {

/// The text in `source`. Refuses as check_text does, and with old_encoding and encoding_not_met.
[[nodiscard]] Result<SourceText> read_text(SourceBytes source, std::optional<OldEncoding> encoding);

/// The workbook in `source`. Refuses as workbook::read_book does, and with old_encoding and
/// encoding_not_met.
[[nodiscard]] Result<workbook::Book> read_workbook(const SourceBytes& source,
                                                   std::optional<OldEncoding> encoding);

}  // namespace dutoan::files
