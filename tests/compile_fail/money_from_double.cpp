#include <dutoan/money.hpp>

namespace dutoan {

#ifdef MUST_FAIL
auto amount() { return Money::dong(1.5); }
#else
auto amount() { return Money::dong(1); }
#endif

}  // namespace dutoan
