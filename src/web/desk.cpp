#include "web/desk.hpp"

#include <filesystem>

namespace dutoan::web {
namespace {

namespace fs = std::filesystem;

void add_stamp(const fs::path& path, std::string& stamp) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  const auto written = fs::last_write_time(path, error);
  stamp += path.string() + ' ' + std::to_string(size) + ' ' +
           std::to_string(written.time_since_epoch().count()) + '\n';
}

/// What changes whenever a file changes from which an estimate is made.
std::string stamp_of(const Sources& sources) {
  std::string stamp;
  std::error_code error;
  const fs::path beside = fs::path{sources.plan}.parent_path();
  for (const fs::directory_entry& entry :
       fs::directory_iterator{beside.empty() ? "." : beside, error})
    add_stamp(entry.path(), stamp);
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator{sources.rates, error})
    add_stamp(entry.path(), stamp);
  return stamp;
}

}  // namespace

std::shared_ptr<const Desk> DeskReader::read() {
  const std::string stamp = stamp_of(sources_);
  const std::lock_guard lock{mutex_};
  if (desk_ && stamp == stamp_) return desk_;
  auto made = std::make_shared<Desk>();
  auto plan = estimate_plan(sources_);
  if (plan) {
    made->plan = std::move(*plan);
    made->names = names_of(made->plan->estimate);
  } else {
    made->problems = plan.error();
  }
  made->papers = load_papers(sources_.rates);
  made->forms = load_year_forms(sources_.rates);
  made->regimes = load_regimes(sources_.rates);
  stamp_ = stamp;
  desk_ = std::move(made);
  return desk_;
}

}  // namespace dutoan::web
