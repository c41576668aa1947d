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

namespace {

constexpr const char* appraisal_form = "dutoan/appraisal/1";
constexpr const char* reply_form = "dutoan/reply/1";

/// A list under the name of its form.
template <class T>
struct Listed {
  const char* form;
  const char* key;
  std::vector<T> values;
};

}  // namespace

template <class T>
static void fields(files::JsonWriter& archive, Listed<T>& listed) {
  archive("format", std::string{listed.form});
  archive(listed.key, listed.values);
}
template <class T>
static void fields(files::JsonReader& archive, Listed<T>& listed) {
  std::string form;
  archive("format", form);
  if (form != listed.form) throw files::JsonMisfit{"format"};
  archive(listed.key, listed.values);
}

namespace {

template <class T>
std::string text_of(const Listed<T>& listed) {
  return files::JsonWriter::object_of(listed).dump(1) + "\n";
}

/// The list that `text` holds; as with a frozen estimate, only the one text that would be written.
template <class T>
Result<std::vector<T>> read(std::string_view text, const std::string& file, Listed<T> listed) {
  const auto refused = [&](FrozenRule rule, std::string where) {
    return refuse(
        Problem{rule, FilePlace{file, 0, 0, 0, {}}, {{"file", file}, {"where", std::move(where)}}});
  };
  try {
    const files::Json json = files::Json::parse(text);
    files::JsonReader reader{json, {}};
    fields(reader, listed);
  } catch (const files::JsonMisfit& misfit) {
    return refused(FrozenRule::not_frozen, misfit.what());
  } catch (const files::Json::exception& fault) {
    return refused(FrozenRule::not_frozen, fault.what());
  }
  if (text_of(listed) != text) return refused(FrozenRule::text_altered, {});
  return std::move(listed.values);
}

}  // namespace

std::string decisions_text(const std::vector<LineDecision>& decisions) {
  return text_of(Listed<LineDecision>{appraisal_form, "decisions", decisions});
}

Result<std::vector<LineDecision>> read_decisions(std::string_view text, const std::string& file) {
  return read(text, file, Listed<LineDecision>{appraisal_form, "decisions", {}});
}

std::string replies_text(const std::vector<LineReply>& replies) {
  return text_of(Listed<LineReply>{reply_form, "replies", replies});
}

Result<std::vector<LineReply>> read_replies(std::string_view text, const std::string& file) {
  return read(text, file, Listed<LineReply>{reply_form, "replies", {}});
}

}  // namespace dutoan
