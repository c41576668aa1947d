// A file that somebody sent, for as long as one answer is made. A browser sends a file only when it
// was just chosen: one that was looked at first is kept in the form itself, so that entering it
// needs no second choosing, and the server keeps nothing.
#pragma once

#include "web/request.hpp"

#include <dutoan/result.hpp>

#include <string>
#include <string_view>

namespace dutoan::web {

/// The file of `field`, to be put into the hidden field "kept": "xlsx:" and its bytes in base 64;
/// empty where none was sent or kept.
[[nodiscard]] std::string kept_text(const Request& request, std::string_view field);

/// The file that was sent in `field`, or kept before, in a folder of its own that goes with it.
class FormFile {
 public:
  FormFile(const Request& request, std::string_view field);
  ~FormFile();
  FormFile(const FormFile&) = delete;
  FormFile& operator=(const FormFile&) = delete;
  FormFile(FormFile&&) = delete;
  FormFile& operator=(FormFile&&) = delete;

  /// Where it is; a file that is not there where none was sent.
  [[nodiscard]] const std::string& path() const { return path_; }
  /// The problems of reading it, without the place where it lay; that none was sent, where so.
  [[nodiscard]] Problems as_sent(Problems problems) const;

 private:
  std::string folder_, path_;
};

}  // namespace dutoan::web
