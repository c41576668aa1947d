#include <dutoan/ids.hpp>

namespace dutoan {

const std::string& name_of(const ClassCode& code) { return code.text(); }
#ifdef MUST_FAIL
const std::string& given() { return name_of(RateKey{"travel.perdiem"}); }
#else
const std::string& given(const ClassCode& code) { return name_of(code); }
#endif

}  // namespace dutoan
