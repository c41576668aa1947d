#include <dutoan/quantity.hpp>

namespace dutoan {

#ifdef MUST_FAIL
auto share() { return Percent::hundredths(12.5); }
#else
auto share() { return Percent::hundredths(1250); }
#endif

}  // namespace dutoan
