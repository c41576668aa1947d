// How fast the book is, beside SQLite alone and beside itself when it was short. Plain figures, one
// "name value" per line; tests/bench/ledger.sh makes the books, runs all of it and writes the
// table.
//
//   ledger_bench make BOOK N      a book of N vouchers, through Store::append
//   ledger_bench more FOLDER BOOK N   N vouchers more, into a copy of the book
//   ledger_bench bulk FOLDER N    one import of N vouchers, beside the same rows inserted raw
//   ledger_bench single FOLDER BOOK…  single durable postings, raw and in each BOOK
//   ledger_bench read SMALL LARGE     answers of two books with the same lines to show
//   ledger_bench verify BOOK
#include "bench/raw_rows.hpp"
#include "bench/synthetic_year.hpp"

#include <dutoan/book.hpp>
#include <dutoan/bookkeeping.hpp>
#include <dutoan/class_file.hpp>
#include <dutoan/year_end.hpp>
#include <dutoan/year_figures.hpp>

#include <sys/resource.h>
#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>

namespace dutoan::bench {
namespace {

using Times = std::vector<double>;
constexpr std::chrono::sys_seconds recorded_at{std::chrono::seconds{1'600'000'000}};

/// Seconds of the wall, or of this process on its core: on shared cores the wall clock tells of the
/// neighbours, but only the wall knows of the disk.
double wall() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}
double core() {
  timespec used{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

double timed(double (*clock)(), const std::function<void()>& work) {
  const double start = clock();
  work();
  return clock() - start;
}

double median(Times times) {
  std::ranges::sort(times);
  return times.at(times.size() / 2);
}

void tell(const std::string& name, double value) { std::cout << name << " " << value << "\n"; }

void tell_memory() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  tell("peak_mb", static_cast<double>(used.ru_maxrss) / 1024);
}

void append(Store& store, const std::vector<Document>& documents) {
  const auto kept = store.append(documents, recorded_at, decide);
  if (!kept)
    throw std::runtime_error("refused: " +
                             std::to_string(static_cast<int>(kept.error().front().rule)));
}

std::string path_of(const std::string& folder, const std::string& name) {
  const std::string path = (std::filesystem::path{folder} / name).string();
  for (const char* end : {"", "-journal", "-wal", "-shm", "-queue"})
    std::filesystem::remove(path + end);
  return path;
}

void make(const std::string& path, std::int64_t vouchers) {
  constexpr std::size_t batch = 5'000;
  SyntheticYear year{vouchers};
  const auto book = make_book(path, BookSettings{});
  append(*book, year.grants());
  const double took = timed(core, [&] {
    for (auto some = year.next(batch); !some.empty(); some = year.next(batch)) append(*book, some);
  });
  tell("vouchers_per_s", static_cast<double>(vouchers) / took);
  tell_memory();
}

void more(const std::string& folder, const std::string& path, std::int64_t vouchers) {
  constexpr std::int64_t batch = 5'000;
  const std::string copy = path_of(folder, "more");
  std::filesystem::copy_file(path, copy);
  const auto book = open_book(copy);
  SyntheticYear year{1'000};
  for (std::int64_t made = 0; made < vouchers;) {
    std::vector<Document> some;
    for (; made < vouchers && std::ssize(some) < batch; ++made) some.push_back(year.extra(made));
    append(*book, some);
  }
  tell_memory();
}

void bulk(const std::string& folder, std::int64_t vouchers) {
  SyntheticYear year{vouchers};
  const std::string model = path_of(folder, "bulk-model");
  append(*make_book(model, BookSettings{}), year.grants());
  const auto first = static_cast<std::int64_t>(year.grants().size()) + 1;
  const auto documents = year.next(static_cast<std::size_t>(vouchers));
  std::vector<std::vector<RawRow>> rows;
  Times ours, raw;
  for (int i = 0; i < 3; ++i) {
    const std::string mine = path_of(folder, "bulk-ours"), theirs = path_of(folder, "bulk-raw");
    std::filesystem::copy_file(model, mine);
    std::filesystem::copy_file(model, theirs);
    const auto book = open_book(mine);
    ours.push_back(timed(core, [&] { append(*book, documents); }));
    if (rows.empty()) rows = rows_from(mine, first);
    const Database database = open_raw(theirs);
    RawWriter writer{database.get()};
    raw.push_back(timed(core, [&] {
      writer.begin();
      for (const auto& each : rows) writer.insert(each);
      writer.commit();
    }));
  }
  tell("bulk_ours_per_s", static_cast<double>(vouchers) / median(ours));
  tell("bulk_raw_per_s", static_cast<double>(vouchers) / median(raw));
  tell("bulk_of_raw", median(raw) / median(ours));
}

/// Postings one by one, each durable: raw into the first book, then into each of the books, in
/// turns of fifty.
void single(const std::string& folder, const std::vector<std::string>& books) {
  constexpr int rounds = 20, turn = 50;
  const std::string raw_path = path_of(folder, "single-raw");
  const std::string model = path_of(folder, "single-model");
  std::vector<Document> extra;
  SyntheticYear year{1'000};
  for (int i = 0; i < rounds * turn; ++i) extra.push_back(year.extra(i));
  std::filesystem::copy_file(books.front(), model);
  std::filesystem::copy_file(books.front(), raw_path);
  std::int64_t first = 0;
  {
    const auto book = open_book(model);
    const auto kept = book->append(extra, recorded_at, decide);
    if (!kept) throw std::runtime_error("refused");
    first = kept->front().sequence;
  }
  const auto rows = rows_from(model, first);
  const Database database = open_raw(raw_path);
  RawWriter writer{database.get()};
  std::vector<std::unique_ptr<Store>> stores;
  for (std::size_t i = 0; i < books.size(); ++i) {
    const std::string copy = path_of(folder, "single-" + std::to_string(i));
    std::filesystem::copy_file(books[i], copy);
    stores.push_back(open_book(copy));
  }
  Times raw;
  std::vector<Times> ours(books.size());
  for (std::size_t i = 0; i < extra.size();) {
    const std::size_t begin = i, end = i + turn;
    for (std::size_t at = begin; at < end; ++at)
      raw.push_back(timed(wall, [&] {
        writer.begin();
        writer.insert(rows[at]);
        writer.commit();
      }));
    for (std::size_t b = 0; b < stores.size(); ++b)
      for (std::size_t at = begin; at < end; ++at)
        ours[b].push_back(timed(wall, [&] { append(*stores[b], {extra[at]}); }));
    i = end;
  }
  tell("single_raw_ms", median(raw) * 1e3);
  for (std::size_t b = 0; b < stores.size(); ++b) {
    tell("single_" + std::to_string(b) + "_ms", median(ours[b]) * 1e3);
    tell("single_" + std::to_string(b) + "_of_raw", median(raw) / median(ours[b]));
  }
  tell("single_growth", median(ours.back()) / median(ours.front()));
}

Query of_probe() {
  Query query;
  query.activity = probe_class;
  return query;
}

/// The questions whose answers are the same in a book of any size.
const std::map<std::string, std::function<std::size_t(const Store&)>> questions = {
    {"left_of_a_class",
     [](const Store& s) {
       return what_is_left(s, std::vector<Subject>{{probe_class, {}}}, ControlLevel::line).size();
     }},
    {"status", [](const Store& s) { return what_is_left(s, {}, ControlLevel::whole).size(); }},
    {"statement_of_a_class",
     [](const Store& s) { return statement(s, of_probe()).entries.size(); }},
    {"statement_of_a_month",
     [](const Store& s) {
       Query query = of_probe();
       query.posted_on = DateRange::of(*Date::of(2020, 6, 1), Date::of(2020, 7, 1));
       return statement(s, query).entries.size();
     }},
    {"opening_of_a_day",
     [](const Store& s) {
       Query query;
       query.posted_on = DateRange::of(Date{}, *Date::of(2020, 6, 1));
       return s.standing(query) == Standing{} ? std::size_t{0} : 1;
     }},
    {"figures_of_the_year",
     [](const Store& s) {
       const auto year = find_year(s, {}).value();
       return year_figures(s, year.unit, year.fiscal_year).sub_items.size();
     }},
    {"execution_by_month",
     [](const Store& s) {
       return find_execution(s, {}, ExecutionBy::month, nullptr).value().rows.size();
     }},
    {"voucher_by_number",
     [](const Store& s) { return find_document(s, "qd 01").has_value() ? std::size_t{1} : 0; }},
};

void read(const std::string& small, const std::string& large) {
  const auto few = open_book(small), many = open_book(large);
  for (const auto& [name, ask] : questions) {
    Times a, b;
    for (int i = 0; i < (name == "opening_of_a_day" ? 5 : 301); ++i) {
      a.push_back(timed(core, [&] { (void)ask(*few); }));
      b.push_back(timed(core, [&] { (void)ask(*many); }));
    }
    tell(name + "_small_ms", median(a) * 1e3);
    tell(name + "_large_ms", median(b) * 1e3);
    tell(name + "_growth", median(b) / median(a));
  }
  const Database database = open_plainly(large);
  Times whole, raw;
  std::size_t scopes = 0;
  for (int i = 0; i < 9; ++i) {
    raw.push_back(timed(core, [&] { (void)read_balances(database.get()); }));
    whole.push_back(timed(core, [&] {
      scopes = 0;
      many->standings({}, ControlLevel::line, [&](const Scope&, const Standing&) { ++scopes; });
    }));
  }
  tell("plan_lines", static_cast<double>(scopes));
  tell("plan_ms", median(whole) * 1e3);
  tell("plan_raw_ms", median(raw) * 1e3);
  tell("plan_of_raw", median(whole) / median(raw));
  tell_memory();
}

void verify(const std::string& path) {
  std::size_t documents = 0;
  std::size_t findings = 0;
  {
    const auto book = open_book(path);
    book->documents(1, [&](const Kept&) { return ++documents < 1; });
  }
  const double took = timed(core, [&] { findings = verify_book(path)->size(); });
  tell("verify_findings", static_cast<double>(findings));
  tell("verify_s", took);
  tell_memory();
}

int run(const std::vector<std::string>& words) {
  const auto number = [&](std::size_t i) { return std::stoll(words.at(i)); };
  const std::string what = words.empty() ? "" : words[0];
  if (what == "make") return make(words.at(1), number(2)), 0;
  if (what == "more") return more(words.at(1), words.at(2), number(3)), 0;
  if (what == "bulk") return bulk(words.at(1), number(2)), 0;
  if (what == "single") return single(words.at(1), {words.begin() + 2, words.end()}), 0;
  if (what == "read") return read(words.at(1), words.at(2)), 0;
  if (what == "verify") return verify(words.at(1)), 0;
  std::cerr << "ledger_bench make|more|bulk|single|read|verify …\n";
  return 2;
}

}  // namespace
}  // namespace dutoan::bench

int main(int count, char** words) {
  try {
    return dutoan::bench::run({words + 1, words + count});
  } catch (const std::exception& failed) {
    std::cerr << "ledger_bench: " << failed.what() << "\n";
    return 1;
  }
}
