// The commands about the book's file: verify, checkpoint, backup, restore.
#include "cli/answer.hpp"
#include "cli/book_session.hpp"
#include "cli/progress_bar.hpp"
#include "cli/terminal.hpp"

#include <dutoan/book_file.hpp>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace dutoan::cli {

Result<std::string> file_text(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream text;
  if (file) text << file.rdbuf();
  if (file && !file.bad()) return std::move(text).str();
  return refuse(Problem{SystemRule::cannot_read,
                        {},
                        {{"file", path}, {"reason", std::string{std::strerror(errno)}}}});
}

namespace {

Result<std::vector<Finding>> findings_in(const Invocation& asked) {
  const std::string path = book_path(asked);
  Progress& progress = progress_bar(asked.language);
  if (!asked.has("--against")) return verify_book(path, progress);
  const std::string against = asked.value("--against");
  if (is_printed_head(against) && !std::filesystem::exists(against))
    return verify_book(path, against, progress);
  const auto checkpoint = file_text(against);
  if (!checkpoint) return refuse(checkpoint.error());
  return verify_book(path, *checkpoint, progress);
}

int verify(const Invocation& asked) {
  const auto findings = findings_in(asked);
  if (!findings) return refuse_with(findings.error(), asked);
  const Report report = verify_report(*findings, book_path(asked));
  return give(report, report.tables.front(), asked,
              findings->empty() ? exit_done : exit_differences);
}

/// The checkpoint is the answer, so that it may be kept elsewhere; what is printed beside the
/// figures is told to whoever looks on.
int sign(const Invocation& asked) {
  const std::string path = book_path(asked), key = asked.value("--key", path + ".key");
  if (asked.has("--dry-run")) {
    if (const auto problem = rehearse_checkpoint(path, key)) return refuse_with({*problem}, asked);
    const bool is_new = !std::filesystem::exists(key);
    return tell_rehearsed(either(asked, "ký sổ ", "sign the book ") + path +
                              either(asked, is_new ? " bằng khóa mới " : " bằng khóa ",
                                     is_new ? " with a new key " : " with the key ") +
                              key,
                          asked);
  }
  const auto made = checkpoint_book(path, key);
  if (!made) return refuse_with(made.error(), asked);
  say(either(asked, "Mã in cạnh số liệu: ", "To print beside the figures: ") + made->short_code);
  say(either(asked, "Mã công khai của khóa ký: ", "Public key: ") + made->public_key);
  return give(made->text, asked, exit_done);
}

Problem exists(const std::string& path) { return {BookRule::book_exists, {}, {{"file", path}}}; }

int back_up(const Invocation& asked) {
  const std::string& target = asked.arguments.front();
  const std::string path = book_path(asked);
  if (asked.has("--dry-run")) {
    rehearse_backup(path, target);
    return tell_rehearsed(either(asked, "sao lưu sổ ", "back up the book ") + path +
                              either(asked, " sang ", " to ") + target,
                          asked);
  }
  back_up_book(path, target);
  return give(either(asked, "Đã sao lưu và kiểm tra: ", "Backed up and verified: ") + target + "\n",
              asked, exit_done);
}

/// A backup takes the place of no book: what is there is moved away first, by whoever restores.
int restore(const Invocation& asked) {
  const std::string& source = asked.arguments.front();
  const std::string target = book_path(asked);
  if (std::filesystem::exists(target)) return refuse_with({exists(target)}, asked);
  const auto findings = verify_book(source);
  if (!findings) return refuse_with(findings.error(), asked);
  if (!findings->empty()) {
    const Report report = verify_report(*findings, source);
    return give(report, report.tables.front(), asked, exit_differences);
  }
  if (asked.has("--dry-run")) {
    rehearse_backup(source, target);
    return tell_rehearsed(either(asked, "khôi phục sổ ", "restore the book ") + target +
                              either(asked, " từ ", " from ") + source,
                          asked);
  }
  back_up_book(source, target);
  return give(
      either(asked, "Đã khôi phục và kiểm tra: ", "Restored and verified: ") + target + "\n", asked,
      exit_done);
}

}  // namespace

bool is_about_file(const Invocation& asked) {
  const std::string_view path = asked.command->path;
  return path == "verify" || path == "checkpoint" || path == "backup" || path == "restore";
}

int answer_about_file(const Invocation& asked) {
  const std::string_view path = asked.command->path;
  if (path == "verify") return verify(asked);
  if (path == "checkpoint") return sign(asked);
  if (path == "backup") return back_up(asked);
  ensure(path == "restore", "every command about the file has its function");
  return restore(asked);
}

}  // namespace dutoan::cli
