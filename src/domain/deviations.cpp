// Deviations as a text of rows, so that the ledger reads them without any file format.
#include <dutoan/document.hpp>

#include <algorithm>

namespace dutoan {
namespace {

constexpr std::string_view form = "dutoan/deviations/1\n";

/// A reason stands in one row: what would break the row is a blank.
std::string in_one_row(std::string text) {
  std::ranges::replace_if(text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return text;
}

/// "ML1/hall\tthe reason".
std::optional<Deviation> deviation_in(std::string_view row) {
  const std::size_t slash = row.find('/'), tab = row.find('\t');
  if (slash == std::string_view::npos || tab == std::string_view::npos || slash > tab)
    return std::nullopt;
  return Deviation{{ClassCode{std::string{row.substr(0, slash)}},
                    ItemCode{std::string{row.substr(slash + 1, tab - slash - 1)}}},
                   std::string{row.substr(tab + 1)}};
}

}  // namespace

std::string deviations_text(std::span<const Deviation> deviations) {
  if (deviations.empty()) return {};
  std::string text{form};
  for (const Deviation& each : deviations)
    text += each.line.text() + "\t" + in_one_row(each.reason) + "\n";
  return text;
}

std::optional<std::vector<Deviation>> read_deviations(std::string_view text) {
  std::vector<Deviation> deviations;
  if (text.empty()) return deviations;
  if (!text.starts_with(form)) return std::nullopt;
  for (std::string_view rest = text.substr(form.size()); !rest.empty();) {
    const std::size_t end = rest.find('\n');
    const auto read =
        end == std::string_view::npos ? std::nullopt : deviation_in(rest.substr(0, end));
    if (!read) return std::nullopt;
    deviations.push_back(*read);
    rest.remove_prefix(end + 1);
  }
  if (deviations_text(deviations) != text) return std::nullopt;
  return deviations;
}

}  // namespace dutoan
