#include "cli/clock.hpp"
#include "cli/program.hpp"
#include "web/serve.hpp"

#include <exception>
#include <string>
#include <vector>

namespace {

void serve(const dutoan::cli::Serving& asked,
           const std::function<void(const std::string&)>& ready) {
  dutoan::web::Settings settings;
  settings.book = asked.book;
  settings.sources = asked.sources;
  settings.port = asked.port;
  settings.address = asked.address;
  settings.hosts = asked.hosts;
  settings.is_own = asked.is_own;
  settings.is_behind_tls = asked.is_behind_tls;
  settings.owner = asked.owner;
  settings.language = asked.language;
  settings.now = dutoan::cli::now;
  dutoan::web::serve(std::move(settings), ready);
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  try {
    return dutoan::cli::run(arguments, serve);
  } catch (const std::exception& fault) {
    return dutoan::cli::tell_fault(arguments, fault.what());
  }
}
