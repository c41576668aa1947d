#include <dutoan/citation.hpp>

#include <utility>

namespace dutoan {

std::optional<Citation> Citation::of(std::string document, std::string article, std::string clause,
                                     std::string point) {
  if (document.empty()) return std::nullopt;
  if (article.empty() && !clause.empty()) return std::nullopt;
  if (clause.empty() && !point.empty()) return std::nullopt;
  Citation citation;
  citation.document_ = std::move(document);
  citation.article_ = std::move(article);
  citation.clause_ = std::move(clause);
  citation.point_ = std::move(point);
  return citation;
}

}  // namespace dutoan
