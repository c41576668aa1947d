// What a reconciliation says: "dutoan/treasury/1".
#include "files/json_fields.hpp"

#include <dutoan/reconciliation.hpp>

#include <utility>

namespace dutoan {

// `static`, not in an unnamed namespace, where the archives would not find them by their arguments.

template <class Archive>
static void fields(Archive& archive, TreasuryKey& key) {
  archive("chapter", key.chapter);
  archive("subcategory", key.subcategory);
  archive("nature", key.nature);
  archive("programme", key.programme);
  archive("sub_item", key.sub_item);
}

template <class Archive>
static void fields(Archive& archive, TreasuryRow& row) {
  archive("key", row.key);
  archive("brought", row.brought);
  archive("granted", row.granted);
  archive("withdrawn", row.withdrawn);
  archive("advance_open", row.advance_open);
  archive("expended", row.expended);
}

/// The rows under the name of their form.
struct TreasuryForm {
  std::vector<TreasuryRow> rows;
};

template <class Archive>
static void fields(Archive& archive, TreasuryForm& text) {
  archive("format", files::FormName{"dutoan/treasury/1"});
  archive("rows", text.rows);
}

std::string treasury_text(const std::vector<TreasuryRow>& rows) {
  return files::canonical_text(TreasuryForm{rows});
}

Result<std::vector<TreasuryRow>> read_treasury(std::string_view text, const std::string& file) {
  auto read = files::read_canonical<TreasuryForm>(text, file);
  if (!read) return refuse(std::move(read.error()));
  return std::move(read->rows);
}

}  // namespace dutoan
