#include <dutoan/quantity.hpp>

namespace dutoan {

#ifdef MUST_FAIL
auto quantity() { return Quantity::whole(1.5); }
#else
auto quantity() { return Quantity::thousandths(1500); }
#endif

}  // namespace dutoan
