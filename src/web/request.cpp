#include "web/request.hpp"

#include <algorithm>

namespace dutoan::web {
namespace {

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// The value of `name` in "form-data; name="file"; filename="a.xlsx"".
std::optional<std::string> parameter_of(std::string_view header, std::string_view name) {
  const std::string start = "; " + std::string{name} + "=\"";
  const std::size_t at = header.find(start);
  if (at == std::string_view::npos) return std::nullopt;
  const std::size_t from = at + start.size();
  const std::size_t end = header.find('"', from);
  if (end == std::string_view::npos) return std::nullopt;
  return std::string{header.substr(from, end - from)};
}

std::string lower(std::string_view text) {
  std::string out{text};
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return out;
}

/// The Content-Disposition of a part's head; empty where it has none.
std::string_view disposition_of(std::string_view head) {
  while (!head.empty()) {
    const std::size_t end = head.find("\r\n");
    const std::string_view line = head.substr(0, end);
    if (lower(line.substr(0, 20)) == "content-disposition:") return line.substr(20);
    head = end == std::string_view::npos ? std::string_view{} : head.substr(end + 2);
  }
  return {};
}

/// Adds one part, "head CRLF CRLF content"; false where it is broken.
bool add_part(std::string_view part, SentForm& form) {
  const std::size_t split = part.find("\r\n\r\n");
  if (split == std::string_view::npos) return false;
  const std::string_view disposition = disposition_of(part.substr(0, split));
  const auto name = parameter_of(disposition, "name");
  if (!name) return false;
  std::string content{part.substr(split + 4)};
  if (const auto file = parameter_of(disposition, "filename")) {
    if (!file->empty()) form.files.push_back({*name, *file, std::move(content)});
    return true;
  }
  form.values.add(*name, std::move(content));
  return true;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

/// How many bytes the character at the start of `text` has; 0 where it is none.
std::size_t character_at(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(0);
  if (first < 0x80) return first == 0 ? 0 : 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0U) != 0x80) return 0;
  const unsigned second = byte(1);
  const bool is_wrong = (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
                        (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
  return is_wrong ? 0 : length;
}

}  // namespace

bool is_text(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t length = character_at(bytes);
    if (length == 0) return false;
    bytes.remove_prefix(length);
  }
  return true;
}

bool is_path(std::string_view path) {
  return path.starts_with('/') && !path.starts_with("//") && is_text(path) &&
         std::ranges::none_of(path, is_control);
}

bool is_header(std::string_view value) { return std::ranges::none_of(value, is_control); }

std::string Values::value(std::string_view name, std::string otherwise) const {
  const auto it = std::ranges::find(pairs_, name, &std::pair<std::string, std::string>::first);
  return it == pairs_.end() ? std::move(otherwise) : it->second;
}

std::vector<std::string> Values::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : pairs_)
    if (key == name) values.push_back(value);
  return values;
}

bool Values::has(std::string_view name) const {
  return std::ranges::find(pairs_, name, &std::pair<std::string, std::string>::first) !=
         pairs_.end();
}

void Values::add(std::string name, std::string value) {
  pairs_.emplace_back(std::move(name), std::move(value));
}

void Values::set(const std::string& name, std::string value) {
  std::erase_if(pairs_, [&](const auto& pair) { return pair.first == name; });
  add(name, std::move(value));
}

std::optional<std::string> decoded(std::string_view text, bool plus_is_blank) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_blank) {
      out += ' ';
      continue;
    }
    if (text[i] != '%') {
      if (text[i] == '\0') return std::nullopt;
      out += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = digit_of(text[i + 1]);
    const int low = digit_of(text[i + 2]);
    if (high < 0 || low < 0 || high + low == 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

std::string encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                          (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.' || c == '~';
    if (is_plain) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  return out;
}

std::string encoded_path(std::string_view path) {
  std::string out;
  while (true) {
    const std::size_t end = path.find('/');
    out += encoded(path.substr(0, end));
    if (end == std::string_view::npos) return out;
    out += '/';
    path.remove_prefix(end + 1);
  }
}

std::optional<Values> read_urlencoded(std::string_view text, std::size_t most) {
  Values values;
  while (!text.empty()) {
    const std::size_t end = text.find('&');
    const std::string_view pair = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    auto name = decoded(pair.substr(0, equals), true);
    auto value = decoded(
        equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1), true);
    if (!name || !value || values.pairs().size() >= most) return std::nullopt;
    values.add(std::move(*name), std::move(*value));
  }
  return values;
}

Values read_cookies(std::string_view text) {
  Values cookies;
  while (!text.empty()) {
    const std::size_t end = text.find(';');
    const std::string_view pair = trimmed(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || equals == 0) continue;
    cookies.add(std::string{pair.substr(0, equals)}, std::string{pair.substr(equals + 1)});
  }
  return cookies;
}

std::optional<SentForm> read_multipart(std::string_view body, std::string_view content_type) {
  const std::size_t at = content_type.find("boundary=");
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view boundary = content_type.substr(at + 9);
  if (const std::size_t end = boundary.find(';'); end != std::string_view::npos)
    boundary = boundary.substr(0, end);
  if (boundary.size() >= 2 && boundary.front() == '"' && boundary.back() == '"')
    boundary = boundary.substr(1, boundary.size() - 2);
  if (boundary.empty() || boundary.size() > 70) return std::nullopt;

  const std::string first = "--" + std::string{boundary};
  const std::string next = "\r\n" + first;
  if (!body.starts_with(first)) return std::nullopt;
  body.remove_prefix(first.size());
  SentForm form;
  while (!body.starts_with("--")) {
    if (!body.starts_with("\r\n")) return std::nullopt;
    const std::size_t end = body.find(next, 2);
    if (end == std::string_view::npos || form.values.pairs().size() + form.files.size() >= 5000)
      return std::nullopt;
    if (!add_part(body.substr(2, end - 2), form)) return std::nullopt;
    body.remove_prefix(end + next.size());
  }
  return form;
}

namespace {

bool is_clean(const Values& values) {
  return std::ranges::all_of(
      values.pairs(), [](const auto& pair) { return is_text(pair.first) && is_text(pair.second); });
}

/// The path and the query; false where they cannot be read.
bool read_target(std::string_view target, Request& made) {
  const std::size_t question = target.find('?');
  auto path = decoded(target.substr(0, question), false);
  if (!path || !is_path(*path)) return false;
  made.path = std::move(*path);
  if (question == std::string_view::npos) return true;
  auto query = read_urlencoded(target.substr(question + 1));
  if (!query || !is_clean(*query)) return false;
  made.query = std::move(*query);
  return true;
}

/// The fields and files of the body; false where they cannot be read.
bool read_form(std::string_view body, Request& made) {
  if (made.content_type.starts_with("application/x-www-form-urlencoded")) {
    auto form = read_urlencoded(body);
    if (!form) return false;
    made.form = std::move(*form);
  } else if (made.content_type.starts_with("multipart/form-data")) {
    auto form = read_multipart(body, made.content_type);
    if (!form) return false;
    made.form = std::move(form->values);
    made.files = std::move(form->files);
  } else {
    made.body = body;
  }
  return is_clean(made.form);
}

}  // namespace

std::optional<Request> read_request(Request head, std::string_view target, std::string_view body) {
  if (!read_target(target, head)) return std::nullopt;
  if (head.method == Method::post && !read_form(body, head)) return std::nullopt;
  return head;
}

}  // namespace dutoan::web
