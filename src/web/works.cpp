#include "web/works.hpp"

#include <dutoan/book.hpp>

#include <exception>
#include <utility>

namespace dutoan::web {
namespace {

using Clock = std::chrono::steady_clock;

}  // namespace

void Work::at(Step step, std::size_t done, std::size_t total) {
  if (is_stopping_) throw Stopped{};
  step_ = step;
  total_ = total;
  done_ = done;
}

HowFar Work::how_far() const { return {route_, step_, done_, total_, is_stopping_}; }

/// A work with its thread, which ends before the rest of it does.
struct Works::Running {
  explicit Running(const LongRoute& route) : work{route}, kept{route.kept} {}

  Work work;
  std::chrono::minutes kept;
  std::promise<Answer> promise;
  std::shared_future<Answer> answer{promise.get_future()};
  std::atomic<Clock::time_point> ended{Clock::time_point::max()};
  std::jthread thread;

  [[nodiscard]] bool is_done(std::chrono::milliseconds patience = {}) const {
    return answer.wait_for(patience) == std::future_status::ready;
  }
};

Works::Works(std::size_t first) {
  for (std::size_t i = most_works; i > 0; --i) free_.push_back(first + i - 1);
}

Works::~Works() {
  for (const auto& [name, running] : running_) running->work.stop();
  for (const auto& [name, running] : running_) running->thread.join();
}

std::shared_ptr<Works::Running> Works::find(const std::string& name) {
  const std::lock_guard lock{mutex_};
  const auto it = running_.find(name);
  return it == running_.end() ? nullptr : it->second;
}

void Works::forget_old() {
  std::erase_if(running_, [](const auto& each) {
    const Running& running = *each.second;
    return running.is_done() && Clock::now() - running.kept > running.ended.load();
  });
}

bool Works::begin(const std::string& name, const LongRoute& route, LongAnswering answering) {
  const std::lock_guard lock{mutex_};
  forget_old();
  if (const auto it = running_.find(name); it != running_.end()) {
    if (!it->second->is_done()) return true;
    running_.erase(it);
  }
  if (free_.empty()) return false;
  const std::size_t worker = free_.back();
  free_.pop_back();
  const auto made = std::make_shared<Running>(route);
  running_[name] = made;
  made->thread = std::jthread{[this, &here = *made, worker, answering = std::move(answering)] {
    run(here, worker, answering);
  }};
  return true;
}

/// Once the answer is there the thread needs nothing of `this` any more.
void Works::run(Running& here, std::size_t worker, const LongAnswering& answering) {
  std::optional<Answer> answer;
  std::exception_ptr fault;
  try {
    answer = answering(here.work, worker);
  } catch (...) {
    fault = std::current_exception();
  }
  {
    const std::lock_guard lock{mutex_};
    free_.push_back(worker);
  }
  here.ended = Clock::now();
  if (fault)
    here.promise.set_exception(fault);
  else
    here.promise.set_value(*std::move(answer));
}

std::optional<Answer> Works::take(const std::string& name, std::chrono::milliseconds patience) {
  const auto running = find(name);
  if (!running || !running->is_done(patience)) return std::nullopt;
  {
    const std::lock_guard lock{mutex_};
    if (const auto it = running_.find(name); it != running_.end() && it->second == running)
      running_.erase(it);
  }
  return running->answer.get();
}

std::optional<HowFar> Works::how_far(const std::string& name) {
  const auto running = find(name);
  return running ? std::optional{running->work.how_far()} : std::nullopt;
}

void Works::stop(const std::string& name) {
  if (const auto running = find(name)) running->work.stop();
}

std::string work_name(const std::string& key, const Request& request) {
  std::string what = key + (request.method == Method::post ? " POST " : " GET ") + request.path;
  for (const auto& [name, value] : request.query.pairs()) what += "&" + name + "=" + value;
  what += " " + request.form.value("id") + " " + request.form.value("intent");
  return sha256(what).substr(0, 32);
}

}  // namespace dutoan::web
