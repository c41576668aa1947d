#include "files/form.hpp"
#include "files/forms.hpp"
#include "files/regulations_folder.hpp"
#include "files/toml.hpp"
#include "files/values.hpp"

#include <dutoan/year_form.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace dutoan {
namespace {

using files::Node;

constexpr std::pair<std::string_view, FormShape> shape_words[] = {
    {"items_down", FormShape::items_down},
    {"programmes", FormShape::programmes},
    {"bases", FormShape::bases},
    {"total", FormShape::total},
    {"fundings", FormShape::fundings},
    {"sub_items", FormShape::sub_items},
    {"by_programme", FormShape::by_programme}};
constexpr std::pair<std::string_view, MoneyShare> share_words[] = {
    {"", MoneyShare::all}, {"autonomous", MoneyShare::autonomous}, {"other", MoneyShare::other}};

int whole_at(const Node& table, std::string_view key) {
  return static_cast<int>(files::integer_at(table, key).value_or(0));
}

/// Reads the file of one form; what cannot be read is collected.
class FormReader {
 public:
  explicit FormReader(Problems& problems) : problems_(problems) {}

  [[nodiscard]] YearForm form(const Node& file);

 private:
  Problems& problems_;

  [[nodiscard]] FormValue value(const Node& table);
  [[nodiscard]] FormItem item(const Node& table, const std::string& status);
  [[nodiscard]] FormPart part(const Node& table, const std::string& status);
  void check_formula(const FormPart& part, const FormValue& value, const FilePlace& place);
  void check_part(const FormPart& part, const Node& table);
};

FormValue FormReader::value(const Node& table) {
  FormValue made;
  made.text = files::text_at(table, "formula");
  made.share = files::meaning_of(files::text_at(table, "share"), share_words);
  if (!made.text.empty()) {
    made.formula = formula_terms(made.text);
    if (made.formula.empty())
      problems_.emplace_back(YearFormRule::formula_unreadable, files::place_at(table, "formula"),
                             std::vector<Fact>{{"text", made.text}});
  }
  const Node* figures = files::at(table, "figures");
  if (figures == nullptr) return made;
  for (const Node* each : files::texts_of(*figures)) {
    const bool is_taken_away = each->text().starts_with('-');
    const auto figure =
        year_figure_of(std::string_view{each->text()}.substr(is_taken_away ? 1 : 0));
    if (figure)
      made.figures.push_back({is_taken_away, *figure});
    else
      problems_.emplace_back(YearFormRule::item_is_known, each->place(),
                             std::vector<Fact>{{"code", each->text()}});
  }
  return made;
}

FormItem FormReader::item(const Node& table, const std::string& status) {
  FormItem made;
  made.code = files::text_at(table, "code");
  made.number = files::text_at(table, "number");
  made.label = files::label_of(table);
  made.depth = whole_at(table, "depth");
  made.value = value(table);
  made.status = files::text_at(table, "status");
  if (made.status.empty()) made.status = status;
  made.is_kept = files::at(table, "kept") == nullptr || files::boolean_at(table, "kept");
  return made;
}

void FormReader::check_formula(const FormPart& part, const FormValue& value,
                               const FilePlace& place) {
  for (const FormTerm& term : value.formula)
    if (part.item(term.code) == nullptr)
      problems_.emplace_back(YearFormRule::item_is_known, place,
                             std::vector<Fact>{{"code", term.code}});
}

/// Whether the item rests on itself; `above` are those that rest on it.
bool rests_on_itself(const FormPart& part, const FormItem& item, std::set<std::string> above) {
  if (!above.insert(item.code).second) return true;
  return std::ranges::any_of(item.value.formula, [&](const FormTerm& term) {
    const FormItem* below = part.item(term.code);
    return below != nullptr && rests_on_itself(part, *below, above);
  });
}

void FormReader::check_part(const FormPart& part, const Node& table) {
  std::set<std::string> known;
  std::size_t i = 0;
  for (const Node& each : files::tables_at(table, "item")) {
    const FormItem& item = part.items[i++];
    const FilePlace place = files::place_at(each, "code");
    if (!known.insert(item.code).second)
      problems_.emplace_back(YearFormRule::item_stands_once, place,
                             std::vector<Fact>{{"code", item.code}});
    check_formula(part, item.value, files::place_at(each, "formula"));
    if (rests_on_itself(part, item, {}))
      problems_.emplace_back(YearFormRule::item_is_not_its_own, place,
                             std::vector<Fact>{{"code", item.code}});
  }
  i = 0;
  for (const Node& each : files::tables_at(table, "check")) {
    const FormCheck& check = part.checks[i++];
    check_formula(part, check.value, files::place_at(each, "formula"));
    if (part.item(check.code) == nullptr)
      problems_.emplace_back(YearFormRule::item_is_known, files::place_at(each, "code"),
                             std::vector<Fact>{{"code", check.code}});
  }
}

FormPart FormReader::part(const Node& table, const std::string& status) {
  FormPart made;
  made.code = files::text_at(table, "code");
  made.label = files::label_of(table);
  made.shape = files::meaning_of(files::text_at(table, "shape"), shape_words);
  made.is_by_share = files::boolean_at(table, "by_share");
  made.is_of_bases = files::boolean_at(table, "of_bases");
  for (const Node& each : files::tables_at(table, "item")) made.items.push_back(item(each, status));
  for (const Node& each : files::tables_at(table, "check"))
    made.checks.push_back({files::text_at(each, "code"), value(each),
                           files::boolean_at(each, "when_closed"), files::label_of(each)});
  check_part(made, table);
  return made;
}

YearForm FormReader::form(const Node& file) {
  YearForm made{
      files::text_at(file, "code"), files::text_at(file, "number"), files::label_of(file), {}, {}};
  for (const Node& each : files::tables_at(file, "edition"))
    made.editions.push_back({whole_at(each, "first_year"), files::text_at(each, "citation"),
                             files::text_at(each, "status"), files::label_of(each)});
  std::ranges::sort(made.editions, {}, &FormEdition::first_year);
  for (const Node& each : files::tables_at(file, "part"))
    made.parts.push_back(part(each, made.editions.front().status));
  return made;
}

/// A part that is like the first part of another form.
struct Likeness {
  std::string form;
  std::size_t part;
  std::string like;
  FilePlace place;
};

/// All forms of a folder, as they are read.
struct FormFolder {
  YearForms forms;
  std::vector<std::pair<int, YearForm>> placed;  // by their place in the list
  std::vector<Likeness> likenesses;
  Problems problems;

