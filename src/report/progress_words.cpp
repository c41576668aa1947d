#include <dutoan/progress_words.hpp>

#include <dutoan/notation.hpp>

#include <cstdint>

namespace dutoan {
namespace {

struct StepWords {
  Label doing, pieces;
};

StepWords words_of(Step step) {
  switch (step) {
    case Step::reading: return {{"Đang đọc", "Reading"}, {"dòng", "rows"}};
    case Step::estimating: return {{"Đang tính", "Estimating"}, {"lớp", "classes"}};
    case Step::fitting: return {{"Đang thử", "Trying"}, {"phương án", "combinations"}};
    case Step::laying_out: return {{"Đang lập bảng", "Laying out"}, {"dòng", "lines"}};
    case Step::posting: return {{"Đang ghi sổ", "Posting"}, {"chứng từ", "documents"}};
    case Step::writing: break;
  }
  return {{"Đang ghi", "Writing"}, {"dòng", "rows"}};
}

std::string count(std::size_t n) { return format_whole(static_cast<std::int64_t>(n)); }

}  // namespace

std::string progress_in_words(Step step, std::size_t done, std::size_t total, Language language) {
  const StepWords words = words_of(step);
  return in(language, words.doing) + " " + count(done) + (total == 0 ? "" : "/" + count(total)) +
         " " + in(language, words.pieces);
}

}  // namespace dutoan
