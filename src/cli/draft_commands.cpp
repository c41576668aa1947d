// The commands by which a draft ends: posted, dropped, or refused by the Treasury.
#include "cli/book_commands.hpp"

#include "cli/book_options.hpp"
#include "cli/shared_options.hpp"

#include <algorithm>
#include <string_view>

namespace dutoan::cli {
namespace {

const Option reason_option{
    "--reason", "", "TEXT", {"lý do, ít nhất 10 ký tự", "why, in at least ten characters"}};

/// Of what every document says of itself, the options that are named here, after `own`.
std::vector<Option> ending(const std::vector<std::string_view>& names, std::vector<Option> own) {
  for (const Option& each : paper_options())
    if (std::ranges::find(names, each.name) != names.end()) own.push_back(each);
  own.push_back(dry_run_option);
  return asking(std::move(own));
}

}  // namespace

std::vector<Command> draft_commands() {
  const std::vector<Option> why = ending(
      {"--number", "--date", "--posted-on", "--author", "--evidence", "--id"}, {reason_option});
  return {
      {"voucher post",
       "chung-tu ghi-so",
       "NUMBER",
       1,
       1,
       {"quyết định và ghi sổ một chứng từ nháp, đúng như nháp",
        "decide a draft and post it, as it was drafted"},
       ending({"--posted-on", "--decider"}, {}),
       {{"dutoan voucher post PC-13 --decider gd.ha --posted-on 17/07/2020", {}}}},
      {"voucher drop",
       "chung-tu bo-nhap",
       "NUMBER",
       1,
       1,
       {"bỏ một chứng từ nháp; số tiền nháp giữ được trả lại",
        "drop a draft; what it held is available again"},
       why,
       {{"dutoan voucher drop PC-13 --reason \"lập trùng với PC-12\" -d 17/07/2020", {}}}},
      {"voucher refuse",
       "chung-tu tu-choi",
       "NUMBER",
       1,
       1,
       {"ghi việc Kho bạc từ chối một chứng từ nháp đã gửi; sửa rồi lập nháp lại với số cũ được",
        "enter that the Treasury refused a draft; corrected, it may be drafted again"},
       why,
       {{"dutoan voucher refuse PC-13 --reason \"thiếu biên bản nghiệm thu\" -d 17/07/2020", {}}}}};
}

}  // namespace dutoan::cli
