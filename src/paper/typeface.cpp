#include "paper/typeface.hpp"

#include "paper/drawing.hpp"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <array>
#include <vector>

namespace dutoan::paper {
namespace {

constexpr const char* family = "Liberation Serif";

struct DestroyConfig {
  void operator()(FcConfig* config) const { FcConfigDestroy(config); }
};
using Config = std::unique_ptr<FcConfig, DestroyConfig>;

struct FreeFonts {
  void operator()(FcFontSet* fonts) const { FcFontSetDestroy(fonts); }
};
struct FreePattern {
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
struct FreeObjects {
  void operator()(FcObjectSet* objects) const { FcObjectSetDestroy(objects); }
};

const FcChar8* as_bytes(const char* text) { return reinterpret_cast<const FcChar8*>(text); }

/// Version 1 of the typeface has the same name and lacks letters of Vietnamese.
bool writes_vietnamese(const FcPattern* font) {
  FcCharSet* letters = nullptr;
  if (FcPatternGetCharSet(font, FC_CHARSET, 0, &letters) != FcResultMatch) return false;
  constexpr std::array asked{0x1A0U, 0x1EF1U, 0x1EF9U, 0x20ABU};  // Ơ ự ỹ ₫
  return std::ranges::all_of(asked, [&](FcChar32 c) { return FcCharSetHasChar(letters, c) != 0; });
}

/// The machine's files of the typeface.
std::vector<std::string> font_files() {
  const Config machine{FcInitLoadConfigAndFonts()};
  const std::unique_ptr<FcPattern, FreePattern> wanted{FcPatternCreate()};
  const std::unique_ptr<FcObjectSet, FreeObjects> told{FcObjectSetCreate()};
  if (!machine || !wanted || !told) return {};
  FcPatternAddString(wanted.get(), FC_FAMILY, as_bytes(family));
  FcObjectSetAdd(told.get(), FC_FILE);
  FcObjectSetAdd(told.get(), FC_CHARSET);
  const std::unique_ptr<FcFontSet, FreeFonts> found{
      FcFontList(machine.get(), wanted.get(), told.get())};
  std::vector<std::string> files;
  for (int i = 0; found && i < found->nfont; ++i) {
    FcChar8* file = nullptr;
    if (writes_vietnamese(found->fonts[i]) &&
        FcPatternGetString(found->fonts[i], FC_FILE, 0, &file) == FcResultMatch)
      files.emplace_back(reinterpret_cast<const char*>(file));
  }
  std::ranges::sort(files);
  return files;
}

/// A configuration that knows the typeface and nothing else; null where it is not installed. Made
/// once: cairo keeps what it has read of a font as long as the program runs.
FcConfig* typeface() {
  static const Config config = [] {
    const std::vector<std::string> files = font_files();
    Config only{files.empty() ? nullptr : FcConfigCreate()};
    for (const std::string& file : files)
      if (only) FcConfigAppFontAddFile(only.get(), as_bytes(file.c_str()));
    return only;
  }();
  return config.get();
}

Problem typeface_not_found() {
  return Problem{SystemRule::cannot_write,
                 FilePlace{family, 0, 0, 0, {}},
                 {{"reason", std::string{"typeface not installed"}}}};
}

/// Widths in 2048ths of the size, in the upright and the bold face alike but for "%".
int width_of(char c) {
  if (c >= '0' && c <= '9') return 1024;
  if (c == '.' || c == ',' || c == ' ') return 512;
  if (c == '/') return 569;
  return c == '%' ? 2048 : 682;  // brackets and the minus sign
}

bool turns_direction(gunichar c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
}

/// A number of a document: digits and a stroke, of a length that a line has room for.
bool is_code(std::string_view word) {
  return word.size() <= 32 && word.find('/') != std::string_view::npos &&
         std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

PangoAttrList* attributes_of(std::string_view text, const TextStyle& style) {
  PangoAttrList* all = pango_attr_list_new();
  // A word that is longer than its column must not gain a hyphen.
  pango_attr_list_insert(all, pango_attr_insert_hyphens_new(FALSE));
  for (std::size_t at = 0; style.keeps_codes && at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    if (is_code(text.substr(at, end - at))) {
      PangoAttribute* whole = pango_attr_allow_breaks_new(FALSE);
      whole->start_index = static_cast<guint>(at), whole->end_index = static_cast<guint>(end);
      pango_attr_list_insert(all, whole);
    }
    at = end + 1;
  }
  return all;
}

}  // namespace

Length width_of_figure(const std::string& text, Length size) {
  std::int64_t width = 0;
  for (const char c : text) width += width_of(c);
  return static_cast<Length>(width * size / 2048);
}

std::string printable(const std::string& text) {
  const std::unique_ptr<char, decltype(&g_free)> valid{
      g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())), &g_free};
  std::string kept;
  for (const char *at = valid.get(), *next = at; *at != '\0'; at = next) {
    next = g_utf8_next_char(at);
    const gunichar c = g_utf8_get_char(at);
    if (c == '\t') kept += ' ';
    const bool is_shown =
        c == '\n' || (!g_unichar_iscntrl(c) && !turns_direction(c) && c != 0x2028);
    if (is_shown) kept.append(at, next);
  }
  return kept;
}

Result<Typesetter> Typesetter::make() {
  FcConfig* const config = typeface();
  if (config == nullptr) return refuse(typeface_not_found());
  const std::unique_ptr<PangoFontMap, ReleaseObject> fonts{
      pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)};
  if (!fonts) return refuse(typeface_not_found());
  pango_fc_font_map_set_config(reinterpret_cast<PangoFcFontMap*>(fonts.get()), config);
  pango_cairo_font_map_set_resolution(reinterpret_cast<PangoCairoFontMap*>(fonts.get()), 72);
  return Typesetter{pango_font_map_create_context(fonts.get())};
}

