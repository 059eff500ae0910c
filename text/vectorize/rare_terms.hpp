// Terms of too few rows to stay: they may come again, where topics go on with new documents.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace topicmill {

/// A term by the hash (XXH3) of its text, which is kept nowhere.
struct RareTerm {
  std::uint64_t hash = 0;
  std::int64_t document_frequency = 0;
};

/// At most 2^20 of them, those of most rows; of equals the lower hash stays.
class RareTerms {
 public:
  RareTerms() = default;
  explicit RareTerms(std::vector<RareTerm> ascending) : terms_(std::move(ascending)) {}

  /// 0 where it is not among them.
  std::int64_t frequency_of(std::string_view term) const;

  const std::vector<RareTerm>& terms() const { return terms_; }  ///< by hash

 private:
  std::vector<RareTerm> terms_;
};

/// Gathers them, in any order.
class RareTermsBuilder {
 public:
  void add(std::string_view term, std::int64_t document_frequency);

  /// Former ones that are rare still, or did not come: all but those that were added, and the `joined`.
  void add_others(const RareTerms& former, const std::vector<std::string_view>& joined);

  RareTerms finish() &&;

 private:
  friend RareTerms join_rare(const RareTerms& a, const RareTerms& b);

  void add(RareTerm term);
  void cut();

  std::vector<RareTerm> terms_;
};

/// Those of both, frequencies added.
RareTerms join_rare(const RareTerms& a, const RareTerms& b);

}  // namespace topicmill
