// What a book in SQLite says to a decision.
#pragma once

#include "storage/connection.hpp"

#include <dutoan/ledger.hpp>

namespace dutoan::storage {

/// Answers out of the open transaction; each answer costs what it touches, however long the book
/// is.
class RowsView final : public BookView {
 public:
  explicit RowsView(Connection& book) : book_(book) {}

  [[nodiscard]] BookSettings settings() const override;
  [[nodiscard]] Standing standing(const Scope& scope) const override;
  [[nodiscard]] Money balance(const Account& account) const override;
  [[nodiscard]] Money drafted(const Scope&) const override { return {}; }
  [[nodiscard]] std::optional<Classification> line(const Funding& funding,
                                                   const LineCode& line) const override;
  [[nodiscard]] std::optional<Kept> document(const DocumentId& id) const override;
  [[nodiscard]] std::optional<Kept> document(DocumentKind kind, const SpendingUnitCode& unit,
                                             int fiscal_year,
                                             const DocumentNumber& number) const override;
  [[nodiscard]] std::vector<Kept> followers(const DocumentId& id) const override;
  [[nodiscard]] std::vector<Holding> holdings(const Scope& scope) const override;
  [[nodiscard]] std::optional<Kept> last_closing(const SpendingUnitCode& unit,
                                                 int fiscal_year) const override;
  [[nodiscard]] int version(const SpendingUnitCode& unit, int fiscal_year) const override;
  [[nodiscard]] std::optional<Kept> saved_estimate(const SpendingUnitCode& unit, int fiscal_year,
                                                   int version) const override;

 private:
  Connection& book_;
};

}  // namespace dutoan::storage
