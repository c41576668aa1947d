#include "web/serve.hpp"

#include "web/server.hpp"
#include "web/site.hpp"
#include "web/token.hpp"

#include <exception>
#include <iostream>
#include <utility>

namespace dutoan::web {
namespace {

/// G4: whoever asked is told a number; the log has what went wrong under it, and where.
Answer answered(Site& site, const Request& request, std::size_t worker) {
  try {
    return site.answer(request, worker);
  } catch (const std::exception& fault) {
    const std::string number = fresh_token().substr(0, 8);
    const char* method = request.method == Method::post ? "POST " : "GET ";
    std::clog << "dutoan: " + number + ": " + method + encoded_path(request.path) + ": " +
                     fault.what() + "\n";
    return {500, "text/plain; charset=utf-8", "500 " + number + "\n", {}};
  }
}

}  // namespace

void serve(Settings settings, const std::function<void(const std::string& address)>& ready) {
  const Limits limits;
  const std::string address = settings.address;
  const unsigned short port = settings.port;
  const bool is_own = settings.is_own;
  Site site{std::move(settings), limits.workers + limits.provers};
  Asked asked;
  asked.answer = [&](const Request& request, std::size_t worker) {
    return answered(site, request, worker);
  };
  asked.person = [&](const Values& cookies) { return site.who(cookies); };
  asked.proves = proves_password;
  Server server{address, port, limits, std::move(asked)};
  site.found_at(server.port());
  const std::string base = "http://" + address + ":" + std::to_string(server.port());
  ready(base + (is_own ? site.way_in() : "/"));
  server.run();
}

}  // namespace dutoan::web
