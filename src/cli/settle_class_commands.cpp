#include "cli/settle_class_commands.hpp"

#include "cli/answer.hpp"
#include "cli/book_options.hpp"
#include "cli/book_session.hpp"
#include "cli/clock.hpp"
#include "cli/shared_options.hpp"

#include <dutoan/class_report.hpp>
#include <dutoan/outcome_list.hpp>
#include <dutoan/settlement_report.hpp>

namespace dutoan::cli {
namespace {

Command outcome_command() {
  return {
      "settle outcome",
      "quyet-toan ket-qua",
      "[CLASS]",
      0,
      10,
      {"ghi kết quả một lớp, đợt, hoặc cả danh sách: học viên, số ngày, giấy tờ chung; ghi lại là "
       "sửa; không nêu lớp: mẫu danh sách",
       "enter how a class was held, or a list of them: trainees, days, its papers; entering it "
       "again corrects it; without a class: the list to be filled in"},
      entering(
          {{"--trainees", "", "NUMBER", {"số học viên dự", "trainees who came"}},
           {"--days", "", "NUMBER", {"số ngày học", "days of the class"}},
           {"--from", "", "DATE", {"ngày đầu", "its first day"}},
           {"--until", "", "DATE", {"ngày cuối", "its last day"}},
           {"--place", "", "TEXT", {"địa điểm", "where it was held"}},
           {"--merged-into", "", "CLASS", {"đã gộp vào lớp này", "it was merged into this class"}},
           {"--cancelled", "", "", {"không tổ chức", "it was not held"}},
           {"--list",
            "",
            "FILE",
            {"đọc kết quả từ danh sách này (.xlsx, .ods, .csv, .tsv), mỗi lớp một dòng",
             "read the outcomes in this list (.xlsx, .ods, .csv, .tsv), a class a row"}},
           {"--sheet", "", "NAME", {"trang có danh sách", "the sheet that has the list"}},
           encoding_option},
          true),
      {{"dutoan settle outcome ML1 --trainees 104 --days 3 --from 06/07/2020 --until 08/07/2020 "
        "-m \"2 người ốm\"",
        {}},
       {"dutoan settle outcome BT5 --merged-into BT1 -d 22/06/2020 -m \"gộp 5 lớp thành 4\"", {}},
       {"dutoan settle outcome -o ket-qua.xlsx", {"mẫu để điền", "the list to be filled in"}},
       {"dutoan settle outcome --list ket-qua.xlsx",
        {"ghi mọi dòng đã điền", "enter every row that was filled in"}}}};
}

Command class_command() {
  return {"settle class",
          "quyet-toan lop",
          "[CLASS]",
          0,
          10,
          {"hồ sơ quyết toán một lớp: dự toán, thực hiện, chứng từ, giấy tờ thiếu; không nêu lớp: "
           "các lớp",
           "the settlement file of a class: approved, spent, vouchers, papers missing; all classes "
           "without one"},
          entering({{"--close", "", "", {"quyết toán lớp", "settle the class"}},
                    {"--reopen",
                     "",
                     "",
                     {"đảo quyết toán của lớp, để ghi tiếp", "reverse the class's settlement"}},
                    {"--without-papers",
                     "",
                     "REASON",
                     {"quyết toán dù thiếu giấy tờ, vì lý do này",
                      "settle it although papers are missing, for this reason"}}},
                   true),
          {{"dutoan settle class", {"mọi lớp và tình trạng", "all classes and how far they are"}},
           {"dutoan settle class ML1", {}},
           {"dutoan settle class ML1 --close -d 30/09/2020", {}}}};
}

/// What is asked of classes, with the list of papers that it rests on.
struct Asked {
  const BookSession& session;
  std::vector<RequiredPaper> papers;
  std::string text;  // the class

