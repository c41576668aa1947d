#include <dutoan/typed_fields.hpp>

namespace dutoan {

TypedFunding typed_funding_of(const TypedUnder& typed) {
  return {typed("year"),   typed("unit"),   typed("chapter"),  typed("subcategory"),
          typed("source"), typed("nature"), typed("programme")};
}

TypedDocument typed_fields_of(DocumentKind kind, const TypedUnder& typed) {
  TypedDocument made;
  made.kind = kind;
  made.funding = typed_funding_of(typed);
  made.id = typed("id");
  made.number = typed("number");
  made.date = typed("date");
  made.posted_on = typed("posted_on");
  made.payee = typed("payee");
  made.contract = typed("contract");
  made.description = typed("description");
  made.total = typed("total");
  made.advanced_on = typed("advanced_on");
  return made;
}

TypedOutcome typed_outcome_of(const std::string& activity, const TypedUnder& typed) {
  return {activity,       typed("trainees"), typed("days"),        typed("from"),
          typed("until"), typed("place"),    typed("merged_into"), false};
}

}  // namespace dutoan
