// Adding people, changing them, and letting them in.
#include <dutoan/membership.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace dutoan {
namespace {

constexpr std::size_t shortest_password = 12;  // characters
constexpr std::size_t longest_password = 200;  // bytes
constexpr std::size_t fewest_letters = 5;      // different ones
constexpr std::size_t longest_code = 40;
constexpr std::int64_t most_for_person = 5, most_for_address = 20;
constexpr std::chrono::minutes locked_for{15};

bool is_code_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '-' || c == '_';
}

bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= longest_code && std::ranges::all_of(text, is_code_letter);
}

/// What somebody typed where a code belongs, as the trail may keep it.
std::string as_typed(std::string_view text) {
  std::string made{text.substr(0, longest_code)};
  std::ranges::replace_if(
      made, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '?');
  return made;
}

Problems against_password(const std::string& password, const std::string& code) {
  const auto characters = std::ranges::count_if(
      password, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  if (static_cast<std::size_t>(characters) < shortest_password ||
      password.size() > longest_password)
    return {Problem{PeopleRule::password_too_short,
                    {},
                    {{"least", static_cast<std::int64_t>(shortest_password)},
                     {"most", static_cast<std::int64_t>(longest_password)}}}};
  const std::set<char> letters(password.begin(), password.end());
  if (letters.size() < fewest_letters ||
      (!code.empty() && password.find(code) != std::string::npos))
    return {Problem{PeopleRule::password_too_plain, {}}};
  return {};
}

const Member* found(const PeopleState& state, std::string_view code) {
  const auto it = std::ranges::find_if(
      state.members, [&](const Member& each) { return each.code.text() == code; });
  return it == state.members.end() ? nullptr : &*it;
}

Problem not_found(std::string_view code) {
  return {PeopleRule::person_not_found, {}, {{"person", as_typed(code)}}};
}

bool administers(const Member& member) {
  return member.is_active && may(member.role, Act::administer);
}

/// Whether nobody could administer once `changed` stands in the place of its old self (M3).
bool leaves_none(const PeopleState& state, const Member& changed) {
  const Member* old = found(state, changed.code.text());
  if (old == nullptr || !administers(*old) || administers(changed)) return false;
  return std::ranges::none_of(state.members, [&](const Member& each) {
    return each.code != changed.code && administers(each);
  });
}

AuditEvent event_of(const Doer& doer, Deed deed, std::string subject) {
  return {doer.at, deed, doer.person, std::move(subject), doer.address};
}

struct Subject {
  std::string name;
  std::int64_t most;
};

/// By what failures are counted (M2): whether that code exists makes no difference.
std::array<Subject, 2> counted(std::string_view code, const Doer& doer) {
  return {{{"person " + as_typed(code), most_for_person},
           {"address " + as_typed(doer.address), most_for_address}}};
}

/// Keeps the change, or only says whether it could be kept.
Problems kept(PeopleStore& people, const PeopleStore::Decide& decide, bool is_dry_run) {
  if (!is_dry_run) return people.change(decide);
  const auto decided = decide(people.state());
  return decided ? Problems{} : decided.error();
}

/// Changes one member as `change` does, and tells the trail.
template <class Change>
Result<Member> changed(PeopleStore& people, std::string_view code, const Doer& doer,
                       const std::string& told, bool is_dry_run, Change change) {
  Member made;
  const auto problems = kept(
      people,
      [&](const PeopleState& state) -> Result<PeopleChange> {
        const Member* old = found(state, code);
        if (old == nullptr) return refuse(not_found(code));
        made = *old;
        change(made);
        ++made.revision;
        if (leaves_none(state, made)) return refuse(Problem{PeopleRule::last_administrator, {}});
        return PeopleChange{{made},
                            {{counted(code, doer)[0].name, 0, {}}},  // and another chance
                            {event_of(doer, Deed::people, std::string{code} + ": " + told)}};
      },
      is_dry_run);
  if (!problems.empty()) return refuse(problems);
  return made;
}

Problems against_member(const TypedMember& typed) {
  Problems problems;
  if (!is_code(typed.code))
    problems.push_back({PeopleRule::person_code_malformed, {}, {{"text", as_typed(typed.code)}}});
  if (typed.full_name.find_first_not_of(' ') == std::string::npos)
    problems.emplace_back(PeopleRule::full_name_given, FilePlace{});
  // The owner of a book of one's own has no account.
  if (const auto role = role_of(typed.role); !role || *role == Role::owner)
    problems.push_back({PeopleRule::role_not_known, {}, {{"text", as_typed(typed.role)}}});
  const Problems of_password = against_password(typed.password, typed.code);
  problems.insert(problems.end(), of_password.begin(), of_password.end());
  return problems;
}

// ---- Coming in ------------------------------------------------------------------------------

int failures(const PeopleState& state, const std::string& subject, std::chrono::sys_seconds now) {
  const auto it = std::ranges::find(state.attempts, subject, &Attempts::subject);
  const bool is_recent = it != state.attempts.end() && now - it->last < locked_for;
  return is_recent ? it->failed : 0;
}

Problem locked() {
  return {PeopleRule::locked_out, {}, {{"minutes", std::int64_t{locked_for.count()}}}};
}

bool is_locked(const PeopleState& state, const std::array<Subject, 2>& subjects,
               std::chrono::sys_seconds now) {
  return std::ranges::any_of(
      subjects, [&](const Subject& each) { return failures(state, each.name, now) >= each.most; });
}

/// One more failure of each; what is too old to count is forgotten.
PeopleChange failed(const PeopleState& state, const std::array<Subject, 2>& subjects,
                    const Doer& doer, const std::string& what) {
  PeopleChange made;
  for (const Attempts& each : state.attempts)
    if (doer.at - each.last >= locked_for) made.attempts.push_back({each.subject, 0, {}});
  made.events.push_back(event_of(doer, Deed::failed_login, what));
  for (const Subject& each : subjects) {
    const int now_failed = failures(state, each.name, doer.at) + 1;
    made.attempts.push_back({each.name, now_failed, doer.at});
    if (now_failed == each.most) made.events.push_back(event_of(doer, Deed::locked_out, each.name));
  }
  return made;
}

/// Compared where there is nobody of that code, so that both take the same time (M1).
const std::string& nobodys_password() {
  static const std::string hash = hashed_password(fresh_password());
  return hash;
}

struct Proof {
  std::string_view code, password;
  bool is_login;     // which the trail tells
  PeopleRule wrong;  // what refuses it otherwise
};

/// Compares the password, counts, and tells the trail; the member where it is proven.
Result<Member> proven(PeopleStore& people, const Proof& proof, const Doer& doer) {
  const auto subjects = counted(proof.code, doer);
  const PeopleState before = people.state();
  if (is_locked(before, subjects, doer.at)) return refuse(locked());
  const Member* known = found(before, proof.code);
  const bool is_right =
      is_password(known != nullptr ? known->password : nobodys_password(), proof.password) &&
      known != nullptr && known->is_active;
  Problems refused;
  const auto decide = [&](const PeopleState& state) -> Result<PeopleChange> {
    // Others may have tried while the password was compared.
    if (is_locked(state, subjects, doer.at)) return refuse(locked());
    if (is_right)
      return PeopleChange{{},
                          {{subjects[0].name, 0, {}}},
                          proof.is_login ? std::vector{event_of(doer, Deed::login, "")}
                                         : std::vector<AuditEvent>{}};
    refused = {Problem{proof.wrong, {}}};
    return failed(state, subjects, doer, "");
  };
  if (auto problems = people.change(decide); !problems.empty()) return refuse(problems);
  if (!refused.empty()) return refuse(refused);
  return *known;
}

}  // namespace

