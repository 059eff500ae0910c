// A token filter that a program adds to its copy of the registry.
#pragma once

#include "pipeline/builtin_registry.hpp"
#include "text/tokens/token_filter.hpp"

namespace topicmill {

struct ShoutOptions {
  std::int64_t loudness = 11;
  static constexpr auto fields() {
    return std::tuple{field("loudness", &ShoutOptions::loudness, "How loud.", between(1, 11))};
  }
};

struct Shout : TokenFilter {
  explicit Shout(ShoutOptions) {}
  void apply(Tokens&) override {}
  std::unique_ptr<TokenFilter> clone() const override { return std::make_unique<Shout>(ShoutOptions{}); }
};

inline Registry registry_with_own_filter() {
  Registry registry = builtin_registry();
  registry.family<TokenFilter>().add(member<TokenFilter, Shout, ShoutOptions>("shout", "Makes terms louder."));
  return registry;
}

}  // namespace topicmill
