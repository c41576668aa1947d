// Fields that several forms of the regulations share.
#pragma once

#include "files/form.hpp"

namespace dutoan::files {

inline constexpr std::int64_t most_dong_per_unit =
    1'000'000'000'000;  // a thousand billion đồng per unit
inline const std::vector<std::string_view> statuses{"read", "secondary", "recalled", "unread"};
// The form lets "draft" through, so that the reader can say why a draft is never loaded.
inline const std::vector<std::string_view> statuses_of_rates{"read", "secondary", "recalled",
                                                             "unread", "draft"};

inline Field format_field(std::string_view format) {
  return {.key = "format",
          .type = ValueType::text,
          .required = true,
          .about = "The kind of file and the version of its form.",
          .words = {format}};
}
inline const Field vi_field{"vi", ValueType::text, true, "The words in Vietnamese."};
inline const Field en_field{"en", ValueType::text, true, "The words in English."};
inline const Field from_field{"from", ValueType::date, true, "The first day on which it holds."};
inline const Field until_field{"until", ValueType::date, false,
                               "The day after the last day; open without it."};
inline const Field source_field{"source", ValueType::text, true, "Where it is written."};
inline const Field status_field{.key = "status",
                                .type = ValueType::text,
                                .required = true,
                                .about = "How well it is known.",
                                .words = statuses};

// The figure of a rate: one of the three, as its key measures.
inline const Field amount_field{.key = "amount",
                                .type = ValueType::money,
                                .required = false,
                                .about = "Đồng per unit.",
                                .least = 0,
                                .most = most_dong_per_unit};
inline const Field coefficient_field{
    .key = "coefficient",
    .type = ValueType::number_text,
    .required = false,
    .about = "A factor of the law, such as 0.2 litre per kilometre.",
    .least = 0,
    .most = 1'000'000};
inline const Field percent_field{.key = "percent",
                                 .type = ValueType::number_text,
                                 .required = false,
                                 .about = "A percentage.",
                                 .least = 0,
                                 .most = 100,
                                 .decimals = 2};

inline const Form label_form{"label", "Words in both languages.", {vi_field, en_field}};

}  // namespace dutoan::files
