// Documents as a text that another book can take: "dutoan/documents/1".
#include "files/json_fields.hpp"

#include <dutoan/dossier_file.hpp>

#include <utility>

namespace dutoan {

// `static`, not in an unnamed namespace, where the archives would not find them by their arguments.

static std::string_view json_word(DocumentKind kind) { return word(kind); }
static bool json_value(std::string_view text, DocumentKind& kind) {
  const auto found = document_kind_of(text);
  if (found) kind = *found;
  return found.has_value();
}

template <class Archive>
static void fields(Archive& archive, Funding& funding) {
  archive("fiscal_year", funding.fiscal_year);
  archive("unit", funding.unit);
  archive("chapter", funding.chapter);
  archive("subcategory", funding.subcategory);
  archive("source", funding.source);
  archive("nature", funding.nature);
  archive("programme", funding.programme);
}

template <class Archive>
static void fields(Archive& archive, Classification& classified) {
  archive("category", classified.category);
  archive("sub_item", classified.sub_item);
  archive("group", classified.group);
}

template <class Archive>
static void fields(Archive& archive, DocumentLine& line) {
  archive("funding", line.funding);
  archive("line", line.line);
  archive("amount", line.amount);
  archive("advanced_on", line.advanced_on);
  archive("classified", line.classified);
}

template <class Archive>
static void fields(Archive& archive, Evidence& evidence) {
  archive("kind", evidence.kind);
  archive("number", evidence.number);
  archive("date", evidence.date);
  archive("amount", evidence.amount);
}

template <class Archive>
static void fields(Archive& archive, Document& document) {
  archive("id", document.id);
  archive("kind", document.kind);
  archive("number", document.number);
  archive("unit", document.unit);
  archive("fiscal_year", document.fiscal_year);
  archive("date", document.date);
  archive("posted_on", document.posted_on);
  archive("payee", document.payee);
  archive("contract", document.contract);
  archive("description", document.description);
  archive("author", document.author);
  archive("decider", document.decider);
  archive("follows", document.follows);
  archive("version", document.version);
  archive("total", document.total);
  archive("lines", document.lines);
  archive("evidence", document.evidence);
  archive("content", document.content);
}

/// The documents under the name of their form.
struct DocumentsForm {
  std::vector<Document> documents;
};

template <class Archive>
static void fields(Archive& archive, DocumentsForm& text) {
  archive("format", files::FormName{"dutoan/documents/1"});
  archive("documents", text.documents);
}

std::string documents_text(const std::vector<Document>& documents) {
  return files::canonical_text(DocumentsForm{documents});
}

Result<std::vector<Document>> read_documents(std::string_view text, const std::string& file) {
  auto read = files::read_canonical<DocumentsForm>(text, file);
  if (!read) return refuse(std::move(read.error()));
  return std::move(read->documents);
}

}  // namespace dutoan
