// The book as a file (tệp sổ): what a verification of it is shown as, and its backups, which lie
// beside it under names that tell when they were made.
//
// Invariants
//   BF1  a name that is listed is one that backup_path makes for this book; the newest stands first
#pragma once

#include <dutoan/book.hpp>
#include <dutoan/report.hpp>

#include <chrono>
#include <string>
#include <vector>

namespace dutoan {

/// What was found in the book, by name.
[[nodiscard]] Report verify_report(const std::vector<Finding>& findings, const std::string& path);

/// How far the book goes, signed: the short code to print beside the figures, the key, the text.
[[nodiscard]] Report checkpoint_report(const CheckpointText& checkpoint);

/// Where a backup of the book at `path` that is made at `now` is kept:
/// "so.db.backup-20201215-050000", in UTC.
[[nodiscard]] std::string backup_path(const std::string& path, std::chrono::sys_seconds now);

/// A backup beside its book.
struct Backup {
  std::string name;  // of its file, without the folder
  std::chrono::sys_seconds made;
};
/// The backups beside the book at `path` (BF1); none where the folder cannot be read.
[[nodiscard]] std::vector<Backup> backups_of(const std::string& path);

}  // namespace dutoan
