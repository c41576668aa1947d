// Places, posts and agencies: the dated facts by which a case is put into its tier.
//
// A city may be a class-I city from one day and no city at all from another; the same post may be
// on the payroll in one year and paid an allowance in the next; a board becomes a department under
// a new name. All are tables with dates and sources, never a field of a class.
//
// Invariants
//   L1  a place has at most one word per qualifier on a day, a post one pay status per programme
//   L2  a place or an agency that has ended is never used after its last day
#pragma once

#include <dutoan/calendar.hpp>
#include <dutoan/ids.hpp>
#include <dutoan/rates.hpp>
#include <dutoan/result.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// One fact about a place: the word it has for a qualifier while `in_force`.
struct PlaceFact {
  Condition condition;
  DateRange in_force = DateRange::fiscal_year(1945);
  ValueStatus status = ValueStatus::recalled;
  std::string source;
  FilePlace place;
};

/// A place (địa điểm) while it exists, with its dated facts.
struct Place {
  PlaceCode code;
  std::string name;
  std::string province;
  std::optional<Date> from, until;    // when it exists; without them, always
  std::vector<PlaceCode> successors;  // what stands in its place afterwards
  std::string source;                 // the document that made or ended it
  std::vector<PlaceFact> facts;
  FilePlace place;

  /// Whether the place exists on `date`.
  [[nodiscard]] bool exists(Date date) const {
    return (!from || *from <= date) && (!until || date < *until);
  }
  /// The fact that holds for `qualifier` on `date`, or null.
  [[nodiscard]] const PlaceFact* fact(std::size_t qualifier, Date date) const;
};

/// Who pays a person: the State's payroll, an allowance only, nobody.
enum class PayStatus : std::uint8_t { payroll, allowance, none };

/// Who pays the holders of a post while `in_force`.
struct PostFact {
  PayStatus pay = PayStatus::none;
  std::string programme;  // the programme under which it holds; every programme when empty
  DateRange in_force = DateRange::fiscal_year(1945);
  ValueStatus status = ValueStatus::recalled;
  std::string source;
  FilePlace place;
};

/// A post (chức danh) that sends people to classes, and the part its holders take in them.
struct Post {
  /// The part that holders take in a class.
  enum class Role : std::uint8_t { trainee, official };
  PostCode code;
  std::string name;
  Role role = Role::trainee;
  std::vector<PostFact> facts;
  FilePlace place;

  /// The fact that holds on `date`; one of the programme goes before one for every programme.
  [[nodiscard]] const PostFact* fact(Date date, std::string_view programme) const;
};

/// An agency under the name that it bears from one day to another.
struct Agency {
  std::string code;
  std::string name;
  std::string province;
  std::optional<Date> from, until;
  std::string successor;  // the code of the agency that carries on, or empty
  std::string source;
  ValueStatus status = ValueStatus::recalled;
  FilePlace place;
};

/// Refuses facts of one place, or of one post, that overlap in time (L1).
[[nodiscard]] Problems check_facts(const std::vector<Place>& places,
                                   const std::vector<Post>& posts);

}  // namespace dutoan
