// Styles of cells in the words of libxlsxwriter.
#pragma once

#include "paper/cell_style.hpp"

#include <xlsxwriter.h>

namespace dutoan::paper {

/// Makes `format` look like `style`.
void apply(const CellStyle& style, lxw_format* format);

}  // namespace dutoan::paper
