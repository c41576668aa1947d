// The web interface without a socket: a site over a copy of the sample year's book, and requests as
// a browser would send them.
#pragma once

#include "web/site.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace dutoan::tests {

/// A request for `target`, "/left?by=line", as our own pages send it.
[[nodiscard]] web::Request asked(const std::string& target);
/// A form sent to `path`.
[[nodiscard]] web::Request sent(const std::string& path,
                                std::vector<std::pair<std::string, std::string>> fields);

/// A site on a book of its own, which is removed with it. Every case begins with the sample year
/// (`docs/examples/thanh-hoa-2020/year.csv`), and somebody who came in as its owner.
class WebCase {
 public:
  /// Whose plan and rates the site reads: the sample's, or copies of them that a case may change.
  enum class Plan : std::uint8_t { sample, own };
  explicit WebCase(Plan plan = Plan::sample);
  ~WebCase();
  WebCase(const WebCase&) = delete;
  WebCase& operator=(const WebCase&) = delete;
  WebCase(WebCase&&) = delete;
  WebCase& operator=(WebCase&&) = delete;

  [[nodiscard]] web::Site& site() { return *site_; }
  [[nodiscard]] const std::string& book() const { return book_; }
  /// The plan's file.
  [[nodiscard]] const std::string& plan() const { return plan_; }
  /// Asks with the owner's cookie.
  [[nodiscard]] web::Answer get(const std::string& target);
  /// Sends a form with the owner's cookie and token.
  [[nodiscard]] web::Answer post(const std::string& path,
                                 std::vector<std::pair<std::string, std::string>> fields);
  /// The cookie and token that the owner has.
  [[nodiscard]] web::Request with_session(web::Request request) const;
  [[nodiscard]] const std::string& token() const { return token_; }

 private:
  std::string folder_, book_, plan_, rates_, cookie_name_, cookie_, token_;
  std::unique_ptr<web::Site> site_;
};

}  // namespace dutoan::tests
