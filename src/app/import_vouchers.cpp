// A list of vouchers into the book: every row is read as if it were typed, and all are posted in
// one transaction, or none.
#include "app/listed_voucher.hpp"

#include <dutoan/app.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

namespace dutoan {
namespace {

using listed::Voucher;
using listed::VoucherColumn;

FilePlace whole(const std::string& file) { return {file, 0, 0, 0, {}}; }

class Import {
 public:
  Import(Store& book, const VoucherList& list, const Estimate* estimate, Progress& progress)
      : book_(book), list_(list), progress_(progress), finder_(book, estimate) {}

  Result<ImportedVouchers> run(std::vector<Voucher> vouchers, Problems problems,
                               std::chrono::sys_seconds now, bool is_dry_run);

 private:
  struct Outcome {
    Problems warnings;
    std::int64_t sequence = 0;
    bool is_repeated = false;
  };

  Store& book_;
  const VoucherList& list_;
  Progress& progress_;
  typed::Finder finder_;
  Problems problems_;
  std::vector<Voucher> vouchers_;    // those that could be read
  std::vector<Document> documents_;  // one for each
  std::map<DocumentId, std::size_t> positions_;
  std::multimap<std::string, FilePlace> unread_;  // by plain number
  // What deciding found; begun anew when the book asks again from the first document on.
  std::vector<Outcome> outcomes_;
  Problems refused_;
  std::map<DocumentId, FilePlace> refused_documents_;

