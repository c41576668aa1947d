// Regulations from texts that are in no folder; tests/consumer/custom_rates.cpp estimates by them.
#include <dutoan/app.hpp>
#include <dutoan/version.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace dutoan {
namespace {

TEST_CASE("problems of texts in memory bear the names that the texts were given") {
  const std::vector<NamedText> texts{{"row 7", "format = \xD4"}, {"row 8", "format = \xD5"}};
  const auto read = read_regulations(texts);
  REQUIRE_FALSE(read);
  REQUIRE(read.error().size() == 2);
  CHECK(read.error().front().is(FileRule::not_utf8));
  CHECK(read.error().front().place.file == "row 7");
  CHECK(read.error().back().place.file == "row 8");
  const std::string told = worded(read.error(), Language::en);
  CHECK(told.find("error[DT1007]") < told.find("row 7"));
  CHECK(told.find("row 7") < told.find("row 8"));
  CHECK(told.find("row 8") != std::string::npos);
}

TEST_CASE("texts in memory are read as files are") {
  const std::vector<NamedText> texts{{"one", "format = \"dutoan/rate/1\""}};
  const auto read = read_regulations(texts);
  REQUIRE_FALSE(read);
  CHECK(read.error().front().is(FileRule::unsupported_format));
}

TEST_CASE("the version that is linked is the one of the headers") {
  CHECK(version() == std::to_string(DUTOAN_VERSION_MAJOR) + "." +
                         std::to_string(DUTOAN_VERSION_MINOR) + "." +
                         std::to_string(DUTOAN_VERSION_PATCH));
}

}  // namespace
}  // namespace dutoan
