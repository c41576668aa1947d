// The files of classes, read out of a book in one pass over its postings.
#include "app/class_year.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace dutoan {
namespace {

/// What was paid on one line by one voucher, in the order of the book.
using LineVouchers = std::vector<ClassVoucher>;

/// What moved through the advances of a class.
struct Advances {
  Money drawn, cleared, repaid;
};

/// The postings of a unit and year, sorted to the lines and classes that they are of.
class Movements {
 public:
  Movements(const Store& book, const Query& query) {
    book.postings(query, [&](const Kept& kept, const Posting& posting) {
      take_spent(kept, posting);
      take_advanced(kept, posting);
      return true;
    });
  }

  /// The vouchers that spent on the line; those that were taken back in full are left out. A year
  /// has many, so they are given away, once.
  [[nodiscard]] LineVouchers take(const LineCode& line) {
    auto found = spent_.extract(line.text());
    if (found.empty()) return {};
    LineVouchers all = std::move(found.mapped().vouchers);
    std::erase_if(all, [](const ClassVoucher& each) { return each.amount.is_zero(); });
    return all;
  }
  /// What the voucher follows up; empty where it follows nothing.
  [[nodiscard]] DocumentId followed_by(const DocumentId& voucher) const {
    const auto it = follows_.find(voucher);
    return it == follows_.end() ? DocumentId{} : it->second;
  }
  [[nodiscard]] Advances of(const ClassCode& activity) const {
    const auto it = advances_.find(activity);
    return it == advances_.end() ? Advances{} : it->second;
  }

 private:
  struct OfLine {
    LineVouchers vouchers;
    std::map<DocumentId, std::size_t> positions;
  };
  std::map<std::string, OfLine> spent_;
  std::map<ClassCode, Advances> advances_;
  std::map<DocumentId, DocumentId> follows_;  // of the vouchers that spent

  /// What the review moves out of `spent` was spent all the same.
  void take_spent(const Kept& kept, const Posting& posting) {
    const bool adds = posting.debit.stage == Stage::spent && posting.credit.stage < Stage::spent;
    const bool takes = posting.credit.stage == Stage::spent && posting.debit.stage < Stage::spent;
    if (!adds && !takes) return;
    const Account& account = adds ? posting.debit : posting.credit;
    OfLine& line = spent_[account.line.text()];
    const auto [it, is_new] = line.positions.try_emplace(account.opened_by, line.vouchers.size());
    if (is_new) line.vouchers.emplace_back();
    ClassVoucher& voucher = line.vouchers[it->second];
    if (account.opened_by == kept.document.id) {
      fill(voucher, kept.document);
      if (!kept.document.follows.is_empty())
        follows_.try_emplace(kept.document.id, kept.document.follows);
    }
    voucher.amount += adds ? posting.amount : -posting.amount;
  }

  static void fill(ClassVoucher& voucher, const Document& d) {
    voucher.id = d.id;
    voucher.number = d.number;
    voucher.date = d.date;
    voucher.payee = d.payee;
    voucher.evidence = d.evidence;
  }

  /// A reversal takes back what it turns round.
  void take_advanced(const Kept& kept, const Posting& posting) {
    const bool is_back = kept.document.kind == DocumentKind::reversal;
    const Account& to = is_back ? posting.credit : posting.debit;
    const Account& from = is_back ? posting.debit : posting.credit;
    const Money amount = is_back ? -posting.amount : posting.amount;
    if (to.stage == Stage::advanced) advances_[to.line.activity].drawn += amount;
    if (from.stage != Stage::advanced) return;
    Advances& advances = advances_[from.line.activity];
    (to.stage == Stage::spent ? advances.cleared : advances.repaid) += amount;
  }
};

/// The product of the factors where it is a number of thousandths; else nothing.
std::optional<Quantity> product_of(const std::vector<Quantity>& factors) {
  std::int64_t product = Quantity::scale;
  for (const Quantity factor : factors) {
    if (__builtin_mul_overflow(product, factor.thousandths(), &product)) return std::nullopt;
    if (product % Quantity::scale != 0) return std::nullopt;
    product /= Quantity::scale;
  }
  return factors.empty() ? std::nullopt : std::optional{Quantity::thousandths(product)};
}

/// How many units of `rate` the amount is, where it is a whole number of them.
std::optional<Quantity> units_of(Money amount, Money rate) {
  if (rate.dong() <= 0 || amount.dong() % rate.dong() != 0) return std::nullopt;
  return Quantity::whole(amount.dong() / rate.dong());
}

/// What the amount comes to for each unit, where it does to the đồng.
std::optional<Money> rate_of(Money amount, Quantity units) {
  if (units.thousandths() <= 0 || !units.is_whole()) return std::nullopt;
  const std::int64_t whole = units.thousandths() / Quantity::scale;
  if (amount.dong() % whole != 0) return std::nullopt;
  return Money::dong(amount.dong() / whole);
}

/// The planned value of the first of these factors that a line has; 0 without one.
std::int64_t planned(const FrozenActivity& activity, std::initializer_list<const char*> codes) {
  for (const char* code : codes)
    for (const FrozenLine& line : activity.lines)
      for (const FrozenFactor& factor : line.factors)
        if (factor.code.text() == code) return factor.value.thousandths() / Quantity::scale;
  return 0;
}

bool is_of_days(const FrozenFactor& factor) {
  return factor.code.text() == "days" || factor.code.text() == "hall_days";
}

/// A number of people that was planned as all of the class is, as held, all that came.
bool is_of_all(const FrozenFactor& factor, const FrozenActivity& activity) {
  const std::string& code = factor.code.text();
  return (code == "trainees" || code == "unsalaried" || code == "participants") &&
         factor.value == Quantity::whole(activity.people);
}

/// Makes the files of one unit and year.
class FileMaker {
 public:
  FileMaker(const Store& book, UnitYear year, std::span<const RequiredPaper> papers,
            std::optional<ClassCode> only)
      : book_(book), year_(std::move(year)), papers_(papers), query_(year_.query()) {
    query_.activity = std::move(only);
  }

