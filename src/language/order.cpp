#include "language/icu.hpp"

#include <dutoan/language.hpp>

#include <unicode/coll.h>
#include <unicode/sortkey.h>

#include <cstdint>
#include <memory>

namespace dutoan {
namespace {

std::unique_ptr<const icu::Collator> make_collator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> collator{
      icu::Collator::createInstance(icu::Locale{"vi", "VN"}, status)};
  language::ensure_success(status);
  collator->setAttribute(UCOL_NORMALIZATION_MODE, UCOL_ON, status);
  language::ensure_success(status);
  return collator;
}

/// Made once, at first use: it costs milliseconds. Its const functions are safe between threads.
const icu::Collator& collator() {
  static const std::unique_ptr<const icu::Collator> only = make_collator();
  return *only;
}

}  // namespace

int VietnameseOrder::compare(std::string_view a, std::string_view b) const {
  UErrorCode status = U_ZERO_ERROR;
  const UCollationResult order =
      collator().compare(language::from_utf8(a), language::from_utf8(b), status);
  language::ensure_success(status);
  return order;
}

std::string sort_key(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  icu::CollationKey key;
  collator().getCollationKey(language::from_utf8(utf8), key, status);
  language::ensure_success(status);
  std::int32_t length = 0;
  const std::uint8_t* bytes = key.getByteArray(length);
  return {bytes, bytes + length};
}

}  // namespace dutoan
