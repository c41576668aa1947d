// The tables of a file while it is read: what may be opened again, what is a duplicate.
#pragma once

#include "files/toml_scanner.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>

namespace dutoan::files {

/// `parts` as written in a file, joined by dots.
[[nodiscard]] std::string dotted(std::span<const KeyPart> parts);

class TableTree {
 public:
  explicit TableTree(Scanner& scanner);

  [[nodiscard]] Node& root() { return root_; }
  /// A table for what stands under a header that was refused; it is dropped at the end.
  [[nodiscard]] Node& orphan();
  [[nodiscard]] Node inline_table(Spot spot);
  /// The inline table that began at `start` and ends here.
  [[nodiscard]] Node ended(Node table, Spot start) const;

  /// The table of [path], or nothing after a duplicate was reported.
  [[nodiscard]] Node* open_table(std::span<const KeyPart> path, Spot header);
  /// A new table at the end of the list [[path]], or nothing after a duplicate was reported.
  [[nodiscard]] Node* open_list_item(std::span<const KeyPart> path, Spot header);
  /// Puts `value` under `path` in `table`, or reports a duplicate.
  void insert(Node& table, std::span<const KeyPart> path, Node value);

 private:
  using Origin = Node::Origin;

  [[nodiscard]] Node new_table(Spot spot, Origin origin);
  [[nodiscard]] Node::Entry* find(Node& table, const std::string& key);
  Node& add(Node& table, const KeyPart& key, Node value);
  [[nodiscard]] Node* descend(std::span<const KeyPart> path);
  [[nodiscard]] Node* pass_through(Node& table, const KeyPart& key);
  [[nodiscard]] Node* step_into_dotted(Node& table, const KeyPart& key);
  Node& append_table(Node& list, Spot header);
  void refuse_duplicate(std::span<const KeyPart> path, const Node::Entry& first);

  Scanner& scanner_;
  std::uint32_t tables_ = 0;
  // Ordered, not hashed: no choice of keys can make it slow.
  std::map<std::pair<std::uint32_t, std::string>, std::size_t> positions_;
  Node root_;
  Node orphan_;
};

}  // namespace dutoan::files
