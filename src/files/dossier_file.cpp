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

static constexpr const char* form = "dutoan/documents/1";

/// The documents under the name of their form.
struct DocumentsForm {
  std::string name = form;
  std::vector<Document> documents;
};

template <class Archive>
static void fields(Archive& archive, DocumentsForm& text) {
  archive("format", text.name);
  archive("documents", text.documents);
}

std::string documents_text(const std::vector<Document>& documents) {
  return files::JsonWriter::object_of(DocumentsForm{form, documents}).dump(1) + "\n";
}

Result<std::vector<Document>> read_documents(std::string_view text, const std::string& file) {
  const auto refused = [&](FrozenRule rule, std::string where) {
    return refuse(
        Problem{rule, FilePlace{file, 0, 0, 0, {}}, {{"file", file}, {"where", std::move(where)}}});
  };
  DocumentsForm read;
  try {
    const files::Json json = files::Json::parse(text);
    files::JsonReader reader{json, {}};
    fields(reader, read);
  } catch (const files::JsonMisfit& misfit) {
    return refused(FrozenRule::not_frozen, misfit.what());
  } catch (const files::Json::exception& fault) {
    return refused(FrozenRule::not_frozen, fault.what());
  }
  if (read.name != form) return refused(FrozenRule::not_frozen, read.name);
  if (documents_text(read.documents) != text) return refused(FrozenRule::text_altered, {});
  return std::move(read.documents);
}

}  // namespace dutoan
