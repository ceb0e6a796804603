// A value, or the reasons why there is none.

#pragma once

#include <tl/expected.hpp>

namespace sim::abi {

template <class Value, class Error>
using Expected = tl::expected<Value, Error>;

template <class Error>
auto unexpected(Error&& error) {
  return tl::make_unexpected(std::forward<Error>(error));
}

}  // namespace sim::abi
