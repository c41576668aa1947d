"""What hostile workbooks are made of: parts, archives, and the table of kinds."""
import io
import random
import struct
import zipfile

KINDS = {}
MEBIBYTE = 1 << 20
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="r"'
SHEET = "xl/worksheets/sheet1.xml"
ODF = 'xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:calcext="c"'
SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"


def kind(make):
    KINDS[make.__name__] = make
    return make


def noise(length):
    """Text that does not pack, the same every time."""
    return random.Random(7).randbytes(length // 2).hex()


def padded(before, filling, after, length=60 * MEBIBYTE):
    """A part of about `length` bytes that repeats `filling`, with enough noise not to be a bomb."""
    head = f"<?xml version='1.0'?>{before[0]}<!--{noise(700_000)}-->{before[1]}"
    return head + filling * ((length - len(head)) // len(filling)) + after


def archive(parts, packing=zipfile.ZIP_DEFLATED):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing, compresslevel=1) as book:
        for name, content in parts:
            book.writestr(zipfile.ZipInfo(name, (2020, 7, 6, 0, 0, 0)), content, packing)
    return made.getvalue()


def relations(*rows):
    inside = "".join(f'<Relationship Id="{i}" Type="{TYPE}{k}" Target="{t}"/>' for i, k, t in rows)
    return f"<Relationships>{inside}</Relationships>"


def sheet(rows):
    return f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"


GOOD = '<row r="1"><c r="A1" t="inlineStr"><is><t>Lớp 1</t></is></c><c r="B1"><v>106</v></c></row>'


def parts_of(changed):
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook {MAIN}><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "sharedStrings", "texts.xml"),
            ("r3", "styles", "styles.xml")),
        "xl/texts.xml": "<sst><si><t>a</t></si></sst>",
        "xl/styles.xml": '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
        SHEET: sheet(GOOD),
    }
    parts.update(changed)
    return [(name, content) for name, content in parts.items() if content is not None]


def xlsx(changed=None, extra=(), packing=zipfile.ZIP_DEFLATED):
    return archive(parts_of(changed or {}) + list(extra), packing)


def xlsx_rows(rows):
    return xlsx({SHEET: sheet(rows)})


def xlsx_cell(attributes, inside):
    return xlsx_rows(f'<row r="1"><c r="A1" {attributes}>{inside}</c></row>')


def content(inside, before=""):
    return (f"<office:document-content {ODF}>{before}<office:body><office:spreadsheet>{inside}"
            "</office:spreadsheet></office:body></office:document-content>")


def ods_parts(text):
    return archive([("mimetype", SPREADSHEET), ("content.xml", text)])


def ods(inside):
    return ods_parts(content(inside))


def ods_rows(rows):
    return ods(f'<table:table table:name="S">{rows}</table:table>')


def ods_cells(cells, row=""):
    return ods_rows(f"<table:table-row {row}>{cells}</table:table-row>")


def ods_cell(attributes, text):
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def patched(bytes_, at, new):
    made = bytearray(bytes_)
    made[at:at + len(new)] = new
    return bytes(made)


def central(bytes_, name):
    """Where the directory's record of a part begins."""
    at = bytes_.find(b"PK\x01\x02")
    while bytes_[at + 46:at + 46 + len(name)] != name.encode():
        at = bytes_.find(b"PK\x01\x02", at + 1)
    return at


def local(bytes_, name):
    return struct.unpack_from("<I", bytes_, central(bytes_, name) + 42)[0]


def end_record(bytes_):
    return bytes_.rfind(b"PK\x05\x06")
