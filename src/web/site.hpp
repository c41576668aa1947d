// The site: from a request to its answer. Who asks, whether they may, which page or form it is;
// what goes wrong is told here and nowhere else.
//
// Invariants
//   G1  nothing but the way in and the files of the pages is shown to nobody
//   G2  what changes the book comes with the session's own token, from our own pages, under our own
//       name; a GET changes nothing
//   G3  a route names the act that it is, and whoever may not is refused before its function runs
//   G4  what went wrong inside is told by a number; the rest is in the log
#pragma once

#include "web/desk.hpp"
#include "web/entry_form.hpp"
#include "web/sessions.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dutoan::web {

class Site {
 public:
  /// Opens the book once for each worker. Throws StorageFault.
  Site(Settings settings, std::size_t workers);

  /// Answers; several workers at once, each under its own number.
  [[nodiscard]] Answer answer(const Request& request, std::size_t worker);
  /// Whether somebody who has these cookies is in.
  [[nodiscard]] bool knows(const Values& cookies);
  /// Says under which port the site is found, which is known once it listens.
  void found_at(unsigned short port);
  /// The path by which the owner of the book comes in, once.
  [[nodiscard]] std::string way_in() const { return "/enter?key=" + way_in_; }

 private:
  Settings settings_;
  DeskReader desk_;
  Sessions sessions_;
  std::vector<std::unique_ptr<Store>> books_;
  std::string way_in_;
  std::mutex way_in_mutex_;
  bool is_way_in_used_ = false;
  std::string cookie_;

  [[nodiscard]] std::optional<Answer> refused_at_door(const Request& request) const;
  [[nodiscard]] Answer let_in(const Request& request);
  [[nodiscard]] Answer leave(const Request& request);
  [[nodiscard]] Answer answer_session(const Request& request, const Session& session,
                                      std::size_t worker);
  [[nodiscard]] Answer with_cookie(const std::string& to, const std::string& key) const;
};

}  // namespace dutoan::web
