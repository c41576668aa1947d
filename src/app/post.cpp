#include <dutoan/bookkeeping.hpp>

#include <array>
#include <map>
#include <utility>

namespace dutoan {
namespace {

using Change = std::map<std::pair<Funding, LineCode>, Standing>;

/// What the postings move in the accounts of each line.
Change changes_of(const std::vector<Posting>& postings) {
  Change changes;
  for (const Posting& posting : postings) {
    const Account &debit = posting.debit, &credit = posting.credit;
    changes[{debit.funding, debit.line}][debit.stage] += posting.amount;
    changes[{credit.funding, credit.line}][credit.stage] -= posting.amount;
  }
  return changes;
}

Scope scope_of(const DocumentLine& line) {
  return line.line == LineCode{} ? Scope::whole(line.funding) : Scope::of(line.funding, line.line);
}

std::vector<PostedLine> lines_of(const BookView& view, const Document& document,
                                 const std::vector<Posting>& not_kept_yet) {
  const Change changes = changes_of(not_kept_yet);
  std::vector<PostedLine> lines;
  for (const DocumentLine& line : document.lines) {
    PostedLine made{line, availability(view, scope_of(line))};
    if (const auto it = changes.find({line.funding, line.line}); it != changes.end())
      for (const Stage stage : all_stages) made.after.standing[stage] += it->second[stage];
    lines.push_back(std::move(made));
  }
  return lines;
}

Result<Posted> rehearse(const Store& book, const Document& document) {
  Result<Posted> made = Posted{document, 0, {}, false, true, {}, {}};
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
  if (made) made->deviations = deviating_lines(book, document);
  return made;
}

}  // namespace

Result<Posted> post(Store& book, const Document& document, std::chrono::sys_seconds now,
                    bool is_dry_run) {
  if (is_dry_run) return rehearse(book, document);
  auto receipts = book.append(std::array{document}, now, decide);
  if (!receipts) return refuse(std::move(receipts.error()));
  Receipt& receipt = receipts->front();
  Posted made{
      document, receipt.sequence, std::move(receipt.warnings), receipt.is_repeated, false, {}, {}};
  book.read([&](const BookView& view) { made.lines = lines_of(view, document, {}); });
  made.deviations = deviating_lines(book, document);
  return made;
}

}  // namespace dutoan
