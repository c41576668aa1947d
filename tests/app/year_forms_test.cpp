// Forms as files: what a form may not say.
#include "storage/scratch_folder.hpp"
#include "support/ledger_case.hpp"

#include <dutoan/year_form.hpp>

#include <catch2/catch.hpp>

#include <fstream>
#include <string>

namespace dutoan::tests {
namespace {

constexpr const char* head = R"(format = "dutoan/year-form/1"
code = "X"
number = "X/1"
position = 1
vi = "x"
en = "x"
[[edition]]
first_year = 2017
citation = "x"
status = "read"
vi = "x"
en = "x"
[[part]]
code = "a"
vi = "x"
en = "x"
shape = "total"
)";

std::string item(const std::string& code, const std::string& value) {
  return "[[part.item]]\ncode = \"" + code + "\"\nvi = \"x\"\nen = \"x\"\n" + value + "\n";
}

std::string loaded(const std::string& text) {
  const ScratchFolder folder;
  std::ofstream{folder / "form.toml"} << text;
  const auto forms = load_year_forms(folder.path().string());
  return forms ? "ok" : codes_of(forms.error());
}

TEST_CASE("a form whose formulas cannot be followed is refused at its place", "[statement]") {
  const std::string leaf = item("1", "figures = [\"granted\", \"-granted_first\"]");
  CHECK(loaded(head + leaf + item("2", "formula = \"1\"")) == "ok");
  CHECK(loaded(head + leaf + item("2", "formula = \"1+1-1\"")) == "ok");
  CHECK(loaded(head + leaf + item("1", "formula = \"2\"")) == "2120 2122");
  CHECK(loaded(head + leaf + item("2", "formula = \"1+\"")) == "2121");
  CHECK(loaded(head + leaf + item("2", "formula = \"1*1\"")) == "2121");
  CHECK(loaded(head + leaf + item("2", "formula = \"1+3\"")) == "2122");
  CHECK(loaded(head + item("1", "figures = [\"gifted\"]")) == "2122");
  CHECK(loaded(head + item("1", "formula = \"1\"")) == "2123");
  CHECK(loaded(head + item("1", "formula = \"2\"") + item("2", "formula = \"1\"")) == "2123 2123");
  CHECK(loaded(head + leaf +
               "[[part.check]]\ncode = \"9\"\nformula = \"1\"\nvi = \"x\"\nen = \"x\"\n") ==
        "2122");
}

TEST_CASE("formulas are read term by term", "[statement]") {
  const auto terms = formula_terms("03+15-18");
  REQUIRE(terms.size() == 3);
  CHECK(terms[2] == FormTerm{true, "18"});
  for (const char* text : {"", "+", "1+", "-1", "1++2", "1 + 2"})
    CHECK(formula_terms(text).empty());
}

}  // namespace
}  // namespace dutoan::tests
