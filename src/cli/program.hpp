// The program behind the command line: runs a command, prints its answer, gives its exit code.
#pragma once

#include <string>
#include <vector>

namespace dutoan::cli {

/// Runs the command that `arguments` (without the program's name) ask for; answers go to standard
/// output, problems to standard error. Returns the exit code.
int run(const std::vector<std::string>& arguments);

/// Says that the program itself failed, in the language asked; returns its exit code.
int tell_fault(const std::vector<std::string>& arguments, const std::string& what);

}  // namespace dutoan::cli