  Result<std::vector<ClassFile>> run(const Estimate* otherwise) {
    Movements movements{book_, query_};
    movements_ = &movements;
    book_.standings(query_, ControlLevel::line, [&](const Scope& scope, const Standing& standing) {
      money_[scope.code] += Execution::of(standing);
    });
    Problems problems;
    book_.read([&](const BookView& view) {
      auto estimate = typed::approved_estimate(view, year_, otherwise);
      if (!estimate) {
        problems = std::move(estimate.error());
        return;
      }
      for (const classes::MovedAmount& each : classes::disallowed_amounts(view, year_))
        if (const auto it = money_.find(each.line.text()); it != money_.end())
          it->second.count_as_spent(each.amount);
      if (*estimate) take_planned(**estimate);
      take_unplanned();
      for (ClassFile& file : files_) finish(view, file, problems);
    });
    if (!problems.empty()) return refuse(std::move(problems));
    return std::move(files_);
  }

 private:
  const Store& book_;
  UnitYear year_;
  std::span<const RequiredPaper> papers_;
  Query query_;
  Movements* movements_ = nullptr;
  std::map<std::string, Execution> money_;  // by line
  std::vector<ClassFile> files_;
  std::map<ClassCode, std::size_t> positions_;  // of the files
  std::map<ClassCode, FrozenActivity> planned_;
  std::map<DocumentId, bool> contracts_;  // what vouchers follow: whether it is of a contract

  /// The file of the class, a new one where it is met first.
  ClassFile& file_of(const ClassCode& code) {
    const auto [it, is_new] = positions_.try_emplace(code, files_.size());
    if (is_new) files_.emplace_back().code = code;
    return files_[it->second];
  }

  void take_planned(const FrozenEstimate& estimate) {
    for (const FrozenActivity& activity : estimate.activities) {
      if (query_.activity && *query_.activity != activity.code) continue;
      ClassFile& file = file_of(activity.code);
      file.name = activity.name;
      file.group = activity.group, file.group_name = activity.group_name;
      file.row = activity.row, file.row_name = activity.row_name;
      file.kind = activity.kind;
      file.is_common = activity.people == 0;
      if (!file.is_common)
        file.planned = {1, activity.people, planned(activity, {"days", "hall_days", "duty_days"})};
      planned_[activity.code] = activity;
      for (const FrozenLine& line : activity.lines) add_line(file, line.code, &line);
    }
  }

  /// Lines and classes that were approved beside the estimate.
  void take_unplanned() {
    while (!money_.empty()) {
      const LineCode code = typed::code_in(money_.begin()->first);
      add_line(file_of(code.activity), code, nullptr);
    }
  }

  /// Adds the line, unless nothing was ever approved for it.
  void add_line(ClassFile& file, const LineCode& code, const FrozenLine* frozen) {
    const auto found = money_.find(code.text());
    if (found == money_.end()) return;
    ClassLine line;
    line.code = code;
    line.money = found->second;
    money_.erase(found);
    line.vouchers = movements_->take(code);
    if (frozen == nullptr) {
      line.label = {code.item.text(), code.item.text()};
    } else {
      line.label = frozen->label;
      line.category = frozen->category;
      line.classified = frozen->classified;
      add_inputs(line, *frozen);
    }
    file.money += line.money;
    file.lines.push_back(std::move(line));
  }

