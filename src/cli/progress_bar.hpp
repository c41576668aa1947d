// The bar on a terminal that says how far a long command has come.
//
// One line of standard error: drawn from half a second after its beginning on, at most ten times a
// second, and erased before anything else is said. Where standard error is no terminal that can
// erase, nothing is ever drawn.
#pragma once

#include <dutoan/progress.hpp>
#include <dutoan/report.hpp>

namespace dutoan::cli {

/// The bar of this run, which begins when it is first asked for; there is one terminal.
[[nodiscard]] Progress& progress_bar(Language language);

/// Whoever writes to a terminal erases the bar first.
void erase_progress_bar();

}  // namespace dutoan::cli
