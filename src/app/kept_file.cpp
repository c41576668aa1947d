#include "app/kept_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

namespace dutoan {
namespace {

namespace fs = std::filesystem;

Problem cannot_write(const std::string& path, int why) {
  const char* reason = why == EACCES || why == EPERM ? "not permitted"
                       : why == ENOENT               ? "no such file"
                                                     : "writing failed";
  return Problem{
      SystemRule::cannot_write, FilePlace{path, 0, 0, 0, {}}, {{"reason", std::string{reason}}}};
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(file) == 0;
}

/// Two digits.
std::string two(long n) { return (n < 10 ? "0" : "") + std::to_string(n); }

/// What was renamed stays so after the power fails.
void flush_folder(const fs::path& folder) {
  const int file =
      ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return;
  ::fsync(file);
  ::close(file);
}

}  // namespace

std::string kept_name(const std::string& path, std::chrono::sys_seconds now,
                      std::string_view ending) {
  using namespace std::chrono;
  const auto local = now + hours{7};  // Asia/Ho_Chi_Minh
  const auto midnight = floor<days>(local);
  const year_month_day day{midnight};
  const hh_mm_ss time{local - midnight};
  const std::string stamp =
      std::to_string(static_cast<int>(day.year())) + two(static_cast<unsigned>(day.month())) +
      two(static_cast<unsigned>(day.day())) + "-" + two(time.hours().count()) +
      two(time.minutes().count()) + two(time.seconds().count());
  const fs::path whole{path};
  const std::string start = (whole.parent_path() / whole.stem()).string() + "-" + stamp;
  std::string name = start + std::string{ending};
  std::error_code ignored;
  for (int i = 2; fs::exists(name, ignored); ++i)
    name = start + "-" + std::to_string(i) + std::string{ending};
  return name;
}

std::optional<Problem> replace_file(const std::string& path, std::string_view bytes,
                                    const std::string& kept) {
  std::string part = path + ".XXXXXX";
  const int file = ::mkostemp(part.data(), O_CLOEXEC);
  if (file < 0) return cannot_write(path, errno);
  constexpr mode_t readable = 0644;
  const bool is_written = ::fchmod(file, readable) == 0 && write_all(file, bytes);
  const int why = errno;
  ::close(file);
  std::error_code error;
  if (is_written && !kept.empty() && fs::exists(path, error))
    fs::copy_file(path, kept, fs::copy_options::none, error);
  if (is_written && !error) fs::rename(part, path, error);
  if (is_written && !error) {
    flush_folder(fs::path{path}.parent_path());
    return std::nullopt;
  }
  std::error_code ignored;
  fs::remove(part, ignored);
  return cannot_write(path, error ? error.value() : why);
}

}  // namespace dutoan
