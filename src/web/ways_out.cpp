#include "web/ways_out.hpp"

#include "web/entry_form.hpp"
#include "web/typed_amounts.hpp"

#include <dutoan/notation.hpp>

#include <algorithm>

namespace dutoan::web {
namespace {

/// "line=ML1%2Fhall&amount=500.000", a row of a form.
std::string row_of(const std::string& line, Money amount) {
  return "line=" + encoded(line) + "&amount=" + encoded(format_amount(amount));
}

LineCode line_of(const Scope& scope) {
  const std::size_t slash = scope.code.find('/');
  return {ClassCode{scope.code.substr(0, slash)}, ItemCode{scope.code.substr(slash + 1)}};
}

/// Collects the ways; each brings at most what is short.
class Ways {
 public:
  Ways(const Visit& visit, const Scope& scope, Money lacking, std::size_t most)
      : visit_{visit}, scope_{scope}, lacking_{lacking}, most_{most} {}

  std::vector<WayOut> all;

  /// What documents hold of the line goes back by `deed`, the oldest first.
  void give_back(Stage stage, const std::string& section, const std::string& deed,
                 const std::string& words) {
    if (!visit_.may(Act::post)) return;
    std::vector<Holding> holdings;
    visit_.book.read([&](const BookView& view) { holdings = view.opened(scope_, stage); });
    if (holdings.size() > most_) holdings.resize(most_);
    for (const Holding& each : holdings) {
      const Money amount = std::min(each.amount, lacking_);
      const std::string name = name_in_address(visit_, each.number, each.account.opened_by);
      all.push_back({section + name + deed + "?" + row_of(scope_.code, amount),
                     words + each.number.text(), amount});
    }
  }

  void drop_drafts() {
    if (!visit_.may(Act::post)) return;
    visit_.book.read([&](const BookView& view) {
      for (const Kept& draft : view.open_drafts()) {
        const Money held = held_by_draft(view, draft.document, scope_);
        if (held <= Money{} || draft.document.author.text() == visit_.person.code) continue;
        all.push_back({"/vouchers/" + encoded(draft.document.id.text()) + "/drop",
                       visit_.either("bỏ nháp ", "drop the draft ") + draft.document.number.text(),
                       std::min(held, lacking_)});
      }
    });
  }

  void amend() {
    if (!visit_.may(Act::approve)) return;
    const ClassCode activity = line_of(scope_).activity;
    for (const Availability& each : lines_with_money(visit_, activity, scope_.code, most_)) {
      const Money amount = std::min(each.left(), lacking_);
      const std::string& code = each.scope.code;
      all.push_back({"/approval/amend?" + row_of(code, -amount) + "&" + row_of(scope_.code, amount),
                     visit_.either("điều chỉnh từ ", "amend from ") + code + " " +
                         words_of_line(visit_, code, visit_.language),
                     amount});
    }
  }

  void supplement() {
    if (!visit_.may(Act::allot)) return;
    all.push_back(
        {"/allotments/new?as=supplement&amount=" + encoded(format_amount(lacking_)),
         visit_.either("bổ sung kinh phí, rồi điều chỉnh", "a supplement, then an amendment"),
         lacking_});
  }

 private:
  const Visit& visit_;
  const Scope& scope_;
  Money lacking_;
  std::size_t most_;
};

}  // namespace

std::vector<Availability> lines_with_money(const Visit& visit, const ClassCode& of,
                                           const std::string& but, std::size_t most) {
  const std::vector<Subject> subjects{{of, {}}};
  auto others = what_is_left(visit.book, subjects, ControlLevel::line);
  std::erase_if(others, [&](const Availability& each) {
    return each.scope.code == but || each.left() <= Money{};
  });
  std::ranges::stable_sort(others, std::ranges::greater{}, &Availability::left);
  if (others.size() > most) others.resize(most);
  return others;
}

std::vector<WayOut> ways_out(const Visit& visit, const Scope& scope, Money lacking,
                             std::size_t most) {
  Ways ways{visit, scope, lacking, most};
  ways.give_back(Stage::committed, "/commitments/", "/release",
                 visit.either("giải phóng cam kết ", "release the commitment "));
  ways.give_back(Stage::advanced, "/advances/", "/repay",
                 visit.either("nộp lại tạm ứng ", "have the advance repaid: "));
  ways.drop_drafts();
  ways.amend();
  ways.supplement();
  return std::move(ways.all);
}

}  // namespace dutoan::web
