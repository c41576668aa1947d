#include "files/toml.hpp"

#include "problem_text.hpp"

#include <catch2/catch.hpp>

#include <random>

namespace dutoan::files {
namespace {

const std::string good_file = R"(# Kế hoạch
phien_ban = 1
ten = "Tập huấn \"135\" \u0110\t"
duong_dan = 'C:\tep'
hoc_vien = 3_707
lech = -9_223_372_036_854_775_808
dung = true
lop = [
  "a",  # một
  [1, 2],
]
[can_cu]
ke_hoach = { so_hieu = "1026/KH-UBND", ngay = 2020-05-06, x.y = 2 }
[[muc]]
ma = "A"
[[muc.gia]]
tu = 2020-01-01
[[muc.gia]]
tu = 2020-02-29
[[muc]]
ma = "B"
[muc.them]
a.b.c = {}
a.b.d = []
[x.y.z]
[x]
"khóa lạ" = false
)";

Node read(const std::string& text) {
  auto root = read_toml({"t.toml", text});
  if (!root) FAIL(written(root.error()));
  return std::move(*root);
}

/// The node at a path of keys and positions.
const Node& at(const Node& node, std::string_view key) {
  const Node::Entry* entry = node.find(key);
  REQUIRE(entry != nullptr);
  return entry->value;
}

std::string spot(const FilePlace& place) {
  return std::to_string(place.line) + ":" + std::to_string(place.column) + "+" +
         std::to_string(place.length);
}

TEST_CASE("every kind of value is read", "[files][toml]") {
  const Node root = read(good_file);
  CHECK(at(root, "phien_ban").integer() == 1);
  CHECK(at(root, "ten").text() == "Tập huấn \"135\" Đ\t");
  CHECK(at(root, "duong_dan").text() == "C:\\tep");
  CHECK(at(root, "hoc_vien").integer() == 3707);
  CHECK(at(root, "lech").integer() == std::numeric_limits<std::int64_t>::min());
  CHECK(at(root, "dung").boolean());
  const auto& list = at(root, "lop").items();
  REQUIRE(list.size() == 2);
  CHECK(list[0].text() == "a");
  CHECK(list[1].items()[1].integer() == 2);
  const Node& basis = at(at(root, "can_cu"), "ke_hoach");
  CHECK(at(basis, "ngay").date() == *Date::of(2020, 5, 6));
  CHECK(at(at(basis, "x"), "y").integer() == 2);
  CHECK_FALSE(at(at(root, "x"), "khóa lạ").boolean());
}

TEST_CASE("tables of a list hold what stands under their header", "[files][toml]") {
  const Node root = read(good_file);
  const auto& items = at(root, "muc").items();
  REQUIRE(items.size() == 2);
  CHECK(at(items[0], "ma").text() == "A");
  REQUIRE(at(items[0], "gia").items().size() == 2);
  CHECK(at(at(items[0], "gia").items()[1], "tu").date() == *Date::of(2020, 2, 29));
  CHECK(items[1].find("gia") == nullptr);
  const Node& added = at(at(at(items[1], "them"), "a"), "b");
  CHECK(added.entries().size() == 2);
  CHECK(added.entries()[0].key == "c");
}

TEST_CASE("every value has its place", "[files][toml]") {
  const Node root = read(good_file);
  CHECK(spot(root.place()) == "0:0+0");
  CHECK(root.place().file == "t.toml");
  CHECK(spot(at(root, "phien_ban").place()) == "2:13+1");
  CHECK(spot(at(root, "ten").place()) == "3:7+27");
  CHECK(spot(at(root, "lop").place()) == "8:7+1");
  CHECK(spot(at(root, "lop").items()[1].place()) == "10:3+6");
  CHECK(spot(at(root, "can_cu").place()) == "12:1+8");
  CHECK(spot(root.find("can_cu")->key_place()) == "12:2+6");
  CHECK(spot(at(root, "can_cu").find("ke_hoach")->key_place()) == "13:1+8");
  CHECK(spot(at(root, "muc").items()[1].place()) == "20:1+7");
  CHECK(spot(at(root, "x").place()) == "26:1+3");
  CHECK(spot(at(at(root, "x"), "y").place()) == "25:4+1");
}

TEST_CASE("line ends and forms of letters do not move places", "[files][toml]") {
  CHECK(spot(at(read("a = 1\r\n[b]\r\nc = 'x'\r\n"), "b").place()) == "2:1+3");
  const Node nfd = read("e\xCC\x82 = { o\xCC\x9B\xCC\x81 = 'o\xCC\x9B\xCC\x81', z = 1 }");
  CHECK(spot(nfd.entries()[0].key_place()) == "1:1+1");
  CHECK(spot(at(nfd.entries()[0].value, "z").place()) == "1:20+1");
}

TEST_CASE("an empty file is an empty table", "[files][toml]") {
  for (const char* text : {"", "\n", "# chỉ ghi chú", " \t\r\n"})
    CHECK(read(text).entries().empty());
}

// The property: whatever becomes of a file, it is read or refused with places.
void check_answer(const std::string& bytes) {
  const auto source = check_text("m.toml", bytes);
  if (!source) return;
  const auto root = read_toml(*source);
  if (root) return;
  REQUIRE_FALSE(root.error().empty());
  for (const Problem& problem : root.error()) REQUIRE(problem.place.line > 0);
}

TEST_CASE("a good file with any byte changed is read or refused", "[files][toml]") {
  constexpr std::string_view bytes = "[]{}=\"'\\#,.\n\r\t x0-_\x7F\x01\xCC";
  for (std::size_t i = 0; i < good_file.size(); ++i) {
    for (const char byte : bytes) {
      std::string changed = good_file;
      changed[i] = byte;
      check_answer(changed);
      check_answer(good_file.substr(0, i) + byte + good_file.substr(i));
    }
    check_answer(good_file.substr(0, i));
    check_answer(good_file.substr(i));
  }
}

TEST_CASE("a good file cut and joined at random is read or refused", "[files][toml]") {
  std::mt19937 random{20200506};
  for (int i = 0; i < 5000; ++i) {
    std::string text = good_file;
    for (auto cuts = random() % 6; cuts > 0; --cuts) {
      const std::size_t from = random() % text.size();
      text.insert(random() % text.size(), text.substr(from, random() % 60));
      text.erase(random() % text.size(), random() % 30);
    }
    check_answer(text);
  }
}

}  // namespace
}  // namespace dutoan::files
