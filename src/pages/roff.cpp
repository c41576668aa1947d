#include "pages/roff.hpp"

#include <dutoan/version.hpp>

#include <algorithm>
#include <cctype>

namespace dutoan::pages {

std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '\\': out += "\\e"; break;
      case '-': out += "\\-"; break;
      case '\'': out += "\\(aq"; break;
      case '^': out += "\\(ha"; break;
      case '~': out += "\\(ti"; break;
      default: out += c;
    }
  return out.starts_with('.') ? "\\&" + out : out;
}

std::string bold(std::string_view text) { return "\\fB" + plain(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + plain(text) + "\\fR"; }

std::string title(std::string_view name, int section) {
  std::string capitals{name};
  std::ranges::transform(capitals, capitals.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  // Flush left and without hyphens: what is typed must be readable as it is typed.
  return ".TH " + plain(capitals) + " " + std::to_string(section) + " \"\" \"dutoan " +
         std::string{version()} + "\" dutoan\n.ad l\n.nh\n";
}

std::string heading(std::string_view text) { return ".SH " + std::string{text} + "\n"; }

std::string entry(std::string_view term, std::string_view about) {
  return ".TP\n" + std::string{term} + "\n" + (about.empty() ? "" : plain(about) + "\n");
}

}  // namespace dutoan::pages
