// Reads the files of a regulations folder one kind after another, in the order in which they lean
// on each other: vocabulary, documents with their values, places, posts, factors, norms.
#pragma once

#include "files/toml.hpp"

#include <dutoan/regulations.hpp>
#include <dutoan/result.hpp>

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace dutoan::files {

/// The files by their format, each with the shape of its form.
using FilesByFormat = std::map<std::string_view, std::vector<const Node*>>;

class RegulationsReader {
 public:
  explicit RegulationsReader(const FilesByFormat& files) : files_(files) {}

  [[nodiscard]] Result<Regulations> read();

 private:
  const FilesByFormat& files_;
  Problems problems_;
  Vocabulary vocabulary_;
  std::vector<LegalDocument> documents_;
  std::vector<RateValue> values_;
  std::vector<Place> places_;
  std::vector<Post> posts_;
  std::vector<Agency> agencies_;
  Norms norms_;

  [[nodiscard]] std::span<const Node* const> files(std::string_view format) const;

  void read_vocabulary(const Node& file);
  void read_jurisdictions(const Node& file);
  void read_excludes(const Node& file);
  void read_qualifier(const Node& table);
  void read_rates(const Node& file);
  void read_transition(const Node& table, LegalDocument& document);
  void read_rule(const Node& table, LegalDocument& document);
  void read_value(const Node& table, const Node& document, const Bound& bound);
  [[nodiscard]] std::optional<Citation> read_citation(const Node& table, ValueStatus status,
                                                      std::string_view about);
  [[nodiscard]] Bound bound_of(const Node& table, const Bound& otherwise);
  void read_figures(const Node& table, RateValue& value);
  [[nodiscard]] std::optional<Formula> formula_of(const Node& table);
  void read_places(const Node& file);
  void read_place_fact(const Node& table, Place& place);
  void check_successors();
  void read_posts(const Node& file);
  void read_agencies(const Node& file);
  void read_fit_rules(const Node& file);
  void read_reasons(const Node& file);
  void read_sub_items(const Node& file);
  void read_categories(const Node& file);
  void read_factor_names(const Node& file);
  void read_factor_derivations(const Node& file);
  void read_norm(const Node& file);
  void read_line(const Node& table, Norm& norm);

  [[nodiscard]] std::optional<DateRange> range_of(const Node& table);
  [[nodiscard]] ValueStatus status_of(const Node& table);
  [[nodiscard]] std::string programme_of(const Node& table);
  [[nodiscard]] std::optional<std::size_t> key_of(const Node& node);
  [[nodiscard]] std::optional<FactorId> factor_of(const Node& node);
  void check_unit(const Node& table);
  void check_jurisdiction(const Node& table, std::string_view key, Layer layer);
  void check_thresholds();
};

}  // namespace dutoan::files
