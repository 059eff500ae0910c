#include "pipeline/breakdown/named_month.hpp"

#include <array>
#include <string>

#include "files/encoding/ascii_case.hpp"

namespace topicmill {
namespace {

constexpr std::array<std::string_view, 12> month_names{"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> weekday_names{"monday", "tuesday",  "wednesday", "thursday",
                                                        "friday", "saturday", "sunday"};

/// Whether `word` is a name, or the beginning of one of at least three letters: Apr, Sept, Tues.
template <class Names>
std::optional<unsigned> find_name(std::string_view word, const Names& names) {
  const std::string lower = to_lower(word);
  for (unsigned i = 0; i < names.size(); ++i) {
    if (lower.size() >= 3 && names[i].starts_with(lower)) return i;
  }
  return std::nullopt;
}

/// Gathers day, month and year from a date that names its month, piece by piece.
class NamedMonthReader {
 public:
  std::optional<CalendarDate> read(const std::vector<Piece>& pieces) {
    for (std::size_t at = 0; at < pieces.size(); ++at) {
      if (starts_time(pieces, at)) {
        at = end_of_time(pieces, at) - 1;
        after_time_ = true;
      } else if (pieces[at].digits() ? !take_number(pieces, at) : pieces[at].letters() && !take_word(pieces[at].text)) {
        return std::nullopt;
      }
    }
    if (!month_ || year_.empty()) return std::nullopt;
    return checked_date(year_of(year_), *month_ + 1, day_.empty() ? 0 : number_of<unsigned>(day_));
  }

 private:
  static bool starts_time(const std::vector<Piece>& pieces, std::size_t at) {
    return pieces[at].digits() && at + 1 < pieces.size() && pieces[at + 1].text == ":";
  }

  static std::size_t end_of_time(const std::vector<Piece>& pieces, std::size_t at) {
    while (at < pieces.size() && (pieces[at].digits() || pieces[at].text == ":" || pieces[at].text == ".")) ++at;
    return at;
  }

  bool take_number(const std::vector<Piece>& pieces, std::size_t at) {
    const std::string_view digits = pieces[at].text;
    const bool zone = after_time_ && at > 0 && (pieces[at - 1].text == "+" || pieces[at - 1].text == "-");
    if (zone || (after_time_ && !year_.empty())) return true;
    if (digits.size() == 4 && year_.empty()) return set(year_, digits);
    if (digits.size() <= 2 && day_.empty()) return set(day_, digits);
    return digits.size() == 2 && year_.empty() && set(year_, digits);
  }

  /// A month, a weekday, an ordinal's ending, or what stands behind the time of day: the name of a zone.
  bool take_word(std::string_view word) {
    if (after_time_) return true;
    if (const auto month = find_name(word, month_names); month && !month_) {
      month_ = month;
      return true;
    }
    const std::string lower = to_lower(word);
    const bool ordinal = lower == "st" || lower == "nd" || lower == "rd" || lower == "th" || lower == "of";
    return ordinal || find_name(word, weekday_names);
  }

  static bool set(std::string_view& part, std::string_view digits) {
    part = digits;
    return true;
  }

  std::string_view day_;
  std::optional<unsigned> month_;  ///< from 0
  std::string_view year_;
  bool after_time_ = false;
};

}  // namespace

std::optional<CalendarDate> read_named_month(const std::vector<Piece>& pieces) {
  return NamedMonthReader().read(pieces);
}

}  // namespace topicmill
