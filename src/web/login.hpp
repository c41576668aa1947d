// The way in by code and password, and what was typed into a form whose session ended meanwhile: it
// is carried through the login, and shown again with nothing entered.
//
// Invariants
//   L1  passwords are never shown again, nor carried
//   L2  after a login, one goes on to a path of our own alone
//   L3  what was typed is shown again to whoever typed it, and to nobody else
#pragma once

#include "web/visit.hpp"

#include <string>

namespace dutoan::web {

/// What stands on the login page beside its two fields.
struct LoginPage {
  Language language = Language::vi;
  std::string person;      // as typed
  std::string to = "/";    // where to go afterwards
  std::string form_path;   // of the form that was sent too late; empty: none was
  Values kept;             // what was typed into it
  std::string typed_with;  // the token of the session in which it was typed
  Problems problems;
  bool has_lost_files = false;  // a browser sends a file again only when it is chosen again
};

/// The page for whoever asked for something without being in.
[[nodiscard]] LoginPage login_for(const Request& request);
/// What the login form carried.
[[nodiscard]] LoginPage login_sent(const Request& request);
/// The page.
[[nodiscard]] Answer login_answer(const LoginPage& page);
/// Whether it was `person` who typed what the page carries.
[[nodiscard]] bool is_typed_by(const LoginPage& page, const std::string& person);
/// The request that shows the carried form again: filled in, and entering nothing.
[[nodiscard]] Request carried_request(const LoginPage& page, const Request& login);
/// Whether `to` is a path of this site.
[[nodiscard]] bool is_own_path(const std::string& to);

}  // namespace dutoan::web
