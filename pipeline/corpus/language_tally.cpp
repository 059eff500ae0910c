#include "pipeline/corpus/language_tally.hpp"

#include <algorithm>

namespace topicmill {
namespace {

constexpr double least_share = 0.1;  ///< of the text, for a language that counts
constexpr double least_known = 0.5;  ///< of the text must be of a language

}  // namespace

void LanguageTally::add(LanguageCode language, std::int64_t bytes) {
  if (language.is_known()) {
    ++known_[language].texts;
    known_[language].bytes += bytes;
  }
  bytes_ += bytes;
  ++texts_;
}

void LanguageTally::add(const LanguageTally& other) {
  for (const auto& [language, amount] : other.known_) {
    known_[language].texts += amount.texts;
    known_[language].bytes += amount.bytes;
  }
  bytes_ += other.bytes_;
  texts_ += other.texts_;
}

std::vector<std::pair<std::string, double>> LanguageTally::shares() const {
  const std::int64_t least_texts = std::clamp<std::int64_t>(texts_ / 4, 1, 3);
  double known = 0;
  for (const auto& [language, amount] : known_) known += static_cast<double>(amount.bytes);
  std::vector<std::pair<std::string, double>> shares;
  if (known == 0 || known < least_known * static_cast<double>(bytes_)) return shares;
  for (const auto& [language, amount] : known_) {
    const double share = static_cast<double>(amount.bytes) / known;
    if (share >= least_share && amount.texts >= least_texts) shares.emplace_back(language.text(), share);
  }
  std::stable_sort(shares.begin(), shares.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return shares;
}

std::vector<std::string> LanguageTally::languages() const {
  std::vector<std::string> languages;
  for (const auto& [language, share] : shares()) languages.push_back(language);
  return languages;
}

LanguageTally of_short_texts(const LanguageTally& tally, std::string_view all) {
  if (!tally.languages().empty()) return tally;
  LanguageTally whole;
  whole.add(LanguageDetector().detect(all), std::ssize(all));
  return whole;
}

}  // namespace topicmill