  /// The approved quantity: that of the estimate, or where an amendment changed the amount, what it
  /// comes to at the same rate.
  static void add_inputs(ClassLine& line, const FrozenLine& frozen) {
    if (frozen.treatment != Treatment::product || frozen.unit_rate.is_zero()) return;
    std::vector<Quantity> factors;
    for (const FrozenFactor& factor : frozen.factors) factors.push_back(factor.value);
    line.quantity = line.money.approved == frozen.amount
                        ? product_of(factors)
                        : units_of(line.money.approved, frozen.unit_rate);
    if (line.quantity) line.rate = frozen.unit_rate;
  }

  void finish(const BookView& view, ClassFile& file, Problems& problems) {
    take_documents(view, file, problems);
    const Advances advances = movements_->of(file.code);
    file.advanced_in_all = advances.drawn;
    file.cleared = advances.cleared;
    file.repaid = advances.repaid;
    for (ClassLine& line : file.lines) {
      for (ClassVoucher& each : line.vouchers)
        each.is_on_contract = is_on_contract(view, movements_->followed_by(each.id));
      add_held(file, line);
    }
    classes::add_missing_papers(file, papers_);
    classes::add_warnings(file);
  }

  void take_documents(const BookView& view, ClassFile& file, Problems& problems) {
    const auto newest = [&](DocumentKind kind) {
      return view.newest(kind, year_.unit, year_.fiscal_year, file.code);
    };
    file.outcome_document = newest(DocumentKind::outcome);
    file.settlement = newest(DocumentKind::class_settlement);
    if (!file.outcome_document) return;
    auto outcome = typed::outcome_in(*file.outcome_document);
    if (!outcome) {
      problems.insert(problems.end(), outcome.error().begin(), outcome.error().end());
      return;
    }
    if (outcome->fate == ClassFate::held) file.held = {1, outcome->trainees, outcome->days};
    file.outcome = std::move(*outcome);
  }

  /// Whether what follows that up was paid under a contract. Many vouchers follow one contract.
  bool is_on_contract(const BookView& view, const DocumentId& follows) {
    if (follows.is_empty()) return false;
    if (const auto it = contracts_.find(follows); it != contracts_.end()) return it->second;
    const auto followed = view.document(follows);
    const auto is_a = [&](DocumentKind kind) {
      return followed && followed->document.kind == kind;
    };
    const bool is_of_contract =
        is_a(DocumentKind::commitment) ||
        (is_a(DocumentKind::advance) && is_on_contract(view, followed->document.follows));
    return contracts_.emplace(follows, is_of_contract).first->second;
  }

  /// Replaces planned people and days by those of the outcome, where all factors are of these.
  void add_held(const ClassFile& file, ClassLine& line) const {
    const auto activity = planned_.find(file.code);
    if (activity == planned_.end() || file.held.classes == 0 || !line.rate) return;
    const auto& lines = activity->second.lines;
    const auto frozen = std::ranges::find(lines, line.code, &FrozenLine::code);
    if (frozen == lines.end()) return;
    std::vector<Quantity> factors;
    bool is_of_people = false, is_in_days = false;
    for (const FrozenFactor& factor : frozen->factors) {
      const bool days = is_of_days(factor), all = is_of_all(factor, activity->second);
      if (!days && !all) return;
      factors.push_back(Quantity::whole(days ? file.held.days : file.held.trainees));
      is_in_days = is_in_days || days;
      is_of_people = is_of_people || all;
    }
    line.held_quantity = product_of(factors);
    if (!line.held_quantity) return;
    line.held_rate = rate_of(line.money.spent, *line.held_quantity);
    if (is_of_people && is_in_days)
      line.expected =
          Money::dong(line.held_quantity->thousandths() / Quantity::scale * line.rate->dong());
  }
};

}  // namespace

Result<std::vector<ClassFile>> find_class_files(const Store& book, const ClassQuestion& question) {
  auto year = find_year(book, question.funding);
  if (!year) return refuse(std::move(year.error()));
  return FileMaker{book, std::move(*year), question.papers, std::nullopt}.run(question.estimate);
}

Result<ClassFile> find_class_file(const Store& book, std::string_view text,
                                  const ClassQuestion& question) {
  auto year = find_year(book, question.funding);
  if (!year) return refuse(std::move(year.error()));
  const auto subject = find_subject(book, text, question.estimate);
  if (!subject) return refuse(subject.error());
  if (subject->activity.is_empty() || !subject->item.is_empty())
    return refuse(Problem{ClassRule::class_not_named, {}, {{"text", std::string{text}}}});
  auto files =
      FileMaker{book, std::move(*year), question.papers, subject->activity}.run(question.estimate);
  if (!files) return refuse(std::move(files.error()));
  if (files->empty())
    return refuse(Problem{ClassRule::class_not_named, {}, {{"text", std::string{text}}}});
  return std::move(files->front());
}

}  // namespace dutoan
