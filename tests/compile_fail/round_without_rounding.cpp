#include <dutoan/exact.hpp>

namespace dutoan {

#ifdef MUST_FAIL
Money rounded(const Exact& exact) { return round(exact); }
#else
Money rounded(const Exact& exact) { return round(exact, Rounding::down); }
#endif

}  // namespace dutoan
