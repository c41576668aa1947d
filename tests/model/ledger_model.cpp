// Random histories of documents against a ledger that keeps no balances: it adds up every document
// that was not reversed, from the first on, whenever it is asked.
#include "support/ledger_case.hpp"
#include "support/sample.hpp"

#include <dutoan/class_file.hpp>
#include <dutoan/frozen_estimate.hpp>
#include <dutoan/ledger.hpp>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace dutoan::tests {
namespace {

using enum DocumentKind;

/// From `from` to `to`, all alike from the first history on.
std::int64_t any(std::int64_t from, std::int64_t to) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, to + 1));
}

template <class T>
const T& one_of(const std::vector<T>& all) {
  return all[static_cast<std::size_t>(any(0, static_cast<std::int64_t>(all.size()) - 1))];
}

const std::vector<std::string> lines = {"ML1/hall", "ML1/drinks", "ML1/meals", "TQ1/bus"};

// ---- The naive ledger -----------------------------------------------------------------------

/// An amount's place: the stage, the line, and the document that opened it.
using Cell = std::tuple<Stage, std::string, std::string>;
using Cells = std::map<Cell, std::int64_t>;

class NaiveLedger {
 public:
  /// What stands in each cell with `last` added to the documents before it.
  [[nodiscard]] Cells with(const Document& last) const {
    NaiveLedger all = *this;
    all.add(last);
    return all.cells();
  }
  [[nodiscard]] Cells cells() const {
    Cells cells;
    for (const auto& [document, effects] : history_)
      if (!reversed_.contains(document))
        for (const auto& [cell, amount] : effects) cells[cell] += amount;
    return cells;
  }
  void add(const Document& d) {
    if (d.kind == reversal) reversed_.insert(d.follows.text());
    Cells effects;
    for (const DocumentLine& line : d.lines) add(d, line, effects);
    history_.emplace_back(d.id.text(), effects);
    follows_[d.id.text()] = d.follows.text();
  }

 private:
  std::vector<std::pair<std::string, Cells>> history_;
  std::map<std::string, std::string> follows_;
  std::set<std::string> reversed_;

  [[nodiscard]] std::int64_t open(const Cell& cell, const Cells& so_far) const {
    std::int64_t sum = so_far.contains(cell) ? so_far.at(cell) : 0;
    for (const auto& [document, effects] : history_)
      if (!reversed_.contains(document) && effects.contains(cell)) sum += effects.at(cell);
    return sum;
  }
  void add(const Document& d, const DocumentLine& line, Cells& effects) const {
    const std::int64_t n = line.amount.dong();
    const std::string code = line.line == LineCode{} ? "" : line.line.text();
    const std::string on = d.follows.text(), id = d.id.text();
    const auto move = [&](Cell to, Cell from, std::int64_t amount) {
      effects[std::move(to)] += amount;
      effects[std::move(from)] -= amount;
    };
    const Cell authority{Stage::authority, "", ""}, allotted{Stage::allotted, "", ""};
    const Cell approved{Stage::approved, code, ""}, spent{Stage::spent, code, id};
    const auto paying = [&](const std::string& commitment) {
      return commitment.empty() ? approved : Cell{Stage::committed, code, commitment};
    };
    if (d.kind == allotment || d.kind == supplement) move(allotted, authority, n);
    if (d.kind == reduction) move(authority, allotted, n);
    if (d.kind == withholding) move({Stage::withheld, "", ""}, allotted, n);
    if (d.kind == dispute) move({Stage::disputed, "", ""}, allotted, n);
    if (d.kind == approval || d.kind == amendment) move(approved, allotted, n);
    if (d.kind == commitment) move({Stage::committed, code, id}, approved, n);
    if (d.kind == release) move(approved, {Stage::committed, code, on}, n);
    if (d.kind == advance) move({Stage::advanced, code, id}, paying(on), n);
    if (d.kind == repayment) move(approved, {Stage::advanced, code, on}, n);
    if (d.kind == payment) move(spent, paying(on), n);
    if (d.kind == recovery) move(approved, {Stage::spent, code, on}, n);
    if (d.kind != clearance) return;
    const Cell advanced{Stage::advanced, advanced_on(line), on};
    const std::int64_t cleared = std::min(n, open(advanced, effects));
    if (advanced_on(line) == code) {
      move(spent, advanced, cleared);
      move(spent, paying(follows_.contains(on) ? follows_.at(on) : ""), n - cleared);
    } else {
      move({Stage::approved, advanced_on(line), ""}, advanced, cleared);
      move(spent, approved, n);
    }
  }
  static std::string advanced_on(const DocumentLine& line) {
    return (line.advanced_on == LineCode{} ? line.line : line.advanced_on).text();
  }
};

