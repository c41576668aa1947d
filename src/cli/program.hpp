// The program behind the command line: runs a command, prints its answer, gives its exit code.
#pragma once

#include <dutoan/app.hpp>

#include <functional>
#include <string>
#include <vector>

namespace dutoan::cli {

/// What `open` and `serve` are asked for: a book in a browser.
struct Serving {
  std::string book;
  Sources sources;
  unsigned short port = 0;
  std::string owner;  // who works in it
  Language language = Language::vi;
  bool is_own = true;  // for one person, who needs no account
  std::string address = "127.0.0.1";
  std::vector<std::string> hosts = {};  // names under which browsers ask
  bool is_behind_tls = false;
};
/// Serves it until it is told to stop; says the address of each page that may be opened.
using Serve = std::function<void(const Serving&, const std::function<void(const std::string&)>&)>;

/// Runs the command that `arguments` (without the program's name) ask for; answers go to standard
/// output, problems to standard error. Returns the exit code. `serve` is what `open` and `serve`
/// come to.
int run(const std::vector<std::string>& arguments, const Serve& serve = {});

/// Says that the program itself failed, in the language asked; returns its exit code.
int tell_fault(const std::vector<std::string>& arguments, const std::string& what);

}  // namespace dutoan::cli
