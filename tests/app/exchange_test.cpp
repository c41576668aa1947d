// Two offices with a book each: what one sends the other takes, and nothing else.
#include "domain/memory_store.hpp"
#include "support/course_case.hpp"
#include "support/ledger_case.hpp"
#include "support/sample.hpp"

#include <dutoan/dossier_file.hpp>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <string>

namespace dutoan::tests {
namespace {

/// The drafter's book: an allotment, the example's estimate, submitted.
MemoryStore drafters_book() {
  MemoryStore store{{}};
  TypedDocument grant = typed(DocumentKind::allotment, "QD-1", "kt", "ubnd");
  grant.lines = {"5,5tỷ"};
  grant.funding = {"2020", "BDT", "483", "085", "01", "12", "0392"};
  post(store, taken(read_document(store, grant, nullptr)));
  post(store, taken(read_estimate(store, typed(DocumentKind::estimate, "", "lap", ""),
                                  sample_estimate(), {})));
  post(store,
       taken(submission_of(store, typed(DocumentKind::submission, "TTr-1", "ktt", "truong"))));
  return store;
}

Result<Received> receive(Store& store, const std::string& text, bool is_dry_run = false) {
  return receive_dossier(store, text, "ho-so", recorded_at, is_dry_run, kinds());
}

void cut_halls(Store& store, const std::string& rate) {
  const FrozenEstimate requested = taken(find_version(store, {}, "", kinds()));
  const auto decisions = taken(cut_lines(requested, taken(lines_meant(requested, "*/hall")),
                                         std::vector{taken(read_cut("unit_rate<=" + rate))},
                                         {{"above-price", {}, "báo giá", ""}}));
  post(store, taken(appraisal_of(store, typed(DocumentKind::appraisal, "", "cv", ""), decisions,
                                 kinds())));
}

const std::string& sample_file() {
  static const std::string text = [] {
    MemoryStore store = drafters_book();
    return taken(dossier_text(store, {}));
  }();
  return text;
}

TEST_CASE("what one office cuts in its own book, the other takes back", "[exchange]") {
  MemoryStore drafter = drafters_book();
  MemoryStore finance{{}};
  const Received first = taken(receive(finance, taken(dossier_text(drafter, {}))));
  CHECK(first.documents.size() == 2);
  CHECK(first.known == 0);
  cut_halls(finance, "1.800.000");
  const Received back = taken(receive(drafter, taken(dossier_text(finance, {}))));
  CHECK(back.documents.size() == 3);
  CHECK(back.known == 2);
  CHECK(taken(find_version(drafter, {}, "1:appraised", kinds())) ==
        taken(find_version(finance, {}, "1:appraised", kinds())));
}

TEST_CASE("taking a file again changes nothing", "[exchange]") {
  MemoryStore finance{{}};
  taken(receive(finance, sample_file()));
  const auto count = [&] {
    std::size_t n = 0;
    finance.documents(1, [&](const Kept&) { return ++n, true; });
    return n;
  };
  const std::size_t before = count();
  const Received again = taken(receive(finance, sample_file()));
  CHECK(again.known == again.documents.size());
  CHECK(count() == before);
}

TEST_CASE("a dry run takes nothing", "[exchange]") {
  MemoryStore finance{{}};
  CHECK(taken(receive(finance, sample_file(), true)).documents.size() == 2);
  CHECK(taken(find_rounds(drafters_book(), {})).size() == 1);
  finance.documents(1,
                    [](const Kept&) -> bool { throw std::runtime_error("something was taken"); });
}

void check_refused(const std::string& text) {
  MemoryStore finance{{}};
  RC_ASSERT(!receive(finance, text));
  finance.documents(1, [](const Kept&) -> bool { throw std::runtime_error("taken"); });
}

TEST_CASE("any changed byte is refused, and nothing is taken", "[exchange]") {
  rc::check([] {
    std::string text = sample_file();
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    const auto before = text[at];
    text[at] = *rc::gen::arbitrary<char>();
    if (text[at] != before) check_refused(text);
  });
}

TEST_CASE("a letter or digit changed into another is refused, wherever it reads as well",
          "[exchange]") {
  rc::check([] {
    std::string text = sample_file();
    const auto is_plain = [](char c) { return ('a' <= c && c < 'y') || ('1' <= c && c < '8'); };
    auto at = *rc::gen::inRange<std::size_t>(0, text.size() - 1000);
    while (!is_plain(text[at])) ++at;
    ++text[at];
    check_refused(text);
  });
  std::string text = sample_file();
  text.replace(text.find("\"author\": \"lap\""), 15, "\"author\": \"lan\"");
  check_refused(text);
}

TEST_CASE("a file that is cut short, empty or of another form is refused", "[exchange]") {
  MemoryStore finance{{}};
  for (const std::string& text :
       {std::string{}, std::string{"dutoan/dossier/1 "}, std::string{"dutoan/dossier/2 x\n"},
        sample_file().substr(0, sample_file().size() - 1), sample_file() + "\n"})
    CHECK_FALSE(receive(finance, text));
}

TEST_CASE("two offices that decided under one number are told of it", "[exchange]") {
  MemoryStore drafter = drafters_book();
  MemoryStore finance{{}};
  taken(receive(finance, taken(dossier_text(drafter, {}))));
  cut_halls(finance, "1.800.000");
  cut_halls(drafter, "1.500.000");
  const auto refused = receive(drafter, taken(dossier_text(finance, {})));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().front().is(LedgerRule::posted_stays));
}

}  // namespace
}  // namespace dutoan::tests
