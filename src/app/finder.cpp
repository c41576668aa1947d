// What typed words mean in the book: lines by code or words, documents by number or id.
#include "app/typed.hpp"

#include <dutoan/app.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace dutoan::typed {
namespace {

/// Looking for the nearest code costs all of them; nobody reads more than a screen of such words.
constexpr std::size_t most_nearest = 50;

/// "ML1/hall Thuê hội trường", as a drop-down has it: the code, whose words follow it.
std::optional<LineCode> code_before_words(const std::string& text,
                                          const std::map<std::string, LineCode>& codes,
                                          const Estimate* estimate) {
  const auto blank = text.find(' ');
  if (blank == std::string::npos) return std::nullopt;
  const auto known = codes.find(bare(text.substr(0, blank)));
  if (known == codes.end()) return std::nullopt;
  if (estimate == nullptr) return known->second;
  const std::string words = bare(text.substr(blank + 1));
  for (const Line& line : estimate->lines)
    if (estimate->code_of(line) == known->second)
      return bare(line.norm->label.vi) == words || bare(line.norm->label.en) == words
                 ? std::optional{known->second}
                 : std::nullopt;
  return known->second;
}

/// What may be followed up, and reversals, of which the ledger says that they stay.
bool is_meant(DocumentKind kind, DocumentKind followed) {
  return may_follow(kind, followed) ||
         (kind == DocumentKind::reversal && followed == DocumentKind::reversal);
}

}  // namespace

const std::vector<Funding>& Finder::fundings() {
  if (!fundings_) fundings_ = fundings_of(book_);
  return *fundings_;
}

const std::map<std::string, LineCode>& Finder::codes() {
  if (!codes_) {
    codes_.emplace();
    for (const std::string& code : line_codes(book_)) codes_->emplace(bare(code), code_in(code));
  }
  return *codes_;
}

Result<LineCode> Finder::looked_up(const std::string& text) {
  for (const LineCode& likely : likely_codes(text))
    if (!likely.item.is_empty() && has(book_, likely)) return likely;
  if (const auto known = codes().find(bare(text)); known != codes().end()) return known->second;
  if (const auto code = code_before_words(text, codes(), estimate_)) return *code;
  if (estimate_ == nullptr)
    return refuse(not_in_book(
        text, lines_.size() < most_nearest ? line_codes(book_) : std::set<std::string>{}, nullptr));
  const auto line = find_line(*estimate_, text);
  if (!line) return refuse(line.error());
  return estimate_->code_of(**line);
}

Result<LineCode> Finder::line(const std::string& text) {
  const auto known = lines_.find(text);
  if (known != lines_.end()) return known->second;
  return lines_.emplace(text, looked_up(text)).first->second;
}

void Finder::add(const Document& document) {
  added_.emplace(plain_number(document.number.text()), document);
}

/// What stands in the book and was read before, too, is one document.
Result<Kept> Finder::followed(const std::string& text, DocumentKind kind) {
  std::vector<Kept> found = book_.documents_named(text);
  const auto [first, last] = added_.equal_range(plain_number(text));
  for (auto it = first; it != last; ++it) {
    const auto is_same = [&](const Kept& each) { return each.document.id == it->second.id; };
    if (std::ranges::none_of(found, is_same)) found.push_back({0, {}, it->second, {}, {}});
  }
  std::erase_if(found, [&](const Kept& each) { return !is_meant(kind, each.document.kind); });
  return the_one(std::move(found), text);
}

}  // namespace dutoan::typed
