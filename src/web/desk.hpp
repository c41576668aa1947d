// The desk: the plan, its rates and the forms of the year, read once and anew when a file of theirs
// changes.
#pragma once

#include "web/visit.hpp"

#include <memory>
#include <mutex>
#include <string>

namespace dutoan::web {

class DeskReader {
 public:
  explicit DeskReader(Sources sources) : sources_{std::move(sources)} {}
  /// What lies on the desk now; several may ask at once.
  [[nodiscard]] std::shared_ptr<const Desk> read();

 private:
  Sources sources_;
  std::mutex mutex_;
  std::string stamp_;
  std::shared_ptr<const Desk> desk_;
};

}  // namespace dutoan::web
