#include "files/hasher.hpp"

#define XXH_INLINE_ALL
#include <fmt/format.h>
#include <xxhash.h>

namespace topicmill {

struct Hasher::State {
  XXH3_state_t xxh3;
};

Hasher::Hasher() : state_(std::make_unique<State>()) { XXH3_64bits_reset(&state_->xxh3); }

Hasher::~Hasher() = default;

void Hasher::add(const void* bytes, std::size_t size) { XXH3_64bits_update(&state_->xxh3, bytes, size); }

std::uint64_t Hasher::digest() const { return XXH3_64bits_digest(&state_->xxh3); }

std::string Hasher::hash() const { return fmt::format("{:016x}", digest()); }

}  // namespace topicmill
