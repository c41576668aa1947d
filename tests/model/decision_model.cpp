// Random histories of decisions, their money and amendments against a ledger of three numbers a
// line: what is approved, and what a decision gave and got.
#include "support/ledger_case.hpp"
#include "support/sample.hpp"

#include <dutoan/dossier.hpp>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <map>
#include <string>
#include <vector>

namespace dutoan::tests {
namespace {

using enum DocumentKind;

using Amounts = std::map<std::string, std::int64_t>;  // by line

const std::vector<std::string> line_names = {"ML1/hall", "ML1/drinks", "TQ1/bus"};

std::int64_t any(std::int64_t from, std::int64_t to) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, to + 1));
}

/// What there should be, kept in the plainest way.
struct Naive {
  std::int64_t allotted = 0;
  Amounts approved, decided, funded;
  bool is_awaiting = false, is_approved = false;
};

class History {
 public:
  void run() {
    grant(any(0, 200));
    save();
    for (std::int64_t steps = any(5, 25); steps > 0; --steps) {
      take(any(0, 5));
      check();
    }
  }

 private:
  MemoryStore store_{{}};
  Naive naive_;
  Amounts saved_;
  int versions_ = 0, numbers_ = 0;

  void take(std::int64_t step) {
    if (step == 0) grant(any(1, 100));
    if (step == 1) decide_now(approval);
    if (step == 2) decide_now(awaiting);
    if (step == 3) fund();
    if (step == 4) amend_a_line();
    if (step == 5) amend_to_next();
  }

  std::string next_number() { return "N" + std::to_string(++numbers_); }
  static std::string saved_number(int version) { return "DT-" + std::to_string(version); }

  int approved_versions() {
    int count = 0;
    store_.read([&](const BookView& view) { count = view.version(SpendingUnitCode{"BDT"}, 2020); });
    return count;
  }

  Document document(DocumentKind kind, const Amounts& amounts) {
    std::vector<DocumentLine> lines;
    for (const auto& [code, amount] : amounts) {
      if (amount == 0) continue;
      lines.push_back(small_line(code, amount));
      lines.back().classified = small_place(lines.back().line);
    }
    Document d = small_document(kind, next_number(), std::move(lines));
    if (kind != DocumentKind::estimate && kind != awaiting) d.version = approved_versions() + 1;
    d.decider = PersonCode{kind == DocumentKind::estimate ? "" : "chu-tich"};
    return d;
  }

  /// Posts the document where it should be posted, and sees that it is refused elsewhere.
  bool send(const Document& d, bool is_expected) {
    const std::string says = decided(store_, d);
    INFO(word(d.kind) << " says " << says);
    RC_ASSERT((says == "ok" || says == "5048") == is_expected);
    if (is_expected) post(store_, d);
    return is_expected;
  }

  void grant(std::int64_t amount) {
    if (amount == 0) return;
    Document d = small_document(supplement, next_number(), {small_line("", amount)});
    post(store_, d);
    naive_.allotted += amount;
  }

  void save() {
    saved_.clear();
    for (const std::string& code : line_names) saved_[code] = any(0, 60);
    saved_[line_names.front()] = any(1, 60);  // an estimate has a line
    Document d = document(DocumentKind::estimate, saved_);
    d.version = ++versions_;
    d.number = DocumentNumber{saved_number(versions_)};
    d.id = DocumentId{saved_number(versions_)};
    d.content = "content";
    post(store_, d);
  }

  static std::int64_t sum(const Amounts& amounts) {
    std::int64_t all = 0;
    for (const auto& [code, amount] : amounts) all += amount;
    return all;
  }

  void decide_now(DocumentKind kind) {
    Document d = document(kind, saved_);
    d.follows = DocumentId{saved_number(versions_)};
    const bool is_first = !naive_.is_awaiting && !naive_.is_approved;
    const bool is_paid = kind == awaiting || sum(saved_) <= naive_.allotted;
    const bool holds_nothing = kind == awaiting || sum(naive_.approved) == 0;
    if (!send(d, is_first && is_paid && holds_nothing)) return;
    if (kind == awaiting) {
      naive_.is_awaiting = true;
      naive_.decided = saved_;
      awaiting_ = d.id;
    } else {
      naive_.is_approved = true;
      move(saved_);
    }
  }

  void move(const Amounts& amounts) {
    for (const auto& [code, amount] : amounts) naive_.approved[code] += amount;
    naive_.allotted -= sum(amounts);
  }

  void fund() {
    if (!naive_.is_awaiting) return;
    Amounts part;
    for (const std::string& code : line_names) part[code] = any(0, 40);
    if (sum(part) == 0) return;
    bool fits = sum(part) <= naive_.allotted && !is_superseded_;
    for (const auto& [code, amount] : part)
      fits = fits && naive_.funded[code] + amount <= naive_.decided[code];
    Document d = document(funded, part);
    d.follows = awaiting_;
    if (!send(d, fits)) return;
    naive_.is_approved = true;
    for (const auto& [code, amount] : part) naive_.funded[code] += amount;
    move(part);
  }

  void amend_a_line() {
    if (!naive_.is_approved) return;
    const std::string& code = line_names[static_cast<std::size_t>(any(0, 2))];
    const std::int64_t amount = any(-30, 30);
    if (amount == 0) return;
    const bool fits = amount <= naive_.allotted && naive_.approved[code] + amount >= 0;
    if (send(document(amendment, {{code, amount}}), fits)) move({{code, amount}});
  }

  void amend_to_next() {
    if (!naive_.is_approved) return;
    save();
    Amounts differences;
    for (const std::string& code : line_names)
      differences[code] = saved_[code] - naive_.approved[code];
    if (std::ranges::all_of(differences, [](const auto& each) { return each.second == 0; })) return;
    Document d = document(amendment, differences);
    d.follows = DocumentId{saved_number(versions_)};
    if (d.lines.size() > 1) {
      Document partial = d;
      partial.total -= partial.lines.back().amount;
      partial.lines.pop_back();
      send(partial, false);
    }
    if (!send(d, sum(differences) <= naive_.allotted)) return;
    move(differences);
    is_superseded_ = true;
  }

  /// approved = Σ postings = what the naive ledger has; nothing is below zero.
  void check() {
    Amounts posted;
    store_.postings({}, [&](const Kept&, const Posting& posting) {
      if (posting.debit.stage == Stage::approved)
        posted[posting.debit.line.text()] += posting.amount.dong();
      if (posting.credit.stage == Stage::approved)
        posted[posting.credit.line.text()] -= posting.amount.dong();
      return true;
    });
    store_.read([&](const BookView& view) {
      const Standing whole = view.standing(Scope::whole(small_funding()));
      RC_ASSERT(whole.sum() == Money{});
      RC_ASSERT(whole[Stage::allotted] == Money::dong(naive_.allotted));
      RC_ASSERT(whole.approved_in_all() == Money::dong(sum(naive_.approved)));
      for (const std::string& code : line_names) {
        const Money approved =
            view.standing(Scope::of(small_funding(), line_code(code))).approved_in_all();
        RC_ASSERT(approved == Money::dong(naive_.approved[code]));
        RC_ASSERT(approved == Money::dong(posted[code]));
        RC_ASSERT_FALSE(approved.is_negative());
      }
    });
  }

  DocumentId awaiting_;
  bool is_superseded_ = false;
};

TEST_CASE("what is approved is what was posted, whichever comes first, money or decision",
          "[decisions]") {
  rc::prop("approved = Σ postings", [] { History{}.run(); });
}

}  // namespace
}  // namespace dutoan::tests
