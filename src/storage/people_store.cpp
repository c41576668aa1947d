// The people of a book over SQLite, in a file beside it.
#include <dutoan/people_store.hpp>

#include "storage/connection.hpp"
#include "storage/digest.hpp"
#include "storage/fault.hpp"
#include "storage/migration.hpp"
#include "storage/statement.hpp"
#include "storage/transaction.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dutoan::storage {
namespace {

using Number = std::int64_t;
using Text = std::string;

Deed known_deed(const Text& text, const Text& path) {
  const auto deed = deed_of(text);
  if (!deed) throw fault(BookRule::book_damaged, path);
  return *deed;
}

std::chrono::sys_seconds moment(Number seconds) {
  return std::chrono::sys_seconds{std::chrono::seconds{seconds}};
}

/// The bytes that a link covers: every text behind its length, so that no two entries are one.
Text link_text(const Text& before, const AuditEvent& event) {
  Text bytes = "dutoan/trail/1\n" + before + "\n" +
               std::to_string(event.at.time_since_epoch().count()) + "\n";
  for (const Text& part : {Text{word(event.deed)}, event.person, event.subject, event.address})
    bytes += std::to_string(part.size()) + ":" + part + "\n";
  return bytes;
}

Text link_of(const Text& before, const AuditEvent& event) {
  return written(digest_of(link_text(before, event)));
}

const Text& first_trail_link() {
  static const Text first = written(digest_of("dutoan/trail/1\n"));
  return first;
}

/// An empty file that only its owner may read, before SQLite puts anything into it.
void make_private(const Text& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file >= 0) ::close(file);
}

Opening opening_of(const Text& path) {
  Opening opening;
  opening.path = path;
  opening.access = Access::create;
  opening.newest_known = static_cast<int>(people_migrations().size());
  opening.mark = people_mark;
  return opening;
}

class SqlitePeople final : public PeopleStore {
 public:
  explicit SqlitePeople(Text path) : path_{std::move(path)} { static_cast<void>(file()); }

  [[nodiscard]] PeopleState state() const override {
    Connection& connection = file();
    const Snapshot snapshot{connection};
    return state_in(connection);
  }
  [[nodiscard]] std::optional<Member> member(std::string_view code) const override;
  [[nodiscard]] Problems change(const Decide& decide) override;
  void note(const AuditEvent& event) override {
    Immediate transaction{file()};
    add_event(event);
    transaction.commit();
  }
  [[nodiscard]] std::vector<AuditEntry> entries(Number before, std::size_t most,
                                                std::string_view person) const override;
  [[nodiscard]] TrailCheck verify() const override;

 private:
  Text path_;
  mutable std::unique_ptr<Connection> connection_;

  /// The connection, anew after an error of the disk.
  Connection& file() const {
    if (connection_ != nullptr && connection_->is_sound()) return *connection_;
    connection_.reset();
    make_private(path_);
    connection_ = std::make_unique<Connection>(opening_of(path_));
    migrate(*connection_, people_migrations());
    return *connection_;
  }
  [[nodiscard]] PeopleState state_in(Connection& connection) const;
  [[nodiscard]] std::vector<Member> members_in(Connection& connection, const Text& sql,
                                               const GivenParameters& given) const;
  void keep(const Member& member);
  void keep(const Attempts& attempts);
  void add_event(const AuditEvent& event);
};

constexpr const char* member_columns =
    "SELECT code, full_name, role, password, is_active, must_change, revision FROM person";

std::vector<Member> SqlitePeople::members_in(Connection& connection, const Text& sql,
                                             const GivenParameters& given) const {
  std::vector<Member> all;
  connection.statement(sql).each<Text, Text, Text, Text, Number, Number, Number>(
      given, [&](Text code, Text name, const Text& role, Text password, Number is_active,
                 Number must_change, Number revision) {
        const auto known = role_of(role);
        if (!known) throw fault(BookRule::book_damaged, path_);
        all.push_back({PersonCode{std::move(code)}, std::move(name), *known, std::move(password),
                       is_active != 0, must_change != 0, revision});
      });
  return all;
}

PeopleState SqlitePeople::state_in(Connection& connection) const {
  PeopleState state{members_in(connection, Text{member_columns} + " ORDER BY code", {}), {}};
  connection.statement("SELECT subject, failed, last_at FROM attempt ORDER BY subject")
      .each<Text, Number, Number>({}, [&](Text subject, Number failed, Number last) {
        state.attempts.push_back({std::move(subject), static_cast<int>(failed), moment(last)});
      });
  return state;
}

