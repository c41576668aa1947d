// The questions to the book: left, ledger, status, and the lists of advances and vouchers.
#include "cli/answer.hpp"
#include "cli/book_session.hpp"
#include "cli/clock.hpp"

#include <dutoan/account_journal.hpp>
#include <dutoan/budget_day.hpp>
#include <dutoan/long_list.hpp>

#include <map>

namespace dutoan::cli {
namespace {

int tell_report(const Report& plain, const BookSession& session) {
  const Report report = of_book(plain, session);
  return give(report, report.tables.front(), session.asked, exit_done);
}

Result<std::vector<Subject>> subjects_of(const BookSession& session) {
  std::vector<Subject> subjects;
  Problems problems;
  for (const std::string& text : session.asked.arguments) {
    auto found = find_subject(*session.book, text, session.estimate());
    if (found)
      subjects.push_back(std::move(*found));
    else
      problems.insert(problems.end(), found.error().begin(), found.error().end());
  }
  if (problems.empty()) return subjects;
  // ml1 hội trường: words without quotes are one text.
  auto whole = find_subject(*session.book, joined(session.asked.arguments), session.estimate());
  if (whole) return std::vector<Subject>{std::move(*whole)};
  return refuse(std::move(problems));
}

/// The lines of each funding together: what no line ever had is no part of what was approved.
std::vector<Availability> left_in_all(const Store& book) {
  std::map<Funding, Availability> sums;
  for (const Availability& each : what_is_left(book, {}, ControlLevel::whole))
    sums[each.scope.funding] = {each.scope, {}, each.drafted};
  for (const Availability& each : what_is_left(book, {}, ControlLevel::activity))
    for (const Stage stage : all_stages)
      sums[each.scope.funding].standing[stage] += each.standing[stage];
  std::vector<Availability> all;
  for (auto& [funding, each] : sums) all.push_back(std::move(each));
  return all;
}

/// How programs are told a list; nothing where people are.
std::optional<RowStream> stream_for(const Invocation& asked) {
  if (is_json(asked)) return RowStream{RowStream::Form::json, asked.language};
  if (!is_list(asked)) return std::nullopt;
  return RowStream{is_tabbed(asked) ? RowStream::Form::tsv : RowStream::Form::csv, asked.language};
}

/// A whole plan has more lines than there is room for.
int stream_left(const BookSession& session, ControlLevel level, RowStream stream) {
  LeftListing listing{level, session.names};
  each_left(*session.book, level, [&](const Availability& each) { listing.expect(each); });
  return give(Pieces{[&](const auto& to) {
                Report report = of_book(listing.beginning(), session);
                const ReportTable table = report.tables.front();
                bool goes_on = to(stream.beginning(report));
                each_left(*session.book, level, [&](const Availability& each) {
                  goes_on = goes_on && to(stream.row(table, listing.row(each)));
                });
                if (const auto total = listing.end(report); goes_on && total)
                  goes_on = to(stream.row(table, *total));
                if (goes_on) to(stream.ending(report));
              }},
              session.asked, exit_done);
}

int stream_documents(const BookSession& session, RowStream stream) {
  return give(Pieces{[&](const auto& to) {
                DocumentsListing listing;
                Report report = of_book(listing.beginning(), session);
                const ReportTable table = report.tables.front();
                bool goes_on = to(stream.beginning(report));
                each_listed_document(*session.book, [&](const ListedDocument& each) {
                  return goes_on = goes_on && to(stream.row(table, listing.row(each)));
                });
                listing.end(report);
                if (goes_on) to(stream.ending(report));
              }},
              session.asked, exit_done);
}

/// Text for people, whose rows are read anew for each panel; all of them as the book stands now.
int write_text(const BookSession& session, const ReportTable& heads, const TellRows& tell) {
  return give(Pieces{[&](const auto& to) {
                session.book->read([&](const BookView&) {
                  tell_text(heads, tell, session.asked.language, text_width(session.asked), to);
                });
              }},
              session.asked, exit_done);
}

int write_left(const BookSession& session, ControlLevel level) {
  LeftListing expected{level, session.names};
  each_left(*session.book, level, [&](const Availability& each) { expected.expect(each); });
  const Report heads = of_book(expected.beginning(), session);
  return write_text(session, heads.tables.front(), [&](const auto& to) {
    LeftListing listing = expected;
    Report report = heads;
    bool goes_on = true;
    each_left(*session.book, level,
              [&](const Availability& each) { goes_on = goes_on && to(listing.row(each)); });
    if (const auto total = listing.end(report); goes_on && total) to(*total);
    return report;
  });
}

int write_documents(const BookSession& session) {
  const Report heads = of_book(DocumentsListing{}.beginning(), session);
  return write_text(session, heads.tables.front(), [&](const auto& to) {
    DocumentsListing listing;
    Report report = heads;
    each_listed_document(*session.book,
                         [&](const ListedDocument& each) { return to(listing.row(each)); });
    listing.end(report);
    return report;
  });
}

int tell_left(const BookSession& session) {
  const auto subjects = subjects_of(session);
  if (!subjects) return refuse_with(subjects.error(), session.asked);
  const char* otherwise = subjects->empty() ? "activity" : "line";
  const auto level = control_level_of(session.asked.value("--by", otherwise)).value();
  const bool is_of_all = subjects->empty() && level != ControlLevel::whole;
  if (const auto stream = stream_for(session.asked); stream && is_of_all)
    return stream_left(session, level, *stream);
  if (is_text(session.asked) && is_of_all) return write_left(session, level);
  const auto left = level == ControlLevel::whole && subjects->empty()
                        ? left_in_all(*session.book)
                        : what_is_left(*session.book, *subjects, level);
  return tell_report(left_report(left, level, session.names), session);
}

int tell_status(const BookSession& session) {
  return tell_report(status_report(what_is_left(*session.book, {}, ControlLevel::whole)), session);
}

Label subject_of(const Query& query, const BookSession& session) {
  if (query.payee) return {*query.payee, *query.payee};
  if (query.opened_by) return {query.opened_by->text(), query.opened_by->text()};
  if (!query.activity) return {"toàn bộ kinh phí", "all of the money"};
  const bool is_line = query.item.has_value();
  const std::string code =
      is_line ? LineCode{*query.activity, *query.item}.text() : query.activity->text();
  const auto& names = is_line ? session.names.lines : session.names.activities;
  const auto it = names.find(code);
  if (it == names.end()) return {code, code};
  return {code + " " + it->second.vi, code + " " + it->second.en};
}

/// The period asked for: open where one of its ends was not given.
Result<std::optional<DateRange>> period_of(const BookSession& session) {
  const Invocation& asked = session.asked;
  const int year = newest_budget_year(*session.book, today());
  const auto from = day_of(asked, "--from", year);
  if (!from) return refuse(from.error());
  const auto to = day_of(asked, "--to", year);
  if (!to) return refuse(to.error());
  if (!*from && !*to) return std::optional<DateRange>{};
  std::optional<Date> until;
  if (*to) until = (*to)->plus_days(1);
  const auto period = DateRange::of(from->value_or(*Date::of(1945, 1, 1)), until);
  if (period) return period;
  return refuse(Problem{UseRule::bad_option_value,
                        {},
                        {{"word", asked.value("--to")},
                         {"option", std::string{"--to"}},
                         {"allowed", "≥ " + asked.value("--from")},
                         {"command", std::string{asked.command->path}}}});
}

Result<Query> query_of(const BookSession& session) {
  const Invocation& asked = session.asked;
  Query query;
  const auto subject = find_subject(*session.book, joined(asked.arguments), session.estimate());
  if (!subject) return refuse(subject.error());
  if (!subject->activity.is_empty()) query.activity = subject->activity;
  if (!subject->item.is_empty()) query.item = subject->item;
  if (asked.has("--payee")) query.payee = asked.value("--payee");
  if (asked.has("--holder")) {
    const auto holder = find_document(*session.book, asked.value("--holder"));
    if (!holder) return refuse(holder.error());
    query.opened_by = holder->document.id;
  }
  const auto period = period_of(session);
  if (!period) return refuse(period.error());
  query.posted_on = *period;
  return query;
}

int tell_ledger(const BookSession& session) {
  const auto query = query_of(session);
  if (!query) return refuse_with(query.error(), session.asked);
  return tell_report(
      statement_report(statement(*session.book, *query), subject_of(*query, session)), session);
}

int tell_advances(const BookSession& session) {
  const auto day = day_of(session.asked, "--today", newest_budget_year(*session.book, today()));
  if (!day) return refuse_with(day.error(), session.asked);
  return tell_report(
      advances_report(open_advances(*session.book), day->value_or(today()), session.names),
      session);
}

int show_document(const BookSession& session) {
  const auto kept = find_document(*session.book, session.asked.arguments.front());
  if (!kept) return refuse_with(kept.error(), session.asked);
  std::vector<Kept> followers;
  session.book->read([&](const BookView& view) { followers = view.followers(kept->document.id); });
  return tell_report(kept_report(*kept, followers, session.names), session);
}

int tell_versions(const BookSession& session) {
  const Invocation& asked = session.asked;
  if (asked.arguments.empty()) {
    const auto versions = list_versions(*session.book);
    std::vector<DeviatingLine> deviations;
    for (const ListedDocument& each : versions)
      std::ranges::move(deviating_lines(*session.book, each.kept.document),
                        std::back_inserter(deviations));
    return tell_report(versions_report(versions, deviations), session);
  }
  const auto saved = find_saved(*session.book, asked.arguments.front());
  if (!saved) return refuse_with(saved.error(), asked);
  if (is_json(asked)) return give(saved->document.content, asked, exit_done);
  return tell_report(version_report(*saved, session.names), session);
}

/// A journal is for a program: CSV, unless another form is asked for.
int tell_account_journal(const BookSession& session) {
  const Invocation& asked = session.asked;
  std::vector<Kept> documents;
  session.book->documents(1, [&](const Kept& each) {
    documents.push_back(each);
    return true;
  });
  const auto mapping = load_accounts(sources_of(asked).rates);
  if (!mapping) return refuse_with(mapping.error(), asked);
  AccountChoice choice;
  choice.is_money_assumed = !asked.has("--money");
  choice.is_paid_assumed = !asked.has("--paid");
  choice.money = asked.value("--money", choice.money);
  choice.paid = asked.value("--paid", choice.paid);
  const Report report = account_journal(documents, *mapping, choice);
  if (asked.has("--format") || asked.has("--output")) return tell_report(report, session);
  return give(as_csv(report.tables.front(), asked.language, ','), asked, exit_done);
}

int tell_journal(const BookSession& session) {
  if (session.asked.value("--as") == "account-008") return tell_account_journal(session);
  const bool is_beancount = session.asked.value("--as") == "beancount";
  Journal journal{is_beancount ? Journal::Form::beancount : Journal::Form::hledger};
  return give(Pieces{[&](const auto& to) {
                if (!to(journal.beginning())) return;
                session.book->documents(1,
                                        [&](const Kept& each) { return to(journal.entry(each)); });
              }},
              session.asked, exit_done);
}

}  // namespace

int answer_question(const BookSession& session) {
  const std::string_view path = session.asked.command->path;
  if (path == "left") return tell_left(session);
  if (path == "ledger") return tell_ledger(session);
  if (path == "status") return tell_status(session);
  if (path == "advance list" || path == "report advances") return tell_advances(session);
  if (path == "export") return tell_journal(session);
  if (path == "history") return tell_versions(session);
  if (path == "voucher show") return show_document(session);
  ensure(path == "voucher list", "every question has its answer");
  if (session.asked.has("--drafts"))
    return tell_report(drafts_report(list_drafts(*session.book, !session.asked.has("--all"))),
                       session);
  if (const auto stream = stream_for(session.asked)) return stream_documents(session, *stream);
  if (is_text(session.asked)) return write_documents(session);
  return tell_report(documents_report(list_documents(*session.book)), session);
}

}  // namespace dutoan::cli
