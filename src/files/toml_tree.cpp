#include "files/toml_tree.hpp"

namespace dutoan::files {

std::string dotted(std::span<const KeyPart> parts) {
  std::string text;
  for (const KeyPart& part : parts) {
    if (!text.empty()) text += '.';
    text += part.name;
  }
  return text;
}

TableTree::TableTree(Scanner& scanner)
    : scanner_(scanner),
      root_(new_table({}, Origin::header)),
      orphan_(new_table({}, Origin::header)) {}

Node TableTree::new_table(Spot spot, Origin origin) {
  Node table{scanner_.file(), spot, Node::Entries{}};
  table.number_ = ++tables_;
  table.origin_ = origin;
  return table;
}

Node& TableTree::orphan() { return orphan_ = new_table({}, Origin::header); }

Node TableTree::inline_table(Spot spot) { return new_table(spot, Origin::value); }

Node TableTree::ended(Node table, Spot start) const {
  table.spot_ = scanner_.up_to_here(start);
  return table;
}

Node::Entry* TableTree::find(Node& table, const std::string& key) {
  const auto found = positions_.find({table.number_, key});
  if (found == positions_.end()) return nullptr;
  return &std::get_if<Node::Entries>(&table.value_)->at(found->second);
}

Node& TableTree::add(Node& table, const KeyPart& key, Node value) {
  auto& entries = *std::get_if<Node::Entries>(&table.value_);
  positions_.emplace(std::pair{table.number_, key.name}, entries.size());
  entries.push_back({key.name, key.spot, std::move(value)});
  return entries.back().value;
}

void TableTree::refuse_duplicate(std::span<const KeyPart> path, const Node::Entry& first) {
  scanner_.report(FileRule::duplicate_key, path.back().spot, {{"key", dotted(path)}},
                  {first.key_place()});
}

/// A header passes through tables that are open to it and into the last table of a list.
Node* TableTree::pass_through(Node& table, const KeyPart& key) {
  Node::Entry* entry = find(table, key.name);
  if (entry == nullptr) return &add(table, key, new_table(key.spot, Origin::passed_through));
  Node& value = entry->value;
  if (value.origin_ == Origin::value) return nullptr;
  if (auto* items = std::get_if<Node::Items>(&value.value_)) return &items->back();
  return &value;
}

/// The table that holds the last part of `path`.
Node* TableTree::descend(std::span<const KeyPart> path) {
  Node* table = &root_;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    Node* next = pass_through(*table, path[i]);
    if (next == nullptr) {
      refuse_duplicate(path.first(i + 1), *find(*table, path[i].name));
      return nullptr;
    }
    table = next;
  }
  return table;
}

Node* TableTree::open_table(std::span<const KeyPart> path, Spot header) {
  Node* table = descend(path);
  if (table == nullptr) return nullptr;
  Node::Entry* entry = find(*table, path.back().name);
  if (entry == nullptr) return &add(*table, path.back(), new_table(header, Origin::header));
  if (entry->value.origin_ != Origin::passed_through) {
    refuse_duplicate(path, *entry);
    return nullptr;
  }
  entry->key_spot = path.back().spot;
  entry->value.origin_ = Origin::header;
  entry->value.spot_ = header;
  return &entry->value;
}

Node& TableTree::append_table(Node& list, Spot header) {
  auto& items = *std::get_if<Node::Items>(&list.value_);
  items.push_back(new_table(header, Origin::header));
  return items.back();
}

Node* TableTree::open_list_item(std::span<const KeyPart> path, Spot header) {
  Node* table = descend(path);
  if (table == nullptr) return nullptr;
  Node::Entry* entry = find(*table, path.back().name);
  if (entry == nullptr) {
    Node& list = add(*table, path.back(), {scanner_.file(), header, Node::Items{}});
    list.origin_ = Origin::header;
    return &append_table(list, header);
  }
  if (entry->value.origin_ == Origin::header && entry->value.kind() == NodeKind::list)
    return &append_table(entry->value, header);
  refuse_duplicate(path, *entry);
  return nullptr;
}

Node* TableTree::step_into_dotted(Node& table, const KeyPart& key) {
  Node::Entry* entry = find(table, key.name);
  if (entry == nullptr) return &add(table, key, new_table(key.spot, Origin::dotted_key));
  return entry->value.origin_ == Origin::dotted_key ? &entry->value : nullptr;
}

void TableTree::insert(Node& table, std::span<const KeyPart> path, Node value) {
  Node* into = &table;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    Node* next = step_into_dotted(*into, path[i]);
    if (next == nullptr) return refuse_duplicate(path.first(i + 1), *find(*into, path[i].name));
    into = next;
  }
  if (const Node::Entry* first = find(*into, path.back().name))
    return refuse_duplicate(path, *first);
  add(*into, path.back(), std::move(value));
}

}  // namespace dutoan::files
