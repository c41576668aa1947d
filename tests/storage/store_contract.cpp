#include "storage/store_contract.hpp"

#include "support/ledger_case.hpp"
#include "support/sample.hpp"

#include <dutoan/ledger.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace dutoan::tests {
namespace {

/// The documents of rules_book.csv, in which every kind of account stands.
const std::vector<Document>& book_documents() {
  static const std::vector<Document> documents = [] {
    std::vector<Document> made;
    for (const Row& row : csv_rows("ledger/rules_book.csv")) made.push_back(document_in(row));
    return made;
  }();
  return documents;
}

std::vector<Kept> kept_in(const Store& store, std::int64_t from = 1) {
  std::vector<Kept> all;
  store.documents(from, [&](const Kept& each) { return all.push_back(each), true; });
  return all;
}

Standing standing_in(const Store& store, const Scope& scope) {
  Standing standing;
  store.read([&](const BookView& book) { standing = book.standing(scope); });
  return standing;
}

Document another_payment(const std::string& number, std::int64_t amount) {
  return small_document(DocumentKind::payment, number, {small_line("ML1/drinks", amount)});
}

void check_empty(Store& store) {
  CHECK(kept_in(store).empty());
  CHECK(store.standing({}) == Standing{});
  store.read([](const BookView& book) {
    CHECK(book.standing(Scope::whole(small_funding())) == Standing{});
    CHECK_FALSE(book.document(DocumentId{"x"}).has_value());
    CHECK_FALSE(book.line(small_funding(), line_code("ML1/hall")).has_value());
    CHECK(book.version(SpendingUnitCode{"BDT"}, 2020) == 0);
    CHECK_FALSE(book.last_closing(SpendingUnitCode{"BDT"}, 2020).has_value());
  });
}

/// Everything of a document comes back, in the order in which it was sent.
void check_documents(const Store& store) {
  const auto kept = kept_in(store);
  REQUIRE(kept.size() == book_documents().size());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    CHECK(kept[i].sequence == static_cast<std::int64_t>(i) + 1);
    CHECK(kept[i].recorded_at == recorded_at);
    CHECK(kept[i].document == book_documents()[i]);
  }
  CHECK(kept_in(store, 5).front().sequence == 5);
  int seen = 0;
  store.documents(1, [&](const Kept&) { return ++seen < 3; });
  CHECK(seen == 3);
}

/// B3: what the book says is what its postings add up to, account by account and scope by scope.
void check_sums(const Store& store) {
  std::map<Account, Money> accounts;
  std::map<Scope, Standing> scopes;
  store.read([&](const BookView& book) {
    const auto add = [&](const Account& account, Money amount) {
      accounts[account] += amount;
      const auto place = book.line(account.funding, account.line).value_or(Classification{});
      for (const Scope& scope : scopes_of(account, place)) scopes[scope][account.stage] += amount;
    };
    for (const Kept& kept : kept_in(store))
      for (const Posting& posting : kept.postings) {
        add(posting.debit, posting.amount);
        add(posting.credit, -posting.amount);
      }
    for (const auto& [account, amount] : accounts) CHECK(book.balance(account) == amount);
    for (const auto& [scope, standing] : scopes) CHECK(book.standing(scope) == standing);
  });
  std::map<Scope, Standing> told;
  for (const ControlLevel level : all_control_levels)
    store.standings({}, level, [&](const Scope& scope, const Standing& standing) {
      CHECK(told.emplace(scope, standing).second);
    });
  CHECK(told == scopes);
}

