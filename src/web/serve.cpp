#include "web/serve.hpp"

#include "web/server.hpp"
#include "web/site.hpp"

namespace dutoan::web {

void serve(Settings settings, const std::function<void(const std::string& address)>& ready) {
  const Limits limits;
  const std::string address = settings.address;
  const unsigned short port = settings.port;
  const bool is_own = settings.is_own;
  Site site{std::move(settings), limits.workers};
  Server server{address, port, limits, [&](const Request& request, std::size_t worker) {
                  return site.answer(request, worker);
                }};
  site.found_at(server.port());
  const std::string base = "http://" + address + ":" + std::to_string(server.port());
  ready(base + (is_own ? site.way_in() : "/"));
  server.run();
}

}  // namespace dutoan::web
