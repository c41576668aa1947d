#include <dutoan/people_store.hpp>

#include <algorithm>
#include <array>

namespace dutoan {
namespace {

struct DeedRow {
  std::string_view word;
  const char* vi;
  const char* en;
};
constexpr std::array<DeedRow, deed_count> rows = {{
    {"login", "vào", "came in"},
    {"failed_login", "vào không được", "was not let in"},
    {"locked_out", "bị khóa tạm", "was locked out"},
    {"logout", "ra", "left"},
    {"refused", "bị từ chối", "was refused"},
    {"write", "ghi", "entered"},
    {"download", "tải về", "downloaded"},
    {"people", "đổi người dùng", "changed people"},
}};

}  // namespace

std::string_view word(Deed deed) { return rows[static_cast<std::size_t>(deed)].word; }

std::optional<Deed> deed_of(std::string_view word) {
  const auto it = std::ranges::find(rows, word, &DeedRow::word);
  if (it == rows.end()) return std::nullopt;
  return static_cast<Deed>(it - rows.begin());
}

Label name_of(Deed deed) {
  const DeedRow& row = rows[static_cast<std::size_t>(deed)];
  return {row.vi, row.en};
}

}  // namespace dutoan
