// Who is added to the people of a book and what becomes of them, over a file that is thrown away.
#include "storage/scratch_folder.hpp"

#include <dutoan/book.hpp>
#include <dutoan/membership.hpp>

#include <catch2/catch.hpp>

using namespace dutoan;
using namespace dutoan::tests;

namespace {

constexpr std::chrono::sys_seconds moment{std::chrono::seconds{1'600'000'000}};
const Doer doer{"admin", "local", moment};
const std::string password = "bon tram linh nam con cho";

std::string codes(const Problems& problems) {
  std::string text;
  for (const Problem& each : problems)
    text += (text.empty() ? "" : " ") + std::to_string(static_cast<int>(each.rule));
  return text;
}

template <class T>
std::string outcome(const Result<T>& result) {
  return result ? "ok" : codes(result.error());
}

}  // namespace

TEST_CASE("what is wrong with a new person is told at once", "[people]") {
  const ScratchFolder folder;
  const auto people = open_people(folder / "people");
  struct Row {
    TypedMember typed;
    const char* outcome;
  };
  const Row rows[] = {
      {{"", "", "", "", false}, "9102 9103 9104 9105"},
      {{"kế.toán", "Hoa", "accountant", password, false}, "9102"},
      {{"a/b", "Hoa", "accountant", password, false}, "9102"},
      {{"kt.hoa", " ", "accountant", password, false}, "9103"},
      {{"kt.hoa", "Hoa", "owner", password, false}, "9104"},
      {{"kt.hoa", "Hoa", "Accountant", password, false}, "9104"},
      {{"kt.hoa", "Hoa", "accountant", "muoi mot ky", false}, "9105"},
      {{"kt.hoa", "Hoa", "accountant", std::string(201, 'x'), false}, "9105"},
      {{"kt.hoa", "Hoa", "accountant", "aaaaaaaaaaaaaaa", false}, "9106"},
      {{"kt.hoa", "Hoa", "accountant", "xin chao kt.hoa nhe", false}, "9106"},
      {{"kt.hoa", "Hoa", "accountant", password, false}, "ok"},
      {{"kt.hoa", "Hoa", "accountant", password, false}, "9101"},
  };
  for (const Row& row : rows) {
    INFO(row.typed.code << "|" << row.typed.full_name << "|" << row.typed.role);
    CHECK(outcome(add_member(*people, row.typed, doer)) == row.outcome);
  }
  CHECK(people->state().members.size() == 1);
}

TEST_CASE("a dry run of people says what would be said, and keeps nothing", "[people]") {
  const ScratchFolder folder;
  const auto people = open_people(folder / "people");
  const TypedMember typed{"admin", "Lan", "administrator", password, false};
  CHECK(outcome(add_member(*people, typed, doer, true)) == "ok");
  CHECK(people->state().members.empty());
  CHECK(people->verify().entries == 0);
  CHECK(outcome(change_role(*people, "admin", "head", doer, true)) == "9100");
}

TEST_CASE("the last administrator stays one, and stays in", "[people]") {
  const ScratchFolder folder;
  const auto people = open_people(folder / "people");
  CHECK(missing_administrator(people->state()).has_value());
  const TypedMember typed{"admin", "Lan", "administrator", password, false};
  REQUIRE(add_member(*people, typed, doer).has_value());
  CHECK_FALSE(missing_administrator(people->state()).has_value());
  CHECK(outcome(set_active(*people, "admin", false, doer)) == "9110");
  CHECK(outcome(change_role(*people, "admin", "auditor", doer)) == "9110");
  const TypedMember second{"admin-2", "Mai", "administrator", password, false};
  REQUIRE(add_member(*people, second, doer).has_value());
  CHECK(outcome(change_role(*people, "admin", "auditor", doer)) == "ok");
  CHECK(outcome(set_active(*people, "admin-2", false, doer)) == "9110");
  CHECK(people->member("admin")->revision == 2);
}

TEST_CASE("while a code is locked no password is compared", "[people]") {
  const ScratchFolder folder;
  const auto people = open_people(folder / "people");
  const TypedMember typed{"kt.hoa", "Hoa", "accountant", password, false};
  REQUIRE(add_member(*people, typed, doer).has_value());
  Doer at = doer;
  for (int i = 0; i < 4; ++i)
    CHECK(outcome(log_in(*people, "kt.hoa", "sai mat khau roi", at)) == "9108");
  CHECK(outcome(log_in(*people, "kt.hoa", password, at)) == "ok");  // which forgets the four
  for (int i = 0; i < 5; ++i)
    CHECK(outcome(log_in(*people, "kt.hoa", "sai mat khau roi", at)) == "9108");
  CHECK(outcome(log_in(*people, "kt.hoa", password, at)) == "9109");
  CHECK(outcome(change_own_password(*people, {password, "mat khau moi tinh", "mat khau moi tinh"},
                                    {"kt.hoa", "local", moment})) == "9109");
  at.at += std::chrono::minutes{15};
  CHECK(outcome(log_in(*people, "kt.hoa", password, at)) == "ok");
}

TEST_CASE("a code with control characters is nobody's, and is kept without them", "[people]") {
  const ScratchFolder folder;
  const auto people = open_people(folder / "people");
  const std::string code{"a\0b\nc", 5};
  CHECK(outcome(log_in(*people, code, password, doer)) == "9108");
  CHECK(people->entries(0, 1, "").front().event.person == "a?b?c");
}
