// The book as journals of other programs, which add it up again in their own way.
#include <dutoan/book_report.hpp>
#include <dutoan/notation.hpp>

#include <utility>

namespace dutoan {
namespace {

/// A text on one line, without the marks that begin a remark or another field there.
std::string plain(const std::string& text) {
  std::string made;
  for (const char c : text) {
    const bool is_mark = c == ';' || c == '|' || c == '"' || c == '\\';
    const bool is_blank = static_cast<unsigned char>(c) < 0x20U || c == ' ';
    if (is_blank && (made.empty() || made.back() == ' ')) continue;
    made += is_blank ? ' ' : (is_mark ? ',' : c);
  }
  return made;
}

std::vector<std::string> parts_of(const Account& account) {
  const Funding& f = account.funding;
  std::vector<std::string> parts = {
      std::string{word(account.stage)}, std::to_string(f.fiscal_year), f.unit.text(),
      f.chapter.text() + "-" + f.subcategory.text() + "-" + f.source.text() + "-" +
          f.nature.text() + (f.programme.is_empty() ? "" : "-" + f.programme.text())};
  for (const std::string* each :
       {&account.line.activity.text(), &account.line.item.text(), &account.opened_by.text()})
    if (!each->empty()) parts.push_back(*each);
  return parts;
}

std::string hledger_name(const Account& account) {
  std::string name;
  for (std::string part : parts_of(account)) {
    part = plain(part);
    for (char& c : part)
      if (c == ':') c = '-';
    name += (name.empty() ? "" : ":") + part;
  }
  return name;
}

/// Beancount's components are letters, digits and hyphens, and begin with a capital or a digit.
std::string beancount_part(const std::string& text) {
  std::string made;
  for (const char c : text) {
    const bool is_small = 'a' <= c && c <= 'z';
    const bool is_kept = is_small || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') ||
                         (static_cast<unsigned char>(c) & 0x80U) != 0;
    if (made.empty() && !is_kept) made = "X";
    if (made.empty() && is_small)
      made += static_cast<char>(c - 'a' + 'A');
    else
      made += is_kept ? c : '-';
  }
  return made;
}

/// The root says on which side the balance stands.
std::string beancount_name(const Account& account) {
  std::string name = account.stage == Stage::authority ? "Equity" : "Assets";
  for (const std::string& part : parts_of(account)) name += ":" + beancount_part(part);
  return name;
}

std::string narration(const Document& d) {
  return plain(std::string{name_of(d.kind).vi} + (d.payee.empty() ? "" : ", " + d.payee) +
               (d.description.empty() ? "" : ": " + d.description));
}

std::string hledger_entry(const Kept& kept) {
  const Document& d = kept.document;
  std::string text = "\n" + iso_date(d.posted_on) + " (" + plain(d.number.text()) + ") " +
                     narration(d) + "\n    ; id: " + plain(d.id.text()) + "\n";
  for (const Posting& each : kept.postings) {
    const std::string amount = std::to_string(each.amount.dong());
    text += "    " + hledger_name(each.debit) + "  " + amount + " VND\n";
    text += "    " + hledger_name(each.credit) + "  -" + amount + " VND\n";
  }
  return text;
}

/// `opened` has the accounts that any document may be the first to name.
std::string beancount_entry(const Kept& kept, std::set<std::string>& opened) {
  const Document& d = kept.document;
  std::set<std::string> own;  // which this document opens
  std::string accounts;
  std::string entry = "\n" + iso_date(d.posted_on) + " * \"" + plain(d.number.text()) + "\" \"" +
                      narration(d) + "\"\n  id: \"" + plain(d.id.text()) + "\"\n";
  const auto add = [&](const Account& account, const std::string& amount) {
    const std::string name = beancount_name(account);
    const bool is_own = account.opened_by == d.id;
    const bool is_new = is_own ? own.insert(name).second
                               : account.opened_by.is_empty() && opened.insert(name).second;
    if (is_new) accounts += "\n1970-01-01 open " + name + " VND";
    entry += "  " + name + "  " + amount + " VND\n";
  };
  for (const Posting& each : kept.postings) {
    const std::string amount = std::to_string(each.amount.dong());
    add(each.debit, amount);
    add(each.credit, "-" + amount);
  }
  return accounts + (accounts.empty() ? "" : "\n") + entry;
}

}  // namespace

std::string Journal::beginning() const {
  return form_ == Form::beancount ? "option \"operating_currency\" \"VND\"\n" : "";
}

std::string Journal::entry(const Kept& kept) {
  if (kept.postings.empty()) return {};
  return form_ == Form::beancount ? beancount_entry(kept, opened_) : hledger_entry(kept);
}

}  // namespace dutoan
