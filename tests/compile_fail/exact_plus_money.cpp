#include <dutoan/exact.hpp>

namespace dutoan {

#ifdef MUST_FAIL
auto sum(const Exact& exact, Money amount) { return exact + amount; }
#else
Exact sum(Exact exact, Money amount) { return exact += Exact{amount}; }
#endif

}  // namespace dutoan
