// Outcomes, the files of classes and their settlement, on the sample year and on a small book.
#include "domain/memory_store.hpp"
#include "storage/raw_book.hpp"
#include "storage/scratch_folder.hpp"
#include "support/csv_rows.hpp"
#include "support/sample.hpp"

#include <dutoan/class_report.hpp>
#include <dutoan/outcome_list.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace dutoan::tests {
namespace {

const std::string folder = source_folder + "/docs/examples/thanh-hoa-2020";

/// The sample year in a book that forgets.
std::unique_ptr<Store> sample_book() {
  static const auto documents = taken(read_sample(folder, rates_folder, {}));
  auto book = make_memory_book({});
  (void)taken(book->append(documents, {}, decide));
  return book;
}

const std::vector<RequiredPaper>& papers() {
  static const std::vector<RequiredPaper> all = taken(load_papers(rates_folder));
  return all;
}

std::vector<ClassFile> files_of(const Store& book) {
  return taken(find_class_files(book, {{}, papers(), nullptr}));
}
ClassFile file_of(const Store& book, const std::string& code) {
  return taken(find_class_file(book, code, {{}, papers(), nullptr}));
}

TypedDocument typed(const std::string& date) {
  TypedDocument made;
  made.date = date;
  made.author = "kt.hoa";
  made.decider = "truong-ban";
  return made;
}

Money spent_in(const Store& book) {
  Money spent;
  for (const Availability& each : what_is_left(book, {}, ControlLevel::whole))
    spent += Execution::of(each.standing).spent;
  return spent;
}

// ---- Outcomes ---------------------------------------------------------------------------------

std::string told(const ClassOutcome& outcome) {
  if (outcome.fate == ClassFate::cancelled) return "cancelled";
  if (outcome.fate == ClassFate::merged) return "merged " + outcome.merged_into.text();
  return "held " + std::to_string(outcome.trainees) + " " + std::to_string(outcome.days);
}

TEST_CASE("an outcome is what was typed over the earlier one, or says what is missing",
          "[classes][golden]") {
  const auto documents = taken(read_sample(folder, rates_folder, {}));
  std::unique_ptr<Store> book;
  for (const auto& row : csv_rows("classes/outcomes.csv")) {
    CAPTURE(row.at("line"));
    if (row.at("when") == "first") {
      book = make_memory_book({});
      (void)taken(book->append(std::span{documents}.first(3), {}, decide));
    }
    TypedDocument paper = typed("20/07/2020");
    paper.description = row.at("reason");
    const TypedOutcome outcome{"ml1",
                               row.at("trainees"),
                               row.at("days"),
                               row.at("from"),
                               row.at("until"),
                               "",
                               row.at("merged_into"),
                               row.at("cancelled") == "yes"};
    const auto made = outcome_of(*book, paper, outcome, nullptr);
    if (!made) {
      CHECK(code_of(made.error()) == row.at("outcome"));
      continue;
    }
    CHECK(told(taken(read_outcome(made->content, "x"))) == row.at("outcome"));
    CHECK(post(*book, *made, {}, false).has_value());
    CHECK(told(file_of(*book, "ML1").outcome.value()) == row.at("outcome"));
  }
}

TEST_CASE("the same outcome again is the document that it was, and papers add up", "[classes]") {
  const auto book = sample_book();
  TypedDocument paper = typed("20/07/2020");
  const auto before = file_of(*book, "ML1").outcome_document.value();
  const auto same = taken(outcome_of(*book, paper, {.activity = "ML1"}, nullptr));
  CHECK(same == before.document);
  paper.evidence = {"ảnh;A-1;08/07/2020"};
  const auto more = taken(outcome_of(*book, paper, {.activity = "ML1"}, nullptr));
  CHECK(more.number.text() == "KQ-ML1-2");
  CHECK(more.content == before.document.content);
  CHECK(more.evidence.size() == before.document.evidence.size() + 1);
}

TEST_CASE("one outcome has one text", "[classes]") {
  const ClassOutcome outcome{ClassFate::held,      104,         3,  Date::of(2020, 7, 6),
                             Date::of(2020, 7, 8), "Mường Lát", {}, "2 người ốm"};
  const std::string text = outcome_text(outcome);
  CHECK(taken(read_outcome(text, "x")) == outcome);
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string other = text;
    other[i] = other[i] == '1' ? '2' : '1';
    const auto read = read_outcome(other, "x");
    CHECK((!read || !(*read == outcome)));
  }
  CHECK(code_of(read_outcome(text + " ", "x").error()) == "4102");
}

