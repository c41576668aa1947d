#include "storage/processes.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <exception>
#include <vector>

namespace dutoan::tests {

int in_processes(int count, const std::function<void(int)>& child) {
  std::vector<pid_t> children;
  for (int i = 0; i < count; ++i) {
    const pid_t pid = fork();
    if (pid == 0) {
      try {
        child(i);
        _exit(0);
      } catch (const std::exception&) {
        _exit(1);
      }
    }
    children.push_back(pid);
  }
  int well = 0;
  for (const pid_t pid : children) {
    int status = 0;
    waitpid(pid, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) ++well;
  }
  return well;
}

}  // namespace dutoan::tests
