#include "web/crew.hpp"

#include <algorithm>
#include <utility>

namespace dutoan::web {

Crew::Crew(std::size_t first, std::size_t size, std::size_t most) : most_{most} {
  for (std::size_t i = 0; i < size; ++i)
    threads_.emplace_back([this, number = first + i] { run(number); });
}

bool Crew::put(const std::string& asker, Work work) {
  const std::lock_guard lock{mutex_};
  if (is_stopping_ || waiting_ == most_) return false;
  const auto line = std::ranges::find(lines_, asker, &Line::asker);
  if (line != lines_.end())
    line->works.push_back(std::move(work));
  else
    lines_.push_back({asker, {std::move(work)}});
  ++waiting_;
  came_.notify_one();
  return true;
}

void Crew::stop() {
  std::list<Line> left;
  {
    const std::lock_guard lock{mutex_};
    is_stopping_ = true;
    left.swap(lines_);
    waiting_ = 0;
  }
  came_.notify_all();
  for (std::thread& each : threads_)
    if (each.joinable()) each.join();
}

/// The first work of whoever's turn it is, who then goes behind the others; none where the crew
/// stops.
Crew::Work Crew::take() {
  std::unique_lock lock{mutex_};
  came_.wait(lock, [this] { return is_stopping_ || !lines_.empty(); });
  if (is_stopping_) return {};
  Line& line = lines_.front();
  Work work = std::move(line.works.front());
  line.works.pop_front();
  --waiting_;
  if (line.works.empty())
    lines_.pop_front();
  else
    lines_.splice(lines_.end(), lines_, lines_.begin());  // takes no memory, so it cannot fail
  return work;
}

void Crew::run(std::size_t number) {
  while (const Work work = take()) work(number);
}

}  // namespace dutoan::web
