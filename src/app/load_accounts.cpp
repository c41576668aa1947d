#include "files/form.hpp"
#include "files/forms.hpp"
#include "files/regulations_folder.hpp"
#include "files/toml.hpp"
#include "files/values.hpp"

#include <dutoan/account_journal.hpp>

#include <algorithm>
#include <utility>

namespace dutoan {
namespace {

using files::Node;

constexpr std::string_view format = "dutoan/accounts/1";

constexpr std::pair<std::string_view, MoneyEvent> event_words[] = {
    {"grant", MoneyEvent::grant},         {"advance", MoneyEvent::advance},
    {"clearance", MoneyEvent::clearance}, {"payment", MoneyEvent::payment},
    {"repayment", MoneyEvent::repayment}, {"recovery", MoneyEvent::recovery}};

void add(const Node& file, AccountMapping& mapping) {
  for (const Node& table : files::tables_at(file, "regime"))
    mapping.regimes.push_back(
        {files::text_at(table, "document"),
         static_cast<int>(files::integer_at(table, "first_year").value_or(0))});
  for (const Node& table : files::tables_at(file, "entry"))
    mapping.entries.push_back({files::meaning_of(files::text_at(table, "event"), event_words),
                               files::text_at(table, "document"), files::text_at(table, "money"),
                               files::text_at(table, "paid"), files::text_at(table, "debit"),
                               files::text_at(table, "credit"),
                               files::boolean_at(table, "negative"),
                               files::text_at(table, "status"), files::text_at(table, "source")});
}

}  // namespace

Result<AccountMapping> load_accounts(const std::string& folder) {
  const auto texts = files::read_folder(folder);
  if (!texts) return refuse(texts.error());
  AccountMapping mapping;
  for (const files::SourceText& text : *texts) {
    if (text.text.find(format) == std::string::npos) continue;
    const auto root = files::read_toml(text);
    if (!root) return refuse(root.error());
    if (files::text_at(*root, "format") != format) continue;
    if (Problems problems = files::check_shape(*root, files::accounts_form()); !problems.empty())
      return refuse(std::move(problems));
    add(*root, mapping);
  }
  std::ranges::sort(mapping.regimes, {}, &AccountRegime::first_year);
  return mapping;
}

}  // namespace dutoan
