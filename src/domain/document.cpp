#include <dutoan/document.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace dutoan {
namespace {

constexpr std::array<std::string_view, document_kind_count> kind_words = {
    "allotment",   "provisional",  "supplement",       "reduction",      "adjustment",
    "withholding", "dispute",      "estimate",         "submission",     "appraisal",
    "reply",       "return",       "conclusion",       "approval",       "amendment",
    "awaiting",    "funded",       "commitment",       "release",        "guarantee",
    "advance",     "clearance",    "repayment",        "payment",        "recovery",
    "draft",       "dropping",     "refusal",          "reversal",       "closing",
    "reopening",   "outcome",      "class-settlement", "reconciliation", "carry-over",
    "lapse",       "advance-due",  "opening",          "settlement",     "review",
    "minutes",     "disallowance", "notice",           "refund"};

/// Writes fields one behind the other so that none can run into the next.
class CanonicalWriter {
 public:
  explicit CanonicalWriter(std::string_view form) {
    bytes_.reserve(2'000);  // of most documents, so that they are written in one place
    add(form);
  }

  void add(std::int64_t n) {
    auto bits = static_cast<std::uint64_t>(n);
    std::array<char, 8> eight{};
    for (auto it = eight.rbegin(); it != eight.rend(); ++it, bits >>= 8)
      *it = static_cast<char>(static_cast<unsigned char>(bits));
    bytes_.append(eight.data(), eight.size());
  }
  void add(std::string_view text) {
    add(static_cast<std::int64_t>(text.size()));
    bytes_ += text;
  }
  void add(const std::string& text) { add(std::string_view{text}); }
  template <class Tag>
  void add(const Code<Tag>& code) {
    add(code.text());
  }
  void add(Money amount) { add(amount.dong()); }
  void add(Date date) {
    add(std::int64_t{date.year()} * 10'000 + std::int64_t{date.month()} * 100 + date.day());
  }
  void add(const LineCode& line) { add(line.activity), add(line.item); }
  void add(const Classification& c) { add(c.category), add(c.sub_item), add(c.group); }
  void add(const Funding& f) {
    add(std::int64_t{f.fiscal_year}), add(f.unit), add(f.chapter), add(f.subcategory);
    add(f.source), add(f.nature), add(f.programme);
  }
  void add(const Account& a) { add(a.funding), add(a.line), add(word(a.stage)), add(a.opened_by); }
  void add(const Posting& p) { add(p.debit), add(p.credit), add(p.amount); }
  void add(const Evidence& e) { add(e.kind), add(e.number), add(e.date), add(e.amount); }
  void add(const Guarantee& g) { add(g.amount), add(g.until); }
  void add(const DocumentLine& l) {
    add(l.funding), add(l.line), add(l.amount), add(l.advanced_on), add(l.classified);
  }
  void add(const Document& d) {
    add(d.id), add(word(d.kind)), add(d.number), add(d.unit), add(std::int64_t{d.fiscal_year});
    add(d.date), add(d.posted_on), add(d.payee), add(d.contract), add(d.description);
    add(d.author), add(d.decider), add(d.follows), add(std::int64_t{d.version}), add(d.total);
    add(d.lines), add(d.evidence);
  }
  template <class T>
  void add(const std::optional<T>& one) {
    add(std::int64_t{one ? 1 : 0});
    if (one) add(*one);
  }
  template <class T>
  void add(const std::vector<T>& all) {
    add(static_cast<std::int64_t>(all.size()));
    for (const T& each : all) add(each);
  }

  [[nodiscard]] std::string bytes() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// The oldest form that says all of the document, so that the bytes of older books stay.
int form_of(const Document& d) {
  if (d.guarantee || d.target != LineCode{}) return 4;
  if (!d.activity.is_empty()) return 3;
  return d.content.empty() ? 1 : 2;
}

}  // namespace

std::string_view word(DocumentKind kind) { return kind_words[static_cast<std::size_t>(kind)]; }

std::optional<DocumentKind> document_kind_of(std::string_view text) {
  const auto it = std::ranges::find(kind_words, text);
  if (it == kind_words.end()) return std::nullopt;
  return static_cast<DocumentKind>(it - kind_words.begin());
}

bool moves_money(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::estimate:
    case DocumentKind::submission:
    case DocumentKind::appraisal:
    case DocumentKind::reply:
    case DocumentKind::returned:
    case DocumentKind::conclusion:
    case DocumentKind::awaiting:
    case DocumentKind::guarantee:
    case DocumentKind::draft:
    case DocumentKind::dropping:
    case DocumentKind::refusal:
    case DocumentKind::closing:
    case DocumentKind::reopening:
    case DocumentKind::outcome:
    case DocumentKind::class_settlement:
    case DocumentKind::reconciliation:
    case DocumentKind::settlement:
    case DocumentKind::review:
    case DocumentKind::minutes: return false;
    default: return true;
  }
}

bool ends_year(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::carry_over:
    case DocumentKind::lapse:
    case DocumentKind::advance_due:
    case DocumentKind::settlement:
    case DocumentKind::review:
    case DocumentKind::minutes:
    case DocumentKind::disallowance:
    case DocumentKind::notice:
    case DocumentKind::refund: return true;
    default: return false;
  }
}

bool has_content(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::estimate:
    case DocumentKind::appraisal:
    case DocumentKind::reply:
    case DocumentKind::conclusion:
    case DocumentKind::outcome:
    case DocumentKind::reconciliation:
    case DocumentKind::review:
    case DocumentKind::draft: return true;
    default: return false;
  }
}

