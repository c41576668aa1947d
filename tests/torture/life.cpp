#include "torture/life.hpp"

#include "storage/backup.hpp"
#include "storage/fault.hpp"
#include "storage/faulty_disk.hpp"
#include "storage/raw_book.hpp"
#include "storage/sqlite_store.hpp"
#include "storage/verify.hpp"
#include "support/ledger_case.hpp"
#include "torture/life_clients.hpp"
#include "torture/paid_book.hpp"

#include <dutoan/book.hpp>

#include <algorithm>
#include <array>
#include <exception>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <stdexcept>
#include <utility>

namespace dutoan::tests {
namespace {

using namespace storage;

/// What should not be.
struct Flaw : std::runtime_error {
  using std::runtime_error::runtime_error;
};
void ensure(bool holds, const std::string& flaw) {
  if (!holds) throw Flaw{flaw};
}

/// What one document adds to what was spent, by its kind alone.
Money spent_by(const Document& document, const Clients& clients) {
  switch (document.kind) {
    case DocumentKind::payment:
    case DocumentKind::clearance: return document.total;
    case DocumentKind::recovery: return -document.total;
    case DocumentKind::reversal: {
      const Document* of = clients.sent(document.follows.text());
      return of == nullptr ? Money{} : -spent_by(*of, clients);
    }
    default: return {};
  }
}

class Life {
 public:
  Life(std::uint64_t seed, std::string folder, Journal journal)
      : chance_(seed), folder_(std::move(folder)), clients_(chance_), journal_(journal) {}

  void run();
  [[nodiscard]] const LifeCounts& counts() const { return counts_; }

 private:
  Chance chance_;
  std::string folder_, path_ = folder_ + "/book", copy_ = folder_ + "/copy";
  Clients clients_;
  Journal journal_;
  BookSettings settings_;
  std::array<std::unique_ptr<SqliteStore>, 2> stores_;  // two programs that have the book open
  std::unique_ptr<MemoryStore> memory_;
  std::int64_t in_memory_ = 0;
  std::map<std::string, std::int64_t> places_;  // of confirmed documents: their receipts' sequences
  std::vector<Head> heads_;                     // as they stood when something was confirmed
  std::chrono::sys_seconds now_ = recorded_at;
  std::uint64_t percent_errors_ = 0, percent_cuts_ = 0;
  LifeCounts counts_;

  void be_born();
  [[nodiscard]] Opening opening() const;
  SqliteStore& any_store();
  void close() { stores_ = {}; }

