// An estimate's dossier goes from one book into another.
#include <dutoan/book.hpp>
#include <dutoan/dossier_file.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace dutoan {
namespace {

constexpr std::string_view form = "dutoan/dossier/1 ";

bool is_of_course(DocumentKind kind) {
  using enum DocumentKind;
  return kind == estimate || kind == submission || kind == appraisal || kind == reply ||
         kind == returned || kind == conclusion;
}

void add(const std::optional<Kept>& kept, std::vector<Kept>& all) {
  if (kept) all.push_back(*kept);
}

/// Everything of the rounds in the order of the book.
std::vector<Document> documents_of(const std::vector<Round>& rounds) {
  std::vector<Kept> all;
  for (const Round& round : rounds) {
    all.push_back(round.estimate);
    add(round.submission, all);
    all.insert(all.end(), round.appraisals.begin(), round.appraisals.end());
    all.insert(all.end(), round.replies.begin(), round.replies.end());
    add(round.conclusion, all);
    add(round.returned, all);
  }
  std::ranges::sort(all, {}, &Kept::sequence);
  std::vector<Document> documents;
  for (Kept& each : all) documents.push_back(std::move(each.document));
  return documents;
}

Problem altered(FrozenRule rule, const std::string& file, std::string where) {
  return Problem{rule, FilePlace{file, 0, 0, 0, {}}, {{"file", file}, {"where", std::move(where)}}};
}

/// The documents behind the first line, whose digest that line holds.
Result<std::vector<Document>> taken_apart(std::string_view text, const std::string& file) {
  const std::size_t end = text.find('\n');
  if (!text.starts_with(form) || end == std::string_view::npos)
    return refuse(altered(FrozenRule::not_frozen, file, "dutoan/dossier/1"));
  const std::string_view rest = text.substr(end + 1);
  if (text.substr(form.size(), end - form.size()) != sha256(std::string{rest}))
    return refuse(altered(FrozenRule::text_altered, file, {}));
  return read_documents(rest, file);
}

/// What a document says beside its lines must read as what its kind holds, so that no book takes
/// what it cannot show.
class ContentCheck {
 public:
  ContentCheck(const Store& book, const std::vector<Document>& documents,
               std::span<const ReasonKind> reasons)
      : book_(book), documents_(documents), reasons_(reasons) {
    for (const Document& each : documents) sent_[each.id] = &each;
  }

  Problems run() {
    for (const auto& [id, document] : sent_) look_at(*document);
    return std::move(problems_);
  }

 private:
  const Store& book_;
  const std::vector<Document>& documents_;
  std::span<const ReasonKind> reasons_;
  std::map<DocumentId, const Document*> sent_;
  Problems problems_;

  void add(Problems more) { std::ranges::move(more, std::back_inserter(problems_)); }

  void look_at(const Document& d) {
    using enum DocumentKind;
    const std::string number = d.number.text();
    if (!is_of_course(d.kind)) {
      problems_.push_back(altered(FrozenRule::not_frozen, number, std::string{word(d.kind)}));
    } else if (d.kind == DocumentKind::estimate) {
      if (auto read = read_frozen(d.content, number); !read) add(std::move(read.error()));
    } else if (d.kind == conclusion) {
      look_at_conclusion(d);
    } else if (d.kind == reply) {
      if (auto read = read_replies(d.content, number); !read) add(std::move(read.error()));
    } else if (d.kind == appraisal) {
      look_at_decisions(d);
    }
  }

  void look_at_decisions(const Document& d) {
    const auto decisions = read_decisions(d.content, d.number.text());
    if (!decisions) return add(decisions.error());
    const auto requested = requested_of(d);
    if (!requested) return;  // the ledger says what is missing
    if (auto made = appraise(*requested, *decisions, reasons_); !made) add(std::move(made.error()));
  }

  /// What follows the submission up, of the book and then of the file, is what the conclusion rests
  /// on; put to the submitted version it comes to what the conclusion says.
  void look_at_conclusion(const Document& d) {
    const auto stated = read_frozen(d.content, d.number.text());
    if (!stated) return add(stated.error());
    const auto requested = requested_of(d);
    if (!requested) return;  // the ledger says what is missing
    std::vector<LineDecision> decisions;
    for (const Document& each : appraisals_of(d.follows))
      if (auto read = read_decisions(each.content, each.number.text()))
        std::ranges::move(*read, std::back_inserter(decisions));
    const auto made = appraise(*requested, decisions, reasons_);
    if (made) add(differences_of(d, *stated, *made));
  }

