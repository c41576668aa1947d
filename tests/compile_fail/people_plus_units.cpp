#include <dutoan/quantity.hpp>

namespace dutoan {

#ifdef MUST_FAIL
auto sum() { return People{1} + Units{2}; }
#else
auto sum() { return People{1} + People{2}; }
#endif

}  // namespace dutoan
