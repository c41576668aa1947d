// The course of an estimate: what each state admits, and that nobody has two roles.
#include "support/ledger_case.hpp"

#include <dutoan/dossier.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace dutoan::tests {
namespace {

using enum DocumentKind;

constexpr std::array<const char*, 7> state_names{
    "saved", "submitted", "under_appraisal", "returned", "appraised", "awaiting", "approved"};

/// Who does what; everybody is somebody else.
const std::map<CourseRole, PersonCode> people{{CourseRole::drafter, PersonCode{"lap"}},
                                              {CourseRole::checker, PersonCode{"ktt"}},
                                              {CourseRole::head, PersonCode{"truong-ban"}},
                                              {CourseRole::appraiser, PersonCode{"chuyen-vien"}},
                                              {CourseRole::director, PersonCode{"giam-doc"}},
                                              {CourseRole::approver, PersonCode{"chu-tich"}}};

DocumentLine classified_line(const std::string& code, std::int64_t amount) {
  DocumentLine line = small_line(code, amount);
  line.classified = small_place(line.line);
  return line;
}

Document step(DocumentKind kind, const std::string& number, const std::string& follows) {
  const bool has_lines =
      kind == DocumentKind::estimate || kind == conclusion || kind == funded || is_decision(kind);
  Document d = small_document(kind, number,
                              has_lines ? std::vector{classified_line("ML1/hall", 5'000'000)}
                                        : std::vector<DocumentLine>{});
  d.follows = DocumentId{follows};
  const bool has_version =
      kind == DocumentKind::estimate || kind == approval || kind == amendment || kind == funded;
  d.version = has_version ? 1 : 0;
  d.content = has_content(kind) ? "content of " + number : "";
  d.author = PersonCode{"van-thu"};
  d.decider = {};
  const auto take = [&](CourseRole author, std::optional<CourseRole> decider) {
    d.author = people.at(author);
    if (decider) d.decider = people.at(*decider);
  };
  switch (kind) {
    case DocumentKind::estimate: take(CourseRole::drafter, {}); break;
    case submission: take(CourseRole::checker, CourseRole::head); break;
    case appraisal: take(CourseRole::appraiser, {}); break;
    case reply: take(CourseRole::drafter, {}); break;
    case DocumentKind::returned:
    case conclusion: take(CourseRole::appraiser, CourseRole::director); break;
    default: d.decider = people.at(CourseRole::approver); break;
  }
  return d;
}

/// A book whose newest version stands in `state`.
MemoryStore book_in(EstimateState state) {
  MemoryStore store{{}};
  post(store, small_document(allotment, "QD-1",
                             {{small_funding(), {}, Money::dong(100'000'000), {}, {}}}));
  post(store, step(DocumentKind::estimate, "DT-1", ""));
  if (state == EstimateState::saved) return store;
  post(store, step(submission, "TTr-1", "DT-1"));
  if (state == EstimateState::submitted) return store;
  if (state == EstimateState::returned) {
    post(store, step(DocumentKind::returned, "CV-1", "TTr-1"));
    return store;
  }
  post(store, step(appraisal, "TD-1", "TTr-1"));
  if (state == EstimateState::under_appraisal) return store;
  post(store, step(conclusion, "BC-1", "TTr-1"));
  if (state == EstimateState::appraised) return store;
  if (state == EstimateState::awaiting) {
    post(store, step(awaiting, "QC-1", "BC-1"));
    return store;
  }
  post(store, step(approval, "QD-2", "BC-1"));
  return store;
}

std::vector<Round> rounds_of(const MemoryStore& store) {
  std::vector<Round> all;
  store.read([&](const BookView& view) { all = rounds(view, SpendingUnitCode{"BDT"}, 2020); });
  return all;
}

/// What the document follows up in a book of that state; empty where there is nothing to follow.
std::string followed(DocumentKind kind, EstimateState state) {
  if (kind == DocumentKind::estimate) return "";
  if (kind == submission) return "DT-1";
  const bool has_conclusion = state >= EstimateState::appraised;
  if (kind == funded) return "QC-1";
  if (is_decision(kind)) return has_conclusion ? "BC-1" : "DT-1";
  return kind == DocumentKind::returned && has_conclusion ? "BC-1" : "TTr-1";
}

Document next_in(const MemoryStore& store, DocumentKind kind, EstimateState state) {
  Document d = step(kind, "NEW-1", followed(kind, state));
  if (kind == DocumentKind::estimate) d.version = 2;
  if ((kind == approval || kind == amendment) && state == EstimateState::approved) d.version = 2;
  if (kind == DocumentKind::returned && !rounds_of(store).back().conclusion) return d;
  if (kind == DocumentKind::returned) {
    d.author = PersonCode{"van-thu"};
    d.decider = people.at(CourseRole::approver);
  }
  return d;
}

TEST_CASE("each state of an estimate is the one that its documents make", "[dossier]") {
  for (const EstimateState state : all_estimate_states)
    CHECK(rounds_of(book_in(state)).back().state() == state);
}

TEST_CASE("each state admits what the table says", "[dossier]") {
  for (const Row& row : csv_rows("appraisal/course.csv")) {
    const DocumentKind kind = document_kind_of(row.at("document")).value();
    for (const EstimateState state : all_estimate_states) {
      const std::string& wanted = row.at(state_names[static_cast<std::size_t>(state)]);
      if (wanted.empty()) continue;  // nothing is there to be followed
      INFO(row.at("document") << " when " << state_names[static_cast<std::size_t>(state)]);
      const MemoryStore store = book_in(state);
      Document document = next_in(store, kind, state);
      if (kind == approval && state == EstimateState::approved)  // the line is approved already
        document.lines = {classified_line("ML1/drinks", 1)}, document.total = Money::dong(1);
      const std::string says = decided(store, document);
      const bool is_refused = says.find("5041") != std::string::npos;
      CHECK(is_refused == (wanted == "5041"));
      if (wanted == "yes" && kind != approval) CHECK(says == "ok");
    }
  }
}

/// Gives the role of the document to `person`.
void give(Document& document, CourseRole role, const PersonCode& person,
          std::optional<DocumentKind> followed) {
  for (const auto& [each, who] : roles_in(document, followed))
    if (each == role) (document.author == who ? document.author : document.decider) = person;
}

TEST_CASE("whoever has a role takes no other, in any state and with any document", "[dossier]") {
  int tried = 0;
  for (const EstimateState state : all_estimate_states) {
    const MemoryStore store = book_in(state);
    const auto known = roles_in(rounds_of(store));
    for (const DocumentKind kind :
         {DocumentKind::estimate, submission, appraisal, DocumentKind::returned, conclusion}) {
      if (!admits(state, kind)) continue;
      const Document document = next_in(store, kind, state);
      const auto kept = [&] {
        std::optional<DocumentKind> found;
        store.read([&](const BookView& view) {
          if (const auto followed = view.document(document.follows))
            found = followed->document.kind;
        });
        return found;
      }();
      for (const auto& [role, who] : roles_in(document, kept))
        for (const auto& [has, person] : known) {
          Document changed = document;
          give(changed, role, person, kept);
          if (changed.author == changed.decider) continue;  // refused by another rule
          INFO(word(kind) << " by " << person.text());
          const bool is_refused = decided(store, changed).find("5042") != std::string::npos;
          CHECK(is_refused == (has != role));
          ++tried;
        }
    }
  }
  CHECK(tried > 40);
}

TEST_CASE("what was returned is saved anew, and the older version stays as it is", "[dossier]") {
  MemoryStore store = book_in(EstimateState::returned);
  Document second = step(DocumentKind::estimate, "DT-2", "");
  second.version = 2;
  post(store, second);
  const auto all = rounds_of(store);
  REQUIRE(all.size() == 2);
  CHECK(all.front().state() == EstimateState::returned);
  CHECK(all.back().state() == EstimateState::saved);
  Document late = step(submission, "TTr-2", "DT-1");
  CHECK(decided(store, late).find("5041") != std::string::npos);
}

TEST_CASE("what was submitted is not approved as it was asked for", "[dossier]") {
  const MemoryStore store = book_in(EstimateState::appraised);
  CHECK(decided(store, step(approval, "QD-2", "DT-1")).find("5041") != std::string::npos);
  CHECK(decided(store, step(approval, "QD-2", "BC-1")) == "ok");
}

TEST_CASE("approved is what was appraised, where no reason is given", "[dossier]") {
  const MemoryStore store = book_in(EstimateState::appraised);
  for (const auto& [amount, says] : std::map<std::int64_t, std::string>{
           {4'999'999, "5043"}, {5'000'000, "ok"}, {5'000'001, "5043"}}) {
    Document d = step(approval, "QD-2", "BC-1");
    d.lines.front().amount = d.total = Money::dong(amount);
    CHECK(decided(store, d) == says);
  }
}

TEST_CASE("who decides for Finance does not reply for the unit", "[dossier]") {
  const MemoryStore store = book_in(EstimateState::under_appraisal);
  for (const auto& [role, person] : people) {
    Document d = step(reply, "GT-1", "TTr-1");
    d.author = person;
    const bool is_known_of_finance = role == CourseRole::appraiser;
    CHECK((decided(store, d) == "5042") == is_known_of_finance);
  }
}

}  // namespace
}  // namespace dutoan::tests
