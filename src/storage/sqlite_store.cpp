#include "storage/sqlite_store.hpp"

#include "storage/book_view.hpp"
#include "storage/digest.hpp"
#include "storage/document_rows.hpp"
#include "storage/fault.hpp"
#include "storage/migration.hpp"
#include "storage/statement.hpp"
#include "storage/transaction.hpp"
#include "storage/words.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace dutoan::storage {
namespace {

using Number = std::int64_t;
using Text = std::string;

std::unique_ptr<Connection> opened(const Opening& opening) {
  auto connection = std::make_unique<Connection>(opening);
  if (opening.access != Access::read)
    migrate(*connection, migrations());
  else if (const auto version = connection->version(); version < opening.newest_known)
    throw fault(BookRule::book_older, opening.path,
                {{"version", version}, {"known", Number{opening.newest_known}}});
  return connection;
}

Opening knowing_all(Opening opening) {
  opening.newest_known = static_cast<int>(migrations().size());
  return opening;
}

}  // namespace

Head head_of(Connection& connection) {
  const auto last =
      connection.statement("SELECT sequence, digest FROM document ORDER BY sequence DESC LIMIT 1")
          .find<Number, Text>();
  if (!last) return {0, first_link(RowsView{connection}.settings())};
  const auto& [sequence, digest] = *last;
  return {sequence, kept_value(read_digest(digest), connection)};
}

SqliteStore::SqliteStore(Opening opening)
    : opening_(knowing_all(std::move(opening))), connection_(opened(opening_)) {}

SqliteStore::SqliteStore(Opening opening, const BookSettings& settings)
    : opening_(knowing_all(std::move(opening))) {
  opening_.access = Access::create;
  connection_ = opened(opening_);
  opening_.access = Access::write;
  Immediate transaction{*connection_};
  Statement{*connection_, "INSERT INTO settings VALUES (1, :blocks, :level, :from, :sample)"}.run(
      {{"blocks", Text{word(settings.blocks)}},
       {"level", Text{word(settings.level)}},
       {"from", settings.commitment_from ? Given{settings.commitment_from->dong()} : Given{}},
       {"sample", settings.sample}});
  transaction.commit();
}

void SqliteStore::doubt() const {
  connection_.reset();
  is_doubted_ = true;
}

Connection& SqliteStore::book() const {
  if (connection_ != nullptr && !connection_->is_sound()) doubt();
  if (connection_ == nullptr) connection_ = opened(opening_);
  if (is_doubted_) connection_->restart_log();
  is_doubted_ = false;
  return *connection_;
}

/// Whether the book holds what `head` links, and may hold more.
bool SqliteStore::goes_to(const Head& head) const {
  Connection& connection = book();
  const Snapshot snapshot{connection};
  const auto digest = connection.statement("SELECT digest FROM document WHERE sequence = :sequence")
                          .find<Text>({{"sequence", head.count}});
  return digest && std::get<0>(*digest) == written(head.digest);
}

bool SqliteStore::is_without_one_of(std::span<const Document> documents) const {
  try {
    const Snapshot snapshot{book()};
    const RowsView view{*connection_};
    return std::ranges::any_of(
        documents, [&](const Document& each) { return !view.document(each.id).has_value(); });
  } catch (const StorageFault&) {
    return false;  // who cannot read does not know
  }
}

Result<std::vector<Receipt>> SqliteStore::append(std::span<const Document> documents,
                                                 std::chrono::sys_seconds recorded_at,
                                                 const Decide& decide) {
  Attempt attempt;
  try {
    return keep(documents, recorded_at, decide, attempt);
  } catch (const UnknownOutcome& unknown) {
    doubt();
    return find_out(documents, recorded_at, decide, attempt, unknown);
  }
}

