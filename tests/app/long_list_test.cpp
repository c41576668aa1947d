// Lists told row by row are the texts of the whole reports, byte for byte.
#include "domain/memory_store.hpp"
#include "support/ledger_case.hpp"

#include <dutoan/long_list.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace dutoan::tests {
namespace {

using Form = RowStream::Form;
using enum DocumentKind;

/// Two lines approved and spent from, a payment that was reversed, an advance; texts that must be
/// quoted.
MemoryStore book_of_a_year() {
  MemoryStore book{{}};
  std::vector<Document> all = {
      small_document(allotment, "QD-01", {small_line("", 900'000)}),
      small_document(approval, "QD-02",
                     {small_line("ML1/hall", 1'000), small_line("TQ1/bus", 800'000)}),
      small_document(payment, "PC-1", {small_line("ML1/hall", 400)}),
      small_document(payment, "PC-2", {small_line("TQ1/bus", 7)}),
      small_document(reversal, "D-1", {}),
      small_document(advance, "TU-1", {small_line("TQ1/bus", 2'000)})};
  all[1].version = 1;
  for (DocumentLine& line : all[1].lines) line.classified = small_place(line.line);
  all[2].payee = "Công ty \"A\", chi nhánh 2";
  all[3].description = "=1+1";
  all[4].follows = all[3].id;
  for (const Document& each : all) post(book, each);
  return book;
}

std::string whole(const Report& report, Form form) {
  if (form == Form::json) return as_json(report, Language::en);
  return as_csv(report.tables.front(), Language::en, form == Form::csv ? ',' : '\t');
}

std::string documents_in_pieces(const Store& book, Form form) {
  RowStream stream{form, Language::en};
  DocumentsListing listing;
  Report report = listing.beginning();
  const ReportTable table = report.tables.front();
  std::string text = stream.beginning(report);
  each_listed_document(book, [&](const ListedDocument& each) {
    text += stream.row(table, listing.row(each));
    return true;
  });
  listing.end(report);
  return text + stream.ending(report);
}

std::string left_in_pieces(const Store& book, ControlLevel level, Form form) {
  RowStream stream{form, Language::en};
  const BookNames names;
  LeftListing listing{level, names};
  each_left(book, level, [&](const Availability& each) { listing.expect(each); });
  Report report = listing.beginning();
  const ReportTable table = report.tables.front();
  std::string text = stream.beginning(report);
  each_left(book, level,
            [&](const Availability& each) { text += stream.row(table, listing.row(each)); });
  if (const auto total = listing.end(report)) text += stream.row(table, *total);
  return text + stream.ending(report);
}

std::string text_of(const ReportTable& heads, const TellRows& tell, std::size_t width) {
  std::string text;
  tell_text(heads, tell, Language::en, width, [&](const std::string& piece) {
    text += piece;
    return true;
  });
  return text;
}

std::string documents_as_text(const Store& book, std::size_t width) {
  const Report heads = DocumentsListing{}.beginning();
  return text_of(
      heads.tables.front(),
      [&](const auto& to) {
        DocumentsListing listing;
        Report report = heads;
        each_listed_document(book,
                             [&](const ListedDocument& each) { return to(listing.row(each)); });
        listing.end(report);
        return report;
      },
      width);
}

std::string left_as_text(const Store& book, ControlLevel level, std::size_t width) {
  const BookNames names;
  LeftListing expected{level, names};
  each_left(book, level, [&](const Availability& each) { expected.expect(each); });
  const Report heads = expected.beginning();
  return text_of(
      heads.tables.front(),
      [&](const auto& to) {
        LeftListing listing = expected;
        Report report = heads;
        each_left(book, level, [&](const Availability& each) { to(listing.row(each)); });
        if (const auto total = listing.end(report)) to(*total);
        return report;
      },
      width);
}

}  // namespace

TEST_CASE("a list told row by row is the report's own text", "[book]") {
  const MemoryStore full = book_of_a_year(), empty{{}};
  for (const Store* book : {static_cast<const Store*>(&full), static_cast<const Store*>(&empty)})
    for (const Form form : {Form::csv, Form::tsv, Form::json}) {
      CAPTURE(static_cast<int>(form));
      CHECK(documents_in_pieces(*book, form) ==
            whole(documents_report(list_documents(*book)), form));
      for (const auto level :
           {ControlLevel::line, ControlLevel::category, ControlLevel::activity}) {
        const auto left = what_is_left(*book, {}, level);
        CHECK(left_in_pieces(*book, level, form) == whole(left_report(left, level, {}), form));
      }
    }
}

TEST_CASE("a list told to people row by row is the report's own text at any width", "[book]") {
  const MemoryStore full = book_of_a_year(), empty{{}};
  for (const Store* book : {static_cast<const Store*>(&full), static_cast<const Store*>(&empty)})
    for (const std::size_t width : {std::size_t{40}, std::size_t{110}, std::size_t{160}}) {
      CAPTURE(width);
      CHECK(documents_as_text(*book, width) ==
            as_text(documents_report(list_documents(*book)), Language::en, width));
      for (const auto level : {ControlLevel::line, ControlLevel::activity}) {
        const auto left = what_is_left(*book, {}, level);
        CHECK(left_as_text(*book, level, width) ==
              as_text(left_report(left, level, {}), Language::en, width));
      }
    }
}

TEST_CASE("a text that cannot be written any more is told no further", "[book]") {
  const MemoryStore book = book_of_a_year();
  const Report heads = DocumentsListing{}.beginning();
  for (int most = 1; most < 6; ++most) {
    int pieces = 0;
    tell_text(
        heads.tables.front(),
        [&](const auto& to) {
          DocumentsListing listing;
          each_listed_document(book,
                               [&](const ListedDocument& each) { return to(listing.row(each)); });
          return heads;
        },
        Language::en, 110, [&](const std::string&) { return ++pieces < most; });
    CHECK(pieces == most);
  }
}

TEST_CASE("a document that was reversed names the reversal, and is in no sum", "[book]") {
  const MemoryStore book = book_of_a_year();
  const auto all = list_documents(book);
  REQUIRE(all.size() == 6);
  CHECK(all[3].reversed_by == "D-1");
  CHECK(all[2].reversed_by.empty());
  const Report report = documents_report(all);
  const auto amount_at = [&](std::size_t row) {
    return std::get<Money>(report.tables.at(1).rows.at(row).cells.at(2));
  };
  CHECK(amount_at(2) == Money::dong(2'000));  // the advance
  CHECK(amount_at(3) == Money::dong(400));    // the payment that holds
}

}  // namespace dutoan::tests