  [[nodiscard]] ClassQuestion question() const {
    return {funding_of(session.asked), papers, session.estimate()};
  }
  [[nodiscard]] Result<ClassFile> file() const {
    return find_class_file(*session.book, text, question());
  }
};

TypedDocument typed_paper(const Invocation& asked) {
  TypedDocument typed = typed_of(asked);
  typed.lines.clear();
  typed.giver.clear();
  return typed;
}

int enter_outcome(const Asked& about) {
  const Invocation& asked = about.session.asked;
  TypedOutcome typed = typed_outcome_of(about.text, under(asked));
  typed.is_cancelled = asked.has("--cancelled");
  const auto document =
      outcome_of(*about.session.book, typed_paper(asked), typed, about.session.estimate());
  if (!document) return refuse_with(document.error(), asked);
  const auto posted = post(*about.session.book, *document, now(), asked.has("--dry-run"));
  if (!posted) return refuse_with(posted.error(), asked);
  const auto file = about.file();
  if (!file) return refuse_with(file.error(), asked);
  const Report report = of_book(outcome_report(*posted, *file), about.session);
  return give(report, report.tables.front(), asked, exit_done);
}

/// All outcomes of the list, or none.
int enter_list(const Asked& about) {
  const Invocation& asked = about.session.asked;
  Store& book = *about.session.book;
  const OutcomeList list{asked.value("--list"), asked.value("--sheet"),
                         old_encoding_of(asked.value("--encoding"))};
  const auto documents = outcomes_in(book, list, typed_paper(asked), about.session.estimate());
  if (!documents) return refuse_with(documents.error(), asked);
  const bool is_kept = !asked.has("--dry-run");
  const auto receipts = is_kept ? book.append(*documents, now(), decide)
                                : book.rehearse(*documents, now(), decide, [](const BookView&) {});
  if (!receipts) return refuse_with(receipts.error(), asked);
  const Report report = of_book(posted_together_report(*documents, is_kept), about.session);
  return give(report, report.tables.front(), asked, exit_done);
}

int give_outcome_template(const Asked& about) {
  const auto files = find_class_files(*about.session.book, about.question());
  if (!files) return refuse_with(files.error(), about.session.asked);
  const Report report = outcome_template(*files);
  return give(report, report.tables.front(), about.session.asked, exit_done);
}

int answer_outcome(const Asked& about) {
  if (about.session.asked.has("--list")) return enter_list(about);
  return about.text.empty() ? give_outcome_template(about) : enter_outcome(about);
}

int enter_settlement(const Asked& about, const ClassFile& file) {
  const Invocation& asked = about.session.asked;
  const TypedDocument typed = typed_paper(asked);
  const auto document =
      asked.has("--reopen")
          ? class_reopening_of(*about.session.book, typed, file)
          : class_settlement_of(*about.session.book, typed, file, asked.value("--without-papers"));
  if (!document) return refuse_with(document.error(), asked);
  const auto posted = post(*about.session.book, *document, now(), asked.has("--dry-run"));
  if (!posted) return refuse_with(posted.error(), asked);
  const Report report = of_book(posted_report(*posted, about.session.names), about.session);
  return give(report, report.tables.front(), asked, exit_done);
}

int show_class(const Asked& about) {
  const auto file = about.file();
  if (!file) return refuse_with(file.error(), about.session.asked);
  if (about.session.asked.has("--close") || about.session.asked.has("--reopen"))
    return enter_settlement(about, *file);
  const bool is_clean = file->missing.empty() && file->warnings.empty();
  const int exit_code = is_clean ? exit_done : exit_differences;
  if (is_paper(about.session.asked)) {
    const auto estimate = find_approved_estimate(*about.session.book, about.question().funding,
                                                 about.session.estimate());
    if (!estimate) return refuse_with(estimate.error(), about.session.asked);
    return give(of_book(class_file_paper(*file, *estimate), about.session), about.session.asked,
                exit_code);
  }
  const Report report = of_book(class_file_report(*file), about.session);
  return give(report, report.tables.front(), about.session.asked, exit_code);
}

int show_classes(const Asked& about) {
  const auto files = find_class_files(*about.session.book, about.question());
  if (!files) return refuse_with(files.error(), about.session.asked);
  const Report report = of_book(classes_report(*files), about.session);
  return give(report, report.tables.front(), about.session.asked, exit_done);
}

}  // namespace

std::vector<Command> settle_class_commands() { return {outcome_command(), class_command()}; }

bool is_about_class(const Invocation& asked) {
  return asked.command->path == "settle outcome" || asked.command->path == "settle class";
}

int answer_about_class(BookSession& session) {
  auto papers = load_papers(sources_of(session.asked).rates);
  if (!papers) return refuse_with(papers.error(), session.asked);
  const Asked about{session, std::move(*papers), joined(session.asked.arguments)};
  if (session.asked.command->path == "settle outcome") return answer_outcome(about);
  return about.text.empty() ? show_classes(about) : show_class(about);
}

}  // namespace dutoan::cli
