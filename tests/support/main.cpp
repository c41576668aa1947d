// Catch2's main: compiled once, at -O0, because it is the slowest file of all.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
