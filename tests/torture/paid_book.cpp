#include "torture/paid_book.hpp"

#include "storage/migration.hpp"
#include "storage/sqlite_store.hpp"
#include "storage/verify.hpp"
#include "support/ledger_case.hpp"

#include <dutoan/book.hpp>

#include <algorithm>
#include <array>
#include <exception>
#include <filesystem>
#include <new>

namespace dutoan::tests {
namespace {

constexpr std::array ends = {"", "-journal", "-wal", "-shm"};

/// What the payments that stand in the book add up to, or what is wrong with one of them.
std::string flaw_of_payments(const Store& store, const Expected& expected) {
  Ids missing = expected.confirmed;
  Money sum;
  std::string flaw;
  store.documents(first_documents + 1, [&](const Kept& kept) {
    const std::string& id = kept.document.id.text();
    if (!missing.contains(id) && !expected.attempted.contains(id) &&
        !expected.confirmed.contains(id))
      flaw = "nobody sent " + id;
    if (kept.document != document_called(id)) flaw = "another content: " + id;
    missing.erase(id);
    sum += kept.document.total;
    return true;
  });
  if (!flaw.empty()) return flaw;
  if (!missing.empty()) return "lost " + *missing.begin();
  Standing standing;
  store.read([&](const BookView& book) {
    standing = book.standing(Scope::of(small_funding(), line_code("ML1/drinks")));
  });
  return standing[Stage::spent] == sum ? "" : "the line has not spent what was paid";
}

}  // namespace

storage::Opening opening_at(const std::string& path, const std::string& vfs) {
  storage::Opening opening;
  opening.path = path;
  opening.vfs = vfs;
  opening.newest_known = static_cast<int>(storage::migrations().size());
  opening.patience = std::chrono::milliseconds{0};
  return opening;
}

void make_paid_book(const std::string& path, std::int64_t dong) {
  const auto store = make_book(path, {});
  Document approval =
      small_document(DocumentKind::approval, "QD-02", {small_line("ML1/drinks", dong)});
  approval.version = 1;
  approval.lines.front().classified = small_place(approval.lines.front().line);
  post(*store, small_document(DocumentKind::allotment, "QD-01", {small_line("", dong + 100'000)}));
  post(*store, approval);
}

Document document_called(const std::string& id) {
  if (id.starts_with("KS")) {
    Document closing = small_document(DocumentKind::closing, id, {});
    closing.date = closing.posted_on = *Date::of(2020, 4, 10);
    return closing;
  }
  std::uint64_t mixed = 14'695'981'039'346'656'037ULL;
  for (const char c : id) mixed = (mixed ^ static_cast<unsigned char>(c)) * 1'099'511'628'211ULL;
  return small_document(DocumentKind::payment, id,
                        {small_line("ML1/drinks", 1 + static_cast<std::int64_t>(mixed % 97))});
}

std::vector<Document> payments_called(const std::string& prefix, int count) {
  std::vector<Document> made;
  for (int i = 1; i <= count; ++i) made.push_back(document_called(prefix + std::to_string(i)));
  return made;
}

Ids post_each(Store& store, const std::vector<Document>& documents) {
  Ids confirmed;
  for (const Document& document : documents) {
    try {
      if (store.append(std::span{&document, 1}, recorded_at, decide))
        confirmed.insert(document.id.text());
    } catch (const StorageFault&) {
    } catch (const std::bad_alloc&) {
    }
  }
  return confirmed;
}

void copy_book(const std::string& from, const std::string& to) {
  remove_book(to);
  for (const std::string end : ends)
    if (end != "-shm" && std::filesystem::exists(from + end))
      std::filesystem::copy_file(from + end, to + end);
}

void remove_book(const std::string& path) {
  for (const char* end : ends) std::filesystem::remove(path + end);
}

std::string flaw_in(const std::string& path, const Expected& expected) {
  // A rollback journal names no file, so a copy of both is repaired as they would be.
  const std::string copy = path + ".audit";
  copy_book(path, copy);
  try {
    const auto findings = storage::verify(opening_at(copy));
    if (!findings) return "refused: " + codes_of(findings.error());
    if (!findings->empty()) return findings->front().check + ": " + findings->front().why;
    return flaw_of_payments(storage::SqliteStore{opening_at(copy)}, expected);
  } catch (const std::exception& fault) {
    return fault.what();
  }
}

std::vector<Digest> history_of(const std::string& path) {
  std::vector<Digest> all;
  storage::SqliteStore{opening_at(path)}.documents(
      1, [&](const Kept& kept) { return all.push_back(kept.digest), true; });
  return all;
}

bool is_prefix(const std::vector<Digest>& start, const std::vector<Digest>& whole) {
  return start.size() <= whole.size() && std::equal(start.begin(), start.end(), whole.begin());
}

}  // namespace dutoan::tests