  void arm();
  void settle();
  void call(std::size_t client);
  void confirm(const std::vector<Document>& documents, const std::vector<Receipt>& receipts);
  void compare(const std::vector<Document>& documents, const Result<std::vector<Receipt>>& answer,
               const Store& store);
  void make_copy();
  void forget_memory();
  void catch_up(const Store& store, std::int64_t until = 1'000'000'000);
  void audit();
  void check_heads(const std::vector<Kept>& kept) const;
  void check_sums(const Store& store, const std::vector<Kept>& kept) const;
};

void Life::be_born() {
  settings_.blocks = all_control_levels.at(chance_.below(all_control_levels.size()));
  const auto store = make_book(path_, settings_);
  for (const Document& document : documents_at_birth()) post(*store, document);
  percent_errors_ = chance_.percent(50) ? 0 : 2 + chance_.below(30);
  percent_cuts_ = 1 + chance_.below(20);
  forget_memory();
  catch_up(*store);
}

Opening Life::opening() const {
  Opening opening = opening_at(path_, faulty_disk);
  opening.journal = journal_;
  return opening;
}

SqliteStore& Life::any_store() {
  auto& store = stores_.at(chance_.below(2));
  if (store == nullptr) store = std::make_unique<SqliteStore>(opening());
  return *store;
}

/// What, if anything, will go wrong in the next call.
void Life::arm() {
  Strike strike;
  strike.at = 1 + static_cast<std::int64_t>(chance_.below(30));
  strike.calls = changing_calls;
  if (chance_.percent(percent_cuts_)) {
    (chance_.percent(50) ? strike.is_power_cut : strike.is_kill) = true;
  } else if (chance_.percent(percent_errors_)) {
    strike.calls = chance_.percent(50) ? every_call : call_flush;
    if (strike.calls == call_flush) strike.at = 1 + static_cast<std::int64_t>(chance_.below(5));
    strike.how = static_cast<Failing>(chance_.below(3));
    strike.stays = chance_.percent(30);
    strike.forgets = chance_.percent(50);
  } else {
    strike.at = 0;
  }
  set_next_strike(strike);
}

/// After a call: the power comes back, the process is started anew, or the disk is well again.
void Life::settle() {
  const Strike strike = current_strike();
  if (!has_struck()) return set_next_strike({});
  if (!strike.is_power_cut && !strike.is_kill) {
    ++counts_.errors;
    set_next_strike({});
    return;
  }
  ++(strike.is_kill ? counts_.kills : counts_.cuts);
  close();
  if (strike.is_kill) return set_next_strike({});
  constexpr std::array images = {Survivors::none, Survivors::all, Survivors::some, Survivors::some};
  leave_remains(images.at(chance_.below(images.size())), chance_.below(1'000'000'007));
  remember_all();
  audit();
}

void Life::run() {
  set_strike({});
  be_born();
  remember_all();
  const std::uint64_t steps = 40 + chance_.below(80);
  for (std::uint64_t i = 0; i < steps; ++i) {
    if (chance_.percent(3)) close();
    if (chance_.percent(10))  // the clock is set forth and back
      now_ +=
          std::chrono::seconds{static_cast<std::int64_t>(chance_.below(80'000'000)) - 40'000'000};
    arm();
    if (chance_.percent(4))
      make_copy();
    else
      call(clients_.any());
    settle();
  }
  close();
  for (std::size_t client = 0; client < clients_.count(); ++client)
    if (clients_.is_waiting(client)) {
      call(client);
      ensure(!clients_.is_waiting(client), "no answer from a disk that is well");
    }
  close();
  audit();
}

void Life::call(std::size_t client) {
  const std::vector<Document> documents = clients_.send(client);
  ++counts_.calls;
  try {
    SqliteStore& store = any_store();
    const auto answer = store.append(documents, now_, decide);
    clients_.answered(client, answer.has_value());
    counts_.refused += answer ? 0 : 1;
    if (answer) confirm(documents, *answer);
    if (has_struck()) return;  // then it may have found what it had kept itself
    set_next_strike({});
    compare(documents, answer, store);
    if (answer) heads_.push_back(store.head());
  } catch (const StorageFault&) {
    ++counts_.unanswered;
  }
}

void Life::confirm(const std::vector<Document>& documents, const std::vector<Receipt>& receipts) {
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const auto [it, is_new] = places_.try_emplace(documents[i].id.text(), receipts[i].sequence);
    ensure(is_new || it->second == receipts[i].sequence, "two places of " + it->first);
    ++(receipts[i].is_repeated ? counts_.repeated : counts_.posted);
  }
}

/// The book in memory, brought to where the other one was, decides the same.
void Life::compare(const std::vector<Document>& documents,
                   const Result<std::vector<Receipt>>& answer, const Store& store) {
  std::int64_t before = 1'000'000'000;
  if (answer)
    for (const Receipt& each : *answer)
      if (!each.is_repeated) before = std::min(before, each.sequence - 1);
  catch_up(store, before);
  const auto expected = memory_->append(documents, now_, decide);
  ensure(answer.has_value() == expected.has_value(), "memory decides otherwise");
  if (!answer)
    return ensure(codes_of(answer.error()) == codes_of(expected.error()), "other reasons");
  for (std::size_t i = 0; i < answer->size(); ++i) {
    const Receipt &a = (*answer)[i], &b = (*expected)[i];
    ensure(a.sequence == b.sequence && a.is_repeated == b.is_repeated &&
               codes_of(a.warnings) == codes_of(b.warnings),
           "another receipt of " + documents[i].id.text());
    if (!b.is_repeated) in_memory_ = std::max(in_memory_, b.sequence);
  }
}

void Life::forget_memory() {
  memory_ = std::make_unique<MemoryStore>(settings_);
  in_memory_ = 0;
}

/// Shows memory what it has not seen of the book, up to document `until`.
void Life::catch_up(const Store& store, std::int64_t until) {
  std::vector<Kept> unseen;
  store.documents(in_memory_ + 1, [&](const Kept& kept) {
    if (kept.sequence <= until) unseen.push_back(kept);
    return kept.sequence < until;
  });
  for (const Kept& kept : unseen) {
    const auto receipts = memory_->append(std::span{&kept.document, 1}, kept.recorded_at, decide);
    ensure(
        receipts && receipts->front().sequence == kept.sequence && !receipts->front().is_repeated,
        "memory refuses " + kept.document.id.text());
    in_memory_ = kept.sequence;
  }
}

/// A copy made on the failing disk is whole and durable, or is not there.
void Life::make_copy() {
  std::filesystem::remove(copy_);
  const std::string part = copy_ + ".part";
  try {
    back_up(opening(), copy_);
    ++counts_.backups;
    ensure(durable_content(part) == file_content(copy_), "a copy that a power cut would take");
    const auto findings = verify_book(copy_);
    ensure(findings && findings->empty(), "a copy with a flaw");
  } catch (const StorageFault&) {
    ++counts_.unanswered;
    ensure(!std::filesystem::exists(copy_), "a copy of half a book");
  }
  if (!current_strike().is_power_cut || !has_struck()) forget_file(part);
}

/// Looks at a copy of what is on the disk; nobody has the book open.
void Life::audit() {
  ++counts_.audits;
  const std::string seen = folder_ + "/seen";
  copy_book(path_, seen);
  const auto findings = storage::verify(opening_at(seen));
  ensure(findings.has_value(), "verification is refused");
  if (!findings->empty()) throw Flaw{findings->front().check + ": " + findings->front().why};
  const SqliteStore store{opening_at(seen)};
  forget_memory();
  catch_up(store);  // every document, in order, is one that may be posted
  std::map<std::string, std::int64_t> found;
  std::vector<Kept> kept;
  store.documents(1, [&](const Kept& each) { return kept.push_back(each), true; });
  for (const Kept& each : kept) {
    const std::string& id = each.document.id.text();
    const Document* sent = clients_.sent(id);
    ensure(sent != nullptr ? each.document == *sent : each.sequence <= first_documents,
           "a document that nobody sent: " + id);
    ensure(found.try_emplace(id, each.sequence).second, "twice: " + id);
  }
  for (const auto& [id, place] : places_)
    ensure(found.contains(id) && found[id] == place, "lost, or at another place: " + id);
  check_heads(kept);
  check_sums(store, kept);
}

void Life::check_heads(const std::vector<Kept>& kept) const {
  for (const Head& head : heads_)
    ensure(head.count <= std::ssize(kept) &&
               kept[static_cast<std::size_t>(head.count) - 1].digest == head.digest,
           "another history than the one that was confirmed");
}

void Life::check_sums(const Store& store, const std::vector<Kept>& kept) const {
  Money spent;
  for (const Kept& each : kept) spent += spent_by(each.document, clients_);
  Standing standing;
  store.read(
      [&](const BookView& book) { standing = book.standing(Scope::whole(small_funding())); });
  ensure(standing[Stage::spent] == spent, "spent is not what was paid");
  ensure(standing[Stage::approved] + standing[Stage::committed] + standing[Stage::advanced] +
                 standing[Stage::spent] ==
             Money::dong(money_at_birth),
         "money came or went between the stages");
}

}  // namespace

LifeCounts& LifeCounts::operator+=(const LifeCounts& other) {
  calls += other.calls, posted += other.posted, repeated += other.repeated;
  refused += other.refused, unanswered += other.unanswered, cuts += other.cuts;
  kills += other.kills, errors += other.errors, backups += other.backups, audits += other.audits;
  return *this;
}

std::string text_of(const LifeCounts& counts) {
  const auto n = [](std::int64_t number, const char* what) {
    return std::to_string(number) + " " + what;
  };
  return n(counts.calls, "calls, ") + n(counts.posted, "documents posted, ") +
         n(counts.repeated, "repeated, ") + n(counts.refused, "calls refused, ") +
         n(counts.unanswered, "unanswered, ") + n(counts.errors, "errors, ") +
         n(counts.kills, "kills, ") + n(counts.cuts, "power cuts, ") +
         n(counts.backups, "copies, ") + n(counts.audits, "audits");
}

LifeResult live(std::uint64_t seed, const std::string& folder, Journal journal) {
  Life life{seed, folder, journal};
  LifeResult result;
  try {
    life.run();
  } catch (const std::exception& fault) {
    result.flaw = fault.what();
  }
  set_strike({});
  result.counts = life.counts();
  return result;
}

}  // namespace dutoan::tests