bool is_decision(DocumentKind kind) {
  return kind == DocumentKind::approval || kind == DocumentKind::amendment ||
         kind == DocumentKind::awaiting;
}

bool is_voucher(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::advance:
    case DocumentKind::clearance:
    case DocumentKind::repayment:
    case DocumentKind::payment:
    case DocumentKind::recovery: return true;
    default: return false;
  }
}

bool may_be_drafted(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::commitment:
    case DocumentKind::advance:
    case DocumentKind::clearance:
    case DocumentKind::payment: return true;
    default: return false;
  }
}

std::string target_text(const LineCode& target) {
  return target.item.is_empty() ? target.activity.text() : target.text();
}

std::string draft_text(DocumentKind kind, const DocumentNumber& number) {
  return std::string{word(kind)} + " " + number.text();
}

std::optional<Document> drafted_document(const Document& draft) {
  const auto blank = draft.content.find(' ');
  const auto kind = document_kind_of(std::string_view{draft.content}.substr(0, blank));
  if (!kind || !may_be_drafted(*kind) || blank == std::string::npos) return std::nullopt;
  Document made = draft;
  made.kind = *kind;
  made.number = DocumentNumber{draft.content.substr(blank + 1)};
  made.content.clear();
  return made;
}

std::string canonical_bytes(const Kept& kept) {
  const Document& d = kept.document;
  const int form = form_of(d);
  CanonicalWriter writer{"dutoan/document/" + std::to_string(form)};
  writer.add(kept.sequence);
  writer.add(std::int64_t{kept.recorded_at.time_since_epoch().count()});
  writer.add(d);
  writer.add(kept.postings);
  if (form >= 2) writer.add(d.content);
  if (form >= 3) writer.add(d.activity);
  if (form >= 4) writer.add(d.guarantee), writer.add(d.target);
  return std::move(writer).bytes();
}

std::vector<DocumentLine> approved_version(std::span<const Kept> kept, int version) {
  std::vector<DocumentLine> lines;
  std::map<std::pair<Funding, LineCode>, std::size_t> positions;
  const auto approve = [&](const Account& account, Money amount) {
    const auto [it, is_new] =
        positions.try_emplace(std::pair{account.funding, account.line}, lines.size());
    if (is_new) lines.push_back({account.funding, account.line, {}, {}, {}});
    lines[it->second].amount += amount;
  };
  for (const Kept& each : kept) {
    if (!moves_money(each.document.kind)) continue;
    if (each.document.version > version) break;
    for (const Posting& posting : each.postings) {
      if (posting.credit.stage == Stage::allotted && posting.debit.stage == Stage::approved)
        approve(posting.debit, posting.amount);
      if (posting.debit.stage == Stage::allotted && posting.credit.stage == Stage::approved)
        approve(posting.credit, -posting.amount);
    }
    for (const DocumentLine& line : each.document.lines)
      if (const auto it = positions.find({line.funding, line.line});
          it != positions.end() && !line.classified.is_empty())
        lines[it->second].classified = line.classified;
  }
  return lines;
}

}  // namespace dutoan
