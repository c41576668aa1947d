// Values as JSON: one list of fields for each struct, by which it is written and read.
//
// A struct says its fields once, in `fields(archive, value)`. So what is written and what is read
// cannot drift apart. Amounts and counts are integers, dates ISO texts; there is no floating point.
// What is absent stays absent: an empty optional has no key.
#pragma once

#include <dutoan/calendar.hpp>
#include <dutoan/frozen_estimate.hpp>
#include <dutoan/ids.hpp>
#include <dutoan/money.hpp>
#include <dutoan/notation.hpp>
#include <dutoan/quantity.hpp>
#include <dutoan/result.hpp>

#include <nlohmann/json.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan::files {

using Json = nlohmann::ordered_json;

/// A value that is not of the kind asked for, or is missing: where, as "activities/3/lines/0/code".
class JsonMisfit : public std::runtime_error {
 public:
  explicit JsonMisfit(const std::string& path) : std::runtime_error(path) {}
};

/// The form that a text says it has, "dutoan/estimate/1".
struct FormName {
  std::string_view name;
};

class JsonWriter;
class JsonReader;

/// A struct that lists its fields.
template <class T, class Archive>
concept HasFields = requires(Archive& archive, T& value) { fields(archive, value); };

/// Makes an object of a value's fields.
class JsonWriter {
 public:
  /// The object of `value`.
  template <class T>
  [[nodiscard]] static Json object_of(const T& value) {
    JsonWriter writer;
    fields(writer, const_cast<T&>(value));  // which a writer only reads
    return std::move(writer.object_);
  }

  void operator()(const char* key, FormName form) { object_[key] = std::string{form.name}; }
  template <class T>
  void operator()(const char* key, const T& value) {
    object_[key] = json(value);
  }
  template <class T>
  void operator()(const char* key, const std::optional<T>& value) {
    if (value) object_[key] = json(*value);
  }

 private:
  Json object_ = Json::object();

  static Json json(bool value) { return value; }
  static Json json(std::int64_t value) { return value; }
  static Json json(int value) { return value; }
  static Json json(const std::string& value) { return value; }
  static Json json(Money value) { return value.dong(); }
  static Json json(Quantity value) { return value.thousandths(); }
  static Json json(Percent value) { return value.hundredths(); }
  static Json json(Date value) { return iso_date(value); }
  static Json json(const Label& value) { return {{"vi", value.vi}, {"en", value.en}}; }
  static Json json(const LineCode& value) { return value.text(); }
  template <class Tag>
  static Json json(const Code<Tag>& value) {
    return value.text();
  }
  template <class E>
    requires std::is_enum_v<E>
  static Json json(E value) {
    return std::string{json_word(value)};
  }
  template <class T>
  static Json json(const std::vector<T>& values) {
    Json list = Json::array();
    for (const T& value : values) list.push_back(json(value));
    return list;
  }
  template <class T>
    requires HasFields<T, JsonWriter>
  static Json json(const T& value) {
    return object_of(value);
  }
};

/// Fills a value's fields from an object. Throws JsonMisfit.
class JsonReader {
 public:
  JsonReader(const Json& object, std::string path) : object_(object), path_(std::move(path)) {
    if (!object_.is_object()) throw JsonMisfit{path_};
  }

  void operator()(const char* key, FormName form) {
    std::string name;
    (*this)(key, name);
    if (name != form.name) throw JsonMisfit{at(key)};
  }
  template <class T>
  void operator()(const char* key, T& value) {
    const auto it = object_.find(key);
    if (it == object_.end()) throw JsonMisfit{at(key)};
    read(*it, value, at(key));
  }
  template <class T>
  void operator()(const char* key, std::optional<T>& value) {
    const auto it = object_.find(key);
    if (it == object_.end()) return;
    read(*it, value.emplace(), at(key));
  }

 private:
  const Json& object_;
  std::string path_;

  [[nodiscard]] std::string at(const char* key) const {
    return path_.empty() ? std::string{key} : path_ + "/" + key;
  }

