// What every store must do, as one list of checks over whatever makes an empty store.
#pragma once

#include <dutoan/store.hpp>

#include <functional>
#include <memory>
#include <string>

namespace dutoan::tests {

/// Makes an empty book with these settings.
using MakeStore = std::function<std::unique_ptr<Store>(BookSettings)>;

/// Runs the whole contract; `name` is the store's, for what a failure says.
void check_store_contract(const std::string& name, const MakeStore& make);

}  // namespace dutoan::tests
