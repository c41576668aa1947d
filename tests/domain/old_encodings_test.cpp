// Vietnamese from before Unicode: TCVN3 and VNI, and how they are told from everything else.
#include "language/icu.hpp"
#include "language/syllable.hpp"
#include "support/csv_rows.hpp"

#include <dutoan/language.hpp>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace dutoan;
using tests::csv_rows;

namespace {

/// Each letter beyond ASCII with its bytes in one encoding; letters that it lacks are left out.
using Letters = std::map<std::string, std::string>;

std::string bytes_of(const std::string& hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  return bytes;
}

const Letters& letters_of(OldEncoding encoding) {
  static const auto read = [](const char* column) {
    Letters letters;
    for (const auto& row : csv_rows("old_encodings.csv"))
      if (!row.at(column).empty()) letters[row.at("letter")] = bytes_of(row.at(column));
    return letters;
  };
  static const Letters tcvn3 = read("tcvn3"), vni = read("vni");
  return encoding == OldEncoding::tcvn3 ? tcvn3 : vni;
}

/// The text as a file in the old encoding holds it; capitals that TCVN3 lacks stay.
std::string encoded(const std::string& text, OldEncoding encoding) {
  std::string bytes;
  for (std::size_t at = 0, length = 0; at < text.size(); at += length) {
    const auto lead = static_cast<unsigned char>(text[at]);
    length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
    const std::string letter = text.substr(at, length);
    const auto it = letters_of(encoding).find(letter);
    bytes += it == letters_of(encoding).end() ? letter : it->second;
  }
  return bytes;
}

/// As Excel keeps it: the bytes' letters in Windows-1252.
std::string shown(const std::string& text, OldEncoding encoding) {
  return from_windows_1252(encoded(text, encoding));
}

std::vector<std::string> column(const char* file, const char* name) {
  std::vector<std::string> texts;
  for (const auto& row : csv_rows(file)) texts.push_back(row.at(name));
  return texts;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += text + "\n";
  return all;
}

bool is_syllable(const std::string& word) {
  return language::is_possible_syllable(language::from_utf8(word));
}

constexpr OldEncoding both[] = {OldEncoding::tcvn3, OldEncoding::vni};

// Capitals with a tone are not among them, so that TCVN3 can write them all.
const std::vector<std::string> phrases = {
    "Huyện Mường Lát",
    "Huyện Quan Hóa, Bá Thước, Cẩm Thủy",
    "Các huyện giáp ranh",
    "Cán bộ thôn, bản và cộng đồng",
    "Tập huấn nâng cao năng lực cho cán bộ cơ sở và cộng đồng thuộc Chương trình 135 năm 2020",
    "Lớp cán bộ xã (Trung tâm hội nghị 25B)",
    "Đợt 1: các tỉnh miền Trung",
    "Mã lớp;Dòng;Tên lớp;Học viên;Ngày bắt đầu",
};

}  // namespace

TEST_CASE("every letter is read from both old encodings") {
  REQUIRE(letters_of(OldEncoding::vni).size() == 134);
  REQUIRE(letters_of(OldEncoding::tcvn3).size() == 67 + 7);
  for (const OldEncoding encoding : both)
    for (const auto& [letter, bytes] : letters_of(encoding)) {
      INFO(word_for(encoding) << " " << letter);
      CHECK(from_old_encoding(from_windows_1252(bytes), encoding) == letter);
    }
}

TEST_CASE("what an old encoding has no letter for stays") {
  CHECK(from_old_encoding("ML-01 (25B) = 1.234", OldEncoding::tcvn3) == "ML-01 (25B) = 1.234");
  CHECK(from_old_encoding("± ° Huyện ÿ", OldEncoding::tcvn3) == "± ° Huyện ÿ");
  CHECK(from_old_encoding("§ 5 buù bù", OldEncoding::vni) == "§ 5 bú bù");
  CHECK(from_old_encoding("Aán AÁN", OldEncoding::vni) == "Ấn ẤN");
  CHECK(from_old_encoding("", OldEncoding::vni).empty());
}

TEST_CASE("the two ways to write Huyện Mường Lát") {
  CHECK(from_old_encoding("HuyÖn M­êng L¸t", OldEncoding::tcvn3) == "Huyện Mường Lát");
  CHECK(from_old_encoding("Huyeän Möôøng Laùt", OldEncoding::vni) == "Huyện Mường Lát");
  CHECK(from_old_encoding("HUYEÄN MÖÔØNG LAÙT", OldEncoding::vni) == "HUYỆN MƯỜNG LÁT");
}

