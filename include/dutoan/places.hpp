// Places and posts: the dated facts by which a case is put into its tier.
//
// A city may be a class-I city from one day and no city at all from another; the same post may be
// on the payroll in one year and paid an allowance in the next. Both are tables with dates and
// sources, never a field of a class.
//
// Invariants
//   P1  a place has at most one word per qualifier on a day, a post one pay status
#pragma once

#include <dutoan/calendar.hpp>
#include <dutoan/ids.hpp>
#include <dutoan/rates.hpp>
#include <dutoan/result.hpp>

#include <string>
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

struct Place {
  PlaceCode code;
  std::string name;
  std::string province;
  std::vector<PlaceFact> facts;
  FilePlace place;

  /// The fact that holds for `qualifier` on `date`, or null.
  [[nodiscard]] const PlaceFact* fact(std::size_t qualifier, Date date) const;
};

/// Who pays a person: the State's payroll, an allowance only, nobody.
enum class PayStatus : std::uint8_t { payroll, allowance, none };

struct PostFact {
  PayStatus pay = PayStatus::none;
  DateRange in_force = DateRange::fiscal_year(1945);
  ValueStatus status = ValueStatus::recalled;
  std::string source;
  FilePlace place;
};

/// A post (chức danh) that sends people to classes, and the part its holders take in them.
struct Post {
  enum class Role : std::uint8_t { trainee, official };
  PostCode code;
  std::string name;
  Role role = Role::trainee;
  std::vector<PostFact> facts;
  FilePlace place;

  [[nodiscard]] const PostFact* fact(Date date) const;
};

/// Refuses facts of one place, or of one post, that overlap in time (P1).
[[nodiscard]] Problems check_facts(const std::vector<Place>& places,
                                   const std::vector<Post>& posts);

}  // namespace dutoan