void check_answers(const Store& store) {
  store.read([](const BookView& book) {
    const SpendingUnitCode unit{"BDT"};
    CHECK(book.settings().blocks == ControlLevel::category);
    CHECK(book.document(DocumentId{"PC-01"})->document.number.text() == "PC-01");
    CHECK(book.document(DocumentKind::payment, unit, 2020, DocumentNumber{"PC-01"})->sequence == 9);
    CHECK_FALSE(book.document(DocumentKind::payment, unit, 2021, DocumentNumber{"PC-01"}));
    CHECK_FALSE(book.document(DocumentKind::advance, unit, 2020, DocumentNumber{"PC-01"}));
    CHECK(book.followers(DocumentId{"PC-02"}).front().document.id.text() == "DS-01");
    CHECK(book.followers(DocumentId{"PC-01"}).empty());
    CHECK(book.version(unit, 2020) == 1);
    for (const int version : {0, 1}) {
      const auto saved = book.saved_estimate(unit, 2020, version);
      REQUIRE(saved);
      CHECK(saved->document == book_documents().back());
    }
    CHECK_FALSE(book.saved_estimate(unit, 2020, 2));
    CHECK_FALSE(book.saved_estimate(unit, 2021, 0));
    CHECK_FALSE(book.line(small_funding(), line_code("ML2/drinks")));  // estimated is not approved
    CHECK(book.last_closing(unit, 2020)->document.number.text() == "KS-01");
    CHECK(book.line(small_funding(), line_code("ML1/hall"))->sub_item.text() == "6655");
    const auto holdings = book.holdings(Scope::whole(small_funding()));
    REQUIRE(holdings.size() == 5);
    CHECK(holdings.front().holder == "12/HĐ");
    CHECK(holdings.front().amount == Money::dong(40'000'000));
    CHECK(book.holdings(Scope::of(small_funding(), line_code("ML1/meals"))).size() == 1);
    const auto held = book.holdings(Scope::of(small_funding(), line_code("ML1/hall")));
    REQUIRE(held.size() == 2);
    CHECK_FALSE(held[0].is_on_contract);
    CHECK(held[1].is_on_contract);
  });
}

std::string found_by(const Store& store, std::string_view text) {
  std::string ids;
  for (const Kept& each : store.documents_named(text))
    ids += (ids.empty() ? "" : " ") + each.document.id.text();
  return ids;
}

/// A document is found by its id, and by its number however typed.
void check_names(const Store& store) {
  CHECK(found_by(store, "PC-01") == "PC-01");
  CHECK(found_by(store, "pc01") == "PC-01");
  CHECK(found_by(store, " P_c 0-1") == "PC-01");
  CHECK(found_by(store, "PC-0") == "");
  CHECK(found_by(store, "PC-011") == "");
  CHECK(found_by(store, "") == "");
  CHECK(found_by(store, "'") == "");
}

/// Ids and numbers are two things; several may have one number.
void check_several_named(Store& store) {
  Document with_mark = small_document(DocumentKind::allotment, "40/QĐ-ỦY", {small_line("", 1)});
  Document without = small_document(DocumentKind::supplement, "40/qd-Ủ_Y", {small_line("", 1)});
  with_mark.id = DocumentId{"id of the first"};
  without.id = DocumentId{"40/QĐỦY"};
  post(store, with_mark);
  post(store, without);
  CHECK(found_by(store, "40/đQ") == "");
  CHECK(found_by(store, "40/QDỦY") == "id of the first 40/QĐỦY");
  CHECK(found_by(store, "40/QĐỦY") == "id of the first 40/QĐỦY");
  CHECK(found_by(store, "id of the first") == "id of the first");
}

/// What is named of an account may be any part of its place, at every level.
void check_parts(const Store& store) {
  std::vector<Query> queries(8);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    if ((i & 1U) != 0) queries[i].activity = ClassCode{"ML1"};
    if ((i & 2U) != 0) queries[i].item = ItemCode{"hall"};
    if ((i & 4U) != 0) queries[i].category = small_place(line_code("ML1/hall")).category;
  }
  for (std::size_t i = 0; i < queries.size(); ++i) {
    CAPTURE(i);
    Query all_time = queries[i];
    all_time.posted_on = DateRange::of(*Date::of(1945, 1, 1), std::nullopt);
    const Standing moved = store.standing(all_time);
    CHECK(store.standing(queries[i]) == moved);
    CHECK(moved != Standing{});
    for (const ControlLevel level : all_control_levels) {
      Standing sum;
      store.standings(queries[i], level, [&](const Scope&, const Standing& each) {
        for (const Stage stage : all_stages) sum[stage] += each[stage];
      });
      if (i != 0 || level == ControlLevel::whole) CHECK(sum == moved);
    }
  }
}

std::string numbers_of(const Store& store, const Query& query) {
  std::string numbers;
  store.postings(query, [&](const Kept& kept, const Posting&) {
    numbers += (numbers.empty() ? "" : " ") + kept.document.number.text();
    return true;
  });
  return numbers;
}

