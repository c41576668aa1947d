// What the documents of an appraisal say: "dutoan/appraisal/1" and "dutoan/reply/1".
#include "files/json_fields.hpp"

#include <dutoan/appraisal.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace dutoan {

// `static`, not in an unnamed namespace, where the archives would not find them by their arguments.

static constexpr std::array verdicts{std::pair{Verdict::accepted, std::string_view{"accepted"}},
                                     std::pair{Verdict::reduced, std::string_view{"reduced"}},
                                     std::pair{Verdict::raised, std::string_view{"raised"}},
                                     std::pair{Verdict::rejected, std::string_view{"rejected"}},
                                     std::pair{Verdict::undone, std::string_view{"undone"}}};

static std::string_view json_word(Verdict verdict) {
  return verdicts[static_cast<std::size_t>(verdict)].second;
}
static bool json_value(std::string_view word, Verdict& verdict) {
  const auto it = std::ranges::find(verdicts, word, [](const auto& each) { return each.second; });
  if (it == verdicts.end()) return false;
  verdict = it->first;
  return true;
}

template <class Archive>
static void fields(Archive& archive, DecidedInput& input) {
  archive("name", input.name);
  archive("value", input.value);
}

template <class Archive>
static void fields(Archive& archive, Reason& reason) {
  archive("code", reason.code);
  archive("amount", reason.amount);
  archive("text", reason.text);
  archive("citation", reason.citation);
}

template <class Archive>
static void fields(Archive& archive, LineDecision& decision) {
  archive("line", decision.line);
  archive("verdict", decision.verdict);
  archive("inputs", decision.inputs);
  archive("reasons", decision.reasons);
}

template <class Archive>
static void fields(Archive& archive, LineReply& reply) {
  archive("line", reply.line);
  archive("text", reply.text);
}

/// The decisions under the name of their form.
struct DecisionsForm {
  std::vector<LineDecision> decisions;
};

template <class Archive>
static void fields(Archive& archive, DecisionsForm& text) {
  archive("format", files::FormName{"dutoan/appraisal/1"});
  archive("decisions", text.decisions);
}

/// The replies under the name of their form.
struct RepliesForm {
  std::vector<LineReply> replies;
};

template <class Archive>
static void fields(Archive& archive, RepliesForm& text) {
  archive("format", files::FormName{"dutoan/reply/1"});
  archive("replies", text.replies);
}

std::string decisions_text(const std::vector<LineDecision>& decisions) {
  return files::canonical_text(DecisionsForm{decisions});
}

Result<std::vector<LineDecision>> read_decisions(std::string_view text, const std::string& file) {
  auto read = files::read_canonical<DecisionsForm>(text, file);
  if (!read) return refuse(std::move(read.error()));
  return std::move(read->decisions);
}

std::string replies_text(const std::vector<LineReply>& replies) {
  return files::canonical_text(RepliesForm{replies});
}

Result<std::vector<LineReply>> read_replies(std::string_view text, const std::string& file) {
  auto read = files::read_canonical<RepliesForm>(text, file);
  if (!read) return refuse(std::move(read.error()));
  return std::move(read->replies);
}

}  // namespace dutoan
