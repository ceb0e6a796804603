// <math.h>: the host's functions, called with the program's numbers.

#include <array>
#include <bit>
#include <cmath>

#include "sim/lang/native.h"

namespace sim::lang {

template <double (*function)(double)>
static NativeResult unary(Machine&, std::uint64_t* window) {
  window[0] = std::bit_cast<std::uint64_t>(function(std::bit_cast<double>(window[0])));
  return NativeResult{};
}

template <double (*function)(double, double)>
static NativeResult binary(Machine&, std::uint64_t* window) {
  window[0] = std::bit_cast<std::uint64_t>(
      function(std::bit_cast<double>(window[0]), std::bit_cast<double>(window[1])));
  return NativeResult{};
}

static NativeResult ldexp(Machine&, std::uint64_t* window) {
  window[0] = std::bit_cast<std::uint64_t>(
      ::ldexp(std::bit_cast<double>(window[0]), static_cast<int>(window[1])));
  return NativeResult{};
}

static NativeResult fma(Machine&, std::uint64_t* window) {
  window[0] = std::bit_cast<std::uint64_t>(::fma(std::bit_cast<double>(window[0]),
                                                 std::bit_cast<double>(window[1]),
                                                 std::bit_cast<double>(window[2])));
  return NativeResult{};
}

std::span<const Native> math_natives() {
  static constexpr std::array kNatives{
      Native{"acos", unary<::acos>},
      Native{"asin", unary<::asin>},
      Native{"atan", unary<::atan>},
      Native{"cbrt", unary<::cbrt>},
      Native{"ceil", unary<::ceil>},
      Native{"cos", unary<::cos>},
      Native{"cosh", unary<::cosh>},
      Native{"exp", unary<::exp>},
      Native{"fabs", unary<::fabs>},
      Native{"floor", unary<::floor>},
      Native{"log", unary<::log>},
      Native{"log10", unary<::log10>},
      Native{"log2", unary<::log2>},
      Native{"round", unary<::round>},
      Native{"sin", unary<::sin>},
      Native{"sinh", unary<::sinh>},
      Native{"sqrt", unary<::sqrt>},
      Native{"tan", unary<::tan>},
      Native{"tanh", unary<::tanh>},
      Native{"trunc", unary<::trunc>},
      Native{"atan2", binary<::atan2>},
      Native{"fmax", binary<::fmax>},
      Native{"fmin", binary<::fmin>},
      Native{"fmod", binary<::fmod>},
      Native{"hypot", binary<::hypot>},
      Native{"pow", binary<::pow>},
      Native{"acosh", unary<::acosh>},
      Native{"asinh", unary<::asinh>},
      Native{"atanh", unary<::atanh>},
      Native{"erf", unary<::erf>},
      Native{"erfc", unary<::erfc>},
      Native{"exp2", unary<::exp2>},
      Native{"expm1", unary<::expm1>},
      Native{"lgamma", unary<::lgamma>},
      Native{"log1p", unary<::log1p>},
      Native{"logb", unary<::logb>},
      Native{"nearbyint", unary<::nearbyint>},
      Native{"rint", unary<::rint>},
      Native{"tgamma", unary<::tgamma>},
      Native{"copysign", binary<::copysign>},
      Native{"fdim", binary<::fdim>},
      Native{"nextafter", binary<::nextafter>},
      Native{"remainder", binary<::remainder>},
      Native{"ldexp", ldexp},
      Native{"fma", fma},
  };
  return kNatives;
}

}  // namespace sim::lang
