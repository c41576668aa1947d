// Who is answered next, and how many may wait.
#include "web/crew.hpp"

#include <catch2/catch.hpp>

#include <future>
#include <memory>
#include <string>
#include <thread>

using namespace dutoan::web;

namespace {

/// A crew of one thread, which is kept busy until it is let go.
struct Busy {
  std::promise<void> begun, release;
  std::string told;  // what was done, in its order
  Crew crew;

  explicit Busy(std::size_t most) : crew{7, 1, most} {
    REQUIRE(crew.put("first", [&](std::size_t) {
      begun.set_value();
      release.get_future().wait();
    }));
    begun.get_future().wait();
  }

  [[nodiscard]] bool put(const std::string& asker, char what) {
    return crew.put(asker, [&, what](std::size_t) { told += what; });
  }

  /// Everything that waits is done.
  void let_go() {
    std::promise<void> last;
    REQUIRE(crew.put("last", [&](std::size_t number) {
      CHECK(number == 7);
      last.set_value();
    }));
    release.set_value();
    last.get_future().wait();
  }
};

}  // namespace

TEST_CASE("whoever asks for many answers at once waits for them alone", "[web]") {
  Busy busy{100};
  for (const char what : {'1', '2', '3'}) REQUIRE(busy.put("an", what));
  REQUIRE(busy.put("binh", 'b'));
  std::promise<void> done;
  REQUIRE(busy.put("an", '4'));
  REQUIRE(busy.crew.put("an", [&](std::size_t) { done.set_value(); }));
  busy.let_go();
  done.get_future().wait();
  CHECK(busy.told == "1b234");
}

TEST_CASE("no more wait than a crew was told", "[web]") {
  Busy busy{2};
  CHECK(busy.put("an", '1'));
  CHECK(busy.put("binh", '2'));
  CHECK_FALSE(busy.put("chi", '3'));
  busy.release.set_value();
}

TEST_CASE("a crew that stops lets go of what waits, and takes no more", "[web]") {
  Busy busy{2};
  auto held = std::make_shared<int>(1);
  const std::weak_ptr<int> watched = held;
  REQUIRE(busy.crew.put("an", [held = std::move(held)](std::size_t) {}));
  std::thread stopping{[&] { busy.crew.stop(); }};
  busy.release.set_value();
  stopping.join();
  CHECK(watched.expired());
  CHECK_FALSE(busy.put("an", '1'));
}
