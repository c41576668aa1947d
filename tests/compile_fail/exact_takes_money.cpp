#include <dutoan/exact.hpp>

namespace dutoan {

#ifdef MUST_FAIL
auto& add(Exact& exact, Money amount) { return exact += amount; }
#else
auto& add(Exact& exact, Money amount) { return exact += Exact{amount}; }
#endif

}  // namespace dutoan
