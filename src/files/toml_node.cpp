#include "files/toml.hpp"

#include <algorithm>
#include <utility>

namespace dutoan::files {

Node::Node(FileName file, Spot spot, Value value)
    : file_(std::move(file)), spot_(spot), value_(std::move(value)) {}
Node::Node(const Node&) = default;
Node::Node(Node&&) noexcept = default;
Node& Node::operator=(const Node&) = default;
Node& Node::operator=(Node&&) noexcept = default;
Node::~Node() = default;

NodeKind Node::kind() const { return static_cast<NodeKind>(value_.index()); }

FilePlace Node::place() const { return {*file_, spot_.line, spot_.column, spot_.length, {}}; }

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

FilePlace Node::Entry::key_place() const {
  FilePlace place = value.place();
  place.line = key_spot.line;
  place.column = key_spot.column;
  place.length = key_spot.length;
  return place;
}

}  // namespace dutoan::files
