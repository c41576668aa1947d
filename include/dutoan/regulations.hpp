// Regulations (chế độ, định mức): all that is read from the rates folder, as one value.
#pragma once

#include <dutoan/norms.hpp>
#include <dutoan/places.hpp>
#include <dutoan/rates.hpp>

#include <string_view>
#include <vector>

namespace dutoan {

/// Rates, norms, and the dated facts that they ask about. Never changed by an estimate.
struct Regulations {
  RateTable rates;
  std::vector<Place> places;
  std::vector<Post> posts;
  std::vector<Agency> agencies;
  Norms norms;

  /// The place of that code, or null.
  [[nodiscard]] const Place* place(std::string_view code) const;
  /// The post of that code, or null.
  [[nodiscard]] const Post* post(std::string_view code) const;
  /// The agency of that code, or null.
  [[nodiscard]] const Agency* agency(std::string_view code) const;
};

}  // namespace dutoan
