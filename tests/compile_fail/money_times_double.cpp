#include <dutoan/exact.hpp>

namespace dutoan {

#ifdef MUST_FAIL
auto product() { return Money::dong(2) * 0.2; }
#else
Exact product() {
  Exact exact{Money::dong(2)};
  return exact *= Quantity::thousandths(200);
}
#endif

}  // namespace dutoan