  void read(Voucher voucher);
  void leave_out(const Voucher& voucher, Problems problems);
  [[nodiscard]] bool follows_unread(const Voucher& voucher);
  Result<Decision> decide(const BookView& view, const Document& document, bool is_kept);
  [[nodiscard]] Problems placed(Problems problems, const BookView& view,
                                std::size_t position) const;
  [[nodiscard]] ImportedVouchers answer(bool is_dry_run) const;
};

Problem followed_refused(const Voucher& voucher, const FilePlace& followed) {
  return {VoucherRule::followed_is_accepted,
          voucher.cell(VoucherColumn::follows),
          {{"number", voucher.typed.number}, {"follows", voucher.typed.follows}},
          {followed}};
}

void Import::leave_out(const Voucher& voucher, Problems problems) {
  unread_.emplace(plain_number(voucher.typed.number), voucher.cell(VoucherColumn::number));
  std::ranges::move(problems, std::back_inserter(problems_));
}

/// A voucher that follows one with errors cannot be judged: it is said instead of an error that
/// goes away with the other's.
bool Import::follows_unread(const Voucher& voucher) {
  if (voucher.typed.follows.empty()) return false;
  const auto followed = unread_.find(plain_number(voucher.typed.follows));
  if (followed == unread_.end()) return false;
  leave_out(voucher, {followed_refused(voucher, followed->second)});
  return true;
}

void Import::read(Voucher voucher) {
  if (!voucher.problems.empty()) return leave_out(voucher, std::move(voucher.problems));
  auto document = typed::read(finder_, voucher.typed, voucher.places);
  if (!document) {
    if (!follows_unread(voucher)) leave_out(voucher, std::move(document.error()));
    return;
  }
  const auto [first, is_new] = positions_.try_emplace(document->id, documents_.size());
  if (!is_new)
    return leave_out(voucher, {{VoucherRule::id_stands_once,
                                voucher.cell(VoucherColumn::id),
                                {{"id", document->id.text()}},
                                {vouchers_[first->second].cell(VoucherColumn::id)}}});
  finder_.add(*document);
  documents_.push_back(std::move(*document));
  vouchers_.push_back(std::move(voucher));
}

Problems Import::placed(Problems problems, const BookView& view, std::size_t position) const {
  const Document& document = documents_[position];
  const Voucher& voucher = vouchers_[position];
  for (Problem& each : problems) {
    const auto kept = each.is(LedgerRule::posted_stays) ? view.document(document.id) : std::nullopt;
    each = kept ? listed::differing(std::move(each), voucher, document, kept->document)
                : listed::placed(std::move(each), voucher, document);
  }
  return problems;
}

/// Decides one document as the ledger does. When the list is not to be kept, its last document is
/// refused whatever the ledger says: nothing then stays of those before it.
Result<Decision> Import::decide(const BookView& view, const Document& document, bool is_kept) {
  const std::size_t position = positions_.at(document.id);
  progress_.at(Step::posting, position, documents_.size());
  if (position == 0) {
    outcomes_.assign(documents_.size(), {});
    refused_.clear();
    refused_documents_.clear();
  }
  const auto no = [&](Problems why) {
    const auto stands = [](const Problem& each) { return each.is(LedgerRule::posted_stays); };
    // What follows a document of the book is judged, though the list would have changed that one.
    if (std::ranges::none_of(why, stands))
      refused_documents_.emplace(document.id, vouchers_[position].cell(VoucherColumn::number));
    std::ranges::copy(why, std::back_inserter(refused_));
    return refuse(std::move(why));
  };
  if (const auto followed = refused_documents_.find(document.follows);
      followed != refused_documents_.end())
    return no({followed_refused(vouchers_[position], followed->second)});
  auto decision = dutoan::decide(view, document);
  if (!decision) return no(placed(std::move(decision.error()), view, position));
  Outcome& outcome = outcomes_[position];
  outcome.warnings = placed(std::move(decision->warnings), view, position);
  outcome.is_repeated = decision->is_repeated;
  if (decision->is_repeated) outcome.sequence = view.document(document.id)->sequence;
  if (!is_kept && position + 1 == documents_.size())
    return refuse(Problem{VoucherRule::voucher_is_there, whole(list_.file)});
  return decision;
}

ImportedVouchers Import::answer(bool is_dry_run) const {
  ImportedVouchers made;
  made.file = list_.file;
  made.is_dry_run = is_dry_run;
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    made.rows += vouchers_[i].amounts.size();
    made.vouchers.push_back({documents_[i], vouchers_[i].cell(VoucherColumn::number),
                             outcomes_[i].sequence, outcomes_[i].is_repeated});
    std::ranges::copy(outcomes_[i].warnings, std::back_inserter(made.warnings));
  }
  sort_by_place(made.warnings);
  return made;
}

Result<ImportedVouchers> Import::run(std::vector<Voucher> vouchers, Problems problems,
                                     std::chrono::sys_seconds now, bool is_dry_run) {
  problems_ = std::move(problems);
  for (Voucher& each : vouchers) read(std::move(each));
  const bool is_kept = problems_.empty() && !is_dry_run;
  if (!documents_.empty()) {
    const auto receipts =
        book_.append(documents_, now, [&](const BookView& view, const Document& document) {
          return decide(view, document, is_kept);
        });
    std::ranges::move(refused_, std::back_inserter(problems_));
    if (receipts)
      for (std::size_t i = 0; i < receipts->size(); ++i)
        outcomes_[i].sequence = (*receipts)[i].sequence;
  }
  if (problems_.empty()) return answer(is_dry_run);
  sort_by_place(problems_);
  return refuse(std::move(problems_));
}

/// What every voucher of the list would be refused for, told once.
Problems of_whole_list(const Store& book, const VoucherList& list,
                       const std::vector<Voucher>& vouchers) {
  Problems problems;
  if (list.author.empty())
    problems.emplace_back(
        LedgerRule::field_is_given, whole(list.file),
        std::vector<Fact>{{"number", list.file}, {"field", Label{"người lập", "author"}}});
  const auto needs_funding = [](const Voucher& each) { return each.typed.follows.empty(); };
  if (std::ranges::any_of(vouchers, needs_funding))
    if (const auto funding = typed::read_funding(typed::fundings_of(book), list.funding, false);
        !funding)
      for (const Problem& each : typed::placed(funding.error(), whole(list.file)))
        problems.push_back(each);
  return problems;
}

}  // namespace

Result<ImportedVouchers> import_vouchers(Store& book, const VoucherList& list,
                                         const Estimate* estimate, std::chrono::sys_seconds now,
                                         bool is_dry_run, Progress& progress) {
  auto source = files::read_bytes(list.file);
  if (!source) return refuse(std::move(source.error()));
  const auto rows = files::read_voucher_list(*source, {list.sheet, list.encoding});
  if (!rows) return refuse(rows.error());
  if (rows->empty()) return refuse(Problem{VoucherRule::voucher_is_there, whole(list.file)});
  Problems problems;
  auto vouchers = listed::vouchers_of(*rows, list, problems, progress);
  if (Problems all = of_whole_list(book, list, vouchers); !all.empty()) {
    for (const Voucher& each : vouchers)
      std::ranges::copy(each.problems, std::back_inserter(problems));
    std::ranges::move(problems, std::back_inserter(all));
    sort_by_place(all);
    return refuse(std::move(all));
  }
  return Import{book, list, estimate, progress}.run(std::move(vouchers), std::move(problems), now,
                                                    is_dry_run);
}

}  // namespace dutoan
