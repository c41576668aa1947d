// Reads a plan whose shape was checked.
#pragma once

#include "files/csv.hpp"
#include "files/plan_file.hpp"
#include "files/toml.hpp"

#include <dutoan/plan.hpp>
#include <dutoan/regulations.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace dutoan::files {

class PlanReader {
 public:
  PlanReader(const Regulations& regulations, const ReadBeside& read_beside, Progress& progress)
      : regulations_(regulations), read_beside_(read_beside), progress_(progress) {}

  [[nodiscard]] Result<Plan> read(const Node& root);

 private:
  const Regulations& regulations_;
  const ReadBeside& read_beside_;
  Progress& progress_;
  Problems problems_;
  Plan plan_;
  std::int64_t classes_ = 0;  // of the rows so far

  void read_head(const Node& head);
  [[nodiscard]] std::optional<Condition> organiser_of(const Node& head);
  void check_jurisdiction(const Node& head, std::string_view key, Layer layer);
  void read_bases(const Node& root);
  void read_allotments(const Node& root);
  void read_prices(const Node& root);
  void read_price_steps(const Node& table, PriceSource& source);
  void read_assumed_rates(const Node& root);
  void read_percents(const Node& root);
  void read_shares(const Node& root);
  void check_shares();
  [[nodiscard]] bool rests_on(FactorId factor, FactorId other, std::vector<bool>& seen) const;
  void read_group(const Node& table);
  void read_row(const Node& table, Group& group);
  void read_class(const Node& table, Row& row);
  void check_split(const Node& table, const Group& group, const Row& row);
  void check_listed(const std::string& split, const Row& row);
  void check_size(const Node& table, const Row& row);

  [[nodiscard]] Result<List> list_of(const Node& table) const;
  void read_list(const Node& table, Group& group);
  void keep_assumed(Group& group);
  void read_list_row(const List& list, const std::vector<std::string_view>& columns,
                     const std::vector<Cell>& cells, Group& group);
  void take_cell(std::string_view column, const Cell& cell, ListedClass& listed);
  void take_code(const Cell& cell, ListedClass& listed);
  void take_venue(const Cell& cell, ListedClass& listed);
  void take_number(std::string_view column, const Cell& cell, ListedClass& listed);

  [[nodiscard]] Figures figures_of(const Node& table);
  void read_factors(const Node& table, std::string_view key, Origin origin, Figures& figures);
  [[nodiscard]] std::vector<Delegation> delegation_of(const Node& table);
  [[nodiscard]] Stated stated_of(const Node& table);
  [[nodiscard]] std::optional<PlaceCode> known_place(const Node& table, std::string_view key);
  [[nodiscard]] std::optional<FactorId> known_factor(const FilePlace& place, std::string_view code);
  void check_unit(const Node& table);
};

}  // namespace dutoan::files