const std::string& group_of(const std::string& line, ControlLevel level) {
  static std::map<std::pair<std::string, ControlLevel>, std::string> known;
  std::string& group = known[{line, level}];
  if (group.empty() && level != ControlLevel::whole)
    group = scope_at(level, small_funding(), line_code(line), small_place(line_code(line))).code;
  return group;
}

/// Whether nothing is below zero: approved amounts by the level that blocks.
bool is_sound(const Cells& cells, ControlLevel blocks) {
  std::map<std::string, std::int64_t> approved;
  for (const auto& [cell, amount] : cells) {
    const auto& [stage, line, opened_by] = cell;
    if (stage == Stage::approved)
      approved[group_of(line, blocks)] += amount;
    else if (stage != Stage::authority && amount < 0)
      return false;
  }
  return std::ranges::none_of(approved, [](const auto& each) { return each.second < 0; });
}

// ---- Naive drafts ----------------------------------------------------------------------------

bool posts(const Document& d, const Document& draft) {
  return draft.content == draft_text(d.kind, d.number);
}

/// Those of `before` that no document after them ended.
std::vector<Document> open_drafts(const std::vector<Document>& before) {
  std::vector<Document> open;
  for (const Document& d : before) {
    std::erase_if(open, [&](const Document& draft) {
      return posts(d, draft) ||
             ((d.kind == dropping || d.kind == refusal) && d.follows == draft.id);
    });
    if (d.kind == draft) open.push_back(d);
  }
  return open;
}

/// What open drafts of others than `author` hold of each line; those that follow nothing.
std::map<std::string, std::int64_t> held_of_lines(const std::vector<Document>& before,
                                                  const std::string& author) {
  std::map<std::string, std::int64_t> held;
  for (const Document& d : open_drafts(before))
    if (d.follows.is_empty() && d.author.text() != author)
      for (const DocumentLine& line : d.lines) held[line.line.text()] += line.amount.dong();
  return held;
}

/// Whether `last` takes no more than is there, others' drafts left aside. Only what it takes
/// counts: own drafts and a payment may be more than a line has.
bool leaves_enough(const NaiveLedger& ledger, const std::vector<Document>& before,
                   const Document& last, ControlLevel blocks) {
  const Document taking = last.kind == draft ? *drafted_document(last) : last;
  const Cells after = ledger.with(taking);
  std::map<std::string, std::int64_t> free, change;
  for (const auto& [cell, amount] : after) {
    const auto& [stage, line, opened_by] = cell;
    if (stage != Stage::approved) continue;
    free[group_of(line, blocks)] += amount;
    change[group_of(line, blocks)] += amount;
  }
  for (const auto& [cell, amount] : ledger.cells())
    if (std::get<Stage>(cell) == Stage::approved)
      change[group_of(std::get<1>(cell), blocks)] -= amount;
  for (const auto& [line, amount] : held_of_lines(before, last.author.text()))
    free[group_of(line, blocks)] -= amount;
  for (const auto& [group, amount] : change)
    if (amount < 0 && free[group] < 0) return false;
  return is_sound(after, blocks);
}

// ---- Random documents -----------------------------------------------------------------------

bool has_lines(DocumentKind kind) { return kind >= estimate && kind <= draft; }

