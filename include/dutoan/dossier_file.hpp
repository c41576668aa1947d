// The dossier as a file (tệp hồ sơ): how two offices without a common book exchange an estimate.
//
// The drafter sends one file: the saved estimate with every working, its submission, what was
// decided and answered so far. Finance takes it into a book of its own, decides, and sends the file
// back. Each document keeps its id, so whoever has it already takes nothing twice, and two that
// differ under one id are refused with both books as they were.
//
// Invariants
//   J1  a file of which any byte was changed is refused
//   J2  taking a file twice changes nothing the second time; a file is taken whole or not at all
//   J3  a conclusion is taken when the decisions, put to the submitted version, come to it
#pragma once

#include <dutoan/appraising.hpp>
#include <dutoan/document.hpp>
#include <dutoan/result.hpp>
#include <dutoan/store.hpp>

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dutoan {

/// The documents as a text, "dutoan/documents/1": one for one list.
[[nodiscard]] std::string documents_text(const std::vector<Document>& documents);
/// The documents of such a text. Refuses with FrozenRule; problems name `file`.
[[nodiscard]] Result<std::vector<Document>> read_documents(std::string_view text,
                                                           const std::string& file);

/// The file of the year's estimates and of all that happened to them before their approval: a line
/// with the digest of the rest, then the documents. Refuses with EntryRule and CourseRule.
[[nodiscard]] Result<std::string> dossier_text(const Store& book, const TypedFunding& codes);

/// What a file brought.
struct Received {
  std::vector<Document> documents;
  std::size_t known = 0;  // of them, those that stood in the book already
  bool is_dry_run = false;
};
/// Takes the file's documents into the book, all or none (J2); a dry run only says which. What is
/// in them must read as what its kind holds (J3). Refuses with FrozenRule, LedgerRule, CourseRule
/// and AppraisalRule.
[[nodiscard]] Result<Received> receive_dossier(Store& book, std::string_view text,
                                               const std::string& file,
                                               std::chrono::sys_seconds now, bool is_dry_run,
                                               std::span<const ReasonKind> reasons);

}  // namespace dutoan
