#include "web/paper_view.hpp"

#include <dutoan/html.hpp>

#include <algorithm>
#include <string_view>

namespace dutoan::web {
namespace {

using Kind = PaperRow::Kind;

/// The word by which the style sheet knows the kind.
const char* class_of(Kind kind) {
  switch (kind) {
    case Kind::superior: return "superior";
    case Kind::office: return "office";
    case Kind::number: return "number";
    case Kind::place: return "place";
    case Kind::title: return "title";
    case Kind::abstract: return "abstract";
    case Kind::subtitle: return "subtitle";
    case Kind::addressed: return "addressed";
    case Kind::unit: return "unit";
    case Kind::basis: return "basis";
    case Kind::paragraph: return "paragraph";
    case Kind::section: return "section";
    case Kind::letters: return "letters";
    case Kind::heading: return "heading";
    case Kind::subtotal: return "subtotal";
    case Kind::memo: return "memo";
    case Kind::total: return "total";
    case Kind::words: return "words";
    case Kind::signature: return "signature";
    case Kind::signing: return "signing";
    case Kind::closing: return "closing";
    case Kind::recipients: return "recipients";
    default: return "text";
  }
}

bool is_head(Kind kind) { return kind == Kind::head || kind == Kind::letters; }

bool is_in_table(Kind kind) {
  return is_head(kind) || kind == Kind::heading || kind == Kind::subtotal || kind == Kind::plain ||
         kind == Kind::memo || kind == Kind::total;
}

/// Signed together: none of it stands alone on a page.
bool is_signed(Kind kind) {
  return kind == Kind::place || kind == Kind::signature || kind == Kind::signing ||
         kind == Kind::closing || kind == Kind::recipients;
}

bool is_text(const ReportCell& value) {
  return std::holds_alternative<std::string>(value) || std::holds_alternative<Label>(value) ||
         std::holds_alternative<std::monostate>(value);
}

class SheetView {
 public:
  SheetView(const Paper& paper, std::size_t sheet, Language language, const LinkOfPaperCell& link)
      : sheet_{paper.sheets[sheet]},
        footer_{paper.footer},
        position_{sheet},
        language_{language},
        link_{link} {}

  std::string make() {
    out_ =
        std::string{"<section class=\"sheet "} + (sheet_.is_landscape ? "wide" : "tall") + "\">\n";
    std::size_t at = 0;
    while (at < sheet_.rows.size()) at = add_from(at);
    if (!footer_.empty()) out_ += "<p class=\"code\">" + escaped(footer_) + "</p>\n";
    return out_ + "</section>\n";
  }

 private:
  const PaperSheet& sheet_;
  const std::string& footer_;
  std::size_t position_;
  Language language_;
  const LinkOfPaperCell& link_;
  std::string out_;

  [[nodiscard]] std::string text_of(const PaperCell& cell) const {
    const auto first = [](const std::string& text) { return text.find_first_not_of(' '); };
    const std::string text = written(cell.value, language_);
    // Blanks before a label are its depth.
    const std::size_t blanks = first(text) == std::string::npos ? 0 : first(text);
    std::string out;
    for (std::size_t i = 0; i < blanks; ++i) out += "&nbsp;";
    return out + escaped(text.substr(blanks));
  }
  /// The end of the run of rows from `at` on that are as `belongs` says; blanks may lie within.
  template <class Belongs>
  std::size_t end_of(std::size_t at, const Belongs& belongs) const {
    std::size_t end = at;
    for (std::size_t i = at; i < sheet_.rows.size(); ++i) {
      if (belongs(sheet_.rows[i].kind))
        end = i + 1;
      else if (sheet_.rows[i].kind != Kind::blank)
        break;
    }
    return end;
  }

  std::size_t add_from(std::size_t at) {
    const Kind kind = sheet_.rows[at].kind;
    if (is_in_table(kind)) return add_table(at, end_of(at, is_in_table));
    if (is_signed(kind)) return add_signatures(at, end_of(at, is_signed));
    if (kind != Kind::blank) add_row(sheet_.rows[at]);
    return at + 1;
  }

  /// A row that is no table: cells side by side, or one paragraph.
  void add_row(const PaperRow& row) {
    const std::string name = class_of(row.kind);
    if (row.cells.size() < 2) {
      const std::string text = row.cells.empty() ? std::string{} : text_of(row.cells.front());
      if (row.kind == Kind::title)
        out_ += "<h2 class=\"title\">" + text + "</h2>\n";
      else
        out_ += "<p class=\"" + name + "\">" + text + "</p>\n";
      return;
    }
    out_ += "<div class=\"side " + name + "\">";
    for (const PaperCell& cell : row.cells) out_ += "<p>" + text_of(cell) + "</p>";
    out_ += "</div>\n";
  }

  std::size_t add_signatures(std::size_t at, std::size_t end) {
    out_ += "<div class=\"signed\">\n";
    for (std::size_t i = at; i < end; ++i)
      if (sheet_.rows[i].kind != Kind::blank) add_row(sheet_.rows[i]);
    out_ += "</div>\n";
    return end;
  }

  std::size_t add_table(std::size_t at, std::size_t end) {
    out_ += "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"" +
            escaped(sheet_.name) + "\">\n<table>\n<thead>\n";
    std::size_t i = at;
    for (; i < end && is_head(sheet_.rows[i].kind); ++i) add_head_row(sheet_.rows[i]);
    out_ += "</thead>\n<tbody>\n";
    for (; i < end; ++i)
      if (sheet_.rows[i].kind != Kind::blank) add_body_row(i);
    out_ += "</tbody>\n</table>\n</div>\n";
    return end;
  }

  static std::string spans_of(const PaperCell& cell) {
    std::string out;
    if (cell.across > 1) out += " colspan=\"" + std::to_string(cell.across) + "\"";
    if (cell.down > 1) out += " rowspan=\"" + std::to_string(cell.down) + "\"";
    return out;
  }

  void add_head_row(const PaperRow& row) {
    out_ += row.kind == Kind::letters ? "<tr class=\"letters\">" : "<tr>";
    for (const PaperCell& cell : row.cells)
      if (cell.down > 0)
        out_ += (row.kind == Kind::letters ? "<td" : "<th scope=\"col\"") + spans_of(cell) + ">" +
                text_of(cell) + (row.kind == Kind::letters ? "</td>" : "</th>");
    out_ += "</tr>\n";
  }

  void add_body_row(std::size_t at) {
    const PaperRow& row = sheet_.rows[at];
    out_ += row.kind == Kind::plain ? std::string{"<tr>"}
                                    : std::string{"<tr class=\""} + class_of(row.kind) + "\">";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const PaperCell& cell = row.cells[i];
      const std::string text = text_of(cell);
      const std::string to = link_ && !text.empty() ? link_(position_, at, i) : std::string{};
      out_ += "<td" + spans_of(cell) + (is_text(cell.value) ? ">" : " class=\"n\">");
      out_ += to.empty() ? text : "<a href=\"" + escaped(to) + "\">" + text + "</a>";
      out_ += "</td>";
    }
    out_ += "</tr>\n";
  }
};

}  // namespace

std::string paper_as_html(const Paper& paper, Language language, const LinkOfPaperCell& link) {
  std::string out = "<div class=\"paper\">\n";
  for (std::size_t i = 0; i < paper.sheets.size(); ++i)
    if (!paper.sheets[i].is_hidden) out += SheetView{paper, i, language, link}.make();
  return out + "</div>\n";
}

}  // namespace dutoan::web
