#include "text/readers/xml/xml_record.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "text/readers/xml/xml_tags.hpp"

namespace topicmill {
namespace {

struct Census {
  std::size_t depth = 0;  ///< 0: the root
  std::size_t elements = 0;
  std::size_t bytes = 0;
};

/// Counts the elements of a text by their paths.
class ElementCounter {
 public:
  explicit ElementCounter(std::string_view text) {
    XmlTagScanner scanner;
    while (const auto tag = scanner.next(text, true)) count(*tag);
    while (!open_.empty()) close(text.size());
  }

  const std::map<std::string, Census>& elements() const { return elements_; }

 private:
  struct Open {
    std::string name;
    std::string path;
    std::size_t begin = 0;
  };

  void count(const XmlTag& tag) {
    if (tag.kind != XmlTag::Kind::close && open_.size() < XmlPath::most_elements) {
      const std::string path = (open_.empty() ? "" : open_.back().path + "/") + std::string(tag.name);
      open_.push_back({std::string(tag.name), path, tag.begin});
      if (tag.kind == XmlTag::Kind::empty) close(tag.end);
    } else if (tag.kind == XmlTag::Kind::close && is_open(tag.name)) {
      while (open_.back().name != tag.name) close(tag.end);
      close(tag.end);
    }
  }

  bool is_open(std::string_view name) const {
    return std::any_of(open_.begin(), open_.end(), [&](const auto& element) { return element.name == name; });
  }

  void close(std::size_t end) {
    Census& census = elements_[open_.back().path];
    census.depth = open_.size() - 1;
    ++census.elements;
    census.bytes += end - open_.back().begin;
    open_.pop_back();
  }

  std::vector<Open> open_;
  std::map<std::string, Census> elements_;
};

/// The largest of the elements for which `may_be` holds, among those of the least depth.
template <class Predicate>
const std::string* find_best(const std::map<std::string, Census>& elements, Predicate may_be) {
  const std::pair<const std::string, Census>* best = nullptr;
  for (const auto& element : elements) {
    if (!may_be(element.second)) continue;
    const bool better = !best || element.second.depth < best->second.depth ||
                        (element.second.depth == best->second.depth && element.second.bytes > best->second.bytes);
    if (better) best = &element;
  }
  return best ? &best->first : nullptr;
}

}  // namespace

std::vector<std::string> split_element_path(std::string_view path) {
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    if (end > begin) names.emplace_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return names;
}

std::vector<std::string> guess_record(std::string_view head) {
  const ElementCounter counter(head);
  const auto& elements = counter.elements();
  const auto* best = find_best(elements, [](const Census& census) { return census.elements > 1; });
  if (!best) best = find_best(elements, [](const Census& census) { return census.depth == 1; });
  if (!best) best = find_best(elements, [](const Census&) { return true; });
  return best ? split_element_path(*best) : std::vector<std::string>();
}

}  // namespace topicmill
