#include <dutoan/money.hpp>

namespace dutoan {

#ifdef MUST_FAIL
auto product() { return Money::dong(2) * Money::dong(3); }
#else
auto sum() { return Money::dong(2) + Money::dong(3); }
#endif

}  // namespace dutoan