  void add(const Node& file);
  void add_codes(const Node& file);
  void liken();
};

/// The names by code that a file gives under `key`. Names that nobody has read say so.
void add_names(const Node& file, const std::string& key, std::map<std::string, std::string>& names,
               std::string& least_known) {
  for (const Node& each : files::tables_at(file, key)) {
    names[files::text_at(each, "code")] = files::text_at(each, "name");
    if (const std::string status = files::text_at(each, "status"); status != "read")
      least_known = status;
  }
}

void FormFolder::add(const Node& file) {
  YearForm form = FormReader{problems}.form(file);
  std::size_t i = 0;
  for (const Node& each : files::tables_at(file, "part")) {
    if (const std::string like = files::text_at(each, "like"); !like.empty())
      likenesses.push_back({form.code, i, like, files::place_at(each, "like")});
    ++i;
  }
  placed.emplace_back(whole_at(file, "position"), std::move(form));
}

void FormFolder::add_codes(const Node& file) {
  if (const Node* natures = files::at(file, "autonomous"))
    for (const Node* each : files::texts_of(*natures)) forms.autonomous.emplace_back(each->text());
  forms.code_status = files::text_at(file, "autonomous_status");
  add_names(file, "category", forms.categories, forms.name_status);
  add_names(file, "subcategory", forms.subcategories, forms.name_status);
  add_names(file, "item", forms.items, forms.name_status);
}

/// Rows that mirror another form's are known as a recollection.
void FormFolder::liken() {
  std::ranges::stable_sort(placed, {}, [](const auto& each) { return each.first; });
  for (auto& [position, form] : placed) forms.forms.push_back(std::move(form));
  for (const Likeness& each : likenesses) {
    const YearForm* model = forms.form(each.like);
    if (model == nullptr) {
      problems.emplace_back(YearFormRule::item_is_known, each.place,
                            std::vector<Fact>{{"code", each.like}});
      continue;
    }
    const auto form = std::ranges::find(forms.forms, each.form, &YearForm::code);
    FormPart& part = form->parts[each.part];
    part.items = model->parts.front().items;
    part.checks = model->parts.front().checks;
    for (FormItem& item : part.items) item.status = form->editions.front().status;
  }
}

/// The form by which a file that statements need is checked; null for all others.
const files::Form* form_of(const std::string& format) {
  if (format == "dutoan/year-form/1") return &files::year_form_form();
  if (format == "dutoan/year-codes/1") return &files::year_codes_form();
  return format == "dutoan/sub-items/1" ? &files::sub_items_form() : nullptr;
}

void add_file(const Node& root, const std::string& format, FormFolder& all) {
  if (format == "dutoan/year-form/1")
    all.add(root);
  else if (format == "dutoan/year-codes/1")
    all.add_codes(root);
  else
    add_names(root, "sub_item", all.forms.sub_items, all.forms.name_status);
}

}  // namespace

Result<YearForms> load_year_forms(const std::string& folder) {
  const auto texts = files::read_folder(folder);
  if (!texts) return refuse(texts.error());
  FormFolder all;
  for (const files::SourceText& text : *texts) {
    if (text.text.find("dutoan/year-") == std::string::npos &&
        text.text.find("dutoan/sub-items/") == std::string::npos)
      continue;
    const auto root = files::read_toml(text);
    if (!root) return refuse(root.error());
    const std::string format = files::text_at(*root, "format");
    const files::Form* form = form_of(format);
    if (form == nullptr) continue;
    if (Problems problems = files::check_shape(*root, *form); !problems.empty())
      return refuse(std::move(problems));
    add_file(*root, format, all);
  }
  all.liken();
  if (!all.problems.empty()) return refuse(std::move(all.problems));
  return std::move(all.forms);
}

}  // namespace dutoan
