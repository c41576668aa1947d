// In whose name documents are entered where people share a book.
#include "support/ledger_case.hpp"

#include <dutoan/book.hpp>
#include <dutoan/bookkeeping.hpp>
#include <dutoan/membership.hpp>
#include <dutoan/office.hpp>

#include <catch2/catch.hpp>

using namespace dutoan;
using namespace dutoan::tests;

namespace {

/// A book with 10 triệu allotted to ML1/hall and approved.
std::unique_ptr<Store> book_with_money() {
  auto book = make_memory_book({});
  auto line = small_line("ML1/hall", 10'000'000);
  line.classified = small_place(line.line);
  auto allotted = small_document(DocumentKind::allotment, "QD1", {small_line("", 10'000'000)});
  allotted.lines.front().line = {};
  allotted.lines.front().classified = {};
  post(*book, allotted);
  auto approved = small_document(DocumentKind::approval, "QD2", {line});
  approved.version = 1;
  post(*book, approved);
  return book;
}

Document payment(const std::string& author, const std::string& decider) {
  Document made = small_document(DocumentKind::payment, "PC1", {small_line("ML1/hall", 1'000)});
  made.author = PersonCode{author};
  made.decider = PersonCode{decider};
  return made;
}

Document draft_of(Document document) {
  document.content = draft_text(document.kind, document.number);
  document.kind = DocumentKind::draft;
  document.decider = {};
  document.id = DocumentId{"draft-" + document.id.text()};
  return document;
}

std::string outcome(Store& book, const Document& document) {
  const auto result = book.append(std::array{document}, recorded_at, decide);
  return result ? "ok" : codes_of(result.error());
}

const Office hoa{PersonCode{"hoa"}, Role::accountant};
const Office lan{PersonCode{"lan"}, Role::chief_accountant};
const Office mai{PersonCode{"mai"}, Role::head};

}  // namespace

TEST_CASE("a voucher is drafted by one, and decided by another in their own name", "[people]") {
  const auto book = book_with_money();
  const auto of_hoa = in_office(*book, hoa), of_lan = in_office(*book, lan),
             of_mai = in_office(*book, mai);
  struct Row {
    Store& book;
    Document document;
    const char* outcome;
  };
  const Row rows[] = {
      {*of_hoa, payment("hoa", "lan"), "9131"},         // an accountant decides nothing
      {*of_lan, payment("lan", "mai"), "9130"},         // nor anybody in another's name
      {*of_lan, payment("lan", "lan"), "5011"},         // nor what they wrote themselves
      {*of_lan, payment("hoa", "lan"), "9132"},         // of which hoa knows nothing
      {*of_lan, draft_of(payment("hoa", "")), "9132"},  // nor of a draft
      {*of_hoa, draft_of(payment("hoa", "")), "ok"},
      {*of_hoa, payment("hoa", "lan"), "9131"},
      {*of_mai, payment("hoa", "lan"), "9130"},
      {*of_lan, payment("xuan", "lan"), "9132"},  // the draft is hoa's
      {*of_lan, payment("hoa", "lan"), "ok"},
      {*of_lan, payment("hoa", "lan"), "ok"},  // sent again
  };
  int number = 0;
  for (const Row& row : rows) {
    INFO("row " << ++number);
    CHECK(outcome(row.book, row.document) == row.outcome);
  }
  std::size_t count = 0;
  book->documents(1, [&](const Kept&) { return ++count, true; });
  CHECK(count == 4);
}

TEST_CASE("what is not drafted carries the name of who enters it", "[people]") {
  const auto book = book_with_money();
  const auto of_mai = in_office(*book, mai);
  Document more = small_document(DocumentKind::supplement, "QD3", {small_line("", 5)});
  more.lines.front().line = {};
  more.lines.front().classified = {};
  more.author = PersonCode{"hoa"};
  CHECK(outcome(*of_mai, more) == "9132");
  more.author = PersonCode{"mai"};
  CHECK(outcome(*of_mai, more) == "ok");
}

TEST_CASE("what is typed in an office is a draft of whoever types it", "[people]") {
  TypedDocument typed;
  typed.kind = DocumentKind::payment;
  typed.author = "somebody";
  typed.decider = "else";
  const TypedDocument draft = typed_in_office(typed, hoa);
  CHECK(draft.author == "hoa");
  CHECK(draft.decider == "hoa");  // should it post somebody's draft
  CHECK(draft.is_draft);
  typed.kind = DocumentKind::approval;
  CHECK(typed_in_office(typed, mai).decider == "else");
  CHECK_FALSE(typed_in_office(typed, mai).is_draft);
}

TEST_CASE("a rehearsal in an office refuses what entering would refuse", "[people]") {
  const auto book = book_with_money();
  const auto of_hoa = in_office(*book, hoa);
  const auto rehearsed = of_hoa->rehearse(std::array{payment("hoa", "lan")}, recorded_at, decide,
                                          [](const BookView&) {});
  REQUIRE_FALSE(rehearsed.has_value());
  CHECK(codes_of(rehearsed.error()) == "9131");
}

TEST_CASE("a document that is tried in an office is refused as it would be entered", "[people]") {
  const auto book = book_with_money();
  const auto of_hoa = in_office(*book, hoa), of_mai = in_office(*book, mai);
  struct Row {
    Store& book;
    Document document;
  };
  const Row rows[] = {{*of_hoa, payment("hoa", "lan")},
                      {*of_mai, payment("mai", "lan")},
                      {*of_mai, draft_of(payment("hoa", ""))}};
  for (const Row& row : rows) {
    const auto tried = post(row.book, row.document, recorded_at, true);
    REQUIRE_FALSE(tried.has_value());
    CHECK(codes_of(tried.error()) == outcome(row.book, row.document));
  }
  CHECK(post(*of_hoa, draft_of(payment("hoa", "")), recorded_at, true).has_value());
}
