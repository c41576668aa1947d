"""Cells of .ods that repeat, span or hold what is none."""
from .parts import (
    ODF, SPREADSHEET, archive, content, kind, ods, ods_cell, ods_cells, ods_parts, ods_rows, padded)


@kind
def ods_of_another_kind():
    return archive([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content(""))])


@kind
def ods_without_content():
    return archive([("mimetype", SPREADSHEET)])


@kind
def ods_without_tables():
    return ods("")


@kind
def ods_behind_a_password():
    return archive([("mimetype", SPREADSHEET), ("content.xml", "\x01\x02"),
                    ("META-INF/manifest.xml", "<manifest><file-entry><encryption-data/></file-entry></manifest>")])


@kind
def ods_row_of_16384():
    return ods_cells(ods_cell('table:number-columns-repeated="16384"', "a"))


@kind
def ods_row_of_16385():
    return ods_cells(ods_cell('table:number-columns-repeated="16385"', "a"))


@kind
def ods_all_cells():
    return ods_cells(ods_cell('table:number-columns-repeated="16384"', "a"), 'table:number-rows-repeated="1048576"')


@kind
def ods_rows_of_2_31():
    return ods_cells(ods_cell("", "a"), 'table:number-rows-repeated="2147483648"')


@kind
def ods_empty_rows_of_2_63():
    return ods_rows('<table:table-row table:number-rows-repeated="9223372036854775808"><table:table-cell '
                    'table:number-columns-repeated="9223372036854775808"/></table:table-row>' * 3)


@kind
def ods_repeated_minus_one():
    return ods_cells(ods_cell('table:number-columns-repeated="-1"', "a"))


@kind
def ods_last_cell():
    return ods_rows('<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row>'
                    '<table:table-row><table:table-cell table:number-columns-repeated="16383"/>' +
                    ods_cell("", "a") + "</table:table-row>")


@kind
def ods_long_text_in_all_cells():
    return ods_cells(ods_cell('table:number-columns-repeated="16384"', "x" * 32_767))


@kind
def ods_text_of_blanks():
    return ods_cells(ods_cell("", '<text:s text:c="999999999999"/>' * 20))


@kind
def ods_spans_beyond():
    return ods_cells(ods_cell('table:number-columns-spanned="4294967296" table:number-rows-spanned="2"', "a") +
                     ods_cell('table:number-columns-spanned="0"', "a"))


@kind
def ods_spans_in_all_rows():
    cell = '<table:table-cell table:number-columns-spanned="2" table:number-columns-repeated="16384"/>'
    return ods_cells(cell, 'table:number-rows-repeated="1048576"')


@kind
def ods_values_that_are_none():
    return ods_cells("".join(
        ods_cell(f'office:value-type="{t}" office:{a}="{v}"', "a")
        for t, a, v in (("float", "value", "NaN"), ("float", "value", "1e999"), ("date", "date-value", "2020-02-30"),
                        ("time", "time-value", "PT1"), ("boolean", "boolean-value", "có"), ("tiền", "value", "1"),
                        ("float", "date-value", "2020-01-01"))))


@kind
def ods_errors():
    return ods_cells(ods_cell('table:formula="of:=#REF!" office:value-type="string" office:string-value="" '
                              'calcext:value-type="error"', "#REF!") +
                     ods_cell('table:formula="of:=1/0" office:value-type="float" office:value="0"', "#DIV/0!") +
                     ods_cell('table:formula="of:=1/0" calcext:value-type="error"', ""))


@kind
def ods_formula_without_result():
    return ods_cells('<table:table-cell table:formula="of:=1+1"/>')


@kind
def ods_table_in_a_cell():
    inner = '<table:table><table:table-row>' + ods_cell("", "b") + "</table:table-row></table:table>"
    return ods_cells(f"<table:table-cell>{inner}<text:p>a</text:p></table:table-cell>")


@kind
def ods_note_on_a_cell():
    return ods_cells("<table:table-cell><office:annotation><text:p>x</text:p></office:annotation>"
                     "<text:p>a</text:p></table:table-cell>")


@kind
def ods_tables_2_million():
    return ods_parts(padded((f"<office:document-content {ODF}>", "<office:body><office:spreadsheet>"),
                            "<table:table/>", "</office:spreadsheet></office:body></office:document-content>"))


@kind
def ods_hidden_styles_a_million():
    filling = "".join(f'<style name="{i}"><table-properties display="false"/></style>' for i in range(100_000))
    return ods_parts(padded((f"<office:document-content {ODF}>", "<office:automatic-styles>"), filling,
                            "</office:automatic-styles></office:document-content>"))
