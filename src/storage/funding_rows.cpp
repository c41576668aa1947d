// Fundings as rows, and back. A book has few, and asks for them with every line.
#include "storage/document_rows.hpp"
#include "storage/fault.hpp"
#include "storage/statement.hpp"

namespace dutoan::storage {
namespace {

using Number = std::int64_t;
using Text = std::string;

}  // namespace

void throw_damaged(Connection& book) { throw fault(BookRule::book_damaged, book.path()); }

std::optional<std::int64_t> id_of(Connection& book, const Funding& funding) {
  auto& known = book.known_fundings().ids;
  if (const auto it = known.find(funding); it != known.end()) return it->second;
  const auto found =
      book.statement(
              "SELECT id FROM funding WHERE fiscal_year = :year AND unit = :unit"
              " AND chapter = :chapter AND subcategory = :subcategory AND source = :source"
              " AND nature = :nature AND programme = :programme")
          .find<Number>({{"year", Number{funding.fiscal_year}},
                         {"unit", funding.unit.text()},
                         {"chapter", funding.chapter.text()},
                         {"subcategory", funding.subcategory.text()},
                         {"source", funding.source.text()},
                         {"nature", funding.nature.text()},
                         {"programme", funding.programme.text()}});
  if (!found) return std::nullopt;
  return known.emplace(funding, std::get<0>(*found)).first->second;
}

const Funding& funding_at(Connection& book, std::int64_t id) {
  auto& known = book.known_fundings().fundings;
  if (const auto it = known.find(id); it != known.end()) return it->second;
  auto found = book.statement(
                       "SELECT fiscal_year, unit, chapter, subcategory, source, nature, programme"
                       " FROM funding WHERE id = :id")
                   .find<Number, Text, Text, Text, Text, Text, Text>({{"id", id}});
  if (!found) throw_damaged(book);
  auto& [year, unit, chapter, subcategory, source, nature, programme] = *found;
  return known
      .emplace(id, Funding{static_cast<int>(year), SpendingUnitCode{std::move(unit)},
                           ChapterCode{std::move(chapter)}, SubcategoryCode{std::move(subcategory)},
                           SourceCode{std::move(source)}, SourceNatureCode{std::move(nature)},
                           ProgrammeCode{std::move(programme)}})
      .first->second;
}

}  // namespace dutoan::storage
