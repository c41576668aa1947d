// All postings added up in one pass, with one number in memory for each account.
#include "storage/statement.hpp"
#include "storage/verify.hpp"

namespace dutoan::storage {
namespace {

using Number = std::int64_t;

/// Account n of a book stands at n - 1: the book numbers them from 1 and takes none out.
class PostedSums {
 public:
  explicit PostedSums(Connection& book) : book_(book) {}

  [[nodiscard]] bool hold() {
    take_accounts();
    if (is_sound_) take_postings();
    if (is_sound_) compare_balances();
    return is_sound_;
  }

 private:
  Connection& book_;
  std::vector<Number> sums_;
  std::vector<bool> is_used_once_;
  bool is_sound_ = true;

  void take_accounts();
  void take_postings();
  void compare_balances();

  /// False where there is no such account or the sum has no room.
  bool move(Number account, Number amount) {
    const auto at = static_cast<std::size_t>(account) - 1;
    return at < sums_.size() && !__builtin_add_overflow(sums_[at], amount, &sums_[at]);
  }
  /// Whether no more is used up than was opened.
  [[nodiscard]] bool is_within(Number account) const {
    const auto at = static_cast<std::size_t>(account) - 1;
    return sums_[at] >= 0 || !is_used_once_[at];
  }
};

void PostedSums::take_accounts() {
  is_used_once_.reserve(
      static_cast<std::size_t>(book_.statement("SELECT count(*) FROM account").one<Number>()));
  book_.statement("SELECT id, stage IN ('committed', 'advanced', 'spent') FROM account ORDER BY id")
      .each_while<Number, Number>({}, [&](Number id, Number is_used_once) {
        is_used_once_.push_back(is_used_once != 0);
        is_sound_ = id == std::ssize(is_used_once_);
        return is_sound_;
      });
  sums_.resize(is_used_once_.size());
}

void PostedSums::take_postings() {
  book_.statement("SELECT debit, credit, amount FROM posting ORDER BY document, position")
      .each_while<Number, Number, Number>({}, [&](Number debit, Number credit, Number amount) {
        is_sound_ = amount > 0 && move(debit, amount) && move(credit, -amount) &&
                    is_within(debit) && is_within(credit);
        return is_sound_;
      });
}

void PostedSums::compare_balances() {
  auto sum = sums_.begin();
  book_.statement("SELECT balance FROM account ORDER BY id")
      .each_while<Number>({}, [&](Number balance) {
        is_sound_ = sum != sums_.end() && balance == *sum++;
        return is_sound_;
      });
}

}  // namespace

bool posted_sums_hold(Connection& book) { return PostedSums{book}.hold(); }

}  // namespace dutoan::storage
