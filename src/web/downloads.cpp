#include "web/downloads.hpp"

namespace dutoan::web {

Answer attached(const std::string& name, std::string bytes) {
  const std::string type = name.ends_with(".xlsx")
                               ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                           : name.ends_with(".csv") ? "text/csv; charset=utf-8"
                                                    : "text/plain; charset=utf-8";
  return {200,
          type,
          std::move(bytes),
          {{"Content-Disposition", "attachment; filename=\"" + name + "\""}}};
}

}  // namespace dutoan::web
