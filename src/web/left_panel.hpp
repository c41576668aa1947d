// What stands beside a form of money: what each typed line has left before the document and after
// it, which documents used the money, and where else in the class money is left. It tells; only
// entering decides.
//
// Invariants
//   F1  what is shown of a line adds up: approved less committed, advanced, spent and the drafts of
//       others is what is left before the document; less the document, what is left after it
//   F2  what is short is said in words, never by a colour alone
#pragma once

#include "web/visit.hpp"

#include <string>

namespace dutoan::web {

/// The panel of a document of `kind` as it is typed; `follows` names the document that it follows,
/// if any.
[[nodiscard]] std::string left_panel(const Visit& visit, const Values& typed, DocumentKind kind,
                                     const std::string& follows);

}  // namespace dutoan::web
