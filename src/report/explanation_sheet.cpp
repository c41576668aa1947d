// The thuyết minh: what an appraiser reads beside the figures, so that no figure is without its
// ground. Law, scale, rates and how well each is known, prices and shares, reservations.
#include "report/paper_parts.hpp"
#include "report/parts.hpp"
#include "report/rate_words.hpp"
#include "report/vietnamese.hpp"
#include "report/working_text.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>
#include <map>

namespace dutoan::report {
namespace {

using Kind = PaperRow::Kind;

constexpr int columns = 7;

/// A rate as the lines of the estimate use it.
struct UsedRate {
  const Line* first = nullptr;
  std::int64_t lines = 0;
  Money amount;
};

class SheetOfWords {
 public:
  SheetOfWords(const Estimate& estimate, std::string name) : estimate_(estimate) {
    sheet_.name = std::move(name);
    sheet_.columns = {{6, false, true}, {46}, {15}, {16}, {28}, {30}, {18}};
  }

  PaperSheet make() {
    add_paper_head(sheet_, estimate_, {"THUYẾT MINH DỰ TOÁN", "EXPLANATION OF THE ESTIMATE"},
                   columns, false);
    section({"I. Căn cứ lập dự toán", "I. Grounds of the estimate"});
    add_bases();
    section({"II. Quy mô", "II. Scale"});
    add_scale();
    section({"III. Mức chi áp dụng", "III. Rates applied"});
    add_rates();
    section({"IV. Đơn giá và tỷ lệ của kế hoạch", "IV. Prices and percentages of the plan"});
    add_prices();
    section({"V. Điều người thẩm định cần biết", "V. What the appraiser should know"});
    add_reservations();
    add_signatures(sheet_, estimate_, columns);
    return std::move(sheet_);
  }

 private:
  const Estimate& estimate_;
  PaperSheet sheet_;

  [[nodiscard]] const RateTable& rates() const { return estimate_.regulations->rates; }

  void section(const Label& title) {
    sheet_.rows.push_back(wide_row(Kind::section, title, columns));
  }
  void sentence(const Label& text) {
    sheet_.rows.push_back(wide_row(Kind::text, phrase({"- {}", "- {}"}, {text}), columns));
  }
  void titles(const std::vector<Label>& texts) {
    PaperRow head{Kind::head, {}};
    for (const Label& text : texts) head.cells.push_back({text});
    sheet_.rows.push_back(std::move(head));
  }

  void add_bases() {
    for (const Basis& basis : estimate_.plan->bases)
      sentence(same(basis.title + " (" + basis.number + ", " + format_date(basis.date) + ")"));
    for (const LegalDocument* document : documents_behind(estimate_))
      sentence(full_name(*document));
  }

  void add_scale() {
    for (const Group& group : estimate_.plan->groups) {
      std::int64_t classes = 0, people = 0;
      for (const Activity& activity : estimate_.activities)
        if (activity.group == &group) ++classes, people += activity.headcount().value();
      if (classes == 0) continue;
      sentence(phrase({"{}. {}: {} lớp, đợt; {} người", "{}. {}: {} classes and tours; {} people"},
                      {same(group.code), same(group.name), same(format_whole(classes)),
                       same(format_whole(people))}));
    }
  }

  void add_rates() {
    std::vector<const RateValue*> order;
    std::map<const RateValue*, UsedRate> used;
    for (const Line& line : estimate_.lines) {
      const RateValue* value = line.working.rate.value;
      if (value == nullptr) continue;
      UsedRate& use = used[value];
      if (use.lines == 0) order.push_back(value), use.first = &line;
      ++use.lines;
      use.amount += line.amount;
    }
    titles({words::number,
            words::content,
            {"Mức chi", "Rate"},
            words::unit,
            words::law,
            {"Tình trạng", "Status"},
            {"Thành tiền các dòng", "Amount of its lines"}});
    std::int64_t number = 0;
    for (const RateValue* value : order) add_rate(++number, *value, used[value]);
  }

  void add_rate(std::int64_t number, const RateValue& value, const UsedRate& use) {
    const Found& rate = use.first->working.rate;
    const Unit* unit = rates().vocabulary().unit(rates().key_of(value).unit);
    Label status = phrase({"{}; {}", "{}; {}"}, {kind_name(value.kind), status_name(value.status)});
    if (rate.stands_in_for != nullptr)
      status = phrase({"{}; thay cho {}", "{}; standing in for {}"},
                      {status, same(citation_of(estimate_, *rate.stands_in_for))});
    ReportCell figure;
    if (rate.amount) figure = *rate.amount;
    if (value.coefficient) figure = *value.coefficient;
    if (value.percent) figure = *value.percent;
    sheet_.rows.push_back({Kind::plain,
                           {{number},
                            {name_of(value)},
                            {figure},
                            {unit == nullptr ? Label{} : unit->label},
                            {citation_of(estimate_, value)},
                            {status},
                            {use.amount}}});
  }

  /// What is paid for, and in which case.
  [[nodiscard]] Label name_of(const RateValue& value) const {
    const Label& label = rates().key_of(value).label;
    if (value.qualifiers.empty()) return label;
    return phrase({"{} ({})", "{} ({})"},
                  {label, case_text(rates().vocabulary(), value.qualifiers)});
  }

  void add_prices() {
    const Reservations all = reservations(estimate_);
    titles({words::number,
            words::content,
            {"Thấp nhất", "Least"},
            {"Cao nhất", "Most"},
            {"Nguồn", "Source"},
            {"Tình trạng", "Status"},
            {"Thành tiền các dòng", "Amount of its lines"}});
    std::int64_t number = 0;
    std::map<const PriceSource*, std::pair<Money, Money>> span;
    std::map<const PriceSource*, Money> amounts;
    for (const Line& line : estimate_.lines) {
      const PriceSource* price = line.working.price;
      if (price == nullptr) continue;
      const Money at = line.working.unit_rate;
      const auto [it, is_new] = span.try_emplace(price, at, at);
      it->second = {std::min(it->second.first, at), std::max(it->second.second, at)};
      amounts[price] += line.amount;
    }
    for (const PriceSource& price : estimate_.plan->prices) {
      const auto it = span.find(&price);
      if (it == span.end()) continue;
      sheet_.rows.push_back({Kind::plain,
                             {{++number},
                              {price.label},
                              {it->second.first},
                              {it->second.second},
                              {price.source},
                              {origin_name(price.origin)},
                              {amounts[&price]}}});
    }
    for (const auto& percent : all.percents)
      sheet_.rows.push_back({Kind::plain,
                             {{++number},
                              {percent.percent->label},
                              {percent.least},
                              {percent.most},
                              {percent.percent->source},
                              {origin_name(percent.percent->origin)},
                              {percent.amount}}});
  }

  static Label origin_name(Origin origin) {
    return origin == Origin::quoted ? words::quoted : words::assumed;
  }

  void add_reservations() {
    const auto remarks = reservation_remarks(estimate_);
    if (remarks.empty())
      sentence(
          {"Không có số liệu giả định hoặc chưa xác minh", "No figure is assumed or unverified"});
    for (const ReportRemark& remark : remarks) {
      sheet_.rows.push_back(wide_row(Kind::words, remark.heading, columns));
      for (const Label& text : remark.sentences) sentence(text);
    }
  }
};

}  // namespace

PaperSheet explanation_sheet(const Estimate& estimate, std::string name) {
  return SheetOfWords{estimate, std::move(name)}.make();
}

}  // namespace dutoan::report
