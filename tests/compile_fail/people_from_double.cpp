#include <dutoan/quantity.hpp>

namespace dutoan {

#ifdef MUST_FAIL
People people() { return People{1.5}; }
#else
People people() { return People{1}; }
#endif

}  // namespace dutoan
