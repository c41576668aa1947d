// The web interface without a socket: a site over a copy of the sample year's book, and requests as
// a browser would send them.
#pragma once

#include "web/site.hpp"

#include <chrono>
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
/// The value of a header; empty without it.
[[nodiscard]] std::string header_of(const web::Answer& answer, std::string_view name);

/// The password of everybody in a served case.
inline constexpr const char* password_of_all = "bon tram linh nam con cho";

/// A site on a book of its own, which is removed with it. Every case begins with the sample year
/// (`docs/examples/thanh-hoa-2020/year.csv`), and somebody who came in as its owner.
class WebCase {
 public:
  /// Whose plan and rates the site reads: the sample's, or copies of them that a case may change.
  enum class Plan : std::uint8_t { sample, own };
  explicit WebCase(Plan plan = Plan::sample) : WebCase(Role::owner, plan) {}
  /// The book served to one person of each role, whose code is the word of the role, and somebody
  /// of that role came in; as in its own `open` where that is the owner.
  /// `patience` is what the site has with what takes long, before it tells how far it is.
  explicit WebCase(Role role, Plan plan = Plan::sample,
                   std::chrono::milliseconds patience = std::chrono::hours{1});
  ~WebCase();
  WebCase(const WebCase&) = delete;
  WebCase& operator=(const WebCase&) = delete;
  WebCase(WebCase&&) = delete;
  WebCase& operator=(WebCase&&) = delete;

  [[nodiscard]] web::Site& site() { return *site_; }
  [[nodiscard]] const std::string& book() const { return book_; }
  /// The people of a served case, in a connection of their own.
  [[nodiscard]] PeopleStore& people() { return *people_; }
  /// What the site's clock shows.
  std::chrono::sys_seconds now;

  /// Comes in with that code, instead of whoever was in.
  void come_in(const std::string& code);
  /// What a login answers.
  [[nodiscard]] web::Answer log_in(const std::string& code, const std::string& password);

  /// The plan's file.
  [[nodiscard]] const std::string& plan() const { return plan_; }
  /// Asks with the cookie of whoever came in.
  [[nodiscard]] web::Answer get(const std::string& target);
  /// Sends a form with their cookie and token.
  [[nodiscard]] web::Answer post(const std::string& path,
                                 std::vector<std::pair<std::string, std::string>> fields);
  /// The request with their cookie.
  [[nodiscard]] web::Request with_session(web::Request request) const;
  [[nodiscard]] const std::string& token() const { return token_; }
  /// Takes the cookie that the answer sets, and the token that goes with it.
  void take_session(const web::Answer& answer);

 private:
  std::string folder_, book_, plan_, rates_, cookie_name_, cookie_, token_;
  std::unique_ptr<web::Site> site_;
  std::unique_ptr<PeopleStore> people_;
};

}  // namespace dutoan::tests
