// The way in for the program: serves a book until it is told to stop.
#pragma once

#include "web/visit.hpp"

#include <functional>
#include <string>

namespace dutoan::web {

/// Listens and answers until the process is asked to end. `ready` is told the address that a
/// browser opens, once it may. Throws StorageFault, or std::runtime_error where it cannot listen.
void serve(Settings settings, const std::function<void(const std::string& address)>& ready);

}  // namespace dutoan::web
