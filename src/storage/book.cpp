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

}  // namespace

std::unique_ptr<Store> make_book(const std::string& path, const BookSettings& settings) {
  if (std::filesystem::exists(path)) throw storage::fault(BookRule::book_exists, path);
  return std::make_unique<storage::SqliteStore>(opening_of(path), settings);
}

std::unique_ptr<Store> open_book(const std::string& path) {
  return std::make_unique<storage::SqliteStore>(opening_of(path));
}

Result<std::vector<Finding>> verify_book(const std::string& path) {
  return storage::verify(opening_of(path));
}

Result<std::vector<Finding>> verify_book(const std::string& path, const std::string& checkpoint) {
  const auto read = storage::read_checkpoint(path, checkpoint);
  if (!read) return refuse(read.error().front());
  return storage::verify_against(opening_of(path), *read);
}

Result<CheckpointText> checkpoint_book(const std::string& path, const std::string& key_file) {
  const auto key = std::filesystem::exists(key_file)
                       ? storage::SigningKey::read(key_file)
                       : storage::SigningKey::make(key_file, storage::random_seed());
  if (!key) return refuse(key.error().front());
  storage::Opening opening = opening_of(path);
  opening.access = storage::Access::read;
  try {
    storage::Connection book{opening};
    const storage::Head head = storage::head_of(book);
    return CheckpointText{written(key->sign(head)), short_code(head), key->public_key()};
  } catch (const StorageFault& fault) {
    return refuse(fault.problem());
  }
}

void back_up_book(const std::string& path, const std::string& target) {
  storage::back_up(opening_of(path), target);
}

}  // namespace dutoan
