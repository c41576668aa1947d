// The commands that enter a document: each says its kind, and all are read in one way.
#include "cli/answer.hpp"
#include "cli/book_session.hpp"
#include "cli/clock.hpp"
#include "cli/terminal.hpp"

#include <dutoan/app.hpp>
#include <dutoan/appraising.hpp>
#include <dutoan/course_paper.hpp>
#include <dutoan/notation.hpp>

#include <algorithm>

namespace dutoan::cli {
namespace {

DocumentKind kind_of(const Invocation& asked) {
  const std::string_view path = asked.command->path;
  if (path == "allot")
    return document_kind_of(asked.value("--as")).value_or(DocumentKind::allotment);
  if (path == "estimate save") return DocumentKind::estimate;
  if (path == "approve" && asked.has("--fund")) return DocumentKind::funded;
  if (path == "approve")
    return asked.has("--awaiting-funds") ? DocumentKind::awaiting : DocumentKind::approval;
  if (path == "amend") return DocumentKind::amendment;
  if (path == "commit") return DocumentKind::commitment;
  if (path == "release") return DocumentKind::release;
  if (path == "guarantee") return DocumentKind::guarantee;
  if (path == "advance pay") return DocumentKind::advance;
  if (path == "advance clear") return DocumentKind::clearance;
  if (path == "advance repay") return DocumentKind::repayment;
  if (path == "voucher reverse") return DocumentKind::reversal;
  if (path == "voucher drop") return DocumentKind::dropping;
  if (path == "voucher refuse") return DocumentKind::refusal;
  if (path == "settle reconcile") return DocumentKind::reconciliation;
  if (path == "submit") return DocumentKind::submission;
  if (path == "appraise reply") return DocumentKind::reply;
  if (path == "appraise close")
    return asked.has("--return") ? DocumentKind::returned : DocumentKind::conclusion;
  if (path.starts_with("settle ")) return DocumentKind::settlement;
  if (path.starts_with("appraise ")) return DocumentKind::appraisal;
  ensure(path == "voucher add" || path == "voucher post",
         "every command that enters a document has its kind");
  return asked.has("--recovers") ? DocumentKind::recovery : DocumentKind::payment;
}

bool ends_draft(DocumentKind kind) {
  return kind == DocumentKind::dropping || kind == DocumentKind::refusal;
}

/// Whether the first argument is the number of what is followed up.
bool begins_with_followed(const Invocation& asked) {
  return asked.command->arguments.starts_with("NUMBER");
}

/// The lines as they were typed. One line without quotes is several words, whose last is the
/// amount.
std::vector<std::string> lines_of(std::vector<std::string> words) {
  const auto has_equals = [](const std::string& word) {
    return word.find('=') != std::string::npos;
  };
  const bool is_one_line = words.size() > 1 && std::ranges::none_of(words, has_equals) &&
                           !parse_amount(words.front()).has_value() &&
                           parse_amount(words.back()).has_value() &&
                           words.front().find(' ') == std::string::npos;
  if (is_one_line) return {joined(words)};
  return words;
}

}  // namespace

TypedFunding funding_of(const Invocation& asked) {
  return {asked.value("--year"),        asked.value("--unit"),   asked.value("--chapter"),
          asked.value("--subcategory"), asked.value("--source"), asked.value("--nature"),
          asked.value("--programme")};
}

TypedDocument typed_of(const Invocation& asked) {
  TypedDocument typed;
  typed.kind = kind_of(asked);
  typed.funding = funding_of(asked);
  typed.id = asked.value("--id");
  typed.number = asked.value("--number");
  typed.date = asked.value("--date");
  typed.posted_on = asked.value("--posted-on");
  typed.payee = asked.value("--payee");
  typed.contract = asked.value("--contract");
  typed.description = asked.value(ends_draft(typed.kind) ? "--reason" : "--description");
  typed.author = asked.value("--author", environment("DUTOAN_AUTHOR", {}));
  typed.decider = asked.value("--decider", environment("DUTOAN_DECIDER", {}));
  typed.total = asked.value("--total");
  typed.giver = asked.value("--from");
  typed.version = asked.value("--estimate");
  typed.advanced_on = asked.value("--advanced-on");
  typed.evidence = asked.all("--evidence");
  typed.today = today();
  typed.is_draft = asked.has("--draft");
  std::vector<std::string> words = asked.arguments;
  typed.follows = asked.value("--on", asked.value("--recovers", asked.value("--fund")));
  if (begins_with_followed(asked)) {
    typed.follows = words.front();
    words.erase(words.begin());
  }
  typed.target = asked.value("--target");
  typed.guarantee_until = asked.value("--guarantee-until");
  typed.guarantee =
      typed.kind == DocumentKind::guarantee ? joined(words) : asked.value("--guarantee");
  if (typed.kind == DocumentKind::guarantee) words.clear();
  typed.lines = lines_of(std::move(words));
  const auto reasons = asked.all("--text");
  for (const std::string& line : asked.all("--deviate")) {
    const std::size_t position = typed.deviations.size();
    typed.deviations.push_back({line, position < reasons.size() ? reasons[position] : ""});
  }
  return typed;
}

namespace {

Problem missing(const Invocation& asked, std::string what) {
  return Problem{UseRule::missing_argument,
                 {},
                 {{"command", std::string{asked.command->path}}, {"what", std::move(what)}}};
}

/// What the options of a decision leave unsaid, or say against each other.
std::optional<Problem> misfit_of(const Invocation& asked, const TypedDocument& typed) {
  const bool is_amendment = typed.kind == DocumentKind::amendment;
  if (is_amendment && typed.lines.empty() && typed.version.empty())
    return missing(asked, "LINE=AMOUNT…");
  if (is_amendment && !typed.deviations.empty() && typed.version.empty())
    return missing(asked, "--estimate");
  for (const char* other : {"--deviate", "--awaiting-funds", "--estimate"})
    if (asked.has("--fund") && asked.has(other))
      return Problem{UseRule::options_exclude,
                     {},
                     {{"option", std::string{"--fund"}},
                      {"other", std::string{other}},
                      {"why", Label{"quyết định đã có trong sổ", "the decision is in the book"}}}};
  return std::nullopt;
}

Result<Document> document_of(const BookSession& session) {
  const TypedDocument typed = typed_of(session.asked);
  if (const auto misfit = misfit_of(session.asked, typed)) return refuse(*misfit);
  if (typed.kind != DocumentKind::estimate)
    return read_document(*session.book, typed, session.estimate());
  const auto inputs = inputs_of(sources_of(session.asked));
  if (!inputs) return refuse(inputs.error());
  return read_estimate(*session.book, typed, *session.estimate(), *inputs);
}

/// The annex of a decision about a whole version; nothing where the answer is no paper, or the
/// document another.
std::optional<Paper> annex_of(const BookSession& session, const Posted& posted) {
  if (!is_decision(posted.document.kind) || !is_paper(session.asked)) return std::nullopt;
  const auto regulations = load_regulations(sources_of(session.asked).rates);
  if (!regulations) return std::nullopt;
  return annex_paper(*session.book, posted.document, posted.deviations, regulations->norms.reasons,
                     session.asked.language);
}

}  // namespace

namespace {

Result<Posted> posted_by(BookSession& session) {
  const Invocation& asked = session.asked;
  const bool is_dry_run = asked.has("--dry-run");
  if (asked.command->path == "voucher post")
    return post_draft(*session.book, typed_of(asked), now(), is_dry_run);
  const auto document = document_of(session);
  if (!document) return refuse(document.error());
  return post(*session.book, *document, now(), is_dry_run);
}

}  // namespace

int enter_document(BookSession& session) {
  const Invocation& asked = session.asked;
  const auto posted = posted_by(session);
  if (!posted) return refuse_with(posted.error(), asked);
  if (const auto annex = annex_of(session, *posted)) return give(*annex, asked, exit_done);
  const bool is_saved = posted->document.kind == DocumentKind::estimate;
  const Report report = of_book(
      is_saved ? saved_report(*posted, session.names) : posted_report(*posted, session.names),
      session);
  const int told = give(report, report.tables.front(), asked, exit_done);
  if (!posted->warnings.empty()) tell(posted->warnings, asked.language);
  return told;
}

}  // namespace dutoan::cli