std::optional<Member> SqlitePeople::member(std::string_view code) const {
  Connection& connection = file();
  const Snapshot snapshot{connection};
  auto found =
      members_in(connection, Text{member_columns} + " WHERE code = :code", {{"code", Text{code}}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

void SqlitePeople::keep(const Member& member) {
  connection_
      ->statement(
          "INSERT INTO person VALUES (:code, :name, :role, :password, :active, :change, :revision)"
          " ON CONFLICT DO UPDATE SET full_name = excluded.full_name, role = excluded.role,"
          " password = excluded.password, is_active = excluded.is_active,"
          " must_change = excluded.must_change, revision = excluded.revision")
      .run({{"code", member.code.text()},
            {"name", member.full_name},
            {"role", Text{word(member.role)}},
            {"password", member.password},
            {"active", Number{member.is_active}},
            {"change", Number{member.must_change}},
            {"revision", member.revision}});
}

void SqlitePeople::keep(const Attempts& attempts) {
  if (attempts.failed == 0) {
    connection_->statement("DELETE FROM attempt WHERE subject = :subject")
        .run({{"subject", attempts.subject}});
    return;
  }
  connection_
      ->statement(
          "INSERT INTO attempt VALUES (:subject, :failed, :last)"
          " ON CONFLICT DO UPDATE SET failed = excluded.failed, last_at = excluded.last_at")
      .run({{"subject", attempts.subject},
            {"failed", Number{attempts.failed}},
            {"last", Number{attempts.last.time_since_epoch().count()}}});
}

void SqlitePeople::add_event(const AuditEvent& event) {
  const auto last =
      connection_->statement("SELECT sequence, digest FROM trail ORDER BY sequence DESC LIMIT 1")
          .find<Number, Text>();
  const Text& before = last ? std::get<1>(*last) : first_trail_link();
  connection_
      ->statement(
          "INSERT INTO trail VALUES (:sequence, :at, :deed, :person, :subject, :address,"
          " :digest)")
      .run({{"sequence", (last ? std::get<0>(*last) : 0) + 1},
            {"at", Number{event.at.time_since_epoch().count()}},
            {"deed", Text{word(event.deed)}},
            {"person", event.person},
            {"subject", event.subject},
            {"address", event.address},
            {"digest", link_of(before, event)}});
}

Problems SqlitePeople::change(const Decide& decide) {
  Immediate transaction{file()};
  const auto decided = decide(state_in(*connection_));
  if (!decided) return decided.error();
  for (const Member& each : decided->members) keep(each);
  for (const Attempts& each : decided->attempts) keep(each);
  for (const AuditEvent& each : decided->events) add_event(each);
  transaction.commit();
  return {};
}

std::vector<AuditEntry> SqlitePeople::entries(Number before, std::size_t most,
                                              std::string_view person) const {
  Connection& connection = file();
  const Snapshot snapshot{connection};
  std::vector<AuditEntry> all;
  connection
      .statement(
          "SELECT sequence, at, deed, person, subject, address FROM trail"
          " WHERE (:before = 0 OR sequence < :before) AND (:person = '' OR person = :person)"
          " ORDER BY sequence DESC LIMIT :most")
      .each<Number, Number, Text, Text, Text, Text>(
          {{"before", before}, {"person", Text{person}}, {"most", static_cast<Number>(most)}},
          [&](Number sequence, Number at, const Text& deed, Text who, Text what, Text from) {
            all.push_back({sequence,
                           {moment(at), known_deed(deed, path_), std::move(who), std::move(what),
                            std::move(from)}});
          });
  return all;
}

TrailCheck SqlitePeople::verify() const {
  Connection& connection = file();
  const Snapshot snapshot{connection};
  TrailCheck check{0, first_trail_link(), 0};
  connection
      .statement(
          "SELECT sequence, at, deed, person, subject, address, digest FROM trail"
          " ORDER BY sequence")
      .each_while<Number, Number, Text, Text, Text, Text, Text>(
          {}, [&](Number sequence, Number at, const Text& deed, Text who, Text what, Text from,
                  const Text& digest) {
            const AuditEvent event{moment(at), known_deed(deed, path_), std::move(who),
                                   std::move(what), std::move(from)};
            const bool holds =
                sequence == check.entries + 1 && digest == link_of(check.head, event);
            if (!holds) check.broken_at = sequence;
            check.entries = sequence;
            check.head = digest;
            return holds;
          });
  return check;
}

}  // namespace
}  // namespace dutoan::storage

namespace dutoan {

std::string people_file(const std::string& book) { return book + "-people.db"; }

std::unique_ptr<PeopleStore> open_people(const std::string& path) {
  return std::make_unique<storage::SqlitePeople>(path);
}

}  // namespace dutoan
