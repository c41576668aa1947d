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

TEST_CASE("text is UTF-8 without a NUL, and nothing else") {
  for (const char* text : {"", "a", "đồng", "Ệ", "\xF0\x9F\x92\xA9", "\xC2\x80", "\xE0\xA0\x80",
                           "\xED\x9F\xBF", "\xF4\x8F\xBF\xBF"}) {
    INFO(text);
    CHECK(is_text(text));
  }
  for (const std::string& bytes :
       {std::string{"\0", 1}, std::string{"\x80"}, std::string{"\xC0\xAF"}, std::string{"\xC1\xBF"},
        std::string{"\xE0\x9F\xBF"}, std::string{"\xED\xA0\x80"}, std::string{"\xF0\x8F\xBF\xBF"},
        std::string{"\xF4\x90\x80\x80"}, std::string{"\xF5\x80\x80\x80"}, std::string{"\xE1\xBB"},
        std::string{"\xFF"}})
    CHECK_FALSE(is_text(bytes));
}

TEST_CASE("a path begins with one slash and has no control character, and a header is one line") {
  CHECK(is_path("/"));
  CHECK(is_path("/vouchers/3518/QĐ-UBND"));
  for (const char* path : {"", "left", "//evil.example", "/a\r\nb", "/a\x7F", "/\xFF"}) {
    INFO(path);
    CHECK_FALSE(is_path(path));
  }
  CHECK(is_header("/vouchers/PC-1"));
  CHECK_FALSE(is_header("/a\r\nSet-Cookie: x=1"));
  CHECK(encoded_path("/vouchers/3518/QĐ a") == "/vouchers/3518/Q%C4%90%20a");
}

TEST_CASE("a request is read as a whole or not at all") {
  Request head;
  head.method = Method::post;
  head.content_type = "application/x-www-form-urlencoded";
  CHECK(read_request(head, "/left?by=line", "a=1").has_value());
  CHECK_FALSE(read_request(head, "/left?by=%FF", "a=1").has_value());
  CHECK_FALSE(read_request(head, "/left", "a=%FF").has_value());
  CHECK_FALSE(read_request(head, "left", "a=1").has_value());
  head.method = Method::get;
  CHECK(read_request(head, "/left", "a=%FF").has_value());  // a body that nobody reads
}