/// A statement is the opening standing, the postings of its period, and what they lead to.
void check_statements(const Store& store) {
  Query query;
  query.activity = ClassCode{"TQ1"};
  CHECK(numbers_of(store, query) == "QD-02 HD-02 TU-03 PC-01 PC-02 DS-01");
  query.posted_on = DateRange::of(*Date::of(2020, 4, 6), Date::of(2020, 4, 7));
  CHECK(numbers_of(store, query) == "PC-01 PC-02");
  CHECK(store.standing(query)[Stage::spent] == Money::dong(70'000'000));
  query.posted_on = DateRange::of(*Date::of(2020, 1, 1), Date::of(2020, 4, 6));
  CHECK(store.standing(query).available() == Money::dong(200'000'000));
  Query others;
  others.category = CategoryCode{"catering"};
  CHECK(numbers_of(store, others) == "QD-02 QD-02 TU-02");
  others.item = ItemCode{"meals"};
  CHECK(numbers_of(store, others) == "QD-02 TU-02");
  Query holder;
  holder.opened_by = DocumentId{"HD-01"};
  CHECK(numbers_of(store, holder) == "HD-01 TU-01");
  CHECK(store.standing(holder)[Stage::committed] == Money::dong(40'000'000));
  Query nobody;
  nobody.payee = "nobody";
  CHECK(numbers_of(store, nobody).empty());
}

/// What a period moved in whole fundings is what its postings add up to, wherever it begins and
/// ends; all of a month, a part of one, or none.
void check_periods(const Store& store) {
  const Date first = *Date::of(2020, 2, 27);
  std::vector<Query> queries(3);
  queries[1].unit = small_funding().unit;
  queries[2].funding = small_funding();
  for (Query& query : queries)
    for (int begun = 0; begun < 100; begun += 11)
      for (int days = 1; days < 100; days += 11) {
        query.posted_on = DateRange::of(first.plus_days(begun), first.plus_days(begun + days));
        Standing moved;
        store.postings(query, [&](const Kept&, const Posting& posting) {
          moved[posting.debit.stage] += posting.amount;
          moved[posting.credit.stage] -= posting.amount;
          return true;
        });
        CAPTURE(begun, days);
        CHECK(store.standing(query) == moved);
      }
}

/// L4: sending again after a lost answer does no harm.
void check_sent_twice(Store& store) {
  const auto before = kept_in(store).size();
  const auto receipts = taken(store.append(book_documents(), recorded_at, decide));
  REQUIRE(receipts.size() == book_documents().size());
  for (std::size_t i = 0; i < receipts.size(); ++i) {
    CHECK(receipts[i].is_repeated);
    CHECK(receipts[i].sequence == static_cast<std::int64_t>(i) + 1);
  }
  CHECK(kept_in(store).size() == before);
}

/// B2: of several documents, one refused refuses all, and nothing has changed.
void check_all_or_none(Store& store) {
  const auto count = kept_in(store).size();
  const Scope line = Scope::of(small_funding(), line_code("ML1/drinks"));
  const Standing before = standing_in(store, line);
  const std::vector<Document> mixed = {another_payment("PC-20", 5), another_payment("PC-21", 0),
                                       another_payment("PC-20", 6)};
  CHECK(codes_of(store.append(mixed, recorded_at, decide).error()) == "5017 5005");
  CHECK(kept_in(store).size() == count);
  CHECK(standing_in(store, line) == before);
  const std::vector<Document> good = {another_payment("PC-20", 5), another_payment("PC-21", 6)};
  const auto receipts = taken(store.append(good, recorded_at, decide));
  CHECK(receipts.back().sequence == static_cast<std::int64_t>(count) + 2);
  CHECK(standing_in(store, line).available() == before.available() - Money::dong(11));
}

/// A document is decided on the book as those before it in the same call left it.
void check_order_within(Store& store) {
  const auto left = standing_in(store, Scope::whole(small_funding()))[Stage::allotted].dong();
  const std::vector<Document> both = {
      small_document(DocumentKind::reduction, "TH-20", {small_line("", left)}),
      small_document(DocumentKind::reduction, "TH-21", {small_line("", 1)})};
  CHECK(codes_of(store.append(both, recorded_at, decide).error()) == "5030");
}

