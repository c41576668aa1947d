#include <dutoan/book.hpp>

#include "storage/backup.hpp"
#include "storage/checkpoint.hpp"
#include "storage/fault.hpp"
#include "storage/migration.hpp"
#include "storage/sqlite_store.hpp"
#include "storage/verify.hpp"

#include <filesystem>

namespace dutoan {
namespace {

storage::Opening opening_of(const std::string& path) {
  storage::Opening opening;
  opening.path = path;
  opening.newest_known = static_cast<int>(storage::migrations().size());
  return opening;
}

void ensure_new(const std::string& path) {
  if (std::filesystem::exists(path)) throw storage::fault(BookRule::book_exists, path);
}

storage::Head head_at(const std::string& path) {
  storage::Opening opening = opening_of(path);
  opening.access = storage::Access::read;
  storage::Connection book{opening};
  return storage::head_of(book);
}

}  // namespace

std::unique_ptr<Store> make_book(const std::string& path, const BookSettings& settings) {
  ensure_new(path);
  return std::make_unique<storage::SqliteStore>(opening_of(path), settings);
}

void rehearse_making(const std::string& path) {
  ensure_new(path);
  storage::ensure_can_create(path);
}

std::unique_ptr<Store> open_book(const std::string& path) {
  return std::make_unique<storage::SqliteStore>(opening_of(path));
}

Result<std::vector<Finding>> verify_book(const std::string& path, Progress& progress) {
  return storage::verify(opening_of(path), progress);
}

Result<std::vector<Finding>> verify_book(const std::string& path, const std::string& checkpoint,
                                         Progress& progress) {
  if (const auto head = storage::read_printed(checkpoint))
    return storage::verify_against(opening_of(path), *head, progress);
  const auto read = storage::read_checkpoint(path, checkpoint);
  if (!read) return refuse(read.error().front());
  return storage::verify_against(opening_of(path), *read, progress);
}

std::string printed_head(const std::string& path) { return storage::printed(head_at(path)); }

bool is_printed_head(std::string_view text) { return storage::read_printed(text).has_value(); }

Result<CheckpointText> checkpoint_book(const std::string& path, const std::string& key_file) {
  const auto key = std::filesystem::exists(key_file)
                       ? storage::SigningKey::read(key_file)
                       : storage::SigningKey::make(key_file, storage::random_seed());
  if (!key) return refuse(key.error().front());
  try {
    const storage::Head head = head_at(path);
    return CheckpointText{written(key->sign(head)), short_code(head), key->public_key()};
  } catch (const StorageFault& fault) {
    return refuse(fault.problem());
  }
}

std::optional<Problem> rehearse_checkpoint(const std::string& path, const std::string& key_file) {
  if (!std::filesystem::exists(key_file)) {
    if (auto problem = storage::SigningKey::cannot_make(key_file)) return problem;
  } else if (const auto key = storage::SigningKey::read(key_file); !key) {
    return key.error().front();
  }
  try {
    static_cast<void>(head_at(path));
    return std::nullopt;
  } catch (const StorageFault& fault) {
    return fault.problem();
  }
}

void back_up_book(const std::string& path, const std::string& target) {
  storage::back_up(opening_of(path), target);
}

void rehearse_backup(const std::string& path, const std::string& target) {
  storage::rehearse_backup(opening_of(path), target);
}

}  // namespace dutoan