TEST_CASE("a list of outcomes is read as if it were typed", "[classes]") {
  const auto book = sample_book();
  const ScratchFolder scratch;
  const auto read = [&](const std::string& text) {
    write_content(scratch / "kq.csv", text);
    return outcomes_in(*book, {scratch / "kq.csv", {}, {}}, typed("20/12/2020"), nullptr);
  };
  const auto all =
      taken(read(as_csv(outcome_template(files_of(*book)).tables.front(), Language::vi, ',')));
  CHECK(all.size() == 43);
  for (const Document& each : all) CHECK(taken(post(*book, each, {}, false)).is_repeated);

  const std::string head = "Mã lớp,Tên,Số học viên,Số ngày,Từ ngày,Đến ngày,Lý do\n";
  const auto one = taken(read(head + "ml1,x,108,,,,2 người ốm\nML2,x,,,,,\n"));
  REQUIRE(one.size() == 1);
  TypedDocument paper = typed("20/12/2020");
  paper.description = "2 người ốm";
  CHECK(one.front() ==
        taken(outcome_of(*book, paper, {.activity = "ml1", .trainees = "108"}, nullptr)));

  const auto refused = read(head + "ML1,x,0,,,,x\nZZ9,x,1,,,,x\n");
  REQUIRE(!refused);
  REQUIRE(refused.error().size() == 2);
  CHECK(code_of(refused.error()) == "6061");
  CHECK(refused.error().front().place.line == 2);
  CHECK(refused.error().back().place.line == 3);
  CHECK(code_of(read(head).error()) == "6064");
  CHECK(code_of(read("Mã lớp,Số học viên,Học viên\n").error()) == "1009");
  CHECK(code_of(read("Mã lớp,Số học viên,Số buổi học\nML1,108,3\n").error()) == "7005");
}

// ---- Files ------------------------------------------------------------------------------------

TEST_CASE("vouchers add up to lines, lines to classes, classes to what was spent", "[classes]") {
  const auto book = sample_book();
  Execution all;
  for (const ClassFile& file : files_of(*book)) {
    CAPTURE(file.code.text());
    Execution lines;
    for (const ClassLine& line : file.lines) {
      Money vouchers;
      for (const ClassVoucher& each : line.vouchers) vouchers += each.amount;
      CHECK(vouchers == line.money.spent);
      lines += line.money;
    }
    CHECK(lines == file.money);
    CHECK(file.advanced_in_all == file.cleared + file.repaid + file.money.advanced);
    if (file.code.text().ends_with("5"))  // of some, which is enough
      CHECK(file_of(*book, file.code.text()).money == file.money);
    all += file.money;
  }
  CHECK(all.spent == spent_in(*book));
  CHECK(all.approved == all.committed + all.advanced + all.spent + all.left);
}

TEST_CASE("the sample's classes are as far as its description says", "[classes]") {
  const auto book = sample_book();
  std::map<ClassState, int> states;
  std::set<std::string> incomplete;
  Attendance planned, held;
  for (const ClassFile& file : files_of(*book)) {
    ++states[file.state()];
    if (file.state() == ClassState::held) incomplete.insert(file.code.text());
    planned += file.planned;
    held += file.held;
  }
  CHECK(planned == Attendance{43, 4273, 140});
  CHECK(held.classes == 42);
  CHECK(states[ClassState::planned] == 0);
  CHECK(states[ClassState::not_held] == 1);
  CHECK(incomplete == std::set<std::string>{"LC2", "TX3"});
  CHECK(file_of(*book, "BT1").held.trainees + file_of(*book, "BT2").held.trainees +
            file_of(*book, "BT3").held.trainees + file_of(*book, "BT4").held.trainees ==
        545);
}

