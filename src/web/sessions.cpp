#include "web/sessions.hpp"

#include "web/token.hpp"

#include <dutoan/book.hpp>

#include <algorithm>
#include <utility>

namespace dutoan::web {
namespace {

constexpr std::chrono::hours whole{12};

}  // namespace

bool Sessions::is_over(const Session& session, std::chrono::sys_seconds now) const {
  return now - session.last > idle_ || now - session.began > whole;
}

std::int64_t Sessions::seconds_left(const Session& session) const {
  return std::min<std::chrono::seconds>(idle_, session.began + whole - session.last).count();
}

std::string Sessions::begin(Session session, std::chrono::sys_seconds now) {
  std::string key = fresh_token();
  const std::lock_guard lock{mutex_};
  std::erase_if(by_digest_, [&](const auto& each) { return is_over(each.second.session, now); });
  session.token = token_for(session.person.code);
  session.began = session.last = now;
  by_digest_[sha256(key)] = {std::move(session), {}};
  return key;
}

std::optional<Session> Sessions::find(const std::string& key, std::chrono::sys_seconds now) {
  if (key.empty()) return std::nullopt;
  const std::lock_guard lock{mutex_};
  const auto it = by_digest_.find(sha256(key));
  if (it == by_digest_.end()) return std::nullopt;
  if (is_over(it->second.session, now)) {
    by_digest_.erase(it);
    return std::nullopt;
  }
  it->second.session.last = now;
  return it->second.session;
}

void Sessions::end(const std::string& key) {
  const std::lock_guard lock{mutex_};
  by_digest_.erase(sha256(key));
}

void Sessions::leave_notice(const std::string& key, std::string notice) {
  const std::lock_guard lock{mutex_};
  if (const auto it = by_digest_.find(sha256(key)); it != by_digest_.end())
    it->second.notice = std::move(notice);
}

std::string Sessions::take_notice(const std::string& key) {
  const std::lock_guard lock{mutex_};
  const auto it = by_digest_.find(sha256(key));
  return it == by_digest_.end() ? std::string{} : std::exchange(it->second.notice, {});
}

}  // namespace dutoan::web
