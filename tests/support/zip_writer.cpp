#include "support/zip_writer.hpp"

#include <zip.h>

#include <algorithm>
#include <stdexcept>

namespace dutoan::tests {
namespace {

void require(bool holds) {
  if (!holds) throw std::runtime_error("an archive for a test cannot be made");
}

Parts with_changes(Parts parts, const Parts& changed) {
  for (const auto& [name, bytes] : changed) {
    const auto it = std::ranges::find(parts, name, [](const auto& part) { return part.first; });
    if (it == parts.end())
      parts.emplace_back(name, bytes);
    else
      it->second = bytes;
  }
  return parts;
}

const std::string relation_types =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string relation(const std::string& id, const std::string& kind, const std::string& target) {
  return "<Relationship Id='" + id + "' Type='" + relation_types + kind + "' Target='" + target +
         "'/>";
}

}  // namespace

std::string zipped(const Parts& parts, bool is_packed) {
  zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  require(buffer != nullptr);
  zip_source_keep(buffer);
  zip_t* archive = zip_open_from_source(buffer, ZIP_TRUNCATE, nullptr);
  require(archive != nullptr);
  for (const auto& [name, bytes] : parts) {
    zip_source_t* part = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t at = zip_file_add(archive, name.c_str(), part, ZIP_FL_ENC_UTF_8);
    require(at >= 0);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(at),
                             is_packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 1);
  }
  require(zip_close(archive) == 0 && zip_source_open(buffer) == 0);
  zip_stat_t stat;
  require(zip_source_stat(buffer, &stat) == 0);
  std::string made(stat.size, '\0');
  require(zip_source_read(buffer, made.data(), made.size()) ==
          static_cast<zip_int64_t>(made.size()));
  zip_source_close(buffer);
  zip_source_free(buffer);
  return made;
}

Parts xlsx_parts(const std::string& content, const Parts& changed) {
  return with_changes(
      {{"_rels/.rels", "<Relationships>" + relation("r1", "officeDocument", "xl/workbook.xml") +
                           "</Relationships>"},
       {"xl/workbook.xml",
        "<workbook xmlns:r='r'><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets>"
        "</workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships>" + relation("r1", "worksheet", "worksheets/sheet1.xml") +
            relation("r2", "sharedStrings", "sharedStrings.xml") +
            relation("r3", "styles", "/xl/styles.xml") + "</Relationships>"},
       {"xl/sharedStrings.xml",
        "<sst><si><t>Mường Lát</t></si><si><r><t>Quan</t></r><r><rPr/><t> Hóa</t></r>"
        "<rPh><t>x</t></rPh></si></sst>"},
       // Styles 1 to 4: a built-in date, a date, a time, a number with a d in quotes.
       {"xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='dd/mm/yyyy\\ hh:mm'/>"
        "<numFmt numFmtId='165' formatCode='[h]:mm'/>"
        "<numFmt numFmtId='166' formatCode='#,##0\" d\"'/></numFmts><cellXfs>"
        "<xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/>"
        "<xf numFmtId='166'/></cellXfs></styleSheet>"},
       {"xl/worksheets/sheet1.xml", "<worksheet>" + content + "</worksheet>"}},
      changed);
}

Parts ods_parts(const std::string& content, const Parts& changed) {
  return with_changes(
      {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
       {"content.xml",
        "<o:document-content xmlns:o='o' xmlns:t='t' xmlns:x='x' xmlns:s='s'>"
        "<o:automatic-styles><s:style s:name='ta1'><s:table-properties t:display='false'/>"
        "</s:style></o:automatic-styles><o:body><o:spreadsheet>" +
            content + "</o:spreadsheet></o:body></o:document-content>"}},
      changed);
}

std::string xlsx_of(const std::string& content, const Parts& changed) {
  return zipped(xlsx_parts(content, changed));
}

std::string ods_of(const std::string& content, const Parts& changed) {
  return zipped(ods_parts(content, changed));
}

std::string ods_of_rows(const std::string& rows) {
  return ods_of("<t:table t:name='S'>" + rows + "</t:table>");
}

}  // namespace dutoan::tests
