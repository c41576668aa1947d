// Requests at the edge: what is read of a query, a cookie and a form, and what is refused.
#include "web/request.hpp"

#include <catch2/catch.hpp>

using namespace dutoan::web;

TEST_CASE("a query is decoded once, and keeps a name that was sent twice") {
  const auto read = read_urlencoded("line=ml1+hoi%20truong&line=ML2%2Fhall&amount=1tr5&empty=&x");
  REQUIRE(read.has_value());
  CHECK(read->all("line") == std::vector<std::string>{"ml1 hoi truong", "ML2/hall"});
  CHECK(read->value("amount") == "1tr5");
  CHECK(read->has("empty"));
  CHECK(read->value("x", "-").empty());
  CHECK(read->value("missing", "-") == "-");
  CHECK(decoded("%2541", false) == "%41");
}

TEST_CASE("a broken escape and a NUL are refused, not guessed") {
  for (const char* text : {"a=%", "a=%4", "a=%zz", "a=%00", "%0g=1"}) {
    INFO(text);
    CHECK_FALSE(read_urlencoded(text).has_value());
  }
  CHECK_FALSE(read_urlencoded("a=1&b=2&c=3", 2).has_value());
  CHECK(read_urlencoded("a=1&b=2", 2).has_value());
}

TEST_CASE("what is encoded is decoded to itself, whatever its bytes") {
  std::string all;
  for (int byte = 1; byte < 256; ++byte) all += static_cast<char>(byte);
  CHECK(decoded(encoded(all), false) == all);
  CHECK(encoded("3518/QĐ-UBND") == "3518%2FQ%C4%90-UBND");
}

TEST_CASE("cookies are read by name") {
  const Values cookies = read_cookies("dutoan_8135=abc; dutoan_lang=en;broken; =x;a=b=c");
  CHECK(cookies.value("dutoan_8135") == "abc");
  CHECK(cookies.value("dutoan_lang") == "en");
  CHECK(cookies.value("a") == "b=c");
  CHECK(cookies.pairs().size() == 3);
}

TEST_CASE("a multipart form gives its fields and files") {
  const std::string body =
      "--X\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nabc\r\n"
      "--X\r\nContent-Disposition: form-data; name=\"list\"; filename=\"c:\\a.csv\"\r\n"
      "Content-Type: text/csv\r\n\r\na,b\r\n1,2\r\n\r\n"
      "--X\r\ncontent-disposition: form-data; name=\"none\"; filename=\"\"\r\n\r\n\r\n"
      "--X--\r\n";
  const auto form = read_multipart(body, "multipart/form-data; boundary=X");
  REQUIRE(form.has_value());
  CHECK(form->values.value("token") == "abc");
  REQUIRE(form->files.size() == 1);
  CHECK(form->files[0].field == "list");
  CHECK(form->files[0].bytes == "a,b\r\n1,2\r\n");
}

TEST_CASE("a broken multipart form is refused as a whole") {
  const std::string type = "multipart/form-data; boundary=X";
  for (const char* body :
       {"", "--X", "--X\r\n", "--Y\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--Y--",
        "--X\r\nno head\r\n--X--", "--X\r\nContent-Disposition: form-data\r\n\r\n1\r\n--X--",
        "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n"}) {
    INFO(body);
    CHECK_FALSE(read_multipart(body, type).has_value());
  }
  CHECK_FALSE(read_multipart("--\r\n", "multipart/form-data").has_value());
}
