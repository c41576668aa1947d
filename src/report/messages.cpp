// Every rule of the program in words. One code, one sentence, in both languages; the sentence says
// what is wrong with the figures, the help says what to do. {facts} are filled in by template.cpp.
#include "report/messages.hpp"

#include <dutoan/report.hpp>

#include <algorithm>

namespace dutoan {
namespace {

constexpr auto error = Severity::error;
constexpr auto warning = Severity::warning;
constexpr auto note = Severity::note;

const std::vector<RuleText> texts = {
    // Files
    {1001, error, 3, "missing_equals", "thiếu dấu \"=\" sau khóa \"{key}\"",
     "expected \"=\" after the key \"{key}\"",
     "viết dạng khóa = giá trị; văn bản đặt trong dấu nháy kép",
     "write key = value; put text between double quotes"},
    {1002, error, 3, "unknown_key",
     "khóa \"{key}\" không có {?table|trong bảng [{table}]|ở mức ngoài cùng của tệp}{?nearest|; "
     "khóa gần nhất là \"{nearest}\"}",
     "unknown key \"{key}\" {?table|in table [{table}]|at the top of the file}{?nearest|; the "
     "nearest key is \"{nearest}\"}",
     "sửa lại tên khóa, hoặc xóa dòng này; các khóa hợp lệ ở docs/reference/files.md",
     "correct the key or remove the line; the keys are in docs/reference/files.md"},
    {1003, error, 3, "wrong_type", "\"{key}\" cần {expected}, gặp {found}",
     "\"{key}\" needs {expected}, found {found}",
     "số viết không có dấu nháy, văn bản viết trong dấu nháy kép, ngày viết 2020-05-06",
     "write numbers without quotes, text between double quotes, dates as 2020-05-06"},
    {1004, error, 3, "unreadable_number", "không đọc được số \"{text}\"",
     "cannot read the number \"{text}\"",
     "số tiền viết 1.234.567 hoặc 1234567, số lẻ viết 0,2; trong tệp: 1_234_567, hoặc đặt trong "
     "dấu nháy",
     "write amounts as 1.234.567 or 1234567, decimals as 0,2; in files 1_234_567, or between "
     "quotes"},
    {1005, error, 3, "no_such_date", "ngày \"{date}\" không có trong lịch",
     "the date \"{date}\" does not exist", "viết 2020-05-06 hoặc \"06/05/2020\"",
     "write 2020-05-06 or \"06/05/2020\""},
    {1006, error, 3, "year_out_of_range",
     "năm {year} ngoài khoảng 1945–2100{?guess|; có thể là {guess} (lỗi nhận dạng văn bản)}",
     "the year {year} is outside 1945–2100{?guess|; probably {guess} (misread by a scanner)}",
     "đối chiếu với văn bản gốc rồi sửa năm", "compare with the original and correct the year"},
    {1007, error, 3, "not_utf8", "tệp không phải UTF-8 (byte {byte})",
     "the file is not UTF-8 (byte {byte})",
     "lưu lại tệp với bảng mã UTF-8; tệp TCVN3 hoặc VNI cần chuyển mã trước",
     "save the file as UTF-8; convert TCVN3 or VNI text first"},
    {1008, error, 3, "unexpected_text", "gặp \"{found}\", cần {expected}",
     "found \"{found}\", expected {expected}", "xem cách viết tệp ở docs/reference/files.md",
     "see docs/reference/files.md for the form"},
    {1009, error, 3, "duplicate_key", "\"{key}\" đã có ở trên", "\"{key}\" stands above already",
     "giữ một chỗ, xóa chỗ kia", "keep one of the two"},
    {1010, error, 3, "missing_key", "{?table|bảng [{table}] |}thiếu khóa \"{key}\"",
     "{?table|table [{table}] |}lacks the key \"{key}\"",
     "thêm khóa này; ý nghĩa ở docs/reference/files.md",
     "add the key; docs/reference/files.md says what it means"},
    {1011, error, 3, "unknown_word",
     "\"{word}\" không dùng được cho \"{key}\"{?nearest|; từ gần nhất là \"{nearest}\"}",
     "\"{word}\" cannot be used for \"{key}\"{?nearest|; the nearest word is \"{nearest}\"}",
     "{?allowed|dùng một trong: {allowed}|dùng mã có trong thư mục chế độ, định mức (rates/) hoặc "
     "trong kế hoạch}",
     "{?allowed|use one of: {allowed}|use a code of the regulations folder (rates/) or of the "
     "plan}"},
    {1012, error, 3, "number_out_of_range", "\"{key}\" là {value}, phải từ {least} đến {most}",
     "\"{key}\" is {value}, it must be from {least} to {most}", "sửa lại con số",
     "correct the number"},
    {1013, error, 3, "unsupported_format",
     "\"{format}\" không phải loại tệp mà chương trình đọc được{?nearest|; loại gần nhất là "
     "\"{nearest}\"}",
     "\"{format}\" is not a kind of file that the program reads{?nearest|; the nearest is "
     "\"{nearest}\"}",
     "dòng format ở đầu tệp cho biết loại tệp, xem docs/reference/files.md",
     "the format line says what the file is, see docs/reference/files.md"},
    {1014, error, 3, "too_large", "quá lớn{?what| ({what})}: {size}, tối đa {limit}",
     "too large{?what| ({what})}: {size}, at most {limit}",
     "chia nhỏ tệp, hoặc kiểm tra xem có đúng tệp không",
     "split the file, or check that it is the right one"},
    {1015, error, 3, "empty_text", "\"{key}\" để trống", "\"{key}\" is empty",
     "điền nội dung hoặc xóa khóa này", "fill it in or remove the key"},
    {1016, error, 3, "malformed_code",
     "mã \"{text}\" chỉ được có chữ không dấu, số, dấu chấm, gạch ngang, gạch dưới",
     "the code \"{text}\" may hold only plain letters, digits, dots, hyphens and underscores",
     "viết mã không dấu, không khoảng trắng, bắt đầu bằng chữ hoặc số",
     "write it without accents and blanks, beginning with a letter or digit"},
    {1017, error, 3, "not_beside", "\"{path}\" nằm ngoài thư mục của kế hoạch",
     "\"{path}\" is outside the plan's folder",
     "đặt tệp cạnh kế hoạch hoặc trong thư mục con, ghi tên không có / ở đầu và không có ..",
     "put the file beside the plan or below it, and write its name without a leading / and .."},

    // Rates
    {2001, error, 3, "no_usable_value",
     "không có mức chi {key} ngày {date}{?line| cho dòng {line} \"{title}\"}{?document|: "
     "{document} quy định nhưng chưa có số liệu|: không văn bản nào quy định}{?open| (kế hoạch "
     "chưa cho biết {open})}",
     "no rate {key} on {date}{?line| for the line {line} \"{title}\"}{?document|: {document} sets "
     "it, but its figure is unread|: no document sets it}{?open| (the plan does not say the "
     "{open})}",
     "{?document|đọc văn bản và ghi số liệu vào tệp định mức, hoặc ghi stand_in trong kế hoạch để "
     "lấy mức của cấp khác thay thế|thêm mức chi có căn cứ vào rates/, hoặc sửa ngày, địa "
     "điểm{?case| ({case})}}",
     "{?document|read the document and enter its figure, or name a layer in the plan's "
     "stand_in|add a rate with its citation to rates/, or correct the date or place{?case| "
     "({case})}}"},
    {2002, error, 3, "overlapping_values",
     "hai mức \"{key}\" cùng hiệu lực từ {from}: {document} và {other}",
     "two values of \"{key}\" hold from {from}: {document} and {other}",
     "đặt until của mức cũ bằng from của mức mới",
     "let the older value end (until) where the newer begins"},
    {2003, error, 3, "no_citation", "mức \"{key}\" thiếu căn cứ: cần ít nhất điều của văn bản",
     "the value of \"{key}\" has no citation: it needs at least the article",
     "thêm article, clause, point", "add article, clause, point"},
    {2004, error, 3, "above_ceiling",
     "{line} \"{title}\": {amount} vượt mức tối đa {limit} của {document}",
     "{line} \"{title}\": {amount} exceeds the ceiling {limit} of {document}",
     "giảm xuống không quá {limit}", "lower it to at most {limit}"},
    {2005, error, 3, "two_equal_values",
     "hai mức {key} cùng áp dụng ngày {date}{?case| ({case})}, không mức nào cụ thể hơn: "
     "{document} và {other}",
     "two values of {key} apply equally on {date}{?case| ({case})}: {document} and {other}",
     "thêm điều kiện (when) để một mức cụ thể hơn mức kia",
     "add a qualifier (when) that makes one of them narrower"},
    {2006, error, 3, "above_bound",
     "mức {key} {amount} của {document} vượt mức {limit} của {lower} quá giới hạn được phép",
     "{key} {amount} of {document} exceeds {limit} of {lower} beyond its bound",
     "đối chiếu nghị quyết với thông tư; sửa mức hoặc giới hạn (bound) kèm căn cứ",
     "compare the resolution with the circular; correct the value, or the bound with its source"},
    {2007, warning, 0, "bound_unknown",
     "mức {key} {amount} của {document} {?limit|cao hơn {limit} của {lower}; chưa rõ giới hạn được "
     "phép|không so được với {lower}, vì văn bản này chưa có số liệu}",
     "{key} {amount} of {document} {?limit|is above {limit} of {lower}; the bound is not "
     "known|cannot be compared with {lower}, whose figure is unread}",
     "người thẩm định xác nhận giới hạn rồi ghi vào tệp định mức (bound)",
     "let the appraiser confirm the bound and enter it in the rate file"},
    {2008, error, 3, "empty_range", "hiệu lực từ {from} đến trước {until} là khoảng trống",
     "in force from {from} until {until} is an empty period",
     "until là ngày liền sau ngày cuối cùng", "until is the day after the last day"},
    {2009, error, 3, "unknown_rate_key",
     "khóa mức chi \"{word}\" không có trong danh mục{?nearest|; khóa gần nhất là \"{nearest}\"}",
     "the rate key \"{word}\" is not in the vocabulary{?nearest|; the nearest is \"{nearest}\"}",
     "sửa lại khóa, hoặc thêm khóa vào rates/vocabulary.toml",
     "correct the key, or add it to rates/vocabulary.toml"},
    {2010, error, 3, "amount_without_value",
     "mức \"{key}\" phải có đúng một trong amount, coefficient, percent, see; mức chưa đọc "
     "(unread) và mức theo thực tế (actual) thì không có",
     "the value of \"{key}\" needs exactly one of amount, coefficient, percent, see; an unread or "
     "actual one has none",
     "ghi số liệu cùng trạng thái của nó (status)", "enter the figure and its status"},
    {2011, error, 3, "circular_reference", "mức {key} dẫn chiếu vòng tròn",
     "the value of {key} refers to itself in a circle", "sửa lại khóa see", "correct the see key"},
    {2012, error, 3, "place_not_classified",
     "địa điểm \"{place}\" chưa được xếp \"{qualifier}\" vào ngày {date}",
     "the place \"{place}\" has no \"{qualifier}\" on {date}",
     "thêm dữ kiện có ngày và nguồn cho địa điểm này",
     "add a dated fact with its source to the place"},
    {2013, error, 3, "post_not_classified",
     "chức danh \"{post}\" chưa rõ chế độ lương, phụ cấp vào ngày {date}",
     "it is not known who pays the post \"{post}\" on {date}",
     "thêm dữ kiện có ngày và nguồn cho chức danh này",
     "add a dated fact with its source to the post"},
    {2014, error, 3, "reference_differs",
     "mức {key} ({unit}) dẫn chiếu đến {other} ({expected}): hai khóa không cùng đơn vị",
     "{key} ({unit}) refers to {other} ({expected}): the keys do not count alike",
     "chọn khóa cùng đơn vị cho see", "let see name a key of the same unit"},
    {2015, error, 3, "draft", "dự thảo không phải là luật: tệp ghi trạng thái \"draft\"",
     "a draft is not law: the file says \"draft\"",
     "chỉ ghi số liệu của văn bản đã ban hành; số của dự thảo khác với số ban hành",
     "enter only figures of documents that were issued; a draft's figures differ from them"},
    {2016, error, 3, "bound_without_share",
     "giới hạn ceiling_plus phải có bound_plus, các giới hạn khác thì không",
     "the bound ceiling_plus needs bound_plus, the others must not have it",
     "ghi bound_plus = \"20\" cùng căn cứ, hoặc bỏ đi", "add bound_plus = \"20\", or remove it"},
    {2017, error, 3, "case_open",
     "mức chi {key} ngày {date} của {document}{?line| cho dòng {line} \"{title}\"} tùy theo "
     "{open}, "
     "mà kế hoạch chưa cho biết",
     "the rate {key} of {document} on {date}{?line| for the line {line} \"{title}\"} depends on "
     "the "
     "{open}, which the plan does not say",
     "ghi nơi tổ chức (venue), nơi ở (home) trong kế hoạch, hoặc xếp hạng địa điểm trong rates/",
     "name the venue and home in the plan, or classify the place in rates/"},
    {2018, error, 3, "place_has_ended",
     "\"{place}\" {?until|không còn từ {until}|chưa có trước {from}}{?source| ({source})}, mức chi "
     "tính ngày {date}",
     "\"{place}\" {?until|ended on {until}|does not exist before {from}}{?source| ({source})}; "
     "rates "
     "are asked for {date}",
     "{?successors|dùng địa điểm thay thế: {successors}|dùng địa điểm có vào ngày đó}",
     "{?successors|name what stands in its place: {successors}|name a place that exists on that "
     "day}"},
    {2101, error, 3, "line_without_price", "dòng \"{code}\" không có mức chi, đơn giá hay tỷ lệ",
     "the line \"{code}\" has no rate, price or percentage", "thêm rate, price hoặc percent",
     "add rate, price or percent"},
    {2102, error, 3, "circular_factor", "thừa số \"{code}\" suy ra từ chính nó",
     "the factor \"{code}\" is derived from itself", "sửa lại derived", "correct its derivation"},
    {2103, error, 3, "percentage_before_lines",
     "dòng \"{code}\" đứng sau dòng tỷ lệ nên không nằm trong số tính tỷ lệ",
     "the line \"{code}\" stands after a percentage line and would be left out of its base",
     "chuyển dòng tỷ lệ xuống cuối", "move the percentage line to the end"},
    {2104, error, 3, "duplicate_code", "mã \"{code}\" đã dùng", "the code \"{code}\" is taken",
     "đặt mã khác", "choose another code"},
    {2105, error, 3, "wrong_measure",
     "dòng \"{code}\" không dùng được khóa {key}: số đo của khóa không hợp với cách tính",
     "the line \"{code}\" cannot use the key {key}: what it measures does not fit",
     "mức theo hệ số cần thêm price; mức theo tỷ lệ cần percent",
     "a coefficient needs a price beside it, a percentage needs percent"},

    {2106, error, 3, "unit_differs",
     "dòng \"{code}\" tính theo {unit}, còn mức {key} là cho {expected}",
     "the line \"{code}\" counts in {unit}, but {key} is for {expected}",
     "sửa unit của dòng hoặc chọn khóa khác", "correct the line's unit or choose another key"},

    {2110, error, 3, "unreadable_day", "\"{text}\" không phải ngày của năm (tháng-ngày)",
     "\"{text}\" is no day of a year (month-day)", "viết tháng và ngày, ví dụ \"02-15\"",
     "write month and day, such as \"02-15\""},
    {2201, error, 1, "gap", "mức {key} không có giá trị từ {from} đến {until} (sau {document})",
     "{key} has no value from {from} to {until} (after {document})",
     "bổ sung mức của khoảng này, hoặc sửa from, until; văn bản chưa đọc được thì ghi status = "
     "\"unread\"",
     "add the value of these days or correct from and until; enter an unread value where the "
     "document could not be read"},
    {2202, error, 1, "beyond_bound",
     "mức {key} {amount} của {document} vượt mức {limit} của {lower} quá giới hạn được phép",
     "{key} {amount} of {document} exceeds {limit} of {lower} beyond its bound",
     "đối chiếu nghị quyết với thông tư; sửa mức hoặc giới hạn (bound) kèm căn cứ",
     "compare the resolution with the circular; correct the value, or the bound with its source"},
    {2203, error, 1, "unused_key", "khóa {key} \"{title}\" không có mức nào và không dòng nào hỏi",
     "the key {key} \"{title}\" has no value, and no line asks for it",
     "xóa khóa khỏi rates/vocabulary.toml, hoặc ghi mức của nó",
     "remove the key from rates/vocabulary.toml, or enter its value"},
    {2204, error, 1, "key_without_value",
     "khóa {key} \"{title}\" có dòng hỏi đến nhưng không văn bản nào quy định",
     "the key {key} \"{title}\" is asked for, but no document states it",
     "ghi mức chi kèm căn cứ, hoặc sửa khóa của dòng",
     "enter the rate with its law, or correct "
     "the line's key"},
    {2205, error, 1, "not_checked",
     "mức {key} của {document} {?date|đọc lần cuối ngày {date}|chưa ghi ngày đọc nguồn}, quá "
     "{months} "
     "tháng",
     "{key} of {document} {?date|was last read on {date}|has no day of reading}, over {months} "
     "months",
     "đọc lại nguồn rồi ghi read_on", "read the source again and enter read_on"},
    {2206, note, 0, "bound_not_known",
     "mức {key} {amount} của {document} cao hơn {limit} của {lower}; chưa rõ giới hạn được phép",
     "{key} {amount} of {document} is above {limit} of {lower}; the bound is not known",
     "người thẩm định xác nhận giới hạn rồi ghi vào tệp định mức (bound)",
     "let the appraiser confirm the bound and enter it in the rate file"},

    // Plans and estimates
    {3001, error, 1, "people_do_not_add_up",
     "{about}: cộng được {computed} người ({working}), kế hoạch ghi {stated}: lệch {difference}",
     "{about}: {computed} people add up ({working}), the plan states {stated}: off by {difference}",
     "đối chiếu từng dòng với văn bản gốc", "compare the rows with the original"},
    {3002, error, 1, "classes_do_not_add_up",
     "{about}: cộng được {computed} lớp ({working}), kế hoạch ghi {stated}: lệch {difference}",
     "{about}: {computed} classes add up ({working}), the plan states {stated}: off by "
     "{difference}",
     "đối chiếu từng dòng với văn bản gốc", "compare the rows with the original"},
    {3003, error, 1, "above_allotment",
     "{?group|{group}: |}dự toán {estimated} vượt kinh phí giao {allotted} là {excess}",
     "{?group|{group}: |}the estimate {estimated} exceeds the allotment {allotted} by {excess}",
     "giảm số lượng hoặc mức chi, hoặc trình bổ sung kinh phí",
     "lower quantities or rates, or ask for a supplement"},
    {3004, error, 3, "duplicate_class", "mã lớp \"{class}\" dùng hai lần",
     "the class code \"{class}\" stands twice", "đặt mã khác; chữ hoa, chữ thường coi là một",
     "choose another code; capitals and small letters are alike"},
    {3005, error, 1, "cohort_does_not_divide",
     "{row}: {people} người không chia hết cho {each} người mỗi {unit}",
     "{row}: {people} people cannot be divided by {each} per {unit}",
     "đối chiếu số người hoặc thành phần mỗi {unit} với văn bản gốc",
     "compare the people, or who comes from each {unit}, with the original"},
    {3006, error, 1, "programme_differs",
     "ghi \"{found}\", trong khi chương trình là \"{expected}\"",
     "says \"{found}\", while the programme is \"{expected}\"",
     "có thể văn bản bị nhận dạng sai; đối chiếu với bản gốc",
     "the text may have been misread by a scanner; compare with the original"},
    {3007, error, 1, "dated_outside_year", "{what}: ngày {date} ngoài năm ngân sách {year}",
     "{what}: {date} is outside the budget year {year}", "sửa ngày, hoặc lập ở kế hoạch năm khác",
     "correct the date, or plan it in another year"},
    {3008, error, 1, "units_do_not_add_up",
     "{about}: cộng được {computed} đơn vị ({working}), kế hoạch ghi {stated}: lệch {difference}",
     "{about}: {computed} units add up ({working}), the plan states {stated}: off by {difference}",
     "đối chiếu từng dòng với văn bản gốc", "compare the rows with the original"},
    {3009, error, 1, "dated_after_end", "{what}: ngày {date} sau hạn hoàn thành {end}",
     "{what}: {date} is after the plan's end, {end}", "sửa ngày, hoặc hạn hoàn thành của kế hoạch",
     "correct the date, or the plan's end"},
    {3010, error, 1, "dated_before_plan", "{what}: ngày {date} trước ngày ban hành kế hoạch {plan}",
     "{what}: {date} is before the plan itself, {plan}", "sửa ngày", "correct the date"},
    {3011, error, 3, "factor_not_given",
     "dòng {line} \"{title}\" cần \"{factor_title}\" ({factor}) mà kế hoạch chưa cho",
     "the line {line} \"{title}\" needs \"{factor_title}\" ({factor}), which the plan does not "
     "give",
     "thêm {factor} vào factors (kế hoạch nêu) hoặc assumed (giả định) của lớp, dòng, nhóm hay kế "
     "hoạch",
     "add {factor} to the factors (stated) or assumed of the class, row, group or plan"},
    {3012, error, 3, "price_not_given",
     "dòng {line} \"{title}\" cần đơn giá \"{price}\" mà kế hoạch chưa cho",
     "the line {line} \"{title}\" needs the price \"{price}\", which the plan does not give",
     "thêm [[price]] kèm nguồn và ghi số tiền; mức tối đa của văn bản không phải là đơn giá",
     "add a [[price]] with its source and its amount; a ceiling is not a price"},
    {3013, error, 3, "percent_not_given",
     "dòng {line} \"{title}\" cần tỷ lệ \"{percent}\" mà kế hoạch chưa cho",
     "the line {line} \"{title}\" needs the percentage \"{percent}\", which the plan does not give",
     "thêm [[percent]] kèm nguồn và ghi giá trị", "add a [[percent]] with its source and value"},
    {3014, error, 3, "amount_too_large", "dòng {line} \"{title}\" cho số tiền quá lớn để ghi sổ",
     "the line {line} \"{title}\" gives an amount too large to book",
     "kiểm tra các thừa số của dòng", "check the factors of the line"},
    {3015, error, 4, "class_not_found",
     "không có lớp nào khớp \"{text}\"{?nearest|; mã gần nhất là {nearest}}",
     "no class matches \"{text}\"{?nearest|; the nearest code is {nearest}}",
     "xem các mã lớp bằng: {dutoan plan show}", "see the class codes with: {dutoan plan show}"},
    {3016, error, 4, "several_classes", "\"{text}\" khớp nhiều lớp: {classes}",
     "\"{text}\" matches several classes: {classes}", "viết mã đầy đủ của một lớp",
     "write the whole code of one class"},
    {3017, error, 4, "line_not_found",
     "lớp {class} không có dòng nào khớp \"{text}\"{?nearest|; dòng gần nhất là {nearest}}",
     "the class {class} has no line that matches \"{text}\"{?nearest|; the nearest is {nearest}}",
     "xem các dòng bằng: {dutoan estimate {class}}",
     "see its lines with: {dutoan estimate {class}}"},
    {3018, error, 4, "several_lines", "\"{text}\" khớp nhiều dòng của lớp {class}: {lines}",
     "\"{text}\" matches several lines of the class {class}: {lines}",
     "viết mã đầy đủ của một dòng", "write the whole code of one line"},
    {3019, error, 3, "no_activity", "kế hoạch không có lớp nào", "the plan has no class",
     "thêm group và row", "add a group and a row"},

    {3020, error, 3, "price_unit_differs",
     "dòng {line} \"{title}\" tính theo {expected}, còn đơn giá là cho {unit}",
     "the line {line} \"{title}\" counts in {expected}, but its price is for {unit}",
     "sửa unit của đơn giá, hoặc lấy báo giá theo {expected}",
     "correct the price's unit, or ask for a quotation per {expected}"},

    {3021, error, 3, "case_not_answered",
     "dòng {line} \"{title}\" tùy theo {qualifier}, nhưng kế hoạch chưa cho biết",
     "the line {line} \"{title}\" depends on the {qualifier}, which the plan does not say",
     "ghi venue, home của dòng hoặc lớp, và seat (nơi cơ quan tổ chức đóng) của kế hoạch",
     "give the venue and home of the row or class, and the plan's seat"},
    {3022, error, 1, "agency_has_ended",
     "\"{name}\" {?until|không còn mang tên này từ {until}|chưa có} vào ngày {date} ({source})",
     "\"{name}\" {?until|no longer bears this name from {until}|does not exist} on {date} "
     "({source})",
     "{?successor|ghi \"{successor}\", hoặc sửa ngày của kế hoạch|sửa tên cơ quan hoặc ngày của kế "
     "hoạch}",
     "{?successor|write \"{successor}\", or correct the plan's date|correct the name or the date}"},
    {3023, error, 3, "paid_twice",
     "{line} \"{title}\" và {other} \"{other_title}\" chi cho cùng một việc của cùng những người",
     "{line} \"{title}\" and {other} \"{other_title}\" pay the same people for the same thing",
     "chỉ giữ một: khoán hoặc theo hóa đơn; nếu là hai nhóm người thì ghi thừa số người riêng",
     "keep one of them, the lump sum or the invoice; if they are other people, let each line name "
     "its own factor of people"},
    {3024, warning, 0, "assumption_unused",
     "mức giả định {key} không dùng đến: luật đã có số liệu, hoặc không dòng nào hỏi",
     "the assumed rate {key} is not used: the law has a figure, or no line asks for it",
     "xóa bảng [[rate]] này, hoặc sửa khóa và điều kiện của nó",
     "remove this [[rate]], or correct its key and qualifiers"},

    // The machine
    {8002, error, 8, "cannot_read", "không đọc được \"{file}\": {reason}",
     "cannot read \"{file}\": {reason}", "kiểm tra đường dẫn và quyền đọc",
     "check the path and the permission to read"},
    {8005, error, 8, "cannot_write", "không ghi được \"{file}\": {reason}",
     "cannot write \"{file}\": {reason}", "kiểm tra thư mục, quyền ghi và chỗ trống trên đĩa",
     "check the folder, the permission to write and the space on the disk"},

    // The command line
    {9001, error, 2, "unknown_command",
     "không có lệnh \"{word}\"{?nearest|; lệnh gần nhất là \"{nearest}\"}",
     "no command \"{word}\"{?nearest|; the nearest is \"{nearest}\"}",
     "xem các lệnh bằng: dutoan --help", "see the commands with: dutoan --help"},
    {9002, error, 2, "unknown_option",
     "{?command|lệnh \"{command}\"|dutoan} không có tùy chọn \"{word}\"{?nearest|; tùy chọn gần "
     "nhất là "
     "\"{nearest}\"}",
     "{?command|\"{command}\"|dutoan} has no option \"{word}\"{?nearest|; the nearest is "
     "\"{nearest}\"}",
     "xem các tùy chọn bằng: dutoan{?command| {command}|} --help",
     "see the options with: dutoan{?command| {command}|} --help"},
    {9003, error, 2, "missing_argument", "lệnh \"{command}\" thiếu {what}",
     "\"{command}\" lacks {what}", "xem cách dùng bằng: dutoan{?command| {command}|} --help",
     "see how it is used with: dutoan{?command| {command}|} --help"},
    {9004, error, 2, "bad_option_value",
     "\"{word}\" không dùng được cho {option}{?allowed|; dùng một trong: {allowed}}",
     "\"{word}\" cannot be used for {option}{?allowed|; use one of: {allowed}}",
     "xem cách dùng bằng: dutoan{?command| {command}|} --help",
     "see how it is used with: dutoan{?command| {command}|} --help"},
    {9005, error, 2, "surplus_argument", "lệnh \"{command}\" không nhận \"{word}\"",
     "\"{command}\" does not take \"{word}\"",
     "xem cách dùng bằng: dutoan{?command| {command}|} --help",
     "see how it is used with: dutoan{?command| {command}|} --help"},
    {9006, error, 4, "unknown_code", "không có mã {word}", "there is no code {word}",
     "các mã ở docs/reference/rules.md", "the codes are in docs/reference/rules.md"},
    {9007, error, 2, "options_exclude", "{option} không dùng cùng {other}: {why}",
     "{option} cannot be used with {other}: {why}", "chạy hai lệnh riêng", "run two commands"},
    {9008, error, 4, "rate_not_found",
     "không có mức chi, văn bản hay địa điểm nào là \"{text}\"{?nearest|; gần nhất là "
     "\"{nearest}\"}",
     "no rate, document or place is \"{text}\"{?nearest|; the nearest is \"{nearest}\"}",
     "xem {dutoan rates list}, hoặc docs/reference/rates.md",
     "see {dutoan rates list}, or docs/reference/rates.md"},
    {9009, error, 4, "several_meant", "\"{text}\" có thể là: {found}",
     "\"{text}\" may be any of: {found}", "gõ thêm chữ, hoặc gõ đúng khóa, số, mã",
     "type more words, or the exact key, number or code"},
    {9099, error, 9, "internal_fault", "lỗi của chương trình: {what}. Không có tệp nào bị thay đổi",
     "a fault of the program: {what}. No file was changed",
     "gửi lệnh đã chạy và các tệp đầu vào cho người phát triển",
     "send the command and its input files to the developers"},
};

}  // namespace

const std::vector<RuleText>& rule_texts() {
  static const std::vector<RuleText> all = [] {
    std::vector<RuleText> made = texts;
    for (const auto* part :
         {&report::scenario_rule_texts(), &report::appraisal_rule_texts(),
          &report::ledger_rule_texts(), &report::settlement_rule_texts(),
          &report::class_rule_texts(), &report::statement_rule_texts(), &report::entry_rule_texts(),
          &report::voucher_rule_texts(), &report::list_rule_texts(), &report::book_rule_texts(),
          &report::people_rule_texts(), &report::grid_rule_texts()})
      made.insert(made.end(), part->begin(), part->end());
    std::ranges::sort(made, {}, &RuleText::code);
    return made;
  }();
  return all;
}

const RuleText* find_rule_text(int code) {
  const auto& all = rule_texts();
  const auto it = std::ranges::lower_bound(all, code, {}, &RuleText::code);
  return it != all.end() && it->code == code ? &*it : nullptr;
}

const RuleText& rule_text(RuleCode code) {
  const RuleText* text = find_rule_text(static_cast<int>(code));
  ensure(text != nullptr, "every rule has its words");
  return *text;
}

int exit_code_of(const Problems& problems) {
  int highest = 0;
  for (const Problem& problem : problems) highest = std::max(highest, rule_text(problem.rule).exit);
  return highest;
}

}  // namespace dutoan
