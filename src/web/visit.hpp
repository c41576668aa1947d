// A visit: one request of one person, and all that its page may need.
#pragma once

#include "web/request.hpp"

#include <dutoan/app.hpp>
#include <dutoan/book_report.hpp>
#include <dutoan/bookkeeping.hpp>
#include <dutoan/office.hpp>
#include <dutoan/people.hpp>
#include <dutoan/people_store.hpp>
#include <dutoan/progress.hpp>
#include <dutoan/regime.hpp>
#include <dutoan/required_papers.hpp>
#include <dutoan/year_form.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dutoan::web {

/// The plan, the rates and what else lies in their folder, as they lie on the desk: read anew when
/// a file of theirs changes.
struct Desk {
  std::optional<EstimatedPlan> plan;
  Problems problems;  // why there is no plan
  BookNames names;
  Result<std::vector<RequiredPaper>> papers = std::vector<RequiredPaper>{};
  Result<YearForms> forms = YearForms{};
  Result<std::vector<SettlementRegime>> regimes = std::vector<SettlementRegime>{};
};

/// What the web interface is told when it begins.
struct Settings {
  std::string book;  // path of the book's file
  Sources sources;
  std::string address = "127.0.0.1";
  unsigned short port = 0;         // 0: any free one
  std::vector<std::string> hosts;  // under which it may be asked, beside its own address
  bool is_own = false;             // a book of one's own: one person, who needs no password
  std::string owner;               // what that person is called in the book
  bool is_behind_tls = false;      // a proxy speaks TLS with the browsers
  Language language = Language::vi;
  std::function<std::chrono::sys_seconds()> now;
  std::chrono::milliseconds patience{1000};  // until a page tells how far something long is
};

/// Who asks.
struct Person {
  std::string code;       // as documents name authors
  std::string full_name;  // as people read it
  Role role = Role::auditor;
};

/// One request of one person. A page reads it and changes nothing but the book, by a use case.
struct Visit {
  const Settings& settings;
  const Request& request;
  Person person;
  std::string token;  // every form sends it back
  Store& book;
  std::shared_ptr<const Desk> desk;
  Language language = Language::vi;
  std::chrono::sys_seconds now;
  Values parts;                         // of the path: "number" of "/vouchers/{number}"
  PeopleStore* people = nullptr;        // null where the book is open for one person
  std::optional<Office> office = {};    // in whose name is entered, where people share the book
  std::string address = {};             // from where it was asked
  std::int64_t seconds_left = 0;        // until the session ends, if nothing more is asked
  Progress* progress = &no_progress();  // hears of what takes long, and may stop it

  [[nodiscard]] Date today() const;
  [[nodiscard]] const Estimate* estimate() const {
    return desk->plan ? &desk->plan->estimate : nullptr;
  }
  /// The sentence that is of the visit's language.
  [[nodiscard]] std::string either(const char* vi, const char* en) const {
    return language == Language::vi ? vi : en;
  }
  /// What was asked for behind the question mark.
  [[nodiscard]] std::string asked(std::string_view name, std::string otherwise = {}) const {
    return request.query.value(name, std::move(otherwise));
  }
  [[nodiscard]] bool may(Act act) const { return dutoan::may(person.role, act); }
};

}  // namespace dutoan::web