  std::vector<Document> appraisals_of(const DocumentId& submission) {
    std::vector<Document> all;
    book_.read([&](const BookView& view) {
      for (Kept& each : view.followers(submission))
        if (each.document.kind == DocumentKind::appraisal) all.push_back(std::move(each.document));
    });
    for (const Document& each : documents_)
      if (each.kind == DocumentKind::appraisal && each.follows == submission &&
          std::ranges::find(all, each.id, &Document::id) == all.end())
        all.push_back(each);
    return all;
  }

  /// The lines of a conclusion that are not those appraised; or that it differs in something else.
  Problems differences_of(const Document& d, const FrozenEstimate& stated, const Appraisal& made) {
    Problems problems;
    const std::string number = d.number.text();
    for (const AppraisedLine& line : made.lines) {
      const FrozenLine* found = stated.line(line.code);
      const Money amount = found == nullptr ? Money{} : found->amount;
      if (amount != line.appraised)
        problems.push_back(Problem{CourseRule::conclusion_differs,
                                   {},
                                   {{"number", number},
                                    {"line", line.code.text()},
                                    {"stated", amount},
                                    {"appraised", line.appraised}}});
    }
    if (made.undecided() > 0)
      problems.push_back(Problem{CourseRule::lines_undecided,
                                 {},
                                 {{"count", static_cast<std::int64_t>(made.undecided())},
                                  {"line", first_undecided(made).text()}}});
    const auto submission = find(d.follows);
    const auto estimate = submission ? find(submission->follows) : std::nullopt;
    const bool has_lines = estimate && d.lines == appraised_lines(made.appraised, estimate->lines);
    if (problems.empty() && (!has_lines || !says_the_same(stated, made.appraised)))
      problems.push_back(Problem{CourseRule::conclusion_differs, {}, {{"number", number}}});
    return problems;
  }

  static LineCode first_undecided(const Appraisal& made) {
    return std::ranges::find_if(made.lines, [](const AppraisedLine& each) { return !each.verdict; })
        ->code;
  }

  /// The document with this id: of the file, or of the book.
  std::optional<Document> find(const DocumentId& id) {
    if (const auto it = sent_.find(id); it != sent_.end()) return *it->second;
    std::optional<Document> found;
    book_.read([&](const BookView& view) {
      if (auto kept = view.document(id)) found = std::move(kept->document);
    });
    return found;
  }

  /// The estimate that the decisions are about.
  std::optional<FrozenEstimate> requested_of(const Document& decisions) {
    const auto submission = find(decisions.follows);
    const auto estimate = submission ? find(submission->follows) : std::nullopt;
    if (!estimate) return std::nullopt;
    auto read = read_frozen(estimate->content, estimate->number.text());
    return read ? std::optional{std::move(*read)} : std::nullopt;
  }
};

}  // namespace

Result<std::string> dossier_text(const Store& book, const TypedFunding& codes) {
  const auto rounds = find_rounds(book, codes);
  if (!rounds) return refuse(rounds.error());
  if (rounds->empty()) return refuse(Problem{CourseRule::nothing_submitted, {}, {}});
  const std::string rest = documents_text(documents_of(*rounds));
  return std::string{form} + sha256(rest) + "\n" + rest;
}

Result<Received> receive_dossier(Store& book, std::string_view text, const std::string& file,
                                 std::chrono::sys_seconds now, bool is_dry_run,
                                 std::span<const ReasonKind> reasons) {
  auto documents = taken_apart(text, file);
  if (!documents) return refuse(std::move(documents.error()));
  if (Problems problems = ContentCheck{book, *documents, reasons}.run(); !problems.empty())
    return refuse(std::move(problems));
  Received received{std::move(*documents), 0, is_dry_run};
  book.read([&](const BookView& view) {
    for (const Document& each : received.documents)
      if (const auto kept = view.document(each.id); kept && kept->document == each)
        ++received.known;
  });
  if (is_dry_run) return received;
  auto receipts = book.append(received.documents, now, decide);
  if (!receipts) return refuse(std::move(receipts.error()));
  return received;
}

}  // namespace dutoan
