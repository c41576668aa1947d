#include "web/kept_files.hpp"

#include <algorithm>

namespace dutoan::web {

void KeptFiles::keep(const std::string& person, const std::string& form, KeptFile file) {
  const std::lock_guard lock{mutex_};
  std::erase_if(entries_,
                [&](const Entry& each) { return each.person == person && each.form == form; });
  entries_.push_back({person, form, std::move(file)});
  while (entries_.size() > most_) entries_.pop_front();
}

std::optional<KeptFile> KeptFiles::find(const std::string& person, const std::string& form) const {
  const std::lock_guard lock{mutex_};
  const auto it = std::ranges::find_if(
      entries_, [&](const Entry& each) { return each.person == person && each.form == form; });
  return it == entries_.end() ? std::nullopt : std::optional{it->file};
}

}  // namespace dutoan::web
