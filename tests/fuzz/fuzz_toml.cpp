// Whatever bytes come in, read_toml answers with a table whose values have places, or with
// problems that have places; never with a crash.
#include "files/toml.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

using namespace dutoan;
using namespace dutoan::files;

namespace {

void visit(const Node& node, int depth) {
  ensure(depth <= 2 * deepest_nesting + 2, "values nest no deeper than promised");
  if (node.kind() == NodeKind::list)
    for (const Node& item : node.items()) visit(item, depth + 1);
  if (node.kind() != NodeKind::table) return;
  for (const Node::Entry& entry : node.entries()) {
    ensure(entry.key_place().line > 0 && entry.key_place().column > 0, "a key has a place");
    ensure(node.entries().size() > 64 || node.find(entry.key) == &entry, "a key stands once");
    visit(entry.value, depth + 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto source = check_text("fuzz.toml", {reinterpret_cast<const char*>(bytes), size});
  if (!source) return 0;
  const auto root = read_toml(*source);
  if (root) {
    visit(*root, 0);
    return 0;
  }
  ensure(!root.error().empty() && root.error().size() <= most_syntax_problems, "problems are told");
  for (const Problem& problem : root.error())
    ensure(problem.place.line > 0 && problem.place.column > 0 && problem.place.length > 0,
           "a problem has a place");
  return 0;
}
