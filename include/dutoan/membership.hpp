// Membership: who is added to the people of a book, comes in, and stops coming in.
//
// Invariants
//   M1  who cannot come in learns neither whether the code exists nor whether it is active: one
//       sentence, and one password is compared whichever it was
//   M2  five failures in a row for one code, or twenty from one address, lock it for fifteen
//       minutes; while it is locked no password is compared
//   M3  somebody who may administer is left, once there is one
#pragma once

#include <dutoan/people_store.hpp>
#include <dutoan/report.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// What refuses a change of people, a login, or to serve them.
enum class PeopleRule : int {
  person_not_found = 9100,
  person_exists = 9101,
  person_code_malformed = 9102,
  full_name_given = 9103,
  role_not_known = 9104,
  password_too_short = 9105,
  password_too_plain = 9106,
  passwords_differ = 9107,
  not_let_in = 9108,
  locked_out = 9109,
  last_administrator = 9110,
  password_not_given = 9111,
  old_password_wrong = 9112,
  people_not_kept = 9113,
  no_administrator = 9120,
  address_not_own = 9121,
  host_not_named = 9122,
  own_name = 9130,
  only_drafts = 9131,
  entered_by_another = 9132,
};
/// Marks the enum as one of rules.
constexpr void is_rule_enum(PeopleRule) {}

/// Who does it, from where, when.
struct Doer {
  std::string person, address;
  std::chrono::sys_seconds at;
};

/// A person as typed; the role is a word, "chief_accountant".
struct TypedMember {
  std::string code, full_name, role, password;
  bool must_change = false;  // the password is not the person's own choice
};

/// Adds the person. Refuses with PeopleRule, all that is wrong at once.
[[nodiscard]] Result<Member> add_member(PeopleStore& people, const TypedMember& typed,
                                        const Doer& doer, bool is_dry_run = false);
/// Gives the person another role; their sessions are over.
[[nodiscard]] Result<Member> change_role(PeopleStore& people, std::string_view code,
                                         std::string_view role, const Doer& doer,
                                         bool is_dry_run = false);
/// Gives the person another password, and another chance where they were locked out.
[[nodiscard]] Result<Member> set_password(PeopleStore& people, const TypedMember& typed,
                                          const Doer& doer, bool is_dry_run = false);
/// Lets the person in no more, or again; their sessions are over.
[[nodiscard]] Result<Member> set_active(PeopleStore& people, std::string_view code, bool is_active,
                                        const Doer& doer, bool is_dry_run = false);

/// A new password of one's own, typed twice.
struct OwnPassword {
  std::string old, password, again;
};
/// The person changes their own password; a wrong old one counts as a failed login.
[[nodiscard]] Result<Member> change_own_password(PeopleStore& people, const OwnPassword& typed,
                                                 const Doer& doer, bool is_dry_run = false);

/// The person who comes in by that code and password. Refuses with PeopleRule::not_let_in or
/// locked_out (M1, M2).
[[nodiscard]] Result<Member> log_in(PeopleStore& people, std::string_view code,
                                    std::string_view password, const Doer& doer);

/// Why people cannot be served: nobody could administer them.
[[nodiscard]] std::optional<Problem> missing_administrator(const PeopleState& people);

/// Everybody, with their roles.
[[nodiscard]] Report people_report(const std::vector<Member>& members);
/// The entries of the audit trail.
[[nodiscard]] Report trail_report(const std::vector<AuditEntry>& entries);
/// Whether the trail is what was written.
[[nodiscard]] Report trail_check_report(const TrailCheck& check);
/// What every role may do.
[[nodiscard]] ReportTable rights_table();

}  // namespace dutoan
