// The store over SQLite.
#pragma once

#include "storage/checkpoint.hpp"
#include "storage/connection.hpp"
#include "storage/fault.hpp"

#include <dutoan/store.hpp>

#include <memory>

namespace dutoan::storage {

class SqliteStore final : public Store {
 public:
  /// Opens the book and brings it to this program's schema.
  explicit SqliteStore(Opening opening);
  /// Makes a book where there is none, with these settings.
  SqliteStore(Opening opening, const BookSettings& settings);

  Result<std::vector<Receipt>> append(std::span<const Document> documents,
                                      std::chrono::sys_seconds recorded_at,
                                      const Decide& decide) override;
  Result<std::vector<Receipt>> rehearse(
      std::span<const Document> documents, std::chrono::sys_seconds recorded_at,
      const Decide& decide, const std::function<void(const BookView&)>& reader) override;
  void read(const std::function<void(const BookView&)>& reader) const override;
  void standings(const Query& query, ControlLevel level, const EachStanding& each) const override;
  void sums(const SpendingUnitCode& unit, int fiscal_year, Breakdown breakdown,
            const EachSum& each) const override;
  [[nodiscard]] Standing standing(const Query& query) const override;
  void postings(const Query& query, const EachPosting& each) const override;
  void documents(std::int64_t from, const EachDocument& each) const override;
  [[nodiscard]] std::vector<Kept> documents_named(std::string_view text) const override;

  /// How far the book goes.
  [[nodiscard]] Head head() const;

 private:
  Opening opening_;
  mutable std::unique_ptr<Connection> connection_;
  mutable bool is_doubted_ = false;

  /// The connection, anew after an error of the disk.
  [[nodiscard]] Connection& book() const;
  /// From here on the book is believed only when it is opened anew.
  void doubt() const;
  /// What becomes of the documents and how far the book goes, once both are committed.
  struct Attempt {
    std::vector<Receipt> receipts;
    Head head;
    bool is_changed = false;
  };
  [[nodiscard]] Result<std::vector<Receipt>> keep(std::span<const Document> documents,
                                                  std::chrono::sys_seconds recorded_at,
                                                  const Decide& decide, Attempt& attempt);
  /// Writes the documents in the open transaction; what refuses them, or nothing.
  [[nodiscard]] Problems write(std::span<const Document> documents,
                               std::chrono::sys_seconds recorded_at, const Decide& decide,
                               Attempt& attempt);
  /// Whether the lost attempt was kept, and what becomes of the documents otherwise.
  [[nodiscard]] Result<std::vector<Receipt>> find_out(std::span<const Document> documents,
                                                      std::chrono::sys_seconds recorded_at,
                                                      const Decide& decide, Attempt& lost,
                                                      const UnknownOutcome& unknown);
  [[nodiscard]] bool goes_to(const Head& head) const;
  /// Whether the book certainly lacks one, so that none of those sent with it was kept.
  [[nodiscard]] bool is_without_one_of(std::span<const Document> documents) const;
  /// What stands today in the accounts asked for.
  [[nodiscard]] Standing standing_today(const Query& query) const;
};

/// How far the book at `connection` goes.
[[nodiscard]] Head head_of(Connection& connection);

}  // namespace dutoan::storage
