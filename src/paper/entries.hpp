// Cells that people fill in: what a column asks, and the drop-downs that answer it.
#pragma once

#include <dutoan/paper.hpp>

#include <xlsxwriter.h>

namespace dutoan::paper {

/// Below the rows of `sheet`, or from its first open cell to the last one, each column says what it
/// asks and offers its words.
void ask_entries(const PaperSheet& sheet, lxw_worksheet* worksheet);

}  // namespace dutoan::paper
