"""How archives lie."""
import io
import random
import struct
import zipfile
import zlib

from .parts import (
    MEBIBYTE, SHEET, archive, central, end_record, kind, local, ods_cell, ods_cells, parts_of,
    patched, sheet, xlsx)


@kind
def good_xlsx():
    return xlsx()


@kind
def good_ods():
    return ods_cells(ods_cell("", "a"))


@kind
def nothing():
    return b""


@kind
def list_in_text():
    return "mã lớp,dòng\n1,2\n".encode()


@kind
def two_letters():
    return b"PK"


@kind
def empty_archive():
    return archive([])


@kind
def other_archive():
    return archive([("a.txt", "a")])


@kind
def text_document():
    return xlsx({"xl/workbook.xml": "<document/>"})


@kind
def old_workbook():
    return bytes.fromhex("D0CF11E0A1B11AE1") + bytes(4096)


@kind
def cut_in_half():
    return xlsx()[:900]


@kind
def cut_by_a_byte():
    return xlsx()[:-1]


@kind
def program_in_front():
    return b"MZ" + bytes(500) + xlsx()


@kind
def bytes_behind():
    return xlsx() + b"\0" * 500


@kind
def comment_says_end():
    made = xlsx() + b"PK\x05\x06" + bytes(18)
    return patched(made, end_record(xlsx()) + 20, struct.pack("<H", 22))


@kind
def wrong_checksum_of_sheet():
    made = xlsx(packing=zipfile.ZIP_STORED)
    return made.replace(b"<v>106</v>", b"<v>107</v>")


@kind
def wrong_checksum_at_both():
    made = xlsx()
    for at in (central(made, SHEET) + 16, local(made, SHEET) + 14):
        made = patched(made, at, b"\1\2\3\4")
    return made


@kind
def broken_packing():
    made = xlsx()
    return patched(made, local(made, SHEET) + 30 + len(SHEET), b"\xff\xff\xff\xff")


@kind
def unknown_packing():
    made = xlsx()
    for at in (central(made, SHEET) + 10, local(made, SHEET) + 8):
        made = patched(made, at, struct.pack("<H", 97))
    return made


@kind
def locked_part():
    made = xlsx()
    for at in (central(made, SHEET) + 8, local(made, SHEET) + 6):
        made = patched(made, at, struct.pack("<H", 1))
    return made


@kind
def size_said_smaller():
    made = xlsx()
    for at in (central(made, SHEET) + 24, local(made, SHEET) + 22):
        made = patched(made, at, struct.pack("<I", 10))
    return made


@kind
def size_said_4_gib():
    made = xlsx()
    for at in (central(made, SHEET) + 24, local(made, SHEET) + 22):
        made = patched(made, at, struct.pack("<I", 0xFFFFFFFE))
    return made


@kind
def sizes_that_differ():
    made = xlsx()
    return patched(made, central(made, SHEET) + 24, struct.pack("<I", 10))


@kind
def packed_beyond_the_file():
    made = xlsx()
    for at in (central(made, SHEET) + 20, local(made, SHEET) + 18):
        made = patched(made, at, struct.pack("<I", 0x7FFFFFFF))
    return made


@kind
def place_beyond_the_file():
    made = xlsx()
    return patched(made, central(made, SHEET) + 42, struct.pack("<I", 0x7FFFFFFF))


@kind
def more_parts_said_than_there():
    made = xlsx()
    return patched(made, end_record(made) + 8, struct.pack("<HH", 60_000, 60_000))


@kind
def fewer_parts_said_than_there():
    made = xlsx()
    return patched(made, end_record(made) + 8, struct.pack("<HH", 1, 1))


@kind
def zip64_that_lies():
    made = xlsx()
    end = end_record(made)
    big = struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, 1 << 60, 1 << 60, 1 << 62, 1 << 62)
    locator = struct.pack("<IIQI", 0x07064B50, 0, end, 1)
    record = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return made[:end] + big + locator + record


@kind
def zip64_far_away():
    made = xlsx()
    end = end_record(made)
    locator = struct.pack("<IIQI", 0x07064B50, 0, 1 << 63, 1)
    record = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return made[:end] + locator + record


@kind
def parts_2001():
    return xlsx(extra=[(f"x/{i}", "") for i in range(2001 - 7)])


@kind
def parts_380000():
    record, directory = io.BytesIO(), io.BytesIO()
    for i in range(380_000):
        name = b"%06x" % i
        directory.write(struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 0, 0, 33, 0, 0, 0, 6, 0, 0, 0, 0,
                                    0, record.tell()) + name)
        record.write(struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 0, 0, 33, 0, 0, 0, 6, 0) + name)
    start, length = record.tell(), len(directory.getvalue())
    big = struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, 380_000, 380_000, length, start)
    locator = struct.pack("<IIQI", 0x07064B50, 0, start + length, 1)
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 0xFFFF, 0xFFFF, length, start, 0)
    return record.getvalue() + directory.getvalue() + big + locator + end


@kind
def part_twice():
    return archive(parts_of({}) + [("xl/worksheets/sheet2.xml", sheet(""))]).replace(b"sheet2", b"sheet1")


@kind
def parts_that_overlap():
    name, packer = b"x/0000", zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = bytes(MEBIBYTE)
    packed = packer.compress(raw) + packer.flush()
    sums = struct.pack("<III", zlib.crc32(raw), len(packed), len(raw))
    part = struct.pack("<IHHHHH", 0x04034B50, 20, 0, 8, 0, 0) + sums + struct.pack("<HH", 6, 0) + name + packed
    records = b"".join(
        struct.pack("<IHHHHHH", 0x02014B50, 20, 20, 0, 8, 0, 0) + sums +
        struct.pack("<HHHHHII", 6, 0, 0, 0, 0, 0, 0) + b"x/%04d" % i for i in range(1500))
    return part + records + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 1500, 1500, len(records), len(part), 0)


@kind
def larger_than_any_file():
    return xlsx(extra=[("media/a", random.Random(7).randbytes(33 * MEBIBYTE))], packing=zipfile.ZIP_STORED)
