"""XML that expands, nests or is none."""
import io
import zipfile

from .parts import (
    GOOD, MAIN, MEBIBYTE, SHEET, content, kind, noise, ods_cell, ods_cells, ods_parts, parts_of,
    sheet, xlsx, xlsx_cell, xlsx_rows)


@kind
def bomb_of_a_gibibyte():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as book:
        for name, text in parts_of({SHEET: None}):
            book.writestr(name, text)
        with book.open(SHEET, "w") as part:
            part.write(f"<worksheet {MAIN}>".encode())
            for _ in range(1024):
                part.write(b" " * MEBIBYTE)
            part.write(b"</worksheet>")
    return made.getvalue()


@kind
def bomb_of_ods():
    return ods_parts(content(" " * (60 * MEBIBYTE)))


@kind
def entity_of_a_file():
    return xlsx({SHEET: f'<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>{sheet(GOOD)}'})


@kind
def entities_that_double():
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    return xlsx(
        {SHEET: f'<!DOCTYPE w [{entities}]>' + sheet('<row><c t="inlineStr"><is><t>&a11;</t></is></c></row>')})


@kind
def entity_that_is_long():
    return xlsx({SHEET: f'<!DOCTYPE w [<!ENTITY a "{"x" * 100_000}">]>' +
                        sheet(f'<row><c t="inlineStr"><is><t>{"&a;" * 20_000}</t></is></c></row>')})


@kind
def entities_of_parameters():
    return xlsx({"xl/workbook.xml": '<!DOCTYPE w [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]><workbook/>'})


@kind
def entity_that_nobody_declared():
    return xlsx_cell('t="inlineStr"', "<is><t>&nbsp;</t></is>")


@kind
def document_type_in_ods():
    return ods_parts("<!DOCTYPE a>" + content(""))


@kind
def nesting_of_a_million():
    return xlsx({SHEET: "<worksheet>" + "<a>" * 1_000_000 + "</a>" * 1_000_000 + "</worksheet>"})


@kind
def nesting_of_65():
    return xlsx({SHEET: "<worksheet>" + "<a>" * 64 + "</a>" * 64 + "</worksheet>"})


@kind
def nesting_in_ods_text():
    return ods_cells(ods_cell("", "<text:span>" * 100_000 + "a" + "</text:span>" * 100_000))


@kind
def unclosed():
    return xlsx({SHEET: sheet(GOOD)[:-5]})


@kind
def two_roots():
    return xlsx({SHEET: sheet(GOOD) * 2})


@kind
def attribute_twice():
    return xlsx_rows('<row r="1"><c r="A1" r="B1"><v>1</v></c></row>')


@kind
def not_utf8():
    return xlsx({SHEET: sheet(GOOD).encode().replace(b"106", b"\xff\xfe\x80")})


@kind
def overlong_utf8():
    return xlsx({SHEET: sheet(GOOD).encode().replace("Lớp".encode(), b"\xc0\xaf")})


@kind
def utf16():
    return xlsx({SHEET: ('<?xml version="1.0" encoding="UTF-16"?>' + sheet(GOOD)).encode("utf-16")})


@kind
def utf16_said_but_utf8():
    return xlsx({SHEET: '<?xml version="1.0" encoding="UTF-16"?>' + sheet(GOOD)})


@kind
def encoding_that_nobody_knows():
    return xlsx({SHEET: '<?xml version="1.0" encoding="TCVN3"?>' + sheet(GOOD)})


@kind
def zero_byte():
    return xlsx({SHEET: sheet(GOOD.replace("106", "1\x0006"))})


@kind
def escape_sequence():
    return xlsx({SHEET: sheet(GOOD.replace("Lớp", "\x1b[31m"))})


@kind
def tag_of_30_mebibytes():
    return xlsx({SHEET: f'<worksheet a="{"x" * (30 * MEBIBYTE)}"/>'})


@kind
def attributes_5_million():
    inside = "".join(f' a{i:x}=""' for i in range(5_000_000))
    return xlsx({SHEET: f"<worksheet{inside}/>"})


@kind
def names_5_million():
    return xlsx({SHEET: "<worksheet>" + "".join(f"<a{i:x}/>" for i in range(5_000_000)) + "</worksheet>"})


@kind
def comment_of_30_mebibytes():
    return xlsx({SHEET: f"<worksheet><!--{noise(30 * MEBIBYTE)}--></worksheet>"})
