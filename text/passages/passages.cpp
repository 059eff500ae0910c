#include "text/passages/passages.hpp"

namespace topicmill {

RowsOfDocument Passages::rows_of(std::int64_t document) const {
  const auto place = static_cast<std::size_t>(document);
  return {place == 0 ? 0 : ends[place - 1], ends[place]};
}

std::span<const Passage> Passages::of(std::int64_t document) const {
  const auto rows = rows_of(document);
  return std::span(list).subspan(static_cast<std::size_t>(rows.begin), static_cast<std::size_t>(rows.size()));
}

void Passages::add_document(std::span<const Passage> passages) {
  list.insert(list.end(), passages.begin(), passages.end());
  ends.push_back(std::ssize(list));
}

void Passages::append(const Passages& more) {
  const auto before = std::ssize(list);
  list.insert(list.end(), more.list.begin(), more.list.end());
  for (const std::int64_t end : more.ends) ends.push_back(before + end);
}

std::vector<std::int64_t> Passages::set_known_tokens(std::span<const std::int64_t> of_rows) {
  for (std::size_t row = 0; row < list.size(); ++row) list[row].known_tokens = static_cast<std::uint32_t>(of_rows[row]);
  std::vector<std::int64_t> of_documents;
  for (std::int64_t document = 0; document < documents(); ++document) {
    std::int64_t known = 0;
    for (const Passage& passage : of(document)) known += passage.known_tokens;
    of_documents.push_back(known);
  }
  return of_documents;
}

}  // namespace topicmill
