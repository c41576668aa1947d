#include <dutoan/class_file.hpp>

namespace dutoan {

Attendance& Attendance::operator+=(const Attendance& other) {
  classes += other.classes;
  trainees += other.trainees;
  days += other.days;
  return *this;
}

Execution Execution::of(const Standing& standing) {
  Execution made;
  made.approved = standing.approved_in_all();
  made.committed = standing[Stage::committed];
  made.advanced = standing[Stage::advanced];
  made.left = standing.available();
  made.spent = standing[Stage::spent] + standing[Stage::settled];
  made.ended = made.approved - made.committed - made.advanced - made.spent - made.left;
  return made;
}

void Execution::count_as_spent(Money disallowed) {
  spent += disallowed;
  ended -= disallowed;
}

Execution& Execution::operator+=(const Execution& other) {
  approved += other.approved;
  committed += other.committed;
  advanced += other.advanced;
  spent += other.spent;
  left += other.left;
  ended += other.ended;
  return *this;
}

ClassState ClassFile::state() const {
  if (settlement) return ClassState::settled;
  if (!is_common && !outcome) return ClassState::planned;
  if (outcome && outcome->fate != ClassFate::held) return ClassState::not_held;
  return missing.empty() ? ClassState::documented : ClassState::held;
}

}  // namespace dutoan
