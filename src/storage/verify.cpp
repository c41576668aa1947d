#include "storage/verify.hpp"

#include "storage/book_view.hpp"
#include "storage/digest.hpp"
#include "storage/document_rows.hpp"
#include "storage/fault.hpp"
#include "storage/migration.hpp"
#include "storage/statement.hpp"
#include "storage/transaction.hpp"

#include <exception>
#include <functional>
#include <optional>

namespace dutoan::storage {
namespace {

using Number = std::int64_t;
using Found = std::optional<Finding>;

Found check_integrity(Connection& book) {
  std::string first;
  book.statement("PRAGMA integrity_check").each<std::string>({}, [&](const std::string& line) {
    if (first.empty() && line != "ok") first = line;
  });
  if (first.empty()) return std::nullopt;
  return Finding{"integrity", 0, first};
}

Found check_schema(Connection& book) {
  if (has_our_schema(book) && book.version() == std::ssize(migrations())) return std::nullopt;
  return Finding{"schema", 0, "tables, triggers or the version are not those of this program"};
}

/// The documents from `first` on, a few together; one that cannot be read ends them.
std::vector<Kept> read_some(Connection& book, Number first) {
  const Number last = read_together(book, first);
  try {
    return kept_between(book, first, last);
  } catch (const StorageFault& fault) {
    if (fault.problem().is(BookRule::book_busy)) throw;
  } catch (const std::logic_error&) {  // a value that nobody could have written
  }
  std::vector<Kept> all;
  try {
    for (Number each = first; each <= last; ++each)
      for (Kept& kept : kept_between(book, each, each)) all.push_back(std::move(kept));
  } catch (const std::exception&) {
  }
  return all;
}

Found check_chain(Connection& book, Progress& progress) {
  const auto last = book.statement("SELECT coalesce(max(sequence), 0) FROM document").one<Number>();
  Digest before = first_link(RowsView{book}.settings());
  for (Number sequence = 1; sequence <= last;) {
    progress.at(Step::reading, static_cast<std::size_t>(sequence - 1),
                static_cast<std::size_t>(last));
    const auto some = read_some(book, sequence);
    for (const Kept& kept : some) {
      if (kept.sequence != sequence || next_link(before, kept) != kept.digest)
        return Finding{"chain", kept.sequence, "the digest is not that of the document"};
      before = kept.digest;
      ++sequence;
    }
    if (some.empty()) return Finding{"chain", sequence, "the document is not there, or not whole"};
  }
  return std::nullopt;
}

Found check_query(Connection& book, const QueryCheck& check) {
  Found found;
  book.statement(std::string{check.sql})
      .each<Number, std::string>({}, [&](Number document, const std::string& why) {
        if (!found || document < found->document)
          found = Finding{std::string{check.name}, document, why};
      });
  return found;
}

/// Whether the sums hold; what cannot be read of them, the queries say.
bool sums_tell(Connection& book) {
  try {
    return posted_sums_hold(book);
  } catch (const StorageFault& fault) {
    if (fault.problem().is(BookRule::book_busy)) throw;
  } catch (const std::logic_error&) {  // a value that nobody could have written
  }
  return false;
}

/// What cannot even be read is a finding of the check that wanted to.
Found attempted(std::string_view name, const std::function<Found()>& check) {
  try {
    return check();
  } catch (const StorageFault& fault) {
    if (fault.problem().is(BookRule::book_busy)) throw;
    return Finding{std::string{name}, 0, "it cannot be read"};
  } catch (const std::logic_error&) {
    return Finding{std::string{name}, 0, "it cannot be read"};
  }
}

std::vector<Finding> findings_in(Connection& book, Progress& progress) {
  const Snapshot snapshot{book};
  std::vector<Finding> all;
  const auto add = [&](std::string_view name, const std::function<Found()>& check) {
    if (auto found = attempted(name, check)) all.push_back(*std::move(found));
  };
  add("schema", [&] { return check_schema(book); });
  if (!all.empty()) return all;
  add("integrity", [&] { return check_integrity(book); });
  add("chain", [&] { return check_chain(book, progress); });
  const bool sums_hold = sums_tell(book);
  for (const QueryCheck& check : query_checks()) {
    if (sums_hold && check.is_told_by_sums) continue;
    add(check.name, [&] { return check_query(book, check); });
  }
  return all;
}

Found compare(Connection& book, const PrintedHead& said) {
  const Snapshot snapshot{book};
  const auto count =
      book.statement("SELECT coalesce(max(sequence), 0) FROM document").one<Number>();
  if (count < said.count) return Finding{"checkpoint", count + 1, "documents were cut off"};
  Digest found = first_link(RowsView{book}.settings());
  if (said.count > 0) {
    const auto digest = book.statement("SELECT digest FROM document WHERE sequence = :sequence")
                            .find<std::string>({{"sequence", said.count}});
    if (digest) found = read_digest(std::get<0>(*digest)).value_or(Digest{});
  }
  if (said.is_of(found)) return std::nullopt;
  return Finding{"checkpoint", said.count, "this document or one before it was rewritten"};
}

/// Lets SQLite undo what a crash left half-written; it cannot on a connection that only reads.
void recover(Opening opening) {
  constexpr int needs_rollback = 776;
  opening.access = Access::read;
  try {
    Connection{opening};
  } catch (const StorageFault& fault) {
    if (fault.sqlite_code() != needs_rollback) throw;
    opening.access = Access::write;
    Connection{opening};
  }
}

Result<std::vector<Finding>> verified(Opening opening, const PrintedHead* head,
                                      Progress& progress) {
  opening.newest_known = static_cast<int>(migrations().size());
  try {
    recover(opening);
    opening.access = Access::read;
    Connection book{opening};
    // Some checks sort all that was ever posted, beyond what memory should hold.
    book.run_script("PRAGMA temp_store = FILE; PRAGMA cache_size = -8000");
    std::vector<Finding> all = findings_in(book, progress);
    const bool is_readable = all.empty() || all.front().check != "schema";
    if (head != nullptr && is_readable) {
      if (auto found = attempted("checkpoint", [&] { return compare(book, *head); }))
        all.push_back(*std::move(found));
    }
    return all;
  } catch (const StorageFault& fault) {
    return refuse(fault.problem());
  }
}

}  // namespace

Result<std::vector<Finding>> verify(Opening opening, Progress& progress) {
  return verified(std::move(opening), nullptr, progress);
}

Result<std::vector<Finding>> verify_against(Opening opening, const Checkpoint& checkpoint,
                                            Progress& progress) {
  const PrintedHead head{checkpoint.head.count, written(checkpoint.head.digest)};
  return verified(std::move(opening), &head, progress);
}

Result<std::vector<Finding>> verify_against(Opening opening, const PrintedHead& head,
                                            Progress& progress) {
  return verified(std::move(opening), &head, progress);
}

std::vector<std::string_view> check_names() {
  std::vector<std::string_view> names = {"schema", "integrity", "chain"};
  for (const QueryCheck& check : query_checks()) names.push_back(check.name);
  names.emplace_back("checkpoint");
  return names;
}

}  // namespace dutoan::storage
