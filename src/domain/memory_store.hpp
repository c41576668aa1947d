// A book in memory: for rehearsals and tests, and the plainest example of what a store must do.
#pragma once

#include <dutoan/store.hpp>

#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace dutoan {

class MemoryStore final : public Store {
 public:
  explicit MemoryStore(BookSettings settings) : book_{std::move(settings)} {}

  Result<std::vector<Receipt>> append(std::span<const Document> documents,
                                      std::chrono::sys_seconds recorded_at,
                                      const Decide& decide) override;
  Result<std::vector<Receipt>> rehearse(
      std::span<const Document> documents, std::chrono::sys_seconds recorded_at,
      const Decide& decide, const std::function<void(const BookView&)>& reader) override;
  void read(const std::function<void(const BookView&)>& reader) const override { reader(book_); }
  void standings(const Query& query, ControlLevel level, const EachStanding& each) const override;
  void sums(const SpendingUnitCode& unit, int fiscal_year, Breakdown breakdown,
            const EachSum& each) const override;
  [[nodiscard]] Standing standing(const Query& query) const override;
  void postings(const Query& query, const EachPosting& each) const override;
  void documents(std::int64_t from, const EachDocument& each) const override;
  [[nodiscard]] std::vector<Kept> documents_named(std::string_view text) const override;

 private:
  /// The documents, and what they add up to.
  class Book final : public BookView {
   public:
    explicit Book(BookSettings settings) : settings_(std::move(settings)) {}
    void keep(const Document& document, std::chrono::sys_seconds recorded_at,
              const std::vector<Posting>& postings);

    [[nodiscard]] BookSettings settings() const override { return settings_; }
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

    [[nodiscard]] const std::vector<Kept>& kept() const { return kept_; }
    [[nodiscard]] const std::map<Account, Money>& balances() const { return balances_; }
    /// The line's place; an empty one where the account has no line.
    [[nodiscard]] Classification place_of(const Account& account) const;

   private:
    BookSettings settings_;
    std::vector<Kept> kept_;
    std::map<DocumentId, std::size_t> positions_;
    std::multimap<DocumentId, std::size_t> followers_;
    std::map<Account, Money> balances_;
    std::map<Scope, Standing> standings_;
    std::map<std::pair<Funding, LineCode>, Classification> lines_;
    std::map<std::tuple<SpendingUnitCode, int, std::string>, std::size_t> open_drafts_;

    void keep_draft(const Document& document);
    void add(const Account& account, Money amount);
    [[nodiscard]] Holding holding(const Account& account, Money amount) const;
    /// What stands in the scope in one of `stages`, oldest first.
    [[nodiscard]] std::vector<Holding> opened_in(const Scope& scope,
                                                 std::initializer_list<Stage> stages) const;
  };

  Book book_;
};

}  // namespace dutoan
