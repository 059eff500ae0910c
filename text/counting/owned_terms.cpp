#include "text/counting/owned_terms.hpp"

#include <string>

#include "base/packing.hpp"

namespace topicmill {
namespace {

/// Terms on their way to their owner.
struct Sent {
  std::string texts;                ///< one behind the other
  std::vector<std::uint32_t> ends;  ///< where each ends, counted from the one before
  std::vector<TermSums> sums;

  void add(std::string_view term, const TermSums& of) {
    texts += term;
    ends.push_back(static_cast<std::uint32_t>(term.size()));
    sums.push_back(of);
  }

  template <class Pack>
  void pack(Pack& packing) {
    packing(texts);
    packing(ends);
    packing(sums);
  }
};

SummedVocabulary vocabulary_of(const Sent& sent) {
  SummedVocabulary vocabulary;
  std::size_t begin = 0;
  for (const auto size : sent.ends) {
    vocabulary.vocabulary.intern(std::string_view(sent.texts).substr(begin, size));
    begin += size;
  }
  vocabulary.sums = sent.sums;
  return vocabulary;
}

}  // namespace

TermTable owned_terms(const TermTable& counted, Collective& ranks) {
  std::vector<Sent> sent(static_cast<std::size_t>(ranks.size()));
  counted.for_each(
      [&](std::uint32_t id) { sent[id % TermTable::shards % sent.size()].add(counted.term(id), counted.sums(id)); });
  std::vector<Bytes> parts;
  for (Sent& to : sent) {
    parts.push_back(packed(to));
    to = {};
  }
  TermTable owned;
  for (const Bytes& part : ranks.exchange(std::move(parts))) {
    const SummedVocabulary vocabulary = vocabulary_of(unpacked<Sent>(part));
    owned.add(std::vector{&vocabulary});
  }
  return owned;
}

}  // namespace topicmill