Typesetter::Typesetter(PangoContext* context) : context_(context) {
  // Widths as the typeface has them, not as some screen would round them.
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context, FALSE);
  pango_context_set_language(context, pango_language_from_string("vi"));
  layout_.reset(pango_layout_new(context));
  pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir(layout_.get(), FALSE);
}

const PangoFontDescription* Typesetter::font_of(const TextStyle& style) {
  auto& font = fonts_[{style.is_bold, style.is_italic, style.size}];
  if (!font) {
    font.reset(pango_font_description_new());
    pango_font_description_set_family_static(font.get(), family);
    pango_font_description_set_weight(font.get(),
                                      style.is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font.get(),
                                     style.is_italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_size(font.get(), style.size);
  }
  return font.get();
}

void Typesetter::set(const std::string& text, const TextStyle& style) {
  const std::string shown = printable(text);
  PangoLayout* layout = layout_.get();
  pango_layout_set_font_description(layout, font_of(style));
  pango_layout_set_width(layout, std::max(style.width, PANGO_SCALE));
  pango_layout_set_indent(layout, style.indent);
  pango_layout_set_justify(layout, style.alignment == Alignment::justified ? TRUE : FALSE);
  pango_layout_set_alignment(layout, style.alignment == Alignment::centre  ? PANGO_ALIGN_CENTER
                                     : style.alignment == Alignment::right ? PANGO_ALIGN_RIGHT
                                                                           : PANGO_ALIGN_LEFT);
  const std::unique_ptr<PangoAttrList, decltype(&pango_attr_list_unref)> attributes{
      attributes_of(shown, style), &pango_attr_list_unref};
  pango_layout_set_attributes(layout, attributes.get());
  pango_layout_set_text(layout, shown.data(), static_cast<int>(shown.size()));
}

int Typesetter::lines(const std::string& text, const TextStyle& style) {
  if (text.empty()) return 1;
  set(text, style);
  return pango_layout_get_line_count(layout_.get());
}

Length Typesetter::widest(const std::string& text, const TextStyle& style) {
  set(text, style);
  PangoRectangle logical;
  pango_layout_get_extents(layout_.get(), nullptr, &logical);
  return logical.width;
}

Length Typesetter::widest_word(const std::string& text, const TextStyle& style) {
  TextStyle narrow = style;
  narrow.width = PANGO_SCALE;
  pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD);
  const Length width = widest(text, narrow);
  pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
  return width;
}

void Typesetter::draw(cairo_t* page, const std::string& text, const TextStyle& style, Length x,
                      Length y, int first, int last) {
  if (text.empty()) return;
  set(text, style);
  const Length pitch = line_height(style.size), ascent = style.size * 93 / 100;
  const std::unique_ptr<PangoLayoutIter, decltype(&pango_layout_iter_free)> at{
      pango_layout_get_iter(layout_.get()), &pango_layout_iter_free};
  for (int line = 0; line < last; ++line) {
    if (line >= first) {
      PangoRectangle ink, logical;
      pango_layout_iter_get_line_extents(at.get(), &ink, &logical);
      const Length top = y + (line - first) * pitch;
      const bool overflows =
          ink.x < -pitch || ink.x + ink.width > style.width + pitch / 2 || ink.height > 2 * pitch;
      const Clip clip{page, overflows, x, top, style.width, pitch};
      cairo_move_to(page, points(x + logical.x), points(top + ascent));
      pango_cairo_show_layout_line(page, pango_layout_iter_get_line_readonly(at.get()));
    }
    if (pango_layout_iter_next_line(at.get()) == 0) return;
  }
}

}  // namespace dutoan::paper
