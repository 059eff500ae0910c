// Ranks that are threads of one process, to test what ranks do together.
#pragma once

#include <algorithm>
#include <barrier>
#include <exception>
#include <functional>
#include <thread>
#include <utility>
#include <vector>

#include "base/collective.hpp"

namespace topicmill {

/// Runs work(ranks) on `count` ranks at once. Throws what one of them throws, of a rank that did not make others wait.
inline void run_on_ranks(int count, const std::function<void(Collective&)>& work) {
  struct Board {
    explicit Board(int ranks) : size(ranks), parts(static_cast<std::size_t>(ranks)), meeting(ranks) {}
    int size;
    std::vector<std::vector<Bytes>> parts;  ///< by sender, by receiver
    std::barrier<> meeting;
  };

  class Rank : public Collective {
   public:
    Rank(Board& board, int rank) : board_(board), rank_(rank) {}
    int rank() const override { return rank_; }
    int size() const override { return board_.size; }

    std::vector<Bytes> exchange(std::vector<Bytes> parts) override {
      board_.parts[static_cast<std::size_t>(rank_)] = std::move(parts);
      board_.meeting.arrive_and_wait();
      std::vector<Bytes> received;
      for (auto& sent : board_.parts) received.push_back(sent[static_cast<std::size_t>(rank_)]);
      board_.meeting.arrive_and_wait();
      return received;
    }

    void swap(int partner, const void* mine, void* theirs, std::size_t size) override {
      std::vector<Bytes> parts(static_cast<std::size_t>(this->size()));
      const auto* begin = static_cast<const std::byte*>(mine);
      parts[static_cast<std::size_t>(partner)].assign(begin, begin + size);
      const Bytes received = exchange(std::move(parts))[static_cast<std::size_t>(partner)];
      std::copy(received.begin(), received.end(), static_cast<std::byte*>(theirs));
    }

    void share(void* data, const std::vector<std::size_t>& ends) override {
      auto* bytes = static_cast<std::byte*>(data);
      const auto begin_of = [&](int rank) { return rank == 0 ? 0 : ends[static_cast<std::size_t>(rank) - 1]; };
      const Bytes mine(bytes + begin_of(rank_), bytes + ends[static_cast<std::size_t>(rank_)]);
      const auto all = gathered(*this, mine);
      for (int r = 0; r < size(); ++r) {
        const Bytes& part = all[static_cast<std::size_t>(r)];
        std::copy(part.begin(), part.end(), bytes + begin_of(r));
      }
    }

   private:
    Board& board_;
    int rank_;
  };

  Board board(count);
  std::vector<std::thread> threads;
  std::exception_ptr failure;
  for (int r = 0; r < count; ++r) {
    threads.emplace_back([&, r] {
      Rank rank(board, r);
      try {
        work(rank);
      } catch (...) {
        failure = std::current_exception();
        board.meeting.arrive_and_drop();
      }
    });
  }
  for (auto& thread : threads) thread.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace topicmill
