#include "storage/faulty_disk.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <system_error>
#include <vector>

namespace dutoan::tests {
namespace {

/// What was asked of a file since its last flush.
struct Pending {
  enum class What : std::uint8_t { write, truncate, remove } what;
  std::int64_t at = 0;
  std::string bytes;
};

struct Tracked {
  bool exists = false;
  std::string durable;
  std::vector<Pending> pending;
};

struct Disk {
  Strike strike;
  std::int64_t calls = 0;
  bool has_struck = false, remembers = false;
  std::map<std::string, Tracked> files;
  sqlite3_vfs* real = nullptr;

  [[nodiscard]] bool is_dead() const {
    return (strike.is_power_cut || strike.is_kill) && has_struck;
  }
  [[nodiscard]] bool fails(Call call) {
    if (is_dead()) return true;
    if ((strike.calls & call) == 0) return false;
    ++calls;
    const bool now = strike.at > 0 && (calls == strike.at || (strike.stays && calls > strike.at));
    has_struck = has_struck || now;
    return now;
  }
};
Disk disk;

struct OpenFile {
  sqlite3_file base;
  Tracked* tracked;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
OpenFile* opened(sqlite3_file* file) { return reinterpret_cast<OpenFile*>(file); }
sqlite3_file* real(sqlite3_file* file) { return opened(file)->real(); }

void note(sqlite3_file* file, Pending pending) {
  Tracked* tracked = opened(file)->tracked;
  if (tracked != nullptr && disk.remembers) tracked->pending.push_back(std::move(pending));
}

std::string content_of(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

/// Puts the sectors of a write for which `survives` says so into `image`.
template <class Survives>
void apply(std::string& image, const Pending& pending, Survives survives) {
  constexpr std::size_t sector = 512;
  const auto at = static_cast<std::size_t>(pending.at);
  if (pending.what == Pending::What::truncate && survives())
    image.resize(std::min(image.size(), at));
  if (pending.what != Pending::What::write) return;
  for (std::size_t done = 0; done < pending.bytes.size();) {
    const std::size_t size = std::min(sector - (at + done) % sector, pending.bytes.size() - done);
    if (survives()) {
      image.resize(std::max(image.size(), at + done + size));
      std::memcpy(image.data() + at + done, pending.bytes.data() + done, size);
    }
    done += size;
  }
}

int close_file(sqlite3_file* file) {
  return real(file)->pMethods == nullptr ? SQLITE_OK : real(file)->pMethods->xClose(real(file));
}

int read_file(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
  if (disk.fails(call_read)) {
    if (disk.strike.how != Failing::half || disk.is_dead()) return SQLITE_IOERR_READ;
    std::memset(to, 0, static_cast<std::size_t>(size));
    return SQLITE_IOERR_SHORT_READ;
  }
  return real(file)->pMethods->xRead(real(file), to, size, at);
}

std::int64_t size_now(sqlite3_file* file) {
  sqlite3_int64 size = 0;
  real(file)->pMethods->xFileSize(real(file), &size);
  return size;
}

/// Takes from the room what a write up to `end` needs of it; false when there is not enough.
bool takes_room(sqlite3_file* file, std::int64_t end) {
  if (disk.strike.room < 0) return true;
  const std::int64_t growth = std::max<std::int64_t>(0, end - size_now(file));
  if (growth > disk.strike.room) return false;
  disk.strike.room -= growth;
  return true;
}

int write_file(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
  if (!takes_room(file, at + size)) {
    disk.has_struck = true;
    return SQLITE_FULL;
  }
  const bool was_dead = disk.is_dead();
  const bool fails = disk.fails(call_write);
  // The write during which the power goes may have reached the disk in part.
  if (!fails || (disk.is_dead() && disk.strike.is_power_cut && !was_dead)) {
    note(file, {Pending::What::write, at,
                std::string(static_cast<const char*>(from), static_cast<std::size_t>(size))});
  }
  if (!fails) return real(file)->pMethods->xWrite(real(file), from, size, at);
  if (disk.is_dead() || disk.strike.how == Failing::io_error) return SQLITE_IOERR_WRITE;
  if (disk.strike.how == Failing::half) {
    const int half = size / 2;
    note(file, {Pending::What::write, at,
                std::string(static_cast<const char*>(from), static_cast<std::size_t>(half))});
    real(file)->pMethods->xWrite(real(file), from, half, at);
  }
  return SQLITE_FULL;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  if (disk.fails(call_truncate)) return SQLITE_IOERR_TRUNCATE;
  note(file, {Pending::What::truncate, size, {}});
  if (disk.strike.room >= 0) disk.strike.room += std::max<std::int64_t>(0, size_now(file) - size);
  return real(file)->pMethods->xTruncate(real(file), size);
}

bool is_removal(const Pending& pending) { return pending.what == Pending::What::remove; }

/// The folder is flushed: what was removed before stays removed.
void settle_removals(const Tracked* but) {
  for (auto& [path, tracked] : disk.files) {
    const auto last = std::find_if(tracked.pending.rbegin(), tracked.pending.rend(), is_removal);
    if (&tracked == but || last == tracked.pending.rend()) continue;
    tracked.pending.erase(tracked.pending.begin(), last.base());
    tracked.exists = false;
    tracked.durable.clear();
  }
}

/// What the kernel had to write it has dropped, and shows all the same until the power goes.
void forget_writes(Tracked* tracked) {
  if (tracked == nullptr || !disk.strike.forgets || disk.is_dead()) return;
  std::erase_if(tracked->pending,
                [](const Pending& each) { return each.what == Pending::What::write; });
}

int flush_file(sqlite3_file* file, int flags) {
  Tracked* tracked = opened(file)->tracked;
  if (disk.fails(call_flush)) {
    forget_writes(tracked);
    return SQLITE_IOERR_FSYNC;
  }
  if (tracked != nullptr && disk.remembers) {
    const auto removal =
        std::find_if(tracked->pending.rbegin(), tracked->pending.rend(), is_removal);
    if (!tracked->exists || removal != tracked->pending.rend()) settle_removals(tracked);
    if (removal != tracked->pending.rend()) {
      tracked->pending.erase(tracked->pending.begin(), removal.base());
      tracked->durable.clear();
    }
    for (const Pending& pending : tracked->pending)
      apply(tracked->durable, pending, [] { return true; });
    tracked->pending.clear();
    tracked->exists = true;
  }
  return real(file)->pMethods->xSync(real(file), flags);
}

int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
  if (disk.fails(call_size)) return SQLITE_IOERR_FSTAT;
  return real(file)->pMethods->xFileSize(real(file), size);
}
int lock_file(sqlite3_file* file, int lock) {
  if (disk.fails(call_lock)) return SQLITE_IOERR_LOCK;
  return real(file)->pMethods->xLock(real(file), lock);
}
int unlock_file(sqlite3_file* file, int lock) {
  return real(file)->pMethods->xUnlock(real(file), lock);
}
int check_reserved(sqlite3_file* file, int* is_reserved) {
  return real(file)->pMethods->xCheckReservedLock(real(file), is_reserved);
}
int control_file(sqlite3_file* file, int what, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), what, argument);
}
int sector_size(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int characteristics(sqlite3_file* file) {
  // A sector that is written while the power goes may take its neighbours with it.
  return real(file)->pMethods->xDeviceCharacteristics(real(file)) &
         ~SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

// The index of a log (WAL) is memory that processes share; no power cut leaves anything of it.
int map_index(sqlite3_file* file, int page, int size, int extend, void volatile** to) {
  if (disk.is_dead()) return SQLITE_IOERR_SHMMAP;
  return real(file)->pMethods->xShmMap(real(file), page, size, extend, to);
}
int lock_index(sqlite3_file* file, int at, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), at, count, flags);
}
void order_index(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
int unmap_index(sqlite3_file* file, int is_removed) {
  return real(file)->pMethods->xShmUnmap(real(file), is_removed);
}

const sqlite3_io_methods methods = {2,
                                    close_file,
                                    read_file,
                                    write_file,
                                    truncate_file,
                                    flush_file,
                                    size_of_file,
                                    lock_file,
                                    unlock_file,
                                    check_reserved,
                                    control_file,
                                    sector_size,
                                    characteristics,
                                    map_index,
                                    lock_index,
                                    order_index,
                                    unmap_index,
                                    nullptr,
                                    nullptr};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
  file->pMethods = nullptr;
  opened(file)->tracked = nullptr;
  real(file)->pMethods = nullptr;
  if (disk.fails(call_open)) return SQLITE_CANTOPEN;
  const bool existed = name != nullptr && std::filesystem::exists(name);
  const int code = disk.real->xOpen(disk.real, name, real(file), flags, out);
  if (code == SQLITE_OK || real(file)->pMethods != nullptr) file->pMethods = &methods;
  if (code == SQLITE_OK && name != nullptr && disk.remembers) {
    const auto [it, is_new] = disk.files.try_emplace(name);
    if (is_new && existed) it->second = {true, content_of(name), {}};
    opened(file)->tracked = &it->second;
  }
  return code;
}

int remove_file(sqlite3_vfs*, const char* name, int flush_folder) {
  if (disk.fails(call_remove)) return SQLITE_IOERR_DELETE;
  std::error_code ignored;
  if (const auto size = std::filesystem::file_size(name, ignored);
      disk.strike.room >= 0 && !ignored)
    disk.strike.room += static_cast<std::int64_t>(size);
  if (disk.remembers && std::filesystem::exists(name)) {
    const auto [it, is_new] = disk.files.try_emplace(name);
    if (is_new) it->second = {true, content_of(name), {}};
    it->second.pending.push_back({Pending::What::remove, 0, {}});
  }
  const int code = disk.real->xDelete(disk.real, name, flush_folder);
  if (code == SQLITE_OK && flush_folder != 0) settle_removals(nullptr);
  return code;
}

int access_file(sqlite3_vfs*, const char* name, int flags, int* out) {
  if (disk.fails(call_access)) return SQLITE_IOERR_ACCESS;
  return disk.real->xAccess(disk.real, name, flags, out);
}
int full_name(sqlite3_vfs*, const char* name, int size, char* out) {
  return disk.real->xFullPathname(disk.real, name, size, out);
}

void install() {
  static sqlite3_vfs faulty;
  if (disk.real != nullptr) return;
  disk.real = sqlite3_vfs_find(nullptr);
  faulty = *disk.real;
  faulty.pNext = nullptr;
  faulty.zName = faulty_disk;
  faulty.szOsFile = static_cast<int>(sizeof(OpenFile)) + disk.real->szOsFile;
  faulty.xOpen = open_file;
  faulty.xDelete = remove_file;
  faulty.xAccess = access_file;
  faulty.xFullPathname = full_name;
  sqlite3_vfs_register(&faulty, 0);
}

/// What is left of one file; nothing when the file is.
std::pair<bool, std::string> remains_of(const Tracked& tracked, Survivors survivors,
                                        std::mt19937_64& chance) {
  const auto survives = [&] {
    return survivors == Survivors::all || (survivors == Survivors::some && chance() % 2 == 0);
  };
  bool exists = tracked.exists;
  std::string image = tracked.durable;
  for (const Pending& pending : tracked.pending) {
    if (is_removal(pending)) {
      if (!survives()) break;  // and then nothing that followed it happened to this file
      exists = false;
      image.clear();
      continue;
    }
    apply(image, pending, survives);
    exists = exists || survives();
  }
  return {exists, image};
}

}  // namespace

void set_next_strike(const Strike& strike) {
  install();
  disk.strike = strike;
  disk.calls = 0;
  disk.has_struck = false;
  disk.remembers = disk.remembers || strike.is_power_cut;
}

void remember_all() {
  set_strike({});
  disk.remembers = true;
}

void set_strike(const Strike& strike) {
  disk.remembers = false;
  set_next_strike(strike);
  disk.files.clear();
}

const Strike& current_strike() { return disk.strike; }
bool has_struck() { return disk.has_struck; }
std::int64_t calls_made() { return disk.calls; }

void leave_remains(Survivors survivors, std::uint64_t seed) {
  std::mt19937_64 chance{seed};
  for (const auto& [path, tracked] : disk.files) {
    const auto [exists, image] = remains_of(tracked, survivors, chance);
    std::filesystem::remove(path);
    std::filesystem::remove(path + "-shm");
    if (exists) std::ofstream{path, std::ios::binary} << image;
  }
}

std::string durable_content(const std::string& path) { return disk.files[path].durable; }

void forget_file(const std::string& path) {
  for (const char* end : {"", "-journal", "-wal"}) disk.files.erase(path + end);
}

}  // namespace dutoan::tests
