// Values as bytes for other processes of the same program, and back.
#pragma once

#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/collective.hpp"

namespace topicmill {

/// Writes values one after the other, or reads them back in the same order. Of a class it calls pack(packing), which
/// hands over its members, once for both ways.
class Packing {
 public:
  Packing() = default;                                         ///< writes
  explicit Packing(const Bytes& written) : from_(&written) {}  ///< reads

  bool is_reading() const { return from_ != nullptr; }

  template <class Value>
  void operator()(Value& value) {
    if constexpr (requires { value.pack(*this); }) {
      value.pack(*this);
    } else {
      static_assert(std::is_trivially_copyable_v<Value>);
      bytes(&value, sizeof value);
    }
  }

  void operator()(std::string& text) {
    resize(text);
    bytes(text.data(), text.size());
  }

  template <class Value>
  void operator()(std::vector<Value>& values) {
    resize(values);
    if constexpr (std::is_trivially_copyable_v<Value> && !requires(Value & value) { value.pack(*this); }) {
      bytes(values.data(), values.size() * sizeof(Value));
    } else {
      for (Value& value : values) (*this)(value);
    }
  }

  template <class Value>
  void operator()(std::optional<Value>& value) {
    bool has_value = value.has_value();
    (*this)(has_value);
    if (has_value && !value) value.emplace();
    if (value) (*this)(*value);
  }

  template <class Key, class Value>
  void operator()(std::map<Key, Value>& values) {
    std::vector<std::pair<Key, Value>> list(values.begin(), values.end());
    resize(list);
    for (auto& [key, value] : list) {
      (*this)(key);
      (*this)(value);
    }
    if (is_reading()) values = {list.begin(), list.end()};
  }

  Bytes written() && { return std::move(to_); }

 private:
  template <class Values>
  void resize(Values& values) {
    std::size_t size = values.size();
    bytes(&size, sizeof size);
    if (is_reading()) values.resize(size);
  }

  void bytes(void* data, std::size_t size) {
    if (size == 0) return;
    if (is_reading()) {
      std::memcpy(data, from_->data() + at_, size);
      at_ += size;
    } else {
      const auto* begin = static_cast<const std::byte*>(data);
      to_.insert(to_.end(), begin, begin + size);
    }
  }

  Bytes to_;
  const Bytes* from_ = nullptr;
  std::size_t at_ = 0;
};

template <class Value>
Bytes packed(Value& value) {
  Packing packing;
  packing(value);
  return std::move(packing).written();
}

/// The lists of all ranks, one behind the other, for the first; nothing for the others. Frees on the way what it has
/// taken.
template <class Value>
std::vector<Value> handed_to_first(Collective& ranks, std::vector<Value> mine) {
  if (ranks.is_alone()) return mine;
  Bytes bytes = bytes_of(mine);
  std::vector<Value>().swap(mine);
  std::vector<Bytes> parts = gathered_at_first(ranks, std::move(bytes));
  std::size_t size = 0;
  for (const Bytes& part : parts) size += part.size();
  std::vector<Value> all;
  all.reserve(size / sizeof(Value));
  for (Bytes& part : parts) append_values(std::exchange(part, {}), all);
  return all;
}

template <class Value>
Value unpacked(const Bytes& bytes) {
  Value value{};
  Packing packing(bytes);
  packing(value);
  return value;
}

}  // namespace topicmill
