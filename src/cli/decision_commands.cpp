// The table of the commands that enter what was decided of an estimate.
#include "cli/book_options.hpp"

#include <utility>

namespace dutoan::cli {
namespace {

constexpr std::size_t most_lines = 2000;

/// The options of a decision about `version`; an approval may come before its money.
std::vector<Option> approving(Option version, bool may_await) {
  std::vector<Option> options = {
      std::move(version),
      {"--deviate",
       "",
       "LINE=AMOUNT",
       {"duyệt dòng này với số khác số thẩm định; dùng được nhiều lần, mỗi lần một --text",
        "approve the line at another amount than appraised; may be repeated, each with its --text"},
       {},
       true},
      {"--text", "", "WORDS", {"lý do duyệt khác", "why it deviates"}, {}, true}};
  if (!may_await) return options;
  options.push_back({"--awaiting-funds",
                     "",
                     "",
                     {"kinh phí chưa được giao: chỉ giữ quyết định",
                      "the money is not allotted yet: only keep the decision"}});
  options.push_back({"--fund",
                     "",
                     "NUMBER",
                     {"quyết định này đã có kinh phí: mọi dòng còn chờ, hoặc các dòng được nêu",
                      "this decision has its money: all lines that wait, or those named"}});
  return options;
}

}  // namespace

std::vector<Command> decision_commands() {
  return {
      {"approve",
       "phe-duyet",
       "[LINE=AMOUNT…]",
       0,
       most_lines,
       {"ghi quyết định phê duyệt dự toán đã lưu: mọi dòng, hoặc các dòng được nêu",
        "enter the approval of the saved estimate: every line, or those named"},
       entering(approving({"--estimate",
                           "",
                           "VERSION",
                           {"phiên bản dự toán được duyệt; mới nhất nếu không nêu",
                            "the version that is approved; the newest without it"}},
                          true),
                true),
       {{"dutoan approve -N 1512/QĐ-UBND -d 18/05/2020",
         {"đúng như đã thẩm định; chưa thẩm định thì như đã lưu",
          "as it was appraised, else as it was saved"}},
        {"dutoan approve --deviate ML1/hall=3tr --text \"mặt bằng giá huyện\" -N 1512/QĐ-UBND -d "
         "18/05/2020",
         {"đúng như đã thẩm định, trừ một dòng", "as it was appraised, but for one line"}},
        {"dutoan approve --awaiting-funds -N 1512/QĐ-UBND -d 18/05/2020",
         {"kinh phí chưa được giao: giữ quyết định, chưa được chi",
          "the money is not there: the decision is kept, nothing may be spent"}},
        {"dutoan approve --fund 1512/QĐ-UBND -N 88/TB-STC -d 01/06/2020",
         {"khi đã ghi bổ sung", "once the supplement is entered"}},
        {"dutoan approve ML1/hall=3tr \"ml1 tiền ăn=31,8tr\" -N 1512/QĐ-UBND -d 18/05/2020",
         {"từng dòng, sau cắt giảm", "line by line, after cuts"}}}},
      {"amend",
       "dieu-chinh",
       "[LINE=AMOUNT…]",
       0,
       most_lines,
       {"điều chỉnh dự toán đã duyệt: số tăng, hoặc số giảm có dấu trừ, của từng dòng; hoặc theo "
        "một "
        "phiên bản đã thẩm định",
        "amend the approved estimate: what each line gains, or loses with a minus; or to an "
        "appraised "
        "version"},
       entering(
           approving({"--estimate",
                      "",
                      "VERSION",
                      {"điều chỉnh theo phiên bản này, mọi dòng khác với số đã duyệt",
                       "amend to this version, every line that differs from the approved one"}},
                     false),
           true),
       {{"dutoan amend ML1/drinks=-500k ML1/hall=500k -N 1777/QĐ-UBND -d 20/07/2020", {}},
        {"dutoan amend --estimate 2 -N 1801/QĐ-UBND -d 15/08/2020",
         {"phiên bản 2 đã thẩm định", "version 2 as it was appraised"}}}}};
}

}  // namespace dutoan::cli
