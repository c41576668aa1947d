// What programs are told. Only this file and read_json.cpp know the JSON library.
#include "web/advice.hpp"
#include "web/answer_visit.hpp"
#include "web/suggestions.hpp"

#include <nlohmann/json.hpp>

namespace dutoan::web {

using nlohmann::json;

std::string suggestions_json(const std::vector<SuggestedLine>& lines) {
  json all = json::array();
  for (const SuggestedLine& line : lines)
    all.push_back({{"code", line.code}, {"words", line.words}, {"left", line.left.dong()}});
  return all.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

std::string problems_json(const Problems& problems, Language language,
                          const FieldOfProblem& field) {
  json all = json::array();
  for (const Problem& problem : problems) {
    json each{{"code", "DT" + std::to_string(static_cast<int>(problem.rule))},
              {"sentence", sentence(problem, language)},
              {"help", advice_for_programs(problem, language)}};
    if (const std::string key = field ? field(problem) : ""; !key.empty()) each["field"] = key;
    all.push_back(std::move(each));
  }
  return json{{"schema", "dutoan.problems/1"}, {"problems", std::move(all)}}.dump(
             2, ' ', false, json::error_handler_t::replace) +
         "\n";
}

}  // namespace dutoan::web