Result<Member> add_member(PeopleStore& people, const TypedMember& typed, const Doer& doer,
                          bool is_dry_run) {
  if (auto problems = against_member(typed); !problems.empty()) return refuse(problems);
  const Member made{PersonCode{typed.code},
                    typed.full_name,
                    *role_of(typed.role),
                    is_dry_run ? std::string{} : hashed_password(typed.password),
                    true,
                    typed.must_change,
                    1};
  const auto problems = kept(
      people,
      [&](const PeopleState& state) -> Result<PeopleChange> {
        if (found(state, typed.code) != nullptr)
          return refuse(Problem{PeopleRule::person_exists, {}, {{"person", typed.code}}});
        return PeopleChange{
            {made}, {}, {event_of(doer, Deed::people, typed.code + ": + " + typed.role)}};
      },
      is_dry_run);
  if (!problems.empty()) return refuse(problems);
  return made;
}

Result<Member> change_role(PeopleStore& people, std::string_view code, std::string_view role,
                           const Doer& doer, bool is_dry_run) {
  const auto meant = role_of(role);
  if (!meant || *meant == Role::owner)
    return refuse(Problem{PeopleRule::role_not_known, {}, {{"text", as_typed(role)}}});
  return changed(people, code, doer, std::string{role}, is_dry_run,
                 [&](Member& member) { member.role = *meant; });
}

Result<Member> set_password(PeopleStore& people, const TypedMember& typed, const Doer& doer,
                            bool is_dry_run) {
  if (auto problems = against_password(typed.password, typed.code); !problems.empty())
    return refuse(problems);
  const std::string hash = is_dry_run ? std::string{} : hashed_password(typed.password);
  return changed(people, typed.code, doer, "password", is_dry_run, [&](Member& member) {
    member.password = hash;
    member.must_change = typed.must_change;
  });
}

Result<Member> set_active(PeopleStore& people, std::string_view code, bool is_active,
                          const Doer& doer, bool is_dry_run) {
  return changed(people, code, doer, is_active ? "active" : "not active", is_dry_run,
                 [&](Member& member) { member.is_active = is_active; });
}

Result<Member> change_own_password(PeopleStore& people, const OwnPassword& typed, const Doer& doer,
                                   bool is_dry_run) {
  if (typed.password != typed.again) return refuse(Problem{PeopleRule::passwords_differ, {}});
  if (auto problems = against_password(typed.password, doer.person); !problems.empty())
    return refuse(problems);
  if (is_dry_run) {
    const auto member = people.member(doer.person);
    return member ? Result<Member>{*member} : refuse(not_found(doer.person));
  }
  const auto member =
      proven(people, {doer.person, typed.old, false, PeopleRule::old_password_wrong}, doer);
  if (!member) return refuse(member.error());
  return set_password(people, {doer.person, {}, {}, typed.password, false}, doer, false);
}

Result<Member> log_in(PeopleStore& people, std::string_view code, std::string_view password,
                      const Doer& doer) {
  const Doer named{as_typed(code), doer.address, doer.at};
  return proven(people, {code, password, true, PeopleRule::not_let_in}, named);
}

std::optional<Problem> missing_administrator(const PeopleState& people) {
  if (std::ranges::any_of(people.members, administers)) return std::nullopt;
  return Problem{PeopleRule::no_administrator, {}};
}

}  // namespace dutoan
