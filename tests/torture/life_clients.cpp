#include "torture/life_clients.hpp"

#include "support/ledger_case.hpp"

#include <algorithm>

namespace dutoan::tests {
namespace {

using enum DocumentKind;

/// The kind of document that each kind follows up; reversals follow any.
std::optional<DocumentKind> followed_kind(DocumentKind kind) {
  switch (kind) {
    case release: return commitment;
    case clearance:
    case repayment: return advance;
    case recovery: return payment;
    default: return std::nullopt;
  }
}

bool has_line(DocumentKind kind) { return kind >= commitment && kind <= recovery; }

const std::vector<DocumentKind> kinds = {
    payment,   payment, payment,    advance,    advance,  clearance, clearance,  repayment,
    repayment, release, commitment, commitment, recovery, reversal,  supplement, reduction};
const std::vector<std::string> lines = {"ML1/hall", "ML1/drinks", "TQ1/bus"};

}  // namespace

std::vector<Document> documents_at_birth() {
  Document approved = small_document(
      approval, "QD-02",
      {small_line("ML1/hall", 900), small_line("ML1/drinks", 600), small_line("TQ1/bus", 300)});
  approved.version = 1;
  for (DocumentLine& line : approved.lines) line.classified = small_place(line.line);
  return {small_document(allotment, "QD-01", {small_line("", 2'000)}), approved};
}

const std::vector<Document>& Clients::send(std::size_t client) {
  std::vector<Document>& waiting = waiting_[client];
  if (!waiting.empty()) return waiting;
  if (!kept_.empty() && chance_.percent(6)) {
    waiting = {chance_.one_of(kept_)};  // the button was pressed twice
  } else {
    const std::uint64_t count = chance_.percent(12) ? 2 + chance_.below(4) : 1;
    for (std::uint64_t i = 0; i < count; ++i) waiting.push_back(make());
  }
  for (const Document& document : waiting) sent_.try_emplace(document.id.text(), document);
  return waiting;
}

void Clients::answered(std::size_t client, bool is_kept) {
  if (is_kept) kept_.insert(kept_.end(), waiting_[client].begin(), waiting_[client].end());
  waiting_[client].clear();
}

const Document* Clients::sent(const std::string& id) const {
  const auto it = sent_.find(id);
  return it == sent_.end() ? nullptr : &it->second;
}

const Document* Clients::any_kept(std::optional<DocumentKind> kind) {
  std::vector<const Document*> found;
  for (const Document& document : kept_)
    if (!kind || document.kind == *kind) found.push_back(&document);
  return found.empty() ? nullptr : chance_.one_of(found);
}

Document Clients::make() {
  const DocumentKind kind = chance_.one_of(kinds);
  const auto followed = followed_kind(kind);
  const Document* of = followed || kind == reversal ? any_kept(followed) : nullptr;
  std::string line = has_line(kind) ? chance_.one_of(lines) : "";
  if (of != nullptr && has_line(kind)) line = of->lines.front().line.text();
  std::vector<DocumentLine> made;
  if (kind != reversal)
    made.push_back(small_line(line, 1 + static_cast<std::int64_t>(chance_.below(90))));
  Document document = small_document(kind, "c" + std::to_string(++last_), std::move(made));
  if (of != nullptr) document.follows = of->id;
  return document;
}

}  // namespace dutoan::tests
