// Departures from a format that are read all the same: counted by kind, with the first place of each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace topicmill {

struct Record;

/// A kind of departure, in the words of its warning, which a count comes before and ", the first at PLACE" behind:
/// {"lone surrogate became U+FFFD", "lone surrogates became U+FFFD"}. Views of texts that live as long as the program;
/// two kinds of the same words are one.
struct Leniency {
  std::string_view one;
  std::string_view many;
};

/// How often each kind occurred, and where first. Merging in any order gives the same, so that it never depends on
/// threads. Serves one thread at a time.
class LeniencyTally {
 public:
  /// `count` more within a record.
  void add(const Leniency& kind, const Record& record, std::int64_t count = 1);

  /// One more at `place`, which comes right before record `number` of the corpus.
  void add(const Leniency& kind, const std::string& place, std::int64_t number);

  void merge(const LeniencyTally& other);

  template <class Pack>
  void pack(Pack& packing) {
    packing(kinds_);
  }

  bool is_empty() const { return kinds_.empty(); }

  /// "3 lone surrogates became U+FFFD, the first at x.jsonl:7": one for each kind, by the order of first places.
  std::vector<std::string> warnings() const;

 private:
  struct Kind {
    Leniency words;
    std::int64_t count = 0;
    std::int64_t first_number = 0;  ///< of the record, among those of the corpus
    std::string first_place;

    template <class Pack>
    void pack(Pack& packing) {
      for (auto* text : {&words.one, &words.many}) {
        std::string copy(*text);
        packing(copy);
        if (packing.is_reading()) *text = kept_words(copy);
      }
      packing(count);
      packing(first_number);
      packing(first_place);
    }
  };

  /// A text that lives as long as the program, for one that came from another process.
  static std::string_view kept_words(const std::string& text);

  /// Counts `more`; place() names its place, and is called only where that is the first one.
  template <class Place>
  void take(const Kind& more, const Place& place);

  std::vector<Kind> kinds_;
};

}  // namespace topicmill