/// The book opened anew knows. The documents were kept together or not at all, and the last link
/// covers them all: where it stands, the lost attempt has posted them. Sending them again flushes
/// what it finds, or keeps them. A fault of the asking would say that nothing was written, so it
/// stays unknown.
Result<std::vector<Receipt>> SqliteStore::find_out(std::span<const Document> documents,
                                                   std::chrono::sys_seconds recorded_at,
                                                   const Decide& decide, Attempt& lost,
                                                   const UnknownOutcome& unknown) {
  try {
    const bool is_ours = goes_to(lost.head);
    Attempt again;
    auto receipts = keep(documents, recorded_at, decide, again);
    if (is_ours) return std::move(lost.receipts);
    return receipts;
  } catch (const StorageFault& met) {
    doubt();
    if (is_full(met) && is_without_one_of(documents))
      throw fault(BookRule::disk_full, opening_.path);
    throw unknown;
  }
}

Problems SqliteStore::write(std::span<const Document> documents,
                            std::chrono::sys_seconds recorded_at, const Decide& decide,
                            Attempt& attempt) {
  std::optional<RowsView> view{*connection_};
  attempt = {{}, head_of(*connection_), false};
  Head& head = attempt.head;
  Problems problems;
  for (const Document& document : documents) {
    Result<Decision> decision = decide(*view, document);
    if (!decision) {
      for (Problem& each : decision.error()) problems.push_back(std::move(each));
      continue;
    }
    std::int64_t sequence = head.count + 1;
    if (decision->is_repeated) {
      sequence = kept_value(view->document(document.id), *connection_).sequence;
    } else {
      Kept kept{sequence, recorded_at, document, std::move(decision->postings), {}};
      kept.digest = next_link(head.digest, kept);
      insert(*connection_, kept);
      head = {sequence, kept.digest};
      attempt.is_changed = true;
      const bool is_remembered = document.kind == DocumentKind::closing ||
                                 document.kind == DocumentKind::reopening ||
                                 document.kind == DocumentKind::draft;
      if (is_remembered) view.emplace(*connection_);
    }
    attempt.receipts.push_back({sequence, std::move(decision->warnings), decision->is_repeated});
  }
  return problems;
}

Result<std::vector<Receipt>> SqliteStore::keep(std::span<const Document> documents,
                                               std::chrono::sys_seconds recorded_at,
                                               const Decide& decide, Attempt& attempt) {
  Immediate transaction{book()};
  Problems problems = write(documents, recorded_at, decide, attempt);
  if (!problems.empty()) return Refusal{std::move(problems)};
  if (!attempt.is_changed) transaction.flush_what_is_seen();  // found, and perhaps never flushed
  transaction.commit();
  return std::move(attempt.receipts);
}

/// The transaction is undone on the way out (T3).
Result<std::vector<Receipt>> SqliteStore::rehearse(
    std::span<const Document> documents, std::chrono::sys_seconds recorded_at, const Decide& decide,
    const std::function<void(const BookView&)>& reader) {
  Immediate transaction{book()};
  Attempt attempt;
  Problems problems = write(documents, recorded_at, decide, attempt);
  if (!problems.empty()) return Refusal{std::move(problems)};
  reader(RowsView{*connection_});
  return std::move(attempt.receipts);
}

void SqliteStore::read(const std::function<void(const BookView&)>& reader) const {
  Connection& connection = book();
  const Snapshot snapshot{connection};
  reader(RowsView{connection});
}

void SqliteStore::documents(std::int64_t from, const EachDocument& each) const {
  Connection& connection = book();
  const Snapshot snapshot{connection};
  for (std::int64_t first = from;;) {
    const std::int64_t last = read_together(connection, first);
    const auto some = kept_between(connection, first, last);
    for (const Kept& each_kept : some)
      if (!each(each_kept)) return;
    if (some.empty()) return;
    first = last + 1;
  }
}

Head SqliteStore::head() const {
  Connection& connection = book();
  const Snapshot snapshot{connection};
  return head_of(connection);
}

}  // namespace dutoan::storage