TEST_CASE("a quantity of what was spent stands only where the outcome makes it certain",
          "[classes]") {
  const auto book = sample_book();
  const ClassFile file = file_of(*book, "BT1");
  for (const ClassLine& line : file.lines) {
    CAPTURE(line.code.text());
    const bool is_certain =
        std::set<std::string>{"trainee-meals", "materials", "stationery", "hall"}.contains(
            line.code.item.text());
    CHECK(line.held_quantity.has_value() == is_certain);
    if (line.code.item.text() != "trainee-meals") continue;
    CHECK(line.held_quantity == Quantity::whole(137 * 3));
    CHECK(line.held_rate == Money::dong(150'000));
    CHECK(line.expected == line.money.spent);
  }
}

TEST_CASE("every name in the list of papers is one of the norms", "[classes]") {
  const Norms& norms = sample_regulations().norms;
  std::set<std::string> kinds, items, categories;
  for (const Norm& norm : norms.kinds) {
    kinds.insert(norm.kind.text());
    for (const NormLine& line : norm.lines) items.insert(line.code.text());
  }
  for (const Category& each : norms.categories) categories.insert(each.code.text());
  for (const RequiredPaper& paper : papers()) {
    CAPTURE(paper.code);
    CHECK(!paper.words.empty());
    for (const KindCode& kind : paper.kinds) CHECK(kinds.contains(kind.text()));
    for (const ItemCode& item : paper.items) CHECK(items.contains(item.text()));
    for (const CategoryCode& each : paper.categories) CHECK(categories.contains(each.text()));
  }
}

// ---- Settlement -------------------------------------------------------------------------------

TEST_CASE("a class is settled to the đồng", "[classes]") {
  const auto book = sample_book();
  const auto document =
      taken(class_settlement_of(*book, typed("30/12/2020"), file_of(*book, "ML1"), {}));
  for (const int change : {-1, 1}) {
    Document other = document;
    other.lines.front().amount += Money::dong(change);
    other.total += Money::dong(change);
    const auto posted = post(*book, other, {}, false);
    REQUIRE(!posted);
    CHECK(code_of(posted.error()) == "6015");
  }
  CHECK(taken(post(*book, document, {}, false)).sequence > 0);
  CHECK(document.total == file_of(*book, "ML1").money.spent);
  CHECK(file_of(*book, "ML1").state() == ClassState::settled);
  const auto again =
      taken(class_settlement_of(*book, typed("31/12/2020"), file_of(*book, "ML1"), {}));
  CHECK(taken(post(*book, again, {}, false)).is_repeated);
  TypedDocument corrected = typed("30/12/2020");
  corrected.description = "đếm lại";
  const auto late = outcome_of(*book, corrected, {.activity = "ML1", .trainees = "1"}, nullptr);
  CHECK(code_of(post(*book, taken(late), {}, false).error()) == "6012");
  TypedDocument why = typed("31/12/2020");
  why.description = "ghi thêm chứng từ";
  (void)taken(post(*book, taken(class_reopening_of(*book, why, file_of(*book, "ML1"))), {}, false));
  CHECK(file_of(*book, "ML1").state() == ClassState::documented);
}

TEST_CASE("without its papers a class is settled only for a reason, which is kept", "[classes]") {
  const auto book = sample_book();
  const ClassFile file = file_of(*book, "LC2");
  CHECK(file.missing.size() == 1);
  const auto refused = class_settlement_of(*book, typed("30/12/2020"), file, {});
  REQUIRE(!refused);
  CHECK(code_of(refused.error()) == "6065");
  const auto made = taken(class_settlement_of(*book, typed("30/12/2020"), file, "nộp sau"));
  CHECK(made.description.find("Báo cáo kết quả lớp, đợt; lý do: nộp sau") != std::string::npos);
  TypedDocument with_paper = typed("30/12/2020");
  with_paper.evidence = {"Báo cáo kết quả;BC-9;29/12/2020"};
  CHECK(class_settlement_of(*book, with_paper, file, {}).has_value());
}

TEST_CASE("a class with an open advance or without an outcome is not settled", "[classes]") {
  const auto book = sample_book();
  const auto open = class_settlement_of(*book, typed("30/12/2020"), file_of(*book, "LC3"), "x");
  CHECK(code_of(post(*book, taken(open), {}, true).error()) == "6014");
  const auto documents = taken(read_sample(folder, rates_folder, {}));
  const auto other = make_memory_book({});
  for (const Document& each : documents)
    if (each.kind != DocumentKind::outcome) (void)taken(post(*other, each, {}, false));
  const auto made = class_settlement_of(*other, typed("30/12/2020"), file_of(*other, "ML1"), "x");
  CHECK(code_of(post(*other, taken(made), {}, true).error()) == "6013");
}

// ---- Execution --------------------------------------------------------------------------------

TEST_CASE("execution comes to the same however it is broken down", "[classes]") {
  const auto book = sample_book();
  Execution all;
  for (const Availability& each : what_is_left(*book, {}, ControlLevel::whole))
    all += Execution::of(each.standing);
  for (const ExecutionBy by : {ExecutionBy::activity, ExecutionBy::district, ExecutionBy::category,
                               ExecutionBy::sub_item, ExecutionBy::month}) {
    CAPTURE(static_cast<int>(by));
    Execution sum;
    for (const ExecutionRow& row : taken(find_execution(*book, {}, by, nullptr)).rows) {
      CHECK(row.money.approved ==
            row.money.committed + row.money.advanced + row.money.spent + row.money.left);
      sum += row.money;
    }
    CHECK(sum == all);
  }
  TypedFunding other;
  other.year = "2019";
  CHECK(code_of(find_execution(*book, other, ExecutionBy::month, nullptr).error()) == "6030");
}

TEST_CASE("a bar is filled as far as its parts reach", "[classes][report]") {
  const auto dong = [](std::int64_t n) { return Money::dong(n); };
  const Bar bar{{dong(50), dong(25), dong(0), dong(25)}, dong(100)};
  CHECK(bar.filled(1, 20) == 10);
  CHECK(bar.filled(2, 20) == 15);
  CHECK(bar.filled(4, 20) == 20);
  CHECK(written(bar, Language::vi) == "██████████▓▓▓▓▓░░░░░");
  CHECK(Bar{{dong(99)}, dong(100)}.filled(1, 20) == 19);
  CHECK(Bar{{dong(100)}, dong(100)}.filled(1, 20) == 20);
  CHECK(Bar{{dong(101)}, dong(100)}.filled(1, 20) == 20);
  CHECK(Bar{{dong(-1)}, dong(100)}.filled(1, 20) == 0);
  CHECK(Bar{{dong(9'000'000'000'000'000'000)}, dong(9'000'000'000'000'000'001)}.filled(1, 20) ==
        19);
  CHECK(Bar{{dong(1)}, dong(0)}.filled(1, 20) == 0);
  CHECK(Bar{{dong(3)}, dong(7)}.filled(1, 20) == 8);
}

}  // namespace
}  // namespace dutoan::tests
