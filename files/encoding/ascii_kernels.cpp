#include "files/encoding/ascii_kernels.hpp"

#include <algorithm>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "files/encoding/ascii_kernels.cpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace topicmill::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Bytes = hn::ScalableTag<std::uint8_t>;
using Block = hn::Vec<Bytes>;

const std::uint8_t* bytes_of(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }

/// Calls visit(block, offset) for all blocks of a text, the last one filled up with zeros.
template <class Visit>
void for_each_block(std::string_view text, Visit visit) {
  const Bytes d;
  const std::size_t lanes = hn::Lanes(d);
  std::size_t at = 0;
  for (; at + lanes <= text.size(); at += lanes) visit(hn::LoadU(d, bytes_of(text) + at), at);
  if (at == text.size()) return;
  alignas(64) std::array<std::uint8_t, 64> last{};
  std::copy(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), last.begin());
  visit(hn::Load(d, last.data()), at);
}

/// Which characters of a block are in the set: the row of its lower half has the bit of its upper half. The upper half
/// of what is not ASCII has no bit.
hn::Mask<Bytes> members_of(Block block, Block rows) {
  const Bytes d;
  alignas(16) constexpr std::array<std::uint8_t, 16> bits{1, 2, 4, 8, 16, 32, 64, 128};
  const auto low = hn::And(block, hn::Set(d, 0x0F));
  const auto high = hn::ShiftRight<4>(block);
  const auto bit = hn::TableLookupBytes(hn::LoadDup128(d, bits.data()), high);
  return hn::Ne(hn::And(hn::TableLookupBytes(rows, low), bit), hn::Zero(d));
}

hn::Mask<Bytes> not_ascii(Block block) { return hn::Gt(block, hn::Set(Bytes(), 0x7F)); }

bool mark_bytes(std::string_view text, const AsciiSet& set, ByteMarks& marks) {
  const Bytes d;
  const auto rows = hn::LoadDup128(d, set.rows().data());
  auto* const to = reinterpret_cast<std::uint8_t*>(marks.data());
  const std::size_t rest = text.size() % 64;
  if (rest != 0) marks[text.size() / 64] = 0;
  auto seen = hn::Zero(d);
  for_each_block(text, [&](Block block, std::size_t at) {
    hn::StoreMaskBits(d, members_of(block, rows), to + at / 8);
    seen = hn::Or(seen, block);
  });
  if (rest != 0) marks[text.size() / 64] &= (std::uint64_t{1} << rest) - 1;
  return hn::AllFalse(d, not_ascii(seen));
}

std::size_t find_not_ascii(std::string_view text, std::size_t from) {
  const Bytes d;
  const std::size_t lanes = hn::Lanes(d);
  std::size_t at = from;
  for (; at + lanes <= text.size(); at += lanes) {
    const auto found = hn::FindFirstTrue(d, not_ascii(hn::LoadU(d, bytes_of(text) + at)));
    if (found >= 0) return at + static_cast<std::size_t>(found);
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

bool lower_ascii(std::string_view text, char* to) {
  const Bytes d;
  const std::size_t lanes = hn::Lanes(d);
  auto seen = hn::Zero(d);
  for_each_block(text, [&](Block block, std::size_t at) {
    const auto is_upper = hn::Lt(hn::Sub(block, hn::Set(d, 'A')), hn::Set(d, 26));
    const auto lower = hn::IfThenElse(is_upper, hn::Or(block, hn::Set(d, 0x20)), block);
    seen = hn::Or(seen, block);
    if (at + lanes <= text.size()) return hn::StoreU(lower, d, reinterpret_cast<std::uint8_t*>(to) + at);
    alignas(64) std::array<std::uint8_t, 64> last;
    hn::Store(lower, d, last.data());
    std::memcpy(to + at, last.data(), text.size() - at);
  });
  return hn::AllFalse(d, not_ascii(seen));
}

}  // namespace topicmill::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace topicmill {

HWY_EXPORT(mark_bytes);
HWY_EXPORT(find_not_ascii);
HWY_EXPORT(lower_ascii);

bool mark_bytes(std::string_view text, const AsciiSet& set, ByteMarks& marks) {
  return HWY_DYNAMIC_DISPATCH(mark_bytes)(text, set, marks);
}

std::size_t find_not_ascii(std::string_view text, std::size_t from) {
  return HWY_DYNAMIC_DISPATCH(find_not_ascii)(text, from);
}

bool lower_ascii(std::string_view text, char* to) { return HWY_DYNAMIC_DISPATCH(lower_ascii)(text, to); }

}  // namespace topicmill
#endif
