#include <dutoan/bookkeeping.hpp>

#include <array>
#include <utility>

namespace dutoan {
namespace {

/// Adds to a standing what a posting moves in the accounts of one line.
void apply(const Posting& posting, const DocumentLine& line, Standing& standing) {
  const auto is_own = [&](const Account& account) {
    return account.funding == line.funding && account.line == line.line;
  };
  if (is_own(posting.debit)) standing[posting.debit.stage] += posting.amount;
  if (is_own(posting.credit)) standing[posting.credit.stage] -= posting.amount;
}

Scope scope_of(const DocumentLine& line) {
  return line.line == LineCode{} ? Scope::whole(line.funding) : Scope::of(line.funding, line.line);
}

std::vector<PostedLine> lines_of(const BookView& view, const Document& document,
                                 const std::vector<Posting>& not_kept_yet) {
  std::vector<PostedLine> lines;
  for (const DocumentLine& line : document.lines) {
    PostedLine made{line, availability(view, scope_of(line))};
    for (const Posting& posting : not_kept_yet) apply(posting, line, made.after.standing);
    lines.push_back(std::move(made));
  }
  return lines;
}

Result<Posted> rehearse(const Store& book, const Document& document) {
  Result<Posted> made = Posted{document, 0, {}, false, true, {}};
  book.read([&](const BookView& view) {
    auto decision = decide(view, document);
    if (!decision) {
      made = refuse(std::move(decision.error()));
      return;
    }
    made->warnings = std::move(decision->warnings);
    made->is_repeated = decision->is_repeated;
    made->lines = lines_of(view, document, decision->postings);
  });
  return made;
}

}  // namespace

Result<Posted> post(Store& book, const Document& document, std::chrono::sys_seconds now,
                    bool is_dry_run) {
  if (is_dry_run) return rehearse(book, document);
  auto receipts = book.append(std::array{document}, now, decide);
  if (!receipts) return refuse(std::move(receipts.error()));
  Receipt& receipt = receipts->front();
  Posted made{document, receipt.sequence, std::move(receipt.warnings), receipt.is_repeated, false,
              {}};
  book.read([&](const BookView& view) { made.lines = lines_of(view, document, {}); });
  return made;
}

}  // namespace dutoan
