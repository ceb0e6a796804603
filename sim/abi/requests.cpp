#include "sim/abi/requests.h"

namespace sim::abi {

Request::Request() = default;
Request::Request(const Request& other) = default;
Request::Request(Request&& other) noexcept = default;
Request& Request::operator=(const Request& other) = default;
Request& Request::operator=(Request&& other) noexcept = default;
Request::~Request() = default;

bool Request::operator==(const Request& other) const {
  return static_cast<const AnyRequest&>(*this) == static_cast<const AnyRequest&>(other);
}

}  // namespace sim::abi
