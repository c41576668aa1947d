// The file of a book's people: what stands in it, who may read it, and that its trail cannot change
// unseen.
#include "storage/raw_book.hpp"
#include "storage/scratch_folder.hpp"

#include <dutoan/book.hpp>
#include <dutoan/membership.hpp>

#include <catch2/catch.hpp>

#include <sys/stat.h>

using namespace dutoan;
using namespace dutoan::tests;

namespace {

constexpr std::chrono::sys_seconds moment{std::chrono::seconds{1'600'000'000}};
const std::string password = "bon tram linh nam con cho";

AuditEvent event(const std::string& subject) {
  return {moment, Deed::write, "kt.hoa", subject, "10.0.0.7"};
}

/// A file with an administrator and three entries besides the one that tells of them.
std::string made_in(const ScratchFolder& folder) {
  const std::string path = people_file(folder / "so.db");
  const auto people = open_people(path);
  REQUIRE(add_member(*people, {"admin", "Quản trị", "administrator", password, false},
                     {"x", "local", moment})
              .has_value());
  for (const char* subject : {"/a", "/b", "/c"}) people->note(event(subject));
  return path;
}

}  // namespace

TEST_CASE("only its owner may read the file of people, and its journal", "[people]") {
  const ScratchFolder folder;
  const std::string path = made_in(folder);
  for (const std::string& each : {path, path + "-journal"}) {
    struct stat found{};
    if (stat(each.c_str(), &found) != 0) continue;  // a log of another kind is gone when closed
    INFO(each);
    CHECK((found.st_mode & 0777) == 0600);
  }
  CHECK_THROWS_AS(open_book(path), StorageFault);  // it is no book
}

TEST_CASE("what is kept is read again, in another connection", "[people]") {
  const ScratchFolder folder;
  const auto people = open_people(made_in(folder));
  const auto admin = people->member("admin");
  REQUIRE(admin.has_value());
  CHECK(admin->full_name == "Quản trị");
  CHECK(admin->role == Role::administrator);
  CHECK(admin->password.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
  CHECK(is_password(admin->password, password));
  CHECK_FALSE(is_password(admin->password, password + "x"));
  CHECK_FALSE(people->member("ADMIN").has_value());
  const auto newest = people->entries(0, 2, "");
  REQUIRE(newest.size() == 2);
  CHECK(newest[0].event.subject == "/c");
  CHECK(newest[1].sequence == newest[0].sequence - 1);
  CHECK(people->entries(newest[1].sequence, 10, "kt.hoa").size() == 1);
}

TEST_CASE("a change that is refused leaves nothing, and a person is never taken out", "[people]") {
  const ScratchFolder folder;
  const std::string path = made_in(folder);
  const std::string before = all_of(path);
  const auto people = open_people(path);
  const auto refused = people->change([](const PeopleState&) -> Result<PeopleChange> {
    return refuse(Problem{PeopleRule::last_administrator, {}});
  });
  CHECK(refused.size() == 1);
  CHECK_THROWS(people->change([](const PeopleState& state) -> Result<PeopleChange> {
    Member broken = state.members.front();
    broken.password = "not hashed";
    return PeopleChange{{broken}, {}, {event("/never")}};
  }));
  CHECK(all_of(path) == before);
  CHECK_FALSE(run_plainly(path, "DELETE FROM person"));
}

TEST_CASE("the trail cannot be changed, and shows it where somebody did", "[people]") {
  const ScratchFolder folder;
  const std::string path = made_in(folder);
  for (const char* sql : {"UPDATE trail SET person = 'other'", "DELETE FROM trail",
                          "INSERT OR REPLACE INTO trail SELECT * FROM trail WHERE sequence = 2"}) {
    INFO(sql);
    CHECK_FALSE(run_plainly(path, sql));
  }
  const TrailCheck whole = open_people(path)->verify();
  CHECK(whole.entries == 4);
  CHECK(whole.broken_at == 0);
  struct Tampering {
    const char* sql;
    std::int64_t at;
  };
  for (const Tampering& each :
       {Tampering{"UPDATE trail SET person = 'other' WHERE sequence = 2", 2},
        Tampering{"UPDATE trail SET address = subject, subject = address WHERE sequence = 3", 3},
        Tampering{"UPDATE trail SET at = at + 1 WHERE sequence = 4", 4},
        Tampering{"DELETE FROM trail WHERE sequence = 1", 2}}) {
    INFO(each.sql);
    const ScratchFolder another;
    const std::string copy = made_in(another);
    REQUIRE(tamper(
        copy, std::string{"DROP TRIGGER trail_stays; DROP TRIGGER trail_is_kept; "} + each.sql));
    CHECK(open_people(copy)->verify().broken_at == each.at);
  }
}

TEST_CASE("no two entries have one text, and no two first passwords are one", "[people]") {
  const ScratchFolder folder;
  const auto one = open_people(folder / "one");
  const auto other = open_people(folder / "other");
  one->note({moment, Deed::write, "ab", "c", ""});
  other->note({moment, Deed::write, "a", "bc", ""});
  CHECK(one->verify().head != other->verify().head);
  CHECK(fresh_password().size() == 23);
  CHECK(fresh_password() != fresh_password());
}
