#include "report/letter_parts.hpp"

#include "report/paper_parts.hpp"
#include "report/vietnamese.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/words.hpp>

#include <algorithm>

namespace dutoan::report {
namespace {

using Kind = PaperRow::Kind;

std::string two_digits(unsigned number, unsigned below) {
  return (number < below ? "0" : "") + std::to_string(number);
}

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : std::string{between}) + text;
  return all;
}

int columns_shown(const std::vector<PaperColumn>& columns) {
  return static_cast<int>(std::ranges::count(columns, false, &PaperColumn::is_hidden));
}

}  // namespace

std::string or_blank(const std::string& given) {
  return given.empty() ? std::string{blank} : given;
}

std::string day_in_words(const std::optional<Date>& date, int year) {
  if (!date) return "ngày … tháng … năm " + std::to_string(year);
  return "ngày " + two_digits(date->day(), 10) + " tháng " + two_digits(date->month(), 3) +
         " năm " + std::to_string(date->year());
}

std::string plan_in_words(const FrozenEstimate& estimate) {
  return "Kế hoạch số " + estimate.plan_number + " ngày " + format_date(estimate.plan_date) +
         " của " + estimate.issuer;
}

std::string amount_and_words(Money amount) {
  return format_amount(amount) + " đồng (Bằng chữ: " + amount_in_words(amount) + ")";
}

LetterSheet::LetterSheet(std::string name, std::vector<PaperColumn> columns)
    : across_(columns_shown(columns)) {
  sheet_.name = std::move(name);
  sheet_.is_landscape = false;
  sheet_.columns = std::move(columns);
}

void LetterSheet::add(Kind kind, const std::string& text) {
  sheet_.rows.push_back(wide_row(kind, text, across_));
}

void LetterSheet::add_two(Kind kind, std::string left, std::string right) {
  const int half = across_ / 2;
  sheet_.rows.push_back(
      {kind, {{std::move(left), {}, half}, {std::move(right), {}, across_ - half}}});
}

void LetterSheet::begin(const Letterhead& head, std::string_view type, const std::string& title,
                        const std::string& abstract, int year) {
  add_offices(sheet_, or_blank(head.superior), or_blank(head.office), across_);
  add_two(Kind::number,
          "Số: " + or_blank(head.number) + "/" + std::string{type} + "-" + or_blank(head.symbol),
          or_blank(head.place) + ", " + day_in_words(head.date, year));
  sheet_.rows.push_back({Kind::blank, {}});
  add(Kind::title, title);
  add(Kind::abstract, abstract);
}

void LetterSheet::address(const Letterhead& head) {
  add(Kind::addressed, "Kính gửi: " + or_blank(joined(head.addressed, "; ")));
}

void LetterSheet::add_bases(const std::vector<std::string>& bases) {
  for (std::size_t i = 0; i < bases.size(); ++i)
    add(Kind::basis, "Căn cứ " + bases[i] + (i + 1 < bases.size() ? ";" : "."));
}

void LetterSheet::end(const Letterhead& head) {
  const std::string post = head.post.empty() ? "THỦ TRƯỞNG ĐƠN VỊ" : in_capitals(head.post);
  add_two(Kind::closing, "Nơi nhận:", post);
  std::vector<std::string> recipients{"- Như trên;"};
  for (const std::string& each : head.recipients) recipients.push_back("- " + each + ";");
  recipients.emplace_back("- Lưu: VT.");
  constexpr std::size_t room_to_sign = 6;
  recipients.resize(std::max(recipients.size(), room_to_sign));
  for (std::string& each : recipients) add_two(Kind::recipients, std::move(each), {});
  add_two(Kind::signature, {}, or_blank(head.signer));
}

std::vector<std::string> bases_of(const FrozenEstimate& estimate, const Letterhead& head) {
  std::vector<std::string> bases = head.bases;
  if (bases.empty())
    for (const FrozenLaw& law : estimate.laws)
      bases.push_back("văn bản số " + law.number + (law.title.empty() ? "" : ": " + law.title));
  bases.push_back(plan_in_words(estimate) + ": " + estimate.plan_title);
  return bases;
}

std::vector<RowSum> sums_by_row(const FrozenEstimate& estimate) {
  std::vector<RowSum> sums;
  for (const FrozenActivity& activity : estimate.activities) {
    const bool is_new =
        sums.empty() || sums.back().group != activity.group || sums.back().row != activity.row;
    if (is_new)
      sums.push_back(
          {activity.group, activity.group_name, activity.row, activity.row_name, 0, 0, {}, {}});
    RowSum& sum = sums.back();
    ++sum.activities;
    sum.people += activity.people;
    for (const FrozenLine& line : activity.lines) {
      sum.amount += line.amount;
      sum.by_category[line.classified.category.text()] += line.amount;
    }
  }
  return sums;
}

RowSum sum_of(const std::vector<RowSum>& rows, std::string_view group) {
  RowSum all;
  for (const RowSum& row : rows) {
    if (!group.empty() && row.group != group) continue;
    all.group = row.group, all.group_name = row.group_name;
    all.activities += row.activities, all.people += row.people, all.amount += row.amount;
    for (const auto& [category, amount] : row.by_category) all.by_category[category] += amount;
  }
  return all;
}

std::vector<NamedCategory> categories_of(const FrozenEstimate& estimate) {
  std::vector<NamedCategory> all;
  for (const FrozenActivity& activity : estimate.activities)
    for (const FrozenLine& line : activity.lines) {
      const std::string code = line.classified.category.text();
      if (std::ranges::find(all, code, &NamedCategory::code) == all.end())
        all.push_back({code, line.category});
    }
  return all;
}

}  // namespace dutoan::report