  static void read(const Json& json, bool& value, const std::string& path) {
    if (!json.is_boolean()) throw JsonMisfit{path};
    value = json.get<bool>();
  }
  static void read(const Json& json, std::int64_t& value, const std::string& path) {
    const bool is_beyond = json.is_number_unsigned() &&
                           json.get<std::uint64_t>() >
                               static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (!json.is_number_integer() || is_beyond) throw JsonMisfit{path};
    value = json.get<std::int64_t>();
  }
  static void read(const Json& json, int& value, const std::string& path) {
    std::int64_t wide = 0;
    read(json, wide, path);
    value = static_cast<int>(wide);
    if (value != wide) throw JsonMisfit{path};
  }
  static void read(const Json& json, std::string& value, const std::string& path) {
    if (!json.is_string()) throw JsonMisfit{path};
    value = json.get<std::string>();
  }
  template <class T>
  static T number(const Json& json, const std::string& path, T (*make)(std::int64_t)) {
    std::int64_t value = 0;
    read(json, value, path);
    return make(value);
  }
  static void read(const Json& json, Money& value, const std::string& path) {
    value = number<Money>(json, path, [](std::int64_t n) { return Money::dong(n); });
  }
  static void read(const Json& json, Quantity& value, const std::string& path) {
    value = number<Quantity>(json, path, [](std::int64_t n) { return Quantity::thousandths(n); });
  }
  static void read(const Json& json, Percent& value, const std::string& path) {
    value = number<Percent>(json, path, [](std::int64_t n) { return Percent::hundredths(n); });
  }
  static void read(const Json& json, Date& value, const std::string& path) {
    std::string text;
    read(json, text, path);
    const auto date = parse_date(text);
    if (!date || iso_date(*date) != text) throw JsonMisfit{path};
    value = *date;
  }
  static void read(const Json& json, Label& value, const std::string& path) {
    JsonReader reader{json, path};
    reader("vi", value.vi);
    reader("en", value.en);
  }
  static void read(const Json& json, LineCode& value, const std::string& path) {
    std::string text;
    read(json, text, path);
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos) throw JsonMisfit{path};
    value = {ClassCode{text.substr(0, slash)}, ItemCode{text.substr(slash + 1)}};
  }
  template <class Tag>
  static void read(const Json& json, Code<Tag>& value, const std::string& path) {
    std::string text;
    read(json, text, path);
    value = Code<Tag>{std::move(text)};
  }
  template <class E>
    requires std::is_enum_v<E>
  static void read(const Json& json, E& value, const std::string& path) {
    std::string text;
    read(json, text, path);
    if (!json_value(text, value)) throw JsonMisfit{path};
  }
  template <class T>
  static void read(const Json& json, std::vector<T>& values, const std::string& path) {
    if (!json.is_array()) throw JsonMisfit{path};
    for (const Json& each : json)
      read(each, values.emplace_back(), path + "/" + std::to_string(values.size()));
  }
  template <class T>
    requires HasFields<T, JsonReader>
  static void read(const Json& json, T& value, const std::string& path) {
    JsonReader reader{json, path};
    fields(reader, value);
  }
};

/// The text of `value`.
template <class T>
[[nodiscard]] std::string canonical_text(const T& value) {
  return JsonWriter::object_of(value).dump(1) + "\n";
}

/// The value of a text that is the one that would be written for it: so keys twice, floating point,
/// other orders and unknown keys need no rules of their own. Refuses with FrozenRule.
template <class T>
[[nodiscard]] Result<T> read_canonical(std::string_view text, const std::string& file) {
  const auto refused = [&](FrozenRule rule, std::string where) {
    return refuse(
        Problem{rule, FilePlace{file, 0, 0, 0, {}}, {{"file", file}, {"where", std::move(where)}}});
  };
  T value;
  try {
    const Json json = Json::parse(text);
    JsonReader reader{json, {}};
    fields(reader, value);
  } catch (const JsonMisfit& misfit) {
    return refused(FrozenRule::not_frozen, misfit.what());
  } catch (const Json::exception& fault) {
    return refused(FrozenRule::not_frozen, fault.what());
  }
  if (canonical_text(value) != text) return refused(FrozenRule::text_altered, {});
  return value;
}

}  // namespace dutoan::files
