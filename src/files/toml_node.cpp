#include "files/toml.hpp"

#include "workbook/book.hpp"

#include <algorithm>
#include <utility>

namespace dutoan::files {

Node::Node(File file, Spot spot, Value value)
    : file_(std::move(file)), spot_(spot), value_(std::move(value)) {}
Node::Node(const Node&) = default;
Node::Node(Node&&) noexcept = default;
Node& Node::operator=(const Node&) = default;
Node& Node::operator=(Node&&) noexcept = default;
Node::~Node() = default;

NodeKind Node::kind() const { return static_cast<NodeKind>(value_.index()); }

FilePlace Node::place_of(Spot spot) const {
  if (file_->sheet.empty()) return {file_->name, spot.line, spot.column, spot.length, {}};
  return workbook::place_in(file_->name, file_->sheet, spot.line, spot.column);
}

const std::string& Node::text() const {
  ensure(kind() == NodeKind::text, "the value is a text");
  return *std::get_if<std::string>(&value_);
}

std::int64_t Node::integer() const {
  ensure(kind() == NodeKind::integer, "the value is an integer");
  return *std::get_if<std::int64_t>(&value_);
}

bool Node::boolean() const {
  ensure(kind() == NodeKind::boolean, "the value is a boolean");
  return *std::get_if<bool>(&value_);
}

Date Node::date() const {
  ensure(kind() == NodeKind::date, "the value is a date");
  return *std::get_if<Date>(&value_);
}

const Node::Items& Node::items() const {
  ensure(kind() == NodeKind::list, "the value is a list");
  return *std::get_if<Items>(&value_);
}

const Node::Entries& Node::entries() const {
  ensure(kind() == NodeKind::table, "the value is a table");
  return *std::get_if<Entries>(&value_);
}

const Node::Entry* Node::find(std::string_view key) const {
  const Entries& all = entries();
  const auto found = std::ranges::find(all, key, &Entry::key);
  return found == all.end() ? nullptr : &*found;
}

FilePlace Node::Entry::key_place() const { return value.place_of(key_spot); }

}  // namespace dutoan::files
