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
  made.spent = made.approved - made.committed - made.advanced - made.left;
  return made;
}

Execution& Execution::operator+=(const Execution& other) {
  approved += other.approved;
  committed += other.committed;
  advanced += other.advanced;
  spent += other.spent;
  left += other.left;
  return *this;
}

ClassState ClassFile::state() const {
  if (settlement) return ClassState::settled;
  if (!is_common && !outcome) return ClassState::planned;
  if (outcome && outcome->fate != ClassFate::held) return ClassState::not_held;
  return missing.empty() ? ClassState::documented : ClassState::held;
}

}  // namespace dutoan
