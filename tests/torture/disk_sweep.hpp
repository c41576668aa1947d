// One fault at each call of the disk in turn, through a whole use case.
#pragma once

#include "storage/faulty_disk.hpp"
#include "torture/use_case.hpp"

#include <cstdint>
#include <string>

namespace dutoan::tests {

/// A book in a folder of its own, as the use case finds it, again and again.
class Scene {
 public:
  explicit Scene(const UseCase& use);
  ~Scene();
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  /// Puts everything back to the beginning.
  void begin_anew() const;
  /// Keeps what there is now, and puts it back.
  void keep() const;
  void go_back() const;
  [[nodiscard]] std::string path() const { return at_ + "/book"; }

 private:
  std::string root_, model_, kept_, at_;
};

/// Runs the use case on the disk that `strike` is set for.
Outcome run_on_faulty_disk(const UseCase& use, const Scene& scene, storage::Journal journal,
                           const Strike& strike);

/// At which calls to strike, of `calls` in all: about `most` of them, and all when there are fewer.
[[nodiscard]] std::int64_t stride_for(std::int64_t calls, std::int64_t most);

/// The number of calls of the kinds `calls` that the use case makes with what there is now, when
/// nothing goes wrong.
[[nodiscard]] std::int64_t calls_of(const UseCase& use, const Scene& scene,
                                    storage::Journal journal, unsigned calls);

}  // namespace dutoan::tests