/// What an estimate says comes back byte by byte, whatever is posted after it, and counts by
/// itself.
void check_contents(Store& store) {
  const std::string any_bytes = "{\"a\":\"đồng\",\n\"b\":'--;'}\n\t\\ " + std::string(70'000, 'x');
  std::vector<std::string> contents;
  for (int version = 2; version < 5; ++version) {
    Document saved = small_document(DocumentKind::estimate, "DT-0" + std::to_string(version),
                                    {small_line("ML1/hall", version)});
    saved.lines.front().classified = small_place(saved.lines.front().line);
    saved.version = version;
    saved.content = any_bytes + std::to_string(version);
    contents.push_back(saved.content);
    CHECK_FALSE(post(store, saved).is_repeated);
    CHECK(post(store, saved).is_repeated);
    saved.content += " ";
    CHECK(decided(store, saved) == "5005");
    post(store, another_payment("PC-4" + std::to_string(version), 1));
  }
  store.read([&](const BookView& book) {
    const SpendingUnitCode unit{"BDT"};
    CHECK(book.version(unit, 2020) == 1);
    CHECK(book.saved_estimate(unit, 2020, 0)->document.version == 4);
    for (int version = 2; version < 5; ++version)
      CHECK(book.saved_estimate(unit, 2020, version)->document.content ==
            contents[static_cast<std::size_t>(version) - 2]);
  });
}

/// What was only rehearsed is forgotten, also where it is large and was looked at: the document
/// that is kept in its place is another one.
void check_rehearsed(Store& store) {
  const auto large = [](const char* number, char content) {
    Document saved =
        small_document(DocumentKind::estimate, number, {small_line("ML1/hall", content)});
    saved.lines.front().classified = small_place(saved.lines.front().line);
    saved.version = 5;
    saved.content = std::string(70'000, content);
    return saved;
  };
  const Document tried = large("DT-05", 'a'), kept = large("DT-06", 'b');
  const auto content_of = [](const BookView& book, const Document& document) {
    const auto found = book.document(document.id);
    return found ? found->document.content : std::string{};
  };
  const std::vector<Document> one = {tried};
  const auto receipts = store.rehearse(one, recorded_at, decide, [&](const BookView& book) {
    CHECK(content_of(book, tried) == tried.content);
  });
  const Receipt receipt = post(store, kept);
  CHECK(receipt.sequence == taken(receipts).front().sequence);
  store.read([&](const BookView& book) {
    CHECK(content_of(book, kept) == kept.content);
    CHECK(content_of(book, tried).empty());
  });
}

Document draft_of(const std::string& number, const char* author, std::int64_t amount) {
  Document d = another_payment("NH-" + number, amount);
  d.kind = DocumentKind::draft;
  d.author = PersonCode{author};
  d.decider = {};
  d.content = draft_text(DocumentKind::payment, DocumentNumber{"PC-" + number});
  return d;
}

Document ending_of(const Document& draft, DocumentKind kind) {
  Document d = small_document(kind, "KT-" + draft.number.text(), {});
  d.follows = draft.id;
  d.decider = {};
  d.description = "thiếu biên bản nghiệm thu";
  return d;
}

/// What drafts of others than kt1 and of others than kt2 hold of the drinks, at every level.
void check_drafted(const Store& store, std::int64_t but_kt1, std::int64_t but_kt2) {
  store.read([&](const BookView& book) {
    const LineCode drinks = line_code("ML1/drinks");
    for (const ControlLevel level : all_control_levels) {
      const Scope scope = scope_at(level, small_funding(), drinks, small_place(drinks));
      CHECK(book.drafted(scope, PersonCode{"kt1"}).dong() == but_kt1);
      CHECK(book.drafted(scope, PersonCode{"kt2"}).dong() == but_kt2);
      CHECK(book.drafted(scope, {}).dong() == but_kt1 + but_kt2);
    }
    CHECK(book.drafted(Scope::of(small_funding(), line_code("ML1/hall")), {}).is_zero());
    CHECK(book.drafted(Scope::whole(small_funding("341")), {}).is_zero());
    std::int64_t held = 0;
    for (const Kept& each : book.open_drafts()) held += each.document.total.dong();
    CHECK(held == but_kt1 + but_kt2);
  });
}

/// A draft holds from its own document to that which ends it, also within one call.
void check_drafts(Store& store) {
  const Document first = draft_of("61", "kt1", 100), second = draft_of("62", "kt2", 30),
                 third = draft_of("63", "kt2", 5);
  const Standing before = standing_in(store, Scope::whole(small_funding()));
  check_drafted(store, 0, 0);
  for (const Document& each : {first, second, third}) {
    CHECK_FALSE(post(store, each).is_repeated);
    CHECK(post(store, each).is_repeated);
  }
  check_drafted(store, 35, 100);
  CHECK(standing_in(store, Scope::whole(small_funding())) == before);
  post(store, ending_of(second, DocumentKind::refusal));
  check_drafted(store, 5, 100);
  store.read([&](const BookView& book) {
    const SpendingUnitCode unit{"BDT"};
    const auto open = [&](const char* number, int year = 2020) {
      return book.open_draft(DocumentKind::payment, unit, year, DocumentNumber{number});
    };
    CHECK(open("PC-61")->document == first);
    CHECK_FALSE(open("PC-61", 2021));
    CHECK_FALSE(open("NH-61"));
    CHECK_FALSE(open("PC-62"));
    CHECK(open("PC-63")->document == third);
    REQUIRE(book.open_drafts().size() == 2);
    CHECK(book.open_drafts()[0].document == first);
    CHECK_FALSE(end_of_draft(book, first));
    CHECK(end_of_draft(book, second)->document.kind == DocumentKind::refusal);
  });
  Document posted = *drafted_document(first);
  posted.id = DocumentId{"PC-61"};
  posted.decider = PersonCode{"ttdv"};
  const Scope category{small_funding(), ControlLevel::category, "catering"};
  const auto left = standing_in(store, category).available().dong();
  const std::vector<Document> together = {draft_of("64", "kt2", left - 105), posted};
  taken(store.append(together, recorded_at, decide));
  check_drafted(store, left - 100, 0);
  const auto later = draft_of("65", "kt1", 1);
  const std::vector<Document> beyond = {later, ending_of(later, DocumentKind::dropping)};
  CHECK(codes_of(store.append(beyond, recorded_at, decide).error()) == "5001 5023");
  for (const Document& each : {third, together.front()})
    post(store, ending_of(each, DocumentKind::dropping));
  check_drafted(store, 0, 0);
  taken(store.append(beyond, recorded_at, decide));
  check_drafted(store, 0, 0);
  store.read([&](const BookView& book) {
    CHECK(book.open_drafts().empty());
    CHECK(end_of_draft(book, first)->document == posted);
  });
}

/// A paper is found by its date and its number however typed, once for each document.
void check_papers(Store& store) {
  const Date day = *Date::of(2020, 4, 13);
  Document shown = another_payment("PC-70", 1);
  shown.evidence = {{"hóa đơn", DocumentNumber{"12-QĐ"}, day, Money{}},
                    {"invoice", DocumentNumber{"12 qd"}, day, Money{}},
                    {"invoice", DocumentNumber{"13"}, day.plus_days(1), Money{}}};
  post(store, shown);
  store.read([&](const BookView& book) {
    const auto found = book.showing(DocumentNumber{"12Qđ"}, day);
    REQUIRE(found.size() == 1);
    CHECK(found.front().document == shown);
    CHECK(book.showing(DocumentNumber{"12QD"}, day.plus_days(1)).empty());
    CHECK(book.showing(DocumentNumber{"13"}, day.plus_days(1)).size() == 1);
    CHECK(book.showing(DocumentNumber{"13"}, day).empty());
  });
}

void check_own_decision(Store& store) {
  const std::vector<Document> one = {another_payment("PC-30", 5)};
  const auto refused =
      store.append(one, recorded_at, [](const BookView& book, const Document& document) {
        CHECK(book.version(document.unit, document.fiscal_year) == 1);
        return Result<Decision>{refuse(Problem{LedgerRule::line_is_approved, {}})};
      });
  CHECK(codes_of(refused.error()) == "5026");
}

}  // namespace

void check_store_contract(const std::string& name, const MakeStore& make) {
  CAPTURE(name);
  const auto store = make({ControlLevel::category});
  check_empty(*store);
  for (const Document& document : book_documents()) post(*store, document);
  check_documents(*store);
  check_sums(*store);
  check_answers(*store);
  check_names(*store);
  check_parts(*store);
  check_statements(*store);
  check_periods(*store);
  check_sent_twice(*store);
  check_all_or_none(*store);
  check_order_within(*store);
  check_own_decision(*store);
  check_contents(*store);
  check_rehearsed(*store);
  check_several_named(*store);
  check_drafts(*store);
  check_papers(*store);
  check_sums(*store);
}

TEST_CASE("a store keeps what was decided, whole, once and in order", "[store]") {
  check_store_contract(
      "memory", [](BookSettings settings) { return std::make_unique<MemoryStore>(settings); });
}

}  // namespace dutoan::tests
