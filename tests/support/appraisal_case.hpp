// A book in which the example's estimate was submitted, and sites on it, each of somebody else who
// opened it: what the drafter, Finance and the approver do in a browser, one after another.
#pragma once

#include "support/web_case.hpp"

#include <dutoan/appraising.hpp>
#include <dutoan/store.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace dutoan::tests {

using SentFields = std::vector<std::pair<std::string, std::string>>;

/// The book of `docs/examples/thanh-hoa-2020`, saved by "ke-toan", submitted by "ke-toan-truong"
/// and "truong-ban"; removed with the case.
class AppraisalCase {
 public:
  AppraisalCase();
  ~AppraisalCase();
  AppraisalCase(const AppraisalCase&) = delete;
  AppraisalCase& operator=(const AppraisalCase&) = delete;
  AppraisalCase(AppraisalCase&&) = delete;
  AppraisalCase& operator=(AppraisalCase&&) = delete;

  /// From here on it is `person` who works with the book.
  void come_in(const std::string& person);
  [[nodiscard]] web::Answer get(const std::string& target);
  [[nodiscard]] web::Answer post(const std::string& path, SentFields fields);
  /// What the book says now.
  [[nodiscard]] AppraisalRound round() const;
  [[nodiscard]] std::size_t documents() const;
  [[nodiscard]] const Store& store() const { return *store_; }

 private:
  std::string folder_, book_, cookie_name_, cookie_, token_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<web::Site> site_;
};

}  // namespace dutoan::tests
