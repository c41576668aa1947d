"""Cells of .xlsx that stand nowhere, twice or a million times."""
from .parts import MAIN, MEBIBYTE, SHEET, kind, noise, padded, sheet, xlsx, xlsx_cell, xlsx_rows


@kind
def absurd_references():
    return xlsx_rows('<row r="4294967297"><c r="ZZZZZZZ99999999999999999999"><v>1</v></c></row>'
                     '<row r="-1"><c r="A-1"><v>1</v></c></row><row r="3"><c r="a3"><v>1</v></c></row>')


@kind
def last_cell():
    return xlsx_rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


@kind
def beyond_the_last_row():
    return xlsx_rows('<row r="1048577"><c r="A1048577"><v>1</v></c></row>')


@kind
def beyond_the_last_column():
    return xlsx_rows('<row r="1"><c r="XFE1"><v>1</v></c></row>')


@kind
def shared_text_out_of_range():
    return xlsx_rows('<row r="1">' + "".join(
        f'<c t="s"><v>{v}</v></c>' for v in ("-1", "1", "99999999999999999999", "0x0", "", "0")) + "</row>")


@kind
def style_out_of_range():
    return xlsx_rows('<row r="1"><c s="2"><v>1</v></c><c s="-1"><v>1</v></c><c s="99999999999999"><v>1</v></c></row>')


@kind
def numbers_that_are_none():
    values = ["1e400", "-0", "NaN", "Infinity", "0x10", "1,5", "９９", "9223372036854775808", "1E3", " 12 ", "",
              "1e-99999999999", "1" * 5000, "--1", "1.5.2", "+", "∞"]
    return xlsx_rows('<row r="1">' + "".join(f"<c><v>{v}</v></c>" for v in values) + "</row>")


@kind
def days_that_are_none():
    values = ["-1", "0", "60", "2958466", "1e300", "44018"]
    return xlsx_rows('<row r="1">' + "".join(f'<c s="1"><v>{v}</v></c>' for v in values) + "</row>")


@kind
def cells_twice():
    return xlsx_rows('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'
                     '<row r="1"><c r="B1"><v>3</v></c><c r="B1"/></row>')


@kind
def values_twice():
    return xlsx_cell("", "<v>1</v><v>2</v>")


@kind
def cells_out_of_order():
    return xlsx_rows('<row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row>'
                     '<row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>')


@kind
def cell_in_another_row():
    return xlsx_rows('<row r="1"><c r="A2"><v>1</v></c></row>')


@kind
def formula_with_result():
    return xlsx_rows('<row r="1"><c r="A1"><f>HYPERLINK("http://a.vn","x")</f><v>5</v></c></row>')


@kind
def formula_without_result():
    return xlsx_cell("", "<f>1+1</f>")


@kind
def error_cells():
    return xlsx_rows('<row r="1">' + "".join(
        f'<c t="e"><v>{v}</v></c>' for v in ("#REF!", "#DIV/0!", "#N/A", "")) + "</row>")


@kind
def texts_like_formulas():
    texts = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "&#13;=1", "=cmd|' /C calc'!A0", "＝1"]
    return xlsx_rows("".join(f'<row><c t="inlineStr"><is><t>{t}</t></is></c></row>' for t in texts))


@kind
def escaped_control_characters():
    return xlsx_rows("".join(f'<row><c t="inlineStr"><is><t>{t}</t></is></c></row>'
                             for t in ("_x0000_", "_x001B_", "_x007F_", "_x0085_", "_x000A_", "_xFFFF_", "_xD800_")))


@kind
def type_that_is_none():
    return xlsx_cell('t="formula"', "<v>1</v>")


@kind
def text_of_a_mebibyte():
    return xlsx_cell('t="inlineStr"', f"<is><t>{noise(MEBIBYTE)}</t></is>")


@kind
def shared_text_of_60_mebibytes():
    return xlsx({"xl/texts.xml": padded(("<sst>", "<si><t>"), "x", "</t></si></sst>"),
                 SHEET: sheet('<row><c t="s"><v>0</v></c></row>')})


@kind
def one_long_text_in_all_cells():
    return xlsx({"xl/texts.xml": f"<sst><si><t>{'x' * 32_767}</t></si></sst>",
                 SHEET: sheet('<row>' + '<c t="s"><v>0</v></c>' * 16_000 + "</row>")})


@kind
def shared_texts_10_million():
    return xlsx({"xl/texts.xml": padded(("<sst>", ""), "<si/>", "</sst>")})


@kind
def cells_half_a_million_and_one():
    row = "<row>" + "<c><v>1</v></c>" * 10_000 + "</row>"
    return xlsx_rows(f"<!--{noise(200_000)}-->" + row * 50 + "<row><c><v>1</v></c></row>")


@kind
def cells_half_a_million():
    row = "<row>" + "<c><v>123456789012345</v></c>" * 10_000 + "</row>"
    return xlsx_rows(f"<!--{noise(300_000)}-->" + row * 50)


@kind
def cells_half_a_million_of_dear_texts():
    texts = "".join(f"<si><t>{i:016}e\u0302{'x' * 40}</t></si>" for i in range(450_000))
    rows = "".join("<row>" + "".join(f'<c t="s"><v>{r * 9_000 + i}</v></c>' for i in range(9_000)) + "</row>"
                   for r in range(50))
    return xlsx({"xl/texts.xml": f"<sst>{texts}</sst>", SHEET: sheet(rows)})


@kind
def cells_without_content():
    return xlsx({SHEET: padded((f"<worksheet {MAIN}><sheetData>", "<row>"), '<c s="1"/>',
                               "</row></sheetData></worksheet>", 50 * MEBIBYTE)})


@kind
def rows_without_cells():
    return xlsx({SHEET: padded((f"<worksheet {MAIN}>", "<sheetData>"), '<row hidden="1"/>',
                               "</sheetData></worksheet>", 50 * MEBIBYTE)})


@kind
def wrong_cells_a_million():
    return xlsx({SHEET: padded((f"<worksheet {MAIN}>", "<sheetData>"), "<row><c><v>x</v></c></row>",
                               "</sheetData></worksheet>", 30 * MEBIBYTE)})


@kind
def merged_ranges_that_are_none():
    ranges = ["A1:XFE1", "B2:A1", "A1:A9999999999999999999999", ":", "", "A1:B2:C3", "A1:B2"]
    return xlsx({SHEET: f"<worksheet {MAIN}><sheetData/><mergeCells>" +
                        "".join(f'<mergeCell ref="{r}"/>' for r in ranges) + "</mergeCells></worksheet>"})


@kind
def merged_ranges_2_million():
    return xlsx({SHEET: padded((f"<worksheet {MAIN}>", "<mergeCells>"), '<mergeCell ref="A1:XFD1048576"/>',
                               "</mergeCells></worksheet>")})


@kind
def styles_10_million():
    return xlsx({"xl/styles.xml": padded(("<styleSheet>", "<cellXfs>"), "<xf/>", "</cellXfs></styleSheet>")})


@kind
def formats_2_million():
    filling = "".join(f'<numFmt numFmtId="{i}" formatCode="d"/>' for i in range(200_000))
    return xlsx({"xl/styles.xml": padded(("<styleSheet>", "<numFmts>"), filling, "</numFmts></styleSheet>", 30 * MEBIBYTE)})


@kind
def format_of_a_mebibyte():
    return xlsx({"xl/styles.xml": f'<styleSheet><numFmts><numFmt numFmtId="200" formatCode="{"[" * 900_000}"/>'
                                  '</numFmts></styleSheet>'})