DocumentId any_followed(DocumentKind kind, const std::vector<Document>& before) {
  std::vector<DocumentId> fitting;
  for (const Document& d : before) {
    const bool fits =
        kind == reversal ||
        (d.kind == commitment && (kind == release || kind == advance || kind == payment)) ||
        (d.kind == advance && (kind == clearance || kind == repayment)) ||
        ((d.kind == payment || d.kind == clearance) && kind == recovery) ||
        (d.kind == estimate && kind == approval) ||
        (d.kind == draft && (kind == dropping || kind == refusal));
    if (fits) fitting.push_back(d.id);
  }
  const bool may_stand_alone = kind == advance || kind == payment || kind == approval;
  if (fitting.empty() || (may_stand_alone && any(0, 1) == 0)) return {};
  return one_of(fitting);
}

/// Mostly a line of the document that is followed up.
LineCode any_line_code(const Document* followed) {
  if (followed == nullptr || followed->lines.empty() || any(0, 9) == 0)
    return line_code(one_of(lines));
  return one_of(followed->lines).line;
}

DocumentLine any_line(DocumentKind kind, const Document* followed) {
  const bool may_be_negative =
      kind == withholding || kind == dispute || kind == amendment || any(0, 30) == 0;
  std::int64_t amount = any(0, 40) == 0 ? 0 : any(1, 30);
  if (may_be_negative && any(0, 1) == 0) amount = -amount;
  DocumentLine line = small_line("", amount);
  if (has_lines(kind)) line.line = any_line_code(followed);
  if (kind == estimate || kind == approval || kind == amendment)
    line.classified = small_place(line.line);
  if (kind == clearance && any(0, 3) == 0)
    line.advanced_on = std::exchange(line.line, line_code(one_of(lines)));
  return line;
}

/// A history begins with money, and an estimate that takes most of it.
Document first_document(std::size_t n) {
  if (n == 0) return small_document(allotment, "CT-0", {small_line("", any(400, 600))});
  std::vector<DocumentLine> made;
  for (const std::string& line : lines) {
    made.push_back(small_line(line, any(20, 100)));
    made.back().classified = small_place(made.back().line);
  }
  Document d = small_document(approval, "CT-1", std::move(made));
  d.version = 1;
  return d;
}

/// The newest versions of the saved and of the approved estimate.
struct Versions {
  int saved = 0, approved = 0;

  /// That of `kind`; of no use where a kind has no version.
  [[nodiscard]] int& of(DocumentKind kind) { return kind == estimate ? saved : approved; }
};

/// A draft of a payment, an advance or a commitment; its author is one of two.
Document any_draft(Document d) {
  d.kind = draft;
  d.decider = {};
  d.content = draft_text(one_of(std::vector{payment, payment, advance, commitment}),
                         DocumentNumber{"N" + std::to_string(any(0, 9)) + d.number.text()});
  d.contract = d.number.text();
  return d;
}

/// A draft of before as it is posted, mostly unchanged; nothing where there is none.
std::optional<Document> any_posted(const std::vector<Document>& before, const std::string& number) {
  std::vector<Document> drafts;
  for (const Document& d : before)
    if (d.kind == draft) drafts.push_back(d);
  if (drafts.empty()) return std::nullopt;
  Document made = *drafted_document(one_of(drafts));
  made.id = DocumentId{number};
  made.decider = PersonCode{any(0, 9) == 0 ? "kt1" : "ttdv"};
  if (any(0, 9) == 0) made.lines.front().amount += Money::dong(1), made.total += Money::dong(1);
  return made;
}

