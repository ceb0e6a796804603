// Hints: the nearest name to a mistyped one, and which header would have declared it.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sim::lang {

// The candidate closest to `name` by edits (insert, delete, replace, swap), or "" when none is
// near.
std::string nearest_of(std::string_view name, const std::vector<std::string>& candidates);

// The header that declares function `name` or defines macro or type `name`; nothing when none does.
std::optional<std::string> header_declaring(std::string_view name);
std::optional<std::string> header_defining_macro(std::string_view name);
std::optional<std::string> header_defining_type(std::string_view name);

// Every function that the known headers declare.
std::vector<std::string> library_functions();

// Whether glibc shows the macro only with `#define _GNU_SOURCE`.
bool needs_gnu_source(std::string_view macro);

std::string hint_for_header(std::string_view header);

// Why a function that lectures use cannot be called here.
struct UnsupportedFunction {
  std::string message;
  std::string hint;
};
std::optional<UnsupportedFunction> unsupported_function(std::string_view name);

// What to say about calling `name`, which nothing declares.
std::string hint_for_function(std::string_view name, const std::vector<std::string>& declared);

}  // namespace sim::lang
