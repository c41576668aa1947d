// What programs are told of the interface: OpenAPI 3.1, made of the routes and forms themselves.
#pragma once

#include <string>

namespace dutoan::tests {

/// The document of all pages and forms, as schemas/api/openapi.json keeps it.
[[nodiscard]] std::string openapi();

}  // namespace dutoan::tests
