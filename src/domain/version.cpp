#include <dutoan/version.hpp>

#define DUTOAN_AS_TEXT(number) #number
#define DUTOAN_DOTTED(major, minor, patch) \
  DUTOAN_AS_TEXT(major) "." DUTOAN_AS_TEXT(minor) "." DUTOAN_AS_TEXT(patch)

namespace dutoan {

std::string_view version() {
  return DUTOAN_DOTTED(DUTOAN_VERSION_MAJOR, DUTOAN_VERSION_MINOR, DUTOAN_VERSION_PATCH);
}

}  // namespace dutoan
