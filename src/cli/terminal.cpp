#include "cli/terminal.hpp"

#include "cli/interrupt.hpp"
#include "cli/progress_bar.hpp"

#include <dutoan/app.hpp>

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

namespace dutoan::cli {
namespace {

constexpr std::size_t width_without_terminal = 110;
constexpr std::size_t narrowest_width = 60;
constexpr std::size_t most_told = 50;

Problem cannot_write(const std::string& path) {
  const char* reason = errno == EACCES || errno == EPERM ? "not permitted"
                       : errno == ENOENT                 ? "no such file"
                       : errno == EISDIR                 ? "a folder"
                                                         : "writing failed";
  return Problem{
      SystemRule::cannot_write, FilePlace{path, 0, 0, 0, {}}, {{"reason", std::string{reason}}}};
}

bool write_some(std::FILE* file, const std::string& text) {
  return std::fwrite(text.data(), 1, text.size(), file) == text.size();
}

bool write_all(std::FILE* file, const std::string& text) {
  return write_some(file, text) && std::fflush(file) == 0;
}

bool write_pieces(std::FILE* file, const Pieces& pieces) {
  bool is_written = true;
  pieces([&](const std::string& text) { return is_written = write_some(file, text); });
  return is_written && std::fflush(file) == 0;
}

bool copy(std::FILE* from, std::FILE* to) {
  std::string block(1U << 16U, '\0');
  std::rewind(from);
  for (std::size_t read = block.size(); read == block.size();) {
    read = std::fread(block.data(), 1, block.size(), from);
    if (std::fwrite(block.data(), 1, read, to) != read) return false;
  }
  return std::ferror(from) == 0 && std::fflush(to) == 0;
}

/// Writes into an open file; false with errno where that fails.
using Write = std::function<bool(std::FILE*)>;

/// Writes a file beside the target and gives it the target's name. When it cannot, errno says why
/// and nothing is left.
bool replace(const std::string& target, const Write& write) {
  const std::string part = target + "." + std::to_string(getpid()) + ".part";
  // No other living program has our number: what has this name is of one that was killed.
  std::remove(part.c_str());
  std::FILE* file = std::fopen(part.c_str(), "wbx");
  if (file == nullptr) return false;
  const bool is_written = write(file) && fsync(fileno(file)) == 0;
  const bool is_closed = std::fclose(file) == 0;
  if (is_written && is_closed && std::rename(part.c_str(), target.c_str()) == 0) return true;
  const int reason = errno;
  std::remove(part.c_str());
  errno = reason;
  return false;
}

std::optional<Problem> write_to(const std::string& path, const Write& write) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path target = fs::exists(path, error) ? fs::canonical(path, error) : fs::path{path};
  // A pipe or a device is written to; only a file is replaced.
  if (fs::exists(target, error) && !fs::is_regular_file(target, error)) {
    std::FILE* file = std::fopen(target.c_str(), "wb");
    const bool is_written = file != nullptr && write(file);
    const bool is_closed = file != nullptr && std::fclose(file) == 0;
    return is_written && is_closed ? std::nullopt : std::optional{cannot_write(path)};
  }
  const Uninterrupted both_steps;
  return replace(target.string(), write) ? std::nullopt : std::optional{cannot_write(path)};
}

}  // namespace

std::size_t line_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 ||
      size.ws_col == 0)
    return width_without_terminal;
  return std::max<std::size_t>(size.ws_col, narrowest_width);
}

bool writes_to_terminal() { return isatty(STDOUT_FILENO) != 0; }

std::optional<Problem> write_out(const std::string& text) {
  erase_progress_bar();
  if (write_all(stdout, text)) return std::nullopt;
  return cannot_write("stdout");
}

std::optional<Problem> write_out(const Pieces& pieces) {
  erase_progress_bar();
  if (write_pieces(stdout, pieces)) return std::nullopt;
  return cannot_write("stdout");
}

std::optional<Problem> write_file(const std::string& path, const std::string& text) {
  return write_to(path, [&](std::FILE* file) { return write_all(file, text); });
}

std::optional<Problem> write_file(const std::string& path, const Pieces& pieces) {
  // First into a file without a name, so that an interrupt on the way leaves nothing.
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> scratch{std::tmpfile(), std::fclose};
  if (scratch == nullptr || !write_pieces(scratch.get(), pieces)) return cannot_write(path);
  return write_to(path, [&](std::FILE* file) { return copy(scratch.get(), file); });
}

std::optional<Problem> unwritable(const std::string& path) {
  std::error_code error;
  const std::filesystem::path target{path};
  const bool is_there = std::filesystem::exists(target, error);
  const bool is_replaced = !is_there || std::filesystem::is_regular_file(target, error);
  const auto folder = target.has_parent_path() ? target.parent_path() : ".";
  const auto written = is_replaced ? folder / "." : target;
  const bool is_folder = std::filesystem::is_directory(target, error);
  if (path.empty() || (!is_folder && access(written.c_str(), W_OK) == 0)) return std::nullopt;
  if (is_folder) errno = EISDIR;
  return cannot_write(path);
}

void say(const std::string& sentence) {
  const std::string line = sentence + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void tell(const Problems& problems, Language language) {
  erase_progress_bar();
  std::string text;
  for (std::size_t i = 0; i < std::min(problems.size(), most_told); ++i)
    text += worded(problems[i], language, line_of_file) + "\n";
  const auto rest = problems.size() - std::min(problems.size(), most_told);
  const bool vi = language == Language::vi;
  if (rest > 0)
    text += (vi ? "và " : "and ") + std::to_string(rest) + (vi ? " lỗi nữa\n\n" : " more\n\n");
  if (problems.size() > 1)
    text += (vi ? "tất cả: " : "in all: ") + std::to_string(problems.size()) +
            (vi ? " lỗi\n" : " problems\n");
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace dutoan::cli
