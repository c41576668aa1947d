#include <dutoan/regulations.hpp>

#include <algorithm>

namespace dutoan {
namespace {

template <class T>
const T* with_code(const std::vector<T>& all, std::string_view code) {
  const auto it = std::ranges::find_if(all, [&](const T& t) { return t.code.text() == code; });
  return it == all.end() ? nullptr : &*it;
}

}  // namespace

const Place* Regulations::place(std::string_view code) const { return with_code(places, code); }
const Post* Regulations::post(std::string_view code) const { return with_code(posts, code); }

const Agency* Regulations::agency(std::string_view code) const {
  const auto it = std::ranges::find(agencies, code, &Agency::code);
  return it == agencies.end() ? nullptr : &*it;
}

}  // namespace dutoan
