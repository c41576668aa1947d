// What the pages and forms of a year's settlement have in common: whose year they are about, the
// fields of their papers, and what becomes of what they enter.
#pragma once

#include "web/entry_form.hpp"

#include <dutoan/class_file.hpp>
#include <dutoan/year_end.hpp>

#include <string>
#include <vector>

namespace dutoan::web {

/// The unit and year that are asked for; without them those of the plan, where the book has them.
[[nodiscard]] TypedFunding typed_year(const Visit& visit, const Values& asked);
/// The same of a page.
[[nodiscard]] Result<UnitYear> year_of(const Visit& visit);
/// `path` about that year: "/statements?year=2020&unit=BDT".
[[nodiscard]] std::string in_year(const std::string& path, const UnitYear& year);
/// `path` about the year that the visit is about, even where the book has it not.
[[nodiscard]] std::string in_same_year(const Visit& visit, const std::string& path);

/// Where a cell leads: nothing says that it leads where such cells do everywhere, an empty text
/// that it leads nowhere.
using OwnLink = std::function<std::optional<std::string>(const ReportTable& table, std::size_t row,
                                                         std::size_t column)>;
/// A page of a report whose cells lead where `own` says.
[[nodiscard]] Page linked_page(const Visit& visit, Report report, const OwnLink& own);
/// The trail from the settlement down.
[[nodiscard]] std::vector<Link> settlement_trail(const Visit& visit);

/// The hidden fields of the year.
[[nodiscard]] std::vector<Field> year_fields(const Visit& visit);
/// Number, date and who decides, who is who decided the last of its kind; on one's own machine also
/// who drew the paper up.
[[nodiscard]] std::vector<Field> paper_fields(const Visit& visit, DocumentKind kind,
                                              std::string number, std::string date);
/// Why, in words.
[[nodiscard]] Field reason_field(Label label, bool is_required);
/// The file of a list; one that was looked at is kept in the form until it is entered.
[[nodiscard]] std::vector<Field> list_fields(const Visit& visit, Label label);
/// Both lists as one.
[[nodiscard]] std::vector<Field> fields_of(std::vector<Field> first, std::vector<Field> more);

/// The paper that was typed, about its year.
[[nodiscard]] TypedDocument typed_paper(const Visit& visit, const Values& typed, DocumentKind kind);
/// Posts the document; `to` shows what became of it.
[[nodiscard]] Result<Entered> enter_one(const Visit& visit, const Result<Document>& document,
                                        bool is_dry_run, const std::string& to);
/// Posts them together.
[[nodiscard]] Result<Entered> enter_together(const Visit& visit,
                                             const Result<std::vector<Document>>& documents,
                                             bool is_dry_run, const std::string& to);

/// The files of all classes of the year; they refer to `papers`.
struct YearClasses {
  std::vector<RequiredPaper> papers;
  std::vector<ClassFile> files;
};
[[nodiscard]] Result<YearClasses> classes_of(const Visit& visit);
/// The file of one class.
struct YearClass {
  std::vector<RequiredPaper> papers;
  ClassFile file;
};
[[nodiscard]] Result<YearClass> class_of(const Visit& visit, const Values& asked,
                                         const std::string& text);

}  // namespace dutoan::web
