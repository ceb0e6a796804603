#include "sim/kernel/calls/file_kind.h"

namespace sim::kernel {

static abi::FileKind kind_of(const Object& object) {
  if (std::holds_alternative<Terminal>(object)) return abi::FileKind::kTerminal;
  if (const auto* file = std::get_if<OutsideFile>(&object)) return file->kind;
  const bool is_stream =
      std::holds_alternative<Pipe>(object) || std::holds_alternative<Socket>(object);
  return is_stream ? abi::FileKind::kPipe : abi::FileKind::kFile;
}

Outcome file_kind(const Caller& caller, const abi::FileKindRequest& request) {
  const Descriptor* descriptor = caller.descriptor(request.fd);
  if (!descriptor) return abi::fails_with(EBADF);
  const ObjectId object = caller.state.descriptions.at(descriptor->description).object;
  return abi::returns(static_cast<long>(kind_of(caller.state.objects.at(object))));
}

}  // namespace sim::kernel
