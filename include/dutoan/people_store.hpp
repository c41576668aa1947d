// The people of a book (the port) and their audit trail (nhật ký kiểm toán): a file beside the
// book, so that a copy of the book that is sent to somebody carries no passwords.
//
// Invariants
//   P1  nobody is taken out: who left is not active any more
//   P2  deciding and keeping are one transaction, and what was done is in the trail with it
//   P3  the trail never changes, has no gap, and each entry covers all before it
//   P4  a password is kept as Argon2id alone; no secret is ever in the trail
#pragma once

#include <dutoan/ids.hpp>
#include <dutoan/people.hpp>
#include <dutoan/result.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// Somebody who may come in.
struct Member {
  PersonCode code;  // as documents name authors and deciders
  std::string full_name;
  Role role = Role::auditor;
  std::string password;  // as Argon2id
  bool is_active = true;
  bool must_change = false;   // the password was made by somebody else
  std::int64_t revision = 1;  // goes up with every change: sessions of before are over
  /// Whether two are the same in everything.
  friend bool operator==(const Member&, const Member&) = default;
};

/// Attempts to come in that failed one after another: "person kt.hoa", "address 10.0.0.7".
struct Attempts {
  std::string subject;
  int failed = 0;
  std::chrono::sys_seconds last;
};

/// What the audit trail tells of.
enum class Deed : std::uint8_t {
  login,         // vào
  failed_login,  // vào không được
  locked_out,    // bị khóa vì sai nhiều lần
  logout,        // ra
  refused,       // bị từ chối
  write,         // ghi
  download,      // tải về
  people,        // đổi người dùng, vai trò, mật khẩu
};
inline constexpr std::size_t deed_count = 8;
/// The deed as files write it. Words never change once released.
[[nodiscard]] std::string_view word(Deed deed);
/// The deed of a word; nothing where there is none.
[[nodiscard]] std::optional<Deed> deed_of(std::string_view word);
/// What the deed is called.
[[nodiscard]] Label name_of(Deed deed);

/// Who did what, when, from where.
struct AuditEvent {
  std::chrono::sys_seconds at;
  Deed deed = Deed::login;
  std::string person;   // who; as typed where nobody came in
  std::string subject;  // what: a path, a person
  std::string address;  // "10.0.0.7", or "local": at the machine itself
};
/// An event as the trail keeps it.
struct AuditEntry {
  std::int64_t sequence = 0;
  AuditEvent event;
};

/// What stands in the file.
struct PeopleState {
  std::vector<Member> members;  // by code
  std::vector<Attempts> attempts;
};
/// What becomes of it: members are added or replaced; attempts, too, and forgotten at 0.
struct PeopleChange {
  std::vector<Member> members;
  std::vector<Attempts> attempts;
  std::vector<AuditEvent> events;
};

/// How far a trail goes, and the first entry that is not what was written; 0: none.
struct TrailCheck {
  std::int64_t entries = 0;
  std::string head;  // the digest of the last one: to be noted elsewhere
  std::int64_t broken_at = 0;
};

/// What keeps the people of a book. Any call may throw StorageFault.
class PeopleStore {
 public:
  virtual ~PeopleStore() = default;

  /// Everybody, and what failed.
  [[nodiscard]] virtual PeopleState state() const = 0;
  /// The member of that code; nothing where there is none.
  [[nodiscard]] virtual std::optional<Member> member(std::string_view code) const = 0;

  /// Says what becomes of what stands there, or why nothing does.
  using Decide = std::function<Result<PeopleChange>(const PeopleState&)>;
  /// Keeps what `decide` says, all of it or nothing (P2); the problems where it refuses.
  [[nodiscard]] virtual Problems change(const Decide& decide) = 0;
  /// Adds to the trail.
  virtual void note(const AuditEvent& event) = 0;

  /// The entries before sequence `before` (0: the newest), newest first, at most `most`; of
  /// `person` alone where it is not empty.
  [[nodiscard]] virtual std::vector<AuditEntry> entries(std::int64_t before, std::size_t most,
                                                        std::string_view person) const = 0;
  /// Whether the trail is what was written (P3).
  [[nodiscard]] virtual TrailCheck verify() const = 0;
};

/// The file of the people of the book at that path.
[[nodiscard]] std::string people_file(const std::string& book);
/// Opens that file, which is made where there is none; only its owner may read it. Throws
/// StorageFault.
[[nodiscard]] std::unique_ptr<PeopleStore> open_people(const std::string& path);

/// The password as it is kept: Argon2id, 19 MiB, two passes. At most two are made or compared at
/// once; others wait.
[[nodiscard]] std::string hashed_password(std::string_view password);
/// Whether the password is the one that was hashed.
[[nodiscard]] bool is_password(const std::string& hash, std::string_view password);
/// A password that nobody may guess, for somebody to begin with: 100 bits in four groups.
[[nodiscard]] std::string fresh_password();

}  // namespace dutoan
