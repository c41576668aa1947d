#include <dutoan/asked_rates.hpp>

#include <dutoan/app.hpp>

#include <utility>

namespace dutoan {
namespace {

template <class T>
T kept(Result<T> result, T otherwise, Problems& problems) {
  if (result) return std::move(*result);
  problems.insert(problems.end(), result.error().begin(), result.error().end());
  return otherwise;
}

}  // namespace

std::string AskedRates::jurisdiction(const std::string& name, Layer layer) {
  const auto text = said_(name);
  if (!text) return {};
  return kept(find_jurisdiction(regulations_, layer, *text), std::string{}, problems);
}

const Place* AskedRates::place(const std::string& name) {
  const auto text = said_(name);
  if (!text) return nullptr;
  return kept(find_place(regulations_, *text), static_cast<const Place*>(nullptr), problems);
}

}  // namespace dutoan
