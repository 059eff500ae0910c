// Drops terms that are too short or too long.
#pragma once

#include "text/tokens/token_filter.hpp"

namespace topicmill {

struct LengthOptions {
  std::int64_t min = 2;
  std::int64_t max = 40;

  static constexpr auto fields() {
    return std::tuple{field("min", &LengthOptions::min, "Drop terms of fewer code points.", at_least(1)),
                      field("max", &LengthOptions::max, "Drop terms of more code points.", at_least(1))};
  }

  /// min must not exceed max.
  void check(const Value& value, Reading& reading) const;
};

class LengthFilter : public TokenFilter {
 public:
  explicit LengthFilter(const LengthOptions& options) : options_(options) {}
  void apply(Tokens& tokens) override;
  std::unique_ptr<TokenFilter> clone() const override { return std::make_unique<LengthFilter>(*this); }
  bool is_word_by_word() const override { return true; }

 private:
  bool keeps(std::string_view term) const;

  LengthOptions options_;
};

}  // namespace topicmill
