#include <dutoan/places.hpp>

#include <algorithm>

namespace dutoan {
namespace {

template <class DatedFact, class SameSubject>
void check_overlap(const std::vector<DatedFact>& facts, const std::string& code, SameSubject same,
                   Problems& problems) {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (!same(facts[i], facts[j]) || !facts[i].in_force.overlaps(facts[j].in_force)) continue;
      problems.emplace_back(RateRule::overlapping_values, facts[i].place,
                            std::vector<Fact>{{"key", code},
                                              {"document", facts[i].source},
                                              {"other", facts[j].source},
                                              {"from", facts[i].in_force.from()}},
                            std::vector<FilePlace>{facts[j].place});
    }
  }
}

}  // namespace

const PlaceFact* Place::fact(std::size_t qualifier, Date date) const {
  const auto it = std::ranges::find_if(facts, [&](const PlaceFact& f) {
    return f.condition.qualifier == qualifier && f.in_force.contains(date);
  });
  return it == facts.end() ? nullptr : &*it;
}

const PostFact* Post::fact(Date date, std::string_view programme) const {
  const PostFact* common = nullptr;
  for (const PostFact& f : facts) {
    if (!f.in_force.contains(date)) continue;
    if (f.programme.empty())
      common = &f;
    else if (f.programme == programme)
      return &f;
  }
  return common;
}

Problems check_facts(const std::vector<Place>& places, const std::vector<Post>& posts) {
  Problems problems;
  for (const Place& place : places)
    check_overlap(
        place.facts, place.code.text(),
        [](const PlaceFact& a, const PlaceFact& b) {
          return a.condition.qualifier == b.condition.qualifier;
        },
        problems);
  for (const Post& post : posts)
    check_overlap(
        post.facts, post.code.text(),
        [](const PostFact& a, const PostFact& b) { return a.programme == b.programme; }, problems);
  return problems;
}

}  // namespace dutoan
