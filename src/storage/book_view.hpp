// What a book in SQLite says to a decision.
#pragma once

#include "storage/connection.hpp"

#include <dutoan/ledger.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace dutoan::storage {

/// Answers out of the open transaction; each answer costs what it touches, however long the book
/// is.
class RowsView final : public BookView {
 public:
  explicit RowsView(Connection& book) : book_(book) {}

  [[nodiscard]] BookSettings settings() const override;
  [[nodiscard]] Standing standing(const Scope& scope) const override;
  [[nodiscard]] Money balance(const Account& account) const override;
  [[nodiscard]] Money drafted(const Scope& scope, const PersonCode& but_of) const override;
  [[nodiscard]] std::optional<Kept> open_draft(DocumentKind kind, const SpendingUnitCode& unit,
                                               int fiscal_year,
                                               const DocumentNumber& number) const override;
  [[nodiscard]] std::vector<Kept> open_drafts() const override;
  [[nodiscard]] std::optional<Classification> line(const Funding& funding,
                                                   const LineCode& line) const override;
  [[nodiscard]] std::optional<Kept> document(const DocumentId& id) const override;
  [[nodiscard]] std::optional<Kept> document(DocumentKind kind, const SpendingUnitCode& unit,
                                             int fiscal_year,
                                             const DocumentNumber& number) const override;
  [[nodiscard]] std::vector<Kept> followers(const DocumentId& id) const override;
  [[nodiscard]] std::vector<Kept> showing(const DocumentNumber& paper, Date date) const override;
  [[nodiscard]] std::vector<Holding> holdings(const Scope& scope) const override;
  [[nodiscard]] std::vector<Holding> opened(const Scope& scope, Stage stage) const override;
  [[nodiscard]] std::vector<Funding> fundings(const SpendingUnitCode& unit,
                                              int fiscal_year) const override;
  [[nodiscard]] std::optional<Kept> newest(DocumentKind kind, const SpendingUnitCode& unit,
                                           int fiscal_year,
                                           const ClassCode& activity) const override;
  [[nodiscard]] std::vector<Kept> documents(DocumentKind kind, const SpendingUnitCode& unit,
                                            int fiscal_year) const override;
  [[nodiscard]] std::optional<Kept> last_closing(const SpendingUnitCode& unit,
                                                 int fiscal_year) const override;
  [[nodiscard]] int version(const SpendingUnitCode& unit, int fiscal_year) const override;
  [[nodiscard]] std::optional<Kept> saved_estimate(const SpendingUnitCode& unit, int fiscal_year,
                                                   int version) const override;

 private:
  [[nodiscard]] std::vector<Holding> opened_in(const Scope& scope, const char* stages) const;
  [[nodiscard]] std::vector<Holding> spent_in(const Scope& scope) const;
  /// Whether any draft is open, which spares most books to be asked for every scope.
  [[nodiscard]] bool has_drafts() const;

  using Place = std::tuple<std::int64_t, std::string, std::string>;
  Connection& book_;
  // What does not change while nobody closes a period or drafts a document. A view lives no longer
  // than its transaction, and whoever does so in it takes a new view.
  mutable std::optional<BookSettings> settings_;
  mutable std::optional<bool> has_drafts_;
  mutable std::map<Place, Classification> lines_;
  mutable std::map<std::pair<SpendingUnitCode, int>, std::optional<Kept>> closings_;
};

}  // namespace dutoan::storage
