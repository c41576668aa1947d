#include <dutoan/dutoan.hpp>
#include <iostream>
int main(int, char** paths) {
  const auto made = dutoan::estimate_plan({.plan = paths[1], .rates = paths[2]});
  if (!made) {
    std::cerr << worded(made.error(), dutoan::Language::vi);
    return exit_code_of(made.error());
  }
  for (const auto& [at, amount] : totals(made->estimate, dutoan::Grouping::activity))
    std::cout << made->estimate.activities[at].code.text() << ' ' << format_amount(amount) << '\n';
  std::cout << format_amount(made->estimate.total) << '\n';
}
