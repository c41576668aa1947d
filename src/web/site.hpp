// The site: from a request to its answer. Who asks, whether they may, which page or form it is;
// what goes wrong is told here and nowhere else.
//
// Invariants
//   G1  nothing but the way in and the files of the pages is shown to nobody
//   G2  what changes the book comes with the session's own token, from our own pages, under our own
//       name; a GET changes nothing
//   G3  a route names the act that it is, and whoever may not is refused before its function runs
//   G4  what went wrong inside is told by a number; the rest is in the log
//   G5  where people share a book, each request looks at what the person is today: who was disabled
//       or got another role or password is in no more
//   G6  where people share a book, who came in, could not, left, was refused, entered and
//       downloaded is in the audit trail
#pragma once

#include "web/desk.hpp"
#include "web/entry_form.hpp"
#include "web/login.hpp"
#include "web/sessions.hpp"
#include "web/works.hpp"

#include <dutoan/membership.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan::web {

/// Whether a form that is sent to that path compares or makes a password, which takes a core for a
/// while.
[[nodiscard]] bool proves_password(std::string_view path);

class Site {
 public:
  /// Opens the book once for each worker, and its people where they share it. Throws StorageFault.
  Site(Settings settings, std::size_t workers);

  /// Answers; several workers at once, each under its own number.
  [[nodiscard]] Answer answer(const Request& request, std::size_t worker);
  /// The code of whoever has these cookies; empty where nobody is in.
  [[nodiscard]] std::string who(const Values& cookies);
  /// Says under which port the site is found, which is known once it listens.
  void found_at(unsigned short port);
  /// The path by which the owner of the book comes in, once.
  [[nodiscard]] std::string way_in() const { return "/enter?key=" + way_in_; }

 private:
  Settings settings_;
  DeskReader desk_;
  Sessions sessions_;
  std::vector<std::unique_ptr<Store>> books_;
  std::vector<std::unique_ptr<PeopleStore>> people_;  // none where the book is open for one person
  std::string way_in_;
  std::mutex way_in_mutex_;
  bool is_way_in_used_ = false;
  std::string cookie_;
  Works works_;  // ends before what it works with

  [[nodiscard]] std::optional<Answer> refused_at_door(const Request& request) const;
  [[nodiscard]] Answer let_in(const Request& request);
  [[nodiscard]] Answer answer_login(const Request& request, std::size_t worker);
  [[nodiscard]] Answer come_in(const Request& request, const Member& member, LoginPage page,
                               std::size_t worker);
  [[nodiscard]] Answer leave(const Request& request, const Session& session, std::size_t worker);
  [[nodiscard]] Answer without_session(const Request& request) const;
  [[nodiscard]] std::optional<Session> session_of(const Request& request, std::size_t worker);
  [[nodiscard]] Answer answer_session(const Request& request, const Session& session,
                                      const std::string& key, std::size_t worker,
                                      Progress& progress = no_progress());
  /// What may take long: its answer, or how far it is.
  [[nodiscard]] Answer answer_long(const Request& request, const Session& session,
                                   const std::string& key, std::size_t worker,
                                   const LongRoute& route);
  /// A work that is looked at again, or stopped.
  [[nodiscard]] Answer answer_work(const Request& request, const Session& session,
                                   std::size_t worker);
  /// The visit of a request, to the book or, where people share it, to what `office` is given.
  [[nodiscard]] Visit visit_of(const Request& request, const Session& session,
                               std::unique_ptr<Store>& office, std::size_t worker);
  /// The session goes on under a new key where the person has changed themself.
  void renew(Answer& answer, const Session& session, const std::string& key, std::size_t worker);
  /// Tells the trail what became of the request (G6).
  void note(const Request& request, const Session& session, const Answer& answer,
            std::size_t worker);
  [[nodiscard]] PeopleStore* people(std::size_t worker) const {
    return people_.empty() ? nullptr : people_.at(worker).get();
  }
  [[nodiscard]] Doer doer(const Request& request, const std::string& person) const;
  [[nodiscard]] Language language_of(const Request& request) const;
  /// A cookie of this host alone, which no script reads.
  [[nodiscard]] std::string cookie(const std::string& name, const std::string& value) const;
  [[nodiscard]] std::string cookie_with(const std::string& key) const;
  [[nodiscard]] Answer first_page(const std::string& to, const std::string& key) const;
};

}  // namespace dutoan::web