Document any_document(const std::vector<Document>& before, Versions versions) {
  static const std::vector<DocumentKind> kinds = {
      estimate,  allotment, supplement, reduction,  withholding, dispute,   approval,
      amendment, amendment, commitment, commitment, release,     release,   advance,
      advance,   advance,   clearance,  clearance,  clearance,   repayment, repayment,
      payment,   payment,   payment,    recovery,   recovery,    reversal,  reversal,
      draft,     draft,     draft,      dropping,   refusal};
  if (before.size() < 2) return first_document(before.size());
  if (any(0, 9) == 0)
    if (auto posted = any_posted(before, "CT-" + std::to_string(before.size()))) return *posted;
  const DocumentKind kind = one_of(kinds);
  const DocumentId follows = any_followed(kind, before);
  const auto followed = std::ranges::find(before, follows, &Document::id);
  std::vector<DocumentLine> made;
  if (kind != reversal && kind != dropping && kind != refusal)
    for (std::int64_t left = any(1, 2); left > 0; --left)
      made.push_back(any_line(kind, followed == before.end() ? nullptr : &*followed));
  Document d = small_document(kind, "CT-" + std::to_string(before.size()), std::move(made));
  d.follows = follows;
  if (kind == estimate || kind == approval || kind == amendment) d.version = versions.of(kind) + 1;
  if (kind == dropping || kind == refusal) d.description = "lý do của lần này", d.decider = {};
  if (any(0, 1) == 0) d.author = PersonCode{"kt2"};
  return kind == draft ? any_draft(std::move(d)) : d;
}

// ---- Histories ------------------------------------------------------------------------------

const std::set<std::string> limits = {"5001", "5004", "5030", "5031", "5032", "5033", "5034"};

Standing standing_of(const Store& store, const Scope& scope) {
  Standing standing;
  store.read([&](const BookView& book) { standing = book.standing(scope); });
  return standing;
}

/// I1, I2 and every stage of the funding and of each line, against the naive ledger.
void check_standings(const Store& store, const Cells& cells) {
  std::map<std::pair<std::string, Stage>, std::int64_t> sums;
  for (const auto& [cell, amount] : cells) {
    const auto& [stage, line, opened_by] = cell;
    sums[{"", stage}] += amount;
    if (!line.empty()) sums[{line, stage}] += amount;
  }
  const Standing whole = standing_of(store, Scope::whole(small_funding()));
  RC_ASSERT(whole.sum() == Money{});
  for (const Stage stage : all_stages) RC_ASSERT(whole[stage].dong() == (sums[{"", stage}]));
  for (const std::string& line : lines) {
    const Standing standing = standing_of(store, Scope::of(small_funding(), line_code(line)));
    std::int64_t approved = 0;
    for (const Stage stage : all_stages) {
      RC_ASSERT(standing[stage].dong() == (sums[{line, stage}]));
      approved += sums[{line, stage}];
    }
    RC_ASSERT(standing.approved_in_all().dong() == approved);
  }
}

/// L5: what is open, and what it holds of each line and of all, against the naive drafts.
void check_drafts(const Store& store, const std::vector<Document>& before) {
  const auto open = open_drafts(before);
  store.read([&](const BookView& book) {
    const auto kept = book.open_drafts();
    RC_ASSERT(std::ranges::equal(kept, open, {}, &Kept::document));
    for (const std::string author : {"", "kt1", "kt2"}) {
      auto held = held_of_lines(before, author);
      std::int64_t all = 0;
      for (const std::string& line : lines) {
        all += held[line];
        const Scope scope = Scope::of(small_funding(), line_code(line));
        RC_ASSERT(book.drafted(scope, PersonCode{author}).dong() == held[line]);
      }
      RC_ASSERT(book.drafted(Scope::whole(small_funding()), PersonCode{author}).dong() == all);
    }
  });
}

void check_postings(const Store& store) {
  store.postings({}, [](const Kept&, const Posting& posting) {
    RC_ASSERT(posting.amount > Money{});
    RC_ASSERT(posting.debit.funding == posting.credit.funding);
    const bool is_of_pool = posting.debit.line == LineCode{} || posting.credit.line == LineCode{};
    RC_ASSERT(is_of_pool || posting.debit.line == posting.credit.line);
    return true;
  });
}

/// No approval takes more of a line than the estimate that it follows has.
void check_approved(const std::vector<Document>& accepted) {
  for (const Document& d : accepted) {
    const auto saved = std::ranges::find(accepted, d.follows, &Document::id);
    if (d.kind != approval || saved == accepted.end()) continue;
    for (const DocumentLine& line : d.lines)
      RC_ASSERT(std::ranges::any_of(saved->lines, [&](const DocumentLine& each) {
        return each.line == line.line && each.amount >= line.amount;
      }));
  }
}

