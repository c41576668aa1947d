// Those who send documents to a book in its life, and what they know.
#pragma once

#include <dutoan/document.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace dutoan::tests {

/// Numbers by chance; the same from the same seed on every machine.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : numbers_(seed) {}
  /// 0 … `count` - 1.
  std::uint64_t below(std::uint64_t count) { return numbers_() % count; }
  bool percent(std::uint64_t chance) { return below(100) < chance; }
  template <class T>
  const T& one_of(const std::vector<T>& values) {
    return values[below(values.size())];
  }

 private:
  std::mt19937_64 numbers_;
};

/// The documents that a book begins its life with: so little money that it runs out.
[[nodiscard]] std::vector<Document> documents_at_birth();
/// What of it is approved, and never more nor less.
inline constexpr std::int64_t money_at_birth = 1'800;

class Clients {
 public:
  explicit Clients(Chance& chance) : chance_(chance), waiting_(1 + chance.below(5)) {}

  /// What one of them sends next: what was not answered, what was sent before once more, or
  /// something new. One document, or several that belong together.
  [[nodiscard]] const std::vector<Document>& send(std::size_t client);
  /// Its last call was answered, by a receipt or a refusal.
  void answered(std::size_t client, bool is_kept);
  [[nodiscard]] std::size_t any() { return chance_.below(waiting_.size()); }
  [[nodiscard]] std::size_t count() const { return waiting_.size(); }
  [[nodiscard]] bool is_waiting(std::size_t client) const { return !waiting_[client].empty(); }

  /// The document that was sent under this id; nothing when none was.
  [[nodiscard]] const Document* sent(const std::string& id) const;

 private:
  Chance& chance_;
  std::vector<std::vector<Document>> waiting_;  // sent and not answered, by client
  std::vector<Document> kept_;
  std::map<std::string, Document> sent_;
  int last_ = 0;

  Document make();
  const Document* any_kept(std::optional<DocumentKind> kind);
};

}  // namespace dutoan::tests
