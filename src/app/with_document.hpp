// Regulations with one document more, whatever medium it comes on.
#pragma once

#include "files/text_file.hpp"

#include <dutoan/app.hpp>

namespace dutoan {

/// The document in `text` alone, with everything of the folder that its names lean on.
[[nodiscard]] Result<Regulations> document_alone(const std::string& folder, files::SourceText text);
/// As load_regulations_with of a document.
[[nodiscard]] Result<Regulations> regulations_with(const std::string& folder,
                                                   files::SourceText text);
/// The plan of `sources` under its own regulations and under others, as lines_affected has them.
[[nodiscard]] Result<Comparison> compared_with(const Sources& sources,
                                               const Result<Regulations>& regulations,
                                               std::optional<Date> from);

}  // namespace dutoan
