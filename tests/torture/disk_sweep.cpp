#include "torture/disk_sweep.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include <unistd.h>

namespace dutoan::tests {
namespace {

void copy_folder(const std::string& from, const std::string& to) {
  std::filesystem::remove_all(to);
  std::filesystem::copy(from, to);
}

std::string new_folder() {
  const std::filesystem::path memory = "/dev/shm";
  const auto root =
      std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
  std::string name = (root / "dutoan-XXXXXX").string();
  return mkdtemp(name.data());
}

}  // namespace

Scene::Scene(const UseCase& use)
    : root_(new_folder()), model_(root_ + "/model"), kept_(root_ + "/kept"), at_(root_ + "/at") {
  std::filesystem::create_directory(at_);
  use.make(path());
  copy_folder(at_, model_);
}

Scene::~Scene() { std::filesystem::remove_all(root_); }

void Scene::begin_anew() const { copy_folder(model_, at_); }
void Scene::keep() const { copy_folder(at_, kept_); }
void Scene::go_back() const { copy_folder(kept_, at_); }

Outcome run_on_faulty_disk(const UseCase& use, const Scene& scene, storage::Journal journal,
                           const Strike& strike) {
  set_strike(strike);
  storage::Opening opening = opening_at(scene.path(), faulty_disk);
  opening.journal = journal;
  return use.run(opening);
}

std::int64_t stride_for(std::int64_t calls, std::int64_t most) {
  return std::max<std::int64_t>(1, (calls + most - 1) / most);
}

std::int64_t calls_of(const UseCase& use, const Scene& scene, storage::Journal journal,
                      unsigned calls) {
  const Outcome outcome = run_on_faulty_disk(use, scene, journal, {.calls = calls});
  if (!outcome.is_done) throw std::logic_error{use.name + " is not done on a disk that is well"};
  const std::int64_t made = calls_made();
  set_strike({});
  return made;
}

}  // namespace dutoan::tests
