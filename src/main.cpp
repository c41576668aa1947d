#include "cli/program.hpp"

#include <exception>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  try {
    return dutoan::cli::run(arguments);
  } catch (const std::exception& fault) {
    return dutoan::cli::tell_fault(arguments, fault.what());
  }
}
