// A hash of bytes that come in pieces.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace topicmill {

/// XXH3, 64 bits: tells changed from unchanged, and keeps nobody out.
class Hasher {
 public:
  Hasher();
  ~Hasher();
  Hasher(const Hasher&) = delete;
  Hasher& operator=(const Hasher&) = delete;

  void add(const void* bytes, std::size_t size);
  void add(const std::string& text) { add(text.c_str(), text.size() + 1); }

  template <class T>
  void add(const std::vector<T>& values) {
    add(values.data(), values.size() * sizeof(T));
  }

  std::uint64_t digest() const;

  /// The digest as 16 hexadecimal digits.
  std::string hash() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace topicmill
