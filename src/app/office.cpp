// In whose name documents are entered.
#include "app/door.hpp"

#include <dutoan/membership.hpp>
#include <dutoan/office.hpp>

#include <utility>

namespace dutoan {
namespace {

Problem own_name(const Document& document, const Office& office) {
  return {PeopleRule::own_name,
          {},
          {{"number", document.number.text()},
           {"decider", document.decider.text()},
           {"person", office.person.text()}}};
}

/// Whether the document is an open draft of another as its drafter wrote it; the ledger compares
/// the rest. One that stands in the book was sent again, and is told so by the ledger.
bool is_draft_of_author(const BookView& book, const Document& document) {
  const auto draft =
      book.open_draft(document.kind, document.unit, document.fiscal_year, document.number);
  if (draft) return draft->document.author == document.author;
  return book.document(document.id).has_value();
}

/// The book behind a door: what is appended passes it.
class BookInOffice final : public Store {
 public:
  BookInOffice(Store& book, Office office) : book_{book}, office_{std::move(office)} {}

  Result<std::vector<Receipt>> append(std::span<const Document> documents,
                                      std::chrono::sys_seconds recorded_at,
                                      const Decide& decide) override {
    return book_.append(documents, recorded_at, asking_first(decide));
  }
  Result<std::vector<Receipt>> rehearse(
      std::span<const Document> documents, std::chrono::sys_seconds recorded_at,
      const Decide& decide, const std::function<void(const BookView&)>& reader) override {
    return book_.rehearse(documents, recorded_at, asking_first(decide), reader);
  }
  void read(const std::function<void(const BookView&)>& reader) const override {
    book_.read(reader);
  }
  void standings(const Query& query, ControlLevel level, const EachStanding& each) const override {
    book_.standings(query, level, each);
  }
  void sums(const SpendingUnitCode& unit, int fiscal_year, Breakdown breakdown,
            const EachSum& each) const override {
    book_.sums(unit, fiscal_year, breakdown, each);
  }
  [[nodiscard]] Standing standing(const Query& query) const override {
    return book_.standing(query);
  }
  void postings(const Query& query, const EachPosting& each) const override {
    book_.postings(query, each);
  }
  void documents(std::int64_t from, const EachDocument& each) const override {
    book_.documents(from, each);
  }
  [[nodiscard]] std::vector<Kept> documents_named(std::string_view text) const override {
    return book_.documents_named(text);
  }

  /// `decide`, after the office was asked.
  [[nodiscard]] Decide asking_first(Decide decide) const {
    return [this, decide = std::move(decide)](const BookView& view,
                                              const Document& document) -> Result<Decision> {
      if (auto problems = against_office(view, document, office_); !problems.empty())
        return refuse(std::move(problems));
      return decide(view, document);
    };
  }

 private:
  Store& book_;
  Office office_;
};

}  // namespace

bool is_drafted_first(DocumentKind kind) {
  return kind == DocumentKind::commitment || kind == DocumentKind::advance ||
         kind == DocumentKind::clearance || kind == DocumentKind::payment;
}

Problems against_office(const BookView& book, const Document& document, const Office& office) {
  const bool is_own = document.author == office.person;
  if (is_drafted_first(document.kind)) {
    if (!may(office.role, Act::decide))
      return {Problem{PeopleRule::only_drafts, {}, {{"number", document.number.text()}}}};
    if (document.decider != office.person) return {own_name(document, office)};
    if (is_own || is_draft_of_author(book, document)) return {};
  } else if (is_own) {
    return {};
  }
  return {Problem{PeopleRule::entered_by_another,
                  {},
                  {{"number", document.number.text()},
                   {"author", document.author.text()},
                   {"person", office.person.text()}}}};
}

TypedDocument typed_in_office(TypedDocument typed, const Office& office) {
  typed.author = office.person.text();
  if (is_drafted_first(typed.kind)) {
    typed.is_draft = true;
    typed.decider = office.person.text();  // where it posts a draft; a draft itself names nobody
  }
  return typed;
}

Store::Decide deciding_in(const Store& book, Store::Decide decide) {
  const auto* office = dynamic_cast<const BookInOffice*>(&book);
  return office == nullptr ? std::move(decide) : office->asking_first(std::move(decide));
}

std::unique_ptr<Store> in_office(Store& book, Office office) {
  return std::make_unique<BookInOffice>(book, std::move(office));
}

}  // namespace dutoan
