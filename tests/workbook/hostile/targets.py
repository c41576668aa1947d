"""Names, targets and lists of parts that lead astray."""
from .parts import MAIN, SHEET, archive, kind, padded, parts_of, relations, sheet, xlsx


@kind
def name_upwards():
    return xlsx(extra=[("../../etc/x", "x")])


@kind
def name_upwards_inside():
    return xlsx(extra=[("xl/../../x", "x")])


@kind
def name_from_the_root():
    return xlsx(extra=[("/etc/x", "x")])


@kind
def name_of_windows():
    return xlsx(extra=[("C:/x", "x")])


@kind
def name_with_backslash():
    return archive(parts_of({}) + [("..+x", "x")]).replace(b"..+x", b"..\\x")


@kind
def target_upwards():
    return xlsx({"xl/_rels/workbook.xml.rels": relations(("r1", "worksheet", "../../etc/passwd"))})


@kind
def target_on_the_net():
    return xlsx({"xl/_rels/workbook.xml.rels": relations(("r1", "worksheet", "http://127.0.0.1:9/a.xml"))})


@kind
def target_file():
    return xlsx({"_rels/.rels": relations(("r1", "officeDocument", "file:///etc/passwd"))})


@kind
def target_missing():
    return xlsx({"xl/_rels/workbook.xml.rels": relations(("r1", "worksheet", "worksheets/sheet9.xml"))})


@kind
def target_is_the_workbook():
    return xlsx({"xl/_rels/workbook.xml.rels": relations(("r1", "worksheet", "workbook.xml"))})


@kind
def texts_are_the_styles():
    return xlsx({"xl/_rels/workbook.xml.rels": relations(
        ("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "sharedStrings", "styles.xml"))})


@kind
def no_sheet_part():
    return xlsx({SHEET: None})


@kind
def no_workbook_part():
    return xlsx({"xl/workbook.xml": None})


@kind
def no_relations():
    return xlsx({"xl/_rels/workbook.xml.rels": None})


@kind
def no_content_types():
    return xlsx({"[Content_Types].xml": None})


@kind
def no_sheet_in_list():
    return xlsx({"xl/workbook.xml": f"<workbook {MAIN}><sheets/></workbook>"})


@kind
def one_part_for_two_sheets():
    return xlsx({"xl/workbook.xml": f'<workbook {MAIN}><sheets><sheet name="A" r:id="r1"/>'
                                    f'<sheet name="B" r:id="r1"/></sheets></workbook>'})


@kind
def odd_sheet_names():
    return xlsx({"xl/workbook.xml": f'<workbook {MAIN}><sheets><sheet name="&#10;&#x85;\'!=A1\\/[]" r:id="r1"/>'
                                    '</sheets></workbook>'})


@kind
def sheets_8_million():
    return xlsx({"xl/workbook.xml": padded((f"<workbook {MAIN}>", "<sheets>"), '<sheet r:id=""/>',
                                           "</sheets></workbook>")})


@kind
def relations_4_million():
    filling = "".join(f'<Relationship Id="{i}"/>' for i in range(100_000))
    return xlsx({"xl/_rels/workbook.xml.rels": padded(("<Relationships>", ""), filling, "</Relationships>")})
