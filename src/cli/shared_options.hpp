// Options that commands of both tables take, so that their help says one thing.
#pragma once

#include "cli/commands.hpp"

namespace dutoan::cli {

inline const Option book_option{"--book",
                                "-B",
                                "FILE",
                                {"sổ; không có thì lấy biến DUTOAN_BOOK, rồi ./so.db",
                                 "the book; without it DUTOAN_BOOK, then ./so.db"}};
inline const Option dry_run_option{
    "--dry-run", "-n", "", {"chỉ thử, không ghi gì", "only try, write nothing"}};
inline const Option rates_option{
    "--rates",
    "-r",
    "FOLDER",
    {"thư mục chế độ, định mức; không có thì lấy biến DUTOAN_RATES, rồi ./rates, rồi thư mục cài "
     "cùng chương trình",
     "the regulations folder; without it DUTOAN_RATES, then ./rates, then the one installed with "
     "the "
     "program"}};
inline const Option format_option{
    "--format",
    "-O",
    "FORMAT",
    {"dạng kết quả; txt nếu không nêu", "the form of the answer; txt without it"},
    {"txt", "csv", "tsv", "json", "html", "xlsx", "pdf"}};
inline const Option output_option{"--output",
                                  "-o",
                                  "FILE",
                                  {"ghi kết quả vào tệp; đuôi tệp chọn dạng",
                                   "write the answer to a file; its extension chooses the form"}};
inline const Option errors_option{
    "--errors",
    "",
    "FILE",
    {"khi có lỗi: ghi bản sao của danh sách, bảng tính, thêm một cột nêu lỗi từng dòng",
     "where something is wrong: write a copy of the list or workbook with a column of errors"}};
inline const Option encoding_option{
    "--encoding",
    "",
    "ENCODING",
    {"bảng mã cũ của chữ trong tệp", "the old encoding of the file's texts"},
    {"tcvn3", "vni"}};
}  // namespace dutoan::cli
