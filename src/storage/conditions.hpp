// The conditions of a query, as it was asked.
#pragma once

#include "storage/statement.hpp"

#include <dutoan/store.hpp>

#include <optional>
#include <string>
#include <utility>

namespace dutoan::storage {

/// Conditions that are joined by AND, with what they compare to.
class Conditions {
 public:
  template <class T>
  void add(const std::optional<T>& wanted, const char* sql, const char* name) {
    if (wanted) add(given(*wanted), sql, name);
  }
  void add(Given value, const char* sql, const char* name) {
    sql_ += std::string{" AND "} + sql;
    parameters_.push_back({name, std::move(value)});
  }
  [[nodiscard]] const std::string& sql() const { return sql_; }
  [[nodiscard]] const Parameters& parameters() const { return parameters_; }

 private:
  std::string sql_ = "1";
  Parameters parameters_;

  template <class Tag>
  static Given given(const Code<Tag>& code) {
    return code.text();
  }
  static Given given(const std::string& text) { return text; }
  static Given given(int number) { return std::int64_t{number}; }
};

/// Of the funding `f`, unless the query names one with all its codes.
void add_funding(Conditions& all, const Query& query);

}  // namespace dutoan::storage
