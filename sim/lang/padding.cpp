// Where structs have gaps between their members.

#include <algorithm>

#include "sim/lang/register_type.h"

namespace sim::lang {

static constexpr std::size_t kMostGaps = 4096;

static void add_gap(std::vector<LocalObject::Gap>& gaps, long from, long to) {
  if (from < to && gaps.size() < kMostGaps)
    gaps.push_back({static_cast<std::uint64_t>(from), static_cast<std::uint64_t>(to - from)});
}

static void add_gaps(TypeRef type, long offset, std::vector<LocalObject::Gap>& gaps) {
  if (type->kind == TypeKind::kArray && (is_record(type->base) || is_array(type->base))) {
    for (long i = 0; i < type->length && gaps.size() < kMostGaps; ++i) {
      const std::size_t before = gaps.size();
      add_gaps(type->base, offset + i * size_of(type->base), gaps);
      if (gaps.size() == before) return;
    }
  }
  if (!is_record(type)) return;
  const Record& record = *type->record;
  if (record.kind == Record::Kind::kUnion) return add_gap(gaps, offset, offset + record.size_bytes);
  long end = 0;
  for (const Field& field : record.fields) {
    add_gap(gaps, offset + end, offset + field.offset_bytes);
    add_gaps(field.type, offset + field.offset_bytes, gaps);
    end = field.offset_bytes + size_of(field.type);
  }
  add_gap(gaps, offset + end, offset + record.size_bytes);
}

std::vector<LocalObject::Gap> padding_of(TypeRef type) {
  std::vector<LocalObject::Gap> gaps;
  add_gaps(type, 0, gaps);
  return gaps;
}

}  // namespace sim::lang