TEST_CASE("texts of syllables come back from both old encodings") {
  static const std::vector<std::string> syllables = column("syllables.csv", "syllable");
  REQUIRE(syllables.size() > 500);
  for (const OldEncoding encoding : both)
    for (const std::string& syllable : syllables)
      CHECK(from_old_encoding(shown(syllable, encoding), encoding) == syllable);
  rc::prop("joined as they may be", [] {
    const auto words = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(syllables));
    const auto encoding = *rc::gen::element(OldEncoding::tcvn3, OldEncoding::vni);
    RC_ASSERT(from_old_encoding(shown(joined(words), encoding), encoding) == joined(words));
  });
  rc::prop("forty of them are enough to tell the encoding", [] {
    const auto words =
        *rc::gen::container<std::vector<std::string>>(40, rc::gen::elementOf(syllables));
    const auto encoding = *rc::gen::element(OldEncoding::tcvn3, OldEncoding::vni);
    RC_ASSERT(guess_old_encoding(shown(joined(words), encoding)) == encoding);
    RC_ASSERT(!guess_old_encoding(joined(words)));
  });
}

TEST_CASE("syllables are told from other words") {
  for (const std::string& syllable : column("syllables.csv", "syllable")) {
    INFO(syllable);
    CHECK(is_syllable(syllable));
  }
  for (const char* word : {"HUYỆN", "a\u0302\u0301n", "ngủ", "nghỉ", "ba"})
    CHECK(is_syllable(word));
  for (const char* word : {"", "nghà", "cế", "kà", "càc", "tạp tạ", "HuyÖn", "Laùt", "où", "élève",
                           "für", "đ", "ng", "tấế", "gế", "w", "strà"}) {
    INFO(word);
    CHECK_FALSE(is_syllable(word));
  }
}

TEST_CASE("the texts of the examples are told in both old encodings") {
  for (const OldEncoding encoding : both)
    for (const std::string& phrase : phrases) {
      INFO(word_for(encoding) << " " << phrase);
      CHECK(from_old_encoding(shown(phrase, encoding), encoding) == phrase);
      CHECK(guess_old_encoding(shown(phrase, encoding)) == encoding);
    }
}

TEST_CASE("two words are no evidence, three are") {
  CHECK_FALSE(guess_old_encoding("HuyÖn HuyÖn HuyÖn"));
  CHECK_FALSE(guess_old_encoding("Tªn líp, Tªn líp"));
  CHECK(guess_old_encoding("Tªn häc viªn") == OldEncoding::tcvn3);
  CHECK_FALSE(guess_old_encoding("Tªn häc líp"));  // "líp" may be a word as it stands
  CHECK(guess_old_encoding("Teân lôùp, moät") == OldEncoding::vni);
}

TEST_CASE("one word in eleven may be something else") {
  const std::string ten = "Tªn líp häc viªn cña huyÖn M­êng L¸t thuéc tØnh, n¨m";
  REQUIRE(guess_old_encoding(ten) == OldEncoding::tcvn3);
  CHECK(guess_old_encoding(ten + " für") == OldEncoding::tcvn3);
  CHECK_FALSE(guess_old_encoding(ten + " für schöne"));
}

TEST_CASE("texts in Unicode are taken for no old encoding") {
  std::map<std::string, std::string> by_language;
  const auto rows = csv_rows("not_old_encodings.csv");
  REQUIRE(rows.size() >= 200);
  for (const auto& row : rows) {
    INFO(row.at("line") << " " << row.at("text"));
    CHECK_FALSE(guess_old_encoding(row.at("text")));
    by_language[row.at("language")] += row.at("text") + "\n";
  }
  for (const auto& [language, text] : by_language) {
    INFO(language);
    CHECK_FALSE(guess_old_encoding(text));
  }
  CHECK_FALSE(guess_old_encoding(joined(phrases)));
  CHECK_FALSE(guess_old_encoding(""));
  CHECK_FALSE(guess_old_encoding("\xff\xfe bad UTF-8 \xc3"));
}

TEST_CASE("every byte of Windows-1252 has its character, and none is lost") {
  CHECK(from_windows_1252("a\x80\x8a\x9f\xa0\xff") == "a€ŠŸ\u00a0ÿ");
  CHECK(from_windows_1252("\x81\x8d\x8f\x90\x9d") == "\u0081\u008d\u008f\u0090\u009d");
  std::map<std::string, int> characters;
  for (int byte = 0; byte < 256; ++byte)
    ++characters[from_windows_1252(std::string(1, static_cast<char>(byte)))];
  CHECK(characters.size() == 256);
}

TEST_CASE("an old encoding has one word") {
  for (const OldEncoding encoding : both) CHECK(old_encoding_of(word_for(encoding)) == encoding);
  CHECK_FALSE(old_encoding_of("TCVN3"));
  CHECK_FALSE(old_encoding_of(""));
}
