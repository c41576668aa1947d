// The XML within workbooks, past checksums and packing: the first byte says which part the others
// are of an archive that is otherwise in order.
#include "checked_book.hpp"
#include "support/zip_writer.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  static const std::string cells =
      "<sheetData><row><c t='s'><v>0</v></c><c s='1'><v>44018</v></c></row></sheetData>";
  constexpr std::array parts = {"content.xml",          "xl/worksheets/sheet1.xml",
                                "xl/sharedStrings.xml", "xl/styles.xml",
                                "xl/workbook.xml",      "xl/_rels/workbook.xml.rels"};
  const std::string part = parts[bytes[0] % parts.size()];
  const std::string xml{reinterpret_cast<const char*>(bytes) + 1, size - 1};
  const bool is_ods = part == "content.xml";
  const std::string file =
      dutoan::tests::zipped(is_ods ? dutoan::tests::ods_parts("", {{part, xml}})
                                   : dutoan::tests::xlsx_parts(cells, {{part, xml}}),
                            false);
  const auto limits = dutoan::fuzz::small_limits();
  dutoan::fuzz::check(dutoan::workbook::read_book("fuzz", file, limits), limits);
  return 0;
}
