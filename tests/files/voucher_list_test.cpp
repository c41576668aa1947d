// The rows of a list of vouchers: whatever is filled in and wherever a row stands, it is read (V5).
#include "files/voucher_list.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace dutoan::files {
namespace {

using Texts = std::array<std::string, voucher_column_count>;

std::string csv_line(const Texts& texts) {
  std::string line;
  for (const std::string& text : texts) line += (line.empty() ? "" : ";") + ("\"" + text + "\"");
  return line + "\n";
}

Texts titles() {
  Texts texts;
  for (std::size_t i = 0; i < texts.size(); ++i) texts.at(i) = voucher_columns().at(i).title.vi;
  return texts;
}

/// For each column a row that has nothing else, and one that has everything else; between them rows
/// of which some are alike.
std::vector<Texts> rows_of_every_shape() {
  std::vector<Texts> rows;
  for (std::size_t column = 0; column < voucher_column_count; ++column) {
    Texts alone, without, alike;
    for (std::size_t i = 0; i < voucher_column_count; ++i)
      (i == column ? alone : without).at(i) = std::to_string(column) + "." + std::to_string(i);
    alike.fill("same");
    for (const Texts& each : {alone, alike, without}) rows.push_back(each);
  }
  return rows;
}

std::vector<VoucherRow> read(const std::vector<Texts>& rows) {
  std::string csv = csv_line(titles());
  for (const Texts& each : rows) csv += csv_line(each);
  return read_voucher_list({"list.csv", csv}, {}).value();
}

TEST_CASE("no row of a list is lost, whatever is filled in", "[vouchers]") {
  const auto written = rows_of_every_shape();
  const auto found = read(written);
  REQUIRE(found.size() == written.size());
  for (std::size_t row = 0; row < written.size(); ++row)
    for (const VoucherColumnText& each : voucher_columns()) {
      const auto column = static_cast<std::size_t>(each.column);
      CAPTURE(row, each.key);
      CHECK(cell_of(found[row], each.column).text == written[row].at(column));
      CHECK(cell_of(found[row], each.column).place.line == static_cast<int>(row) + 2);
    }
}

}  // namespace
}  // namespace dutoan::files
