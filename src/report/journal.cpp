// The book as journals of other programs, which add it up again in their own way.
#include <dutoan/book_report.hpp>
#include <dutoan/notation.hpp>

#include <set>
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

}  // namespace

std::string as_hledger(const std::vector<Kept>& documents) {
  std::string text;
  for (const Kept& kept : documents) {
    if (kept.postings.empty()) continue;
    const Document& d = kept.document;
    text += "\n" + iso_date(d.posted_on) + " (" + plain(d.number.text()) + ") " + narration(d) +
            "\n    ; id: " + plain(d.id.text()) + "\n";
    for (const Posting& each : kept.postings) {
      const std::string amount = std::to_string(each.amount.dong());
      text += "    " + hledger_name(each.debit) + "  " + amount + " VND\n";
      text += "    " + hledger_name(each.credit) + "  -" + amount + " VND\n";
    }
  }
  return text;
}

std::string as_beancount(const std::vector<Kept>& documents) {
  std::set<std::string> opened;
  std::string accounts, entries;
  const auto name = [&](const Account& account) {
    std::string made = beancount_name(account);
    if (opened.insert(made).second) accounts += "1970-01-01 open " + made + " VND\n";
    return made;
  };
  for (const Kept& kept : documents) {
    if (kept.postings.empty()) continue;
    const Document& d = kept.document;
    entries += "\n" + iso_date(d.posted_on) + " * \"" + plain(d.number.text()) + "\" \"" +
               narration(d) + "\"\n  id: \"" + plain(d.id.text()) + "\"\n";
    for (const Posting& each : kept.postings) {
      const std::string amount = std::to_string(each.amount.dong());
      entries += "  " + name(each.debit) + "  " + amount + " VND\n";
      entries += "  " + name(each.credit) + "  -" + amount + " VND\n";
    }
  }
  return "option \"operating_currency\" \"VND\"\n" + accounts + entries;
}

}  // namespace dutoan
