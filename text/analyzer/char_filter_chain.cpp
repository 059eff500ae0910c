#include "text/analyzer/char_filter_chain.hpp"

namespace topicmill {

CharFilterChain::CharFilterChain(const CharFilterChain& other) {
  for (const auto& link : other.links_) add(link.name, link.filter->clone());
}

void CharFilterChain::add(std::string name, std::unique_ptr<CharFilter> filter) {
  links_.push_back({std::move(name), std::move(filter), {}, {}, false});
}

std::string_view CharFilterChain::apply(std::string_view text) {
  for (auto& link : links_) {
    link.before = text;
    link.changed = link.filter->apply(text, link.text);
    if (link.changed) text = link.text.text();
  }
  return text;
}

void CharFilterChain::to_source(std::span<Token> tokens) const {
  for (auto link = links_.rbegin(); link != links_.rend(); ++link) {
    if (!link->changed) continue;
    for (auto& token : tokens) {
      const TextSpan source = link->text.to_source({token.begin, token.end});
      token.begin = source.begin;
      token.end = source.end;
    }
  }
}

std::vector<CharFilterChain::Stage> CharFilterChain::stages() const {
  std::vector<Stage> stages;
  for (const auto& link : links_) {
    const std::string_view after = link.changed ? std::string_view(link.text.text()) : link.before;
    stages.push_back({link.name, link.before, after, link.changed ? &link.text : nullptr, link.filter->is_lossless()});
  }
  return stages;
}

}  // namespace topicmill
