#include "cli/completion.hpp"

#include <dutoan/money.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace dutoan::cli {
namespace {

constexpr std::string_view bash_script = R"(# bash completion of dutoan
_dutoan() {
  local word about current=${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  while IFS=$'\t' read -r word about; do
    if [ "$word" = :file ]; then
      compopt -o filenames 2>/dev/null
      mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current")
    else
      COMPREPLY+=("$word")
    fi
  done < <("${COMP_WORDS[0]}" __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _dutoan dutoan
)";

constexpr std::string_view zsh_script = R"(#compdef dutoan
_dutoan() {
  local word about wants_file=
  local -a found
  while IFS=$'\t' read -r word about; do
    if [[ $word == :file ]]; then
      wants_file=1
    else
      found+=("${word//:/\\:}:$about")
    fi
  done < <("${words[1]}" __complete "${(@)words[2,CURRENT]}" 2>/dev/null)
  (( ${#found} )) && _describe -V dutoan found
  [[ -z $wants_file ]] || _files
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _dutoan "$@"
else
  compdef _dutoan dutoan
fi
)";

constexpr std::string_view fish_script = R"(# fish completion of dutoan
function __dutoan_complete
    set -l typed (commandline -opc)
    for answer in ($typed[1] __complete $typed[2..] (commandline -ct) 2>/dev/null)
        if test "$answer" = :file
            __fish_complete_path (commandline -ct)
        else
            echo $answer
        end
    end
end
complete -c dutoan -f -a '(__dutoan_complete)'
)";

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> scripts{
    {{"bash", bash_script}, {"zsh", zsh_script}, {"fish", fish_script}}};

}  // namespace

std::vector<std::string_view> completion_shells() {
  std::vector<std::string_view> shells(scripts.size());
  std::ranges::transform(scripts, shells.begin(), &decltype(scripts)::value_type::first);
  return shells;
}

std::string completion_script(std::string_view shell) {
  const auto* it = std::ranges::find(scripts, shell, &decltype(scripts)::value_type::first);
  ensure(it != scripts.end(), "a shell has its script");
  return std::string{it->second};
}

}  // namespace dutoan::cli
