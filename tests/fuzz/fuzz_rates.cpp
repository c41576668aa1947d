// Whatever bytes come in beside a small set of regulations, they are read or refused with places;
// what was read answers every lookup with a value or a refusal.
#include "files/regulations_folder.hpp"
#include "fuzz/lines.hpp"

#include <dutoan/rate_review.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

using namespace dutoan;
using namespace dutoan::files;

namespace {

constexpr const char* base_files[] = {"vocabulary.toml", "places.toml",     "norms.toml",
                                      "factors.toml",    "categories.toml", "sub-items.toml"};

/// Small files, so that most of the time goes into the one that changes.
const std::vector<SourceText>& base() {
  static const std::vector<SourceText> texts = [] {
    std::vector<SourceText> made;
    for (const char* name : base_files)
      made.push_back(
          read_text_file(std::string{DUTOAN_SOURCE_DIR "/tests/fuzz/base/"} + name).value());
    return made;
  }();
  return texts;
}

void expect_told(const Problems& problems) {
  ensure(!problems.empty(), "a refusal has a reason");
  for (const Problem& problem : problems)
    ensure(!problem.place.file.empty(), "a problem names its file");
}

void ask(const RateTable& rates, std::size_t key, Date date) {
  const Case open;
  for (const char* province : {"", "thanh-hoa"}) {
    const RateQuestion question{date, province, "ct-135", &open, Layer::general};
    const auto found = rates.find(key, question);
    if (!found) {
      ensure(!found.error().empty(), "a refusal has a reason");
      continue;
    }
    ensure(found->value != nullptr && found->value->in_force.contains(date), "what holds decides");
    (void)rates.breach_of_bound(*found, question);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  auto text = check_text("fuzz.toml", {reinterpret_cast<const char*>(bytes), size});
  if (!text) return 0;
  auto texts = base();
  texts.push_back(std::move(*text));
  const auto regulations = read_regulations(texts);
  if (!regulations) {
    expect_told(regulations.error());
    return 0;
  }
  const RateTable& rates = regulations->rates;
  for (std::size_t key = 0; key < rates.vocabulary().keys.size(); ++key)
    for (const int year : {1945, 2020, 2100}) ask(rates, key, *Date::of(year, 6, 15));
  (void)lint(*regulations, *Date::of(2026, 11, 24), 12);
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* bytes, std::size_t size,
                                               std::size_t most, unsigned seed) {
  return fuzz::mutate_lines(bytes, size, most, seed);
}
