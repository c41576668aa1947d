#include "workbook/archive.hpp"

#include <zip.h>

#include <algorithm>
#include <array>

namespace dutoan::workbook {
namespace {

constexpr std::int64_t ratio_from = mebibyte;  // small parts may be packed as well as they like

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

zip_t* open_zip(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* opened = nullptr;
  if (source != nullptr) {
    opened = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (opened == nullptr) zip_source_free(source);
  }
  zip_error_fini(&error);
  return opened;
}

}  // namespace

bool is_safe_name(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find_first_of("\\:") != std::string_view::npos)
    return false;
  std::size_t at = 0;
  while (at <= name.size()) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    if (name.substr(at, end - at) == "..") return false;
    at = end + 1;
  }
  return true;
}

void Archive::Discard::operator()(zip* archive) const { zip_discard(archive); }

Problem Archive::refusal(Unreadable reason) const {
  return Problem{ListRule::not_a_workbook,
                 FilePlace{name_, 0, 0, 0, {}},
                 {{"reason", std::string{word_for(reason)}}}};
}

Problem Archive::too_large(const char* limit, std::int64_t most) const {
  return Problem{ListRule::workbook_too_large,
                 FilePlace{name_, 0, 0, 0, {}},
                 {{"limit", std::string{limit}}, {"most", most}}};
}

Result<Archive> Archive::open(const std::string& name, std::string_view bytes,
                              const Limits& limits) {
  Archive made;
  made.name_ = name;
  made.limits_ = limits;
  made.size_ = static_cast<std::int64_t>(bytes.size());
  if (made.size_ > limits.file) return refuse(made.too_large("bytes", limits.file));
  if (!looks_like_workbook(bytes)) return refuse(made.refusal(Unreadable::not_an_archive));
  if (!bytes.starts_with("PK")) return refuse(made.refusal(Unreadable::old_or_locked));
  made.zip_.reset(open_zip(bytes));
  if (made.zip_ == nullptr) return refuse(made.refusal(Unreadable::damaged));
  if (auto problem = made.list_parts()) return refuse(std::move(*problem));
  return made;
}

std::optional<Problem> Archive::list_parts() {
  const zip_int64_t count = zip_get_num_entries(zip_.get(), 0);
  if (count > limits_.entries) return too_large("parts", limits_.entries);
  for (zip_int64_t i = 0; i < count; ++i) {
    const auto position = static_cast<zip_uint64_t>(i);
    const char* name = zip_get_name(zip_.get(), position, ZIP_FL_ENC_RAW);
    if (name == nullptr) return refusal(Unreadable::damaged);
    if (!is_safe_name(name)) return refusal(Unreadable::unsafe_name);
    if (!positions_.emplace(name, position).second) return refusal(Unreadable::damaged);
    zip_stat_t stat;
    if (zip_stat_index(zip_.get(), position, 0, &stat) == 0 &&
        (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
      return refusal(Unreadable::old_or_locked);
  }
  return std::nullopt;
}

std::optional<Problem> Archive::beyond(std::int64_t unpacked, std::int64_t packed) const {
  if (unpacked > limits_.part) return too_large("part", limits_.part);
  if (unpacked_ > limits_.total) return too_large("total", limits_.total);
  if (unpacked > ratio_from && unpacked / limits_.ratio > packed)
    return too_large("ratio", limits_.ratio);
  return std::nullopt;
}

std::optional<Problem> Archive::read(const std::string& part, const Take& take) {
  const auto found = positions_.find(part);
  if (found == positions_.end()) return refusal(Unreadable::part_missing);
  zip_stat_t stat;
  if (zip_stat_index(zip_.get(), found->second, 0, &stat) != 0) return refusal(Unreadable::damaged);
  const auto packed =
      static_cast<std::int64_t>(std::min(stat.comp_size, static_cast<zip_uint64_t>(size_)));
  const std::unique_ptr<zip_file_t, CloseFile> file{zip_fopen_index(zip_.get(), found->second, 0)};
  if (file == nullptr) return refusal(Unreadable::damaged);
  constexpr std::size_t longest_piece = 1U << 16U;
  std::array<char, longest_piece> piece{};
  std::int64_t unpacked = 0;
  while (true) {
    const zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
    if (got < 0) return refusal(Unreadable::damaged);  // a wrong checksum, too
    if (got == 0) return std::nullopt;
    unpacked += got;
    unpacked_ += got;
    if (auto problem = beyond(unpacked, packed)) return problem;
    if (auto problem = take({piece.data(), static_cast<std::size_t>(got)})) return problem;
  }
}

}  // namespace dutoan::workbook
