// Files of people that are replaced: whole, and never without their old self being kept.
#pragma once

#include <dutoan/result.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dutoan {

/// "plan-20201215-120000.toml" beside "plan.toml", where no such file is yet; times are those of
/// Vietnam.
[[nodiscard]] std::string kept_name(const std::string& path, std::chrono::sys_seconds now,
                                    std::string_view ending);

/// Puts `bytes` in the place of the file at `path`, or makes it; what was there becomes `kept`
/// where that is not empty. Either everything happens, or the old file stands as it was.
[[nodiscard]] std::optional<Problem> replace_file(const std::string& path, std::string_view bytes,
                                                  const std::string& kept);

}  // namespace dutoan
