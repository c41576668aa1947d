// The people of a book, their roles, and the audit trail, as reports.
#include <dutoan/membership.hpp>

#include <chrono>
#include <string>

namespace dutoan {
namespace {

const Label person_title{"Người dùng", "Person"};
const Label yes{"có", "yes"}, no{"không", "no"};

/// The day and the hour at which people in Việt Nam looked on.
struct Moment {
  Date day;
  std::string time;
};
Moment moment_of(std::chrono::sys_seconds at) {
  const auto local = at + std::chrono::hours{7};
  const auto midnight = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day day{midnight};
  const std::chrono::hh_mm_ss time{local - midnight};
  const auto two = [](std::int64_t number) {
    return std::string(number < 10 ? "0" : "") + std::to_string(number);
  };
  return {*Date::of(static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                    static_cast<unsigned>(day.day())),
          two(time.hours().count()) + ":" + two(time.minutes().count()) + ":" +
              two(time.seconds().count())};
}

}  // namespace

Report people_report(const std::vector<Member>& members) {
  Report report;
  report.schema = "dutoan.people/1";
  report.title = {"NGƯỜI DÙNG VÀ VAI TRÒ", "PEOPLE AND ROLES"};
  ReportTable table{"people",
                    person_title,
                    {{"person", {"Mã", "Code"}},
                     {"full_name", {"Họ và tên", "Name"}},
                     {"role", {"Vai trò", "Role"}},
                     {"active", {"Được vào", "Lets in"}},
                     {"must_change", {"Phải đổi mật khẩu", "Must change the password"}}},
                    {}};
  for (const Member& each : members)
    table.rows.push_back({ReportRow::Kind::plain,
                          {each.code.text(), each.full_name, name_of(each.role),
                           each.is_active ? yes : no, each.must_change ? yes : no}});
  report.tables = {std::move(table), rights_table()};
  return report;
}

ReportTable rights_table() {
  ReportTable table{"rights",
                    {"Vai trò nào được làm gì", "What each role may do"},
                    {{"role", {"Vai trò", "Role"}}},
                    {}};
  for (const Act act : all_acts) table.columns.push_back({std::string{word(act)}, name_of(act)});
  for (const Role role : all_roles) {
    if (role == Role::owner) continue;
    ReportRow row{ReportRow::Kind::plain, {name_of(role)}};
    for (const Act act : all_acts)
      row.cells.push_back(may(role, act) ? ReportCell{std::string{"✓"}} : ReportCell{});
    table.rows.push_back(std::move(row));
  }
  return table;
}

Report trail_report(const std::vector<AuditEntry>& entries) {
  Report report;
  report.schema = "dutoan.trail/1";
  report.title = {"NHẬT KÝ KIỂM TOÁN", "AUDIT TRAIL"};
  ReportTable table{"entries",
                    {"Mới nhất ở trên", "The newest first"},
                    {{"sequence", {"Số", "No."}, true},
                     {"day", {"Ngày", "Day"}},
                     {"time", {"Giờ", "Time"}},
                     {"person", person_title},
                     {"deed", {"Việc", "Deed"}},
                     {"subject", {"Về", "About"}},
                     {"address", {"Từ", "From"}}},
                    {}};
  for (const AuditEntry& each : entries) {
    const Moment moment = moment_of(each.event.at);
    table.rows.push_back({ReportRow::Kind::plain,
                          {each.sequence, moment.day, moment.time, each.event.person,
                           name_of(each.event.deed), each.event.subject, each.event.address}});
  }
  report.tables.push_back(std::move(table));
  return report;
}

Report trail_check_report(const TrailCheck& check) {
  Report report;
  report.schema = "dutoan.trail-check/1";
  report.title = {"KIỂM TRA NHẬT KÝ", "THE TRAIL VERIFIED"};
  report.head = {{"entries", {"Số mục", "Entries"}, check.entries},
                 {"head",
                  {"Mã của mục cuối, để ghi lại nơi khác", "Digest of the last one, to keep"},
                  check.head}};
  report.foot = {{"broken_at",
                  {"Mục đầu tiên không đúng như đã ghi", "The first entry that is not as written"},
                  check.broken_at == 0 ? ReportCell{no} : ReportCell{check.broken_at}}};
  return report;
}

}  // namespace dutoan