/// Every standing of the book, written down.
std::string written_down(const Store& store) {
  std::string text;
  for (const ControlLevel level : all_control_levels)
    store.standings({}, level, [&](const Scope& scope, const Standing& standing) {
      text += scope.code + ":";
      for (const Stage stage : all_stages) text += " " + std::to_string(standing[stage].dong());
      text += "\n";
    });
  return text;
}

/// How often each kind was accepted, and how often a limit refused.
struct Tally {
  std::map<DocumentKind, int> accepted;
  int limited = 0;
};

/// The vouchers in the files of classes are the cells of what was spent, and execution comes to the
/// same however it is broken down.
void check_class_files(const BookSettings& settings, std::vector<Document> documents,
                       const Cells& cells) {
  if (documents.empty()) return;
  FrozenEstimate readable;
  readable.fiscal_year = 2020;
  MemoryStore store{settings};
  for (Document& each : documents) {
    if (each.kind == estimate) each.content = frozen_text(readable);
    post(store, each);
  }
  const auto files = taken(find_class_files(store, {}));
  Cells found, spent;
  Execution all;
  for (const ClassFile& file : files) {
    all += file.money;
    for (const ClassLine& line : file.lines)
      for (const ClassVoucher& each : line.vouchers)
        found[{Stage::spent, line.code.text(), each.id.text()}] = each.amount.dong();
  }
  for (const auto& [cell, amount] : cells)
    if (std::get<Stage>(cell) == Stage::spent && amount != 0) spent[cell] = amount;
  RC_ASSERT(found == spent);
  for (const ExecutionBy by : {ExecutionBy::activity, ExecutionBy::category, ExecutionBy::month}) {
    Execution sum;
    for (const ExecutionRow& row : taken(find_execution(store, {}, by, nullptr)).rows)
      sum += row.money;
    RC_ASSERT(sum == all);
  }
}

void run_history(int length, Tally& tally) {
  const BookSettings settings{
      one_of(std::vector(all_control_levels.begin(), all_control_levels.end()))};
  MemoryStore store{settings};
  NaiveLedger naive;
  std::vector<Document> accepted;
  Cells cells;
  Versions versions;
  for (int step = 0; step < length; ++step) {
    Document document = any_document(accepted, versions);
    const std::vector<Document> one = {document};
    const auto receipts = store.append(one, recorded_at, decide);
    if (receipts) {
      RC_ASSERT(leaves_enough(naive, accepted, document, settings.blocks));
      cells = naive.with(document);
      naive.add(document);
      if (document.version > 0) versions.of(document.kind) = document.version;
      ++tally.accepted[document.kind];
      accepted.push_back(std::move(document));
      RC_ASSERT(is_sound(cells, settings.blocks));
    } else {
      if (limits.contains(code_of(receipts.error()))) {
        ++tally.limited;
        RC_ASSERT_FALSE(leaves_enough(naive, accepted, document, settings.blocks));
      }
    }
    check_standings(store, cells);
    check_drafts(store, accepted);
  }
  std::size_t kept = 0;
  store.documents(1, [&](const Kept& each) {
    RC_ASSERT(each.document == accepted[kept]);
    return ++kept, true;
  });
  RC_ASSERT(kept == accepted.size());
  check_approved(accepted);
  check_postings(store);
  check_class_files(settings, accepted, cells);
  MemoryStore replayed{settings};
  for (const Document& document : accepted) post(replayed, document);
  RC_ASSERT(written_down(replayed) == written_down(store));
}

TEST_CASE("every history leaves what adding up its documents gives") {
  Tally tally;
  rc::prop("random histories", [&] {
    for (int history = 0; history < 20; ++history)
      run_history(static_cast<int>(any(10, 40)), tally);
  });
  CHECK(tally.accepted.size() >= 16);
  for (const auto& [kind, times] : tally.accepted) {
    CAPTURE(word(kind), times);
    CHECK(times > 200);
  }
  CHECK(tally.limited > 2'000);
}

}  // namespace
}  // namespace dutoan::tests
