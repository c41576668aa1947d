// Papers as PDF, drawn by cairo with texts set by pango.
//
// All sheets are parted into pages first, since a footer counts them all; then each page is drawn.
// The file is made in memory; nothing in it comes from the clock or the machine (P3 of Paper).
#include "paper/drawing.hpp"
#include "paper/sheet_setting.hpp"

#include <dutoan/notation.hpp>
#include <dutoan/paper.hpp>

#include <cairo-pdf.h>

#include <list>
#include <memory>
#include <string>

namespace dutoan {
namespace {

using namespace paper;

// NĐ 30/2020: A4; margins top and bottom 20 to 25 mm, left 30 to 35, right 15 to 20.
constexpr Length short_side = 609'562, long_side = 862'097;  // 210 and 297 mm
constexpr Length top = from_millimetres(20), bottom = from_millimetres(20);
constexpr Length left = from_millimetres(30), right = from_millimetres(15);

struct DestroySurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DestroyContext {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};

cairo_status_t append(void* bytes, const unsigned char* more, unsigned int count) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(more), count);
  return CAIRO_STATUS_SUCCESS;
}

struct PageSize {
  Length width = short_side, height = long_side;
};

PageSize size_of(const PaperSheet& sheet) {
  return sheet.is_landscape ? PageSize{long_side, short_side} : PageSize{};
}

PageArea area_of(const PaperSheet& sheet) {
  const PageSize size = size_of(sheet);
  return {left, top, size.width - left - right, size.height - top - bottom};
}

Problem not_written() {
  return Problem{SystemRule::cannot_write,
                 FilePlace{"PDF", 0, 0, 0, {}},
                 {{"reason", std::string{"writing failed"}}}};
}

/// A sheet and its pages, the first of which has the number `first` in the file.
struct SetSheet {
  SheetSetting setting;
  PageSize size;
  std::vector<Page> pages;
  std::size_t first = 1;
};

class Writer {
 public:
  Writer(const Paper& paper, Language language, Typesetter& typesetter, Progress& progress)
      : paper_(paper), language_(language), typesetter_(typesetter), progress_(progress) {
    surface_.reset(cairo_pdf_surface_create_for_stream(append, &bytes_, points(short_side),
                                                       points(long_side)));
    cairo_pdf_surface_restrict_to_version(surface_.get(), CAIRO_PDF_VERSION_1_5);
    context_.reset(cairo_create(surface_.get()));
  }

  Result<std::string> write() {
    set_properties();
    for (const PaperSheet& sheet : paper_.sheets) set(sheet);
    if (sheets_.size() > 1) add_outline();
    for (SetSheet& sheet : sheets_) draw(sheet);
    context_.reset();
    cairo_surface_finish(surface_.get());
    if (cairo_surface_status(surface_.get()) != CAIRO_STATUS_SUCCESS) return refuse(not_written());
    return std::move(bytes_);
  }

 private:
  const Paper& paper_;
  Language language_;
  Typesetter& typesetter_;
  Progress& progress_;
  std::string bytes_;
  std::unique_ptr<cairo_surface_t, DestroySurface> surface_;
  std::unique_ptr<cairo_t, DestroyContext> context_;
  std::list<SetSheet> sheets_;
  std::size_t all_pages_ = 0;

  void set_property(cairo_pdf_metadata_t which, const std::string& text) {
    cairo_pdf_surface_set_metadata(surface_.get(), which, printable(text).c_str());
  }

  void set_properties() {
    set_property(CAIRO_PDF_METADATA_TITLE, in(language_, paper_.title));
    set_property(CAIRO_PDF_METADATA_AUTHOR, paper_.author);
    set_property(CAIRO_PDF_METADATA_CREATOR, "dutoan");
    // cairo would ask the clock.
    set_property(CAIRO_PDF_METADATA_CREATE_DATE, iso_date(paper_.date) + "T00:00:00Z");
  }

  void set(const PaperSheet& sheet) {
    SetSheet made{SheetSetting{sheet, area_of(sheet), language_, typesetter_},
                  size_of(sheet),
                  {},
                  all_pages_ + 1};
    made.pages = made.setting.pages(progress_);
    all_pages_ += made.pages.size();
    sheets_.push_back(std::move(made));
  }

  void add_outline() {
    auto sheet = paper_.sheets.begin();
    for (const SetSheet& made : sheets_) {
      if (!made.pages.empty())
        cairo_pdf_surface_add_outline(
            surface_.get(), CAIRO_PDF_OUTLINE_ROOT, printable(sheet->name).c_str(),
            ("page=" + std::to_string(made.first)).c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
      ++sheet;
    }
  }

  void draw(SetSheet& sheet) {
    cairo_pdf_surface_set_size(surface_.get(), points(sheet.size.width), points(sheet.size.height));
    for (std::size_t i = 0; i < sheet.pages.size(); ++i) {
      progress_.at(Step::writing, sheet.first + i - 1, all_pages_);
      sheet.setting.draw(context_.get(), sheet.pages[i]);
      draw_margins(sheet.size, sheet.first + i);
      cairo_show_page(context_.get());
    }
  }

  /// The number above every page but the first, the footer below.
  void draw_margins(const PageSize& size, std::size_t number) {
    const Length width = size.width - left - right;
    const std::string page = std::to_string(number);
    if (number > 1)
      typesetter_.draw(context_.get(), page,
                       {false, false, from_points(13), Alignment::centre, width, 0}, left,
                       from_millimetres(10), 0, 1);
    if (paper_.footer.empty()) return;
    const Length y = size.height - from_millimetres(14), beside = from_points(60);
    typesetter_.draw(context_.get(), paper_.footer,
                     {false, false, from_points(9), Alignment::left, width - beside, 0}, left, y, 0,
                     1);
    typesetter_.draw(context_.get(), page + "/" + std::to_string(all_pages_),
                     {false, false, from_points(9), Alignment::right, beside, 0},
                     left + width - beside, y, 0, 1);
  }
};

}  // namespace

Result<std::string> as_pdf(const Paper& paper, Language language, Progress& progress) {
  if (auto problem = too_many_rows(paper)) return refuse(std::move(*problem));
  auto typesetter = Typesetter::make();
  if (!typesetter) return refuse(std::move(typesetter.error()));
  return Writer{paper, language, *typesetter, progress}.write();
}

}  // namespace dutoan
