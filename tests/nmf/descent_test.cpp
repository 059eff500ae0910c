#include "nmf/descent.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <map>
#include <mutex>
#include <string>

#include "base/error.hpp"
#include "nmf/restarts.hpp"
#include "tests/nmf/factorizing.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

class Saving : public StateArchive {
 public:
  explicit Saving(std::string& to) : to_(to) { to_.clear(); }
  void bytes(void* data, std::size_t size) override { to_.append(static_cast<const char*>(data), size); }
  bool is_reading() const override { return false; }

 private:
  std::string& to_;
};

class Loading : public StateArchive {
 public:
  explicit Loading(std::string_view from) : from_(from) {}
  void bytes(void* data, std::size_t size) override {
    ASSERT_LE(size, from_.size());
    if (size > 0) std::memcpy(data, from_.data(), size);
    from_.remove_prefix(size);
  }
  bool is_reading() const override { return true; }
  bool at_end() const { return from_.empty(); }

 private:
  std::string_view from_;
};

/// Keeps every state, and ends the process, as it were, after so many.
class Mortal : public Checkpoints {
 public:
  bool due(std::size_t /*run*/) override { return true; }

  void save(std::size_t run, const Transfer& write) override {
    const std::lock_guard lock(mutex_);
    if (left_ == 0) throw Interrupted();
    --left_;
    Saving archive(states_[run]);
    write(archive);
  }

  bool restore(std::size_t run, const Transfer& read) override {
    const std::lock_guard lock(mutex_);
    const auto state = states_.find(run);
    if (state == states_.end()) return false;
    Loading archive(state->second);
    read(archive);
    EXPECT_TRUE(archive.at_end());
    ++restored_;
    return true;
  }

  void live_for(int saves) { left_ = saves; }
  int restored() const { return restored_; }

 private:
  std::mutex mutex_;
  std::map<std::size_t, std::string> states_;
  int left_ = 0;
  int restored_ = 0;
};

template <class T>
bool same_bytes(const BasicFactor<T>& A, const BasicFactor<T>& B) {
  return A.rows() == B.rows() && A.k() == B.k() && std::equal(A.row(0), A.row(A.rows()), B.row(0));
}

/// Dies after every `saves` states until it comes to the end.
template <class T>
void expect_to_go_on(const Problem<T>& problem, const NmfOptions& options, int saves) {
  const auto whole = factorize_with_restarts(problem, options, 7);
  Mortal checkpoints;
  int deaths = 0;
  for (;; ++deaths) {
    ASSERT_LT(deaths, 1000);
    checkpoints.live_for(saves);
    try {
      const auto found = factorize_with_restarts(problem, options, 7, nmf_registry(), {}, &checkpoints);
      EXPECT_TRUE(same_bytes(found.picked.W, whole.picked.W) && same_bytes(found.picked.H, whole.picked.H));
      EXPECT_EQ(found.picked.summary.iterations, whole.picked.summary.iterations);
      EXPECT_EQ(found.picked.summary.moves.has_value(), whole.picked.summary.moves.has_value());
      if (whole.picked.summary.moves) {
        EXPECT_EQ(found.picked.summary.moves->kept, whole.picked.summary.moves->kept);
      }
      break;
    } catch (const Interrupted&) {
    }
  }
  EXPECT_GT(deaths, 0);
  EXPECT_GT(checkpoints.restored(), 0);
}

TEST(Descent, GoesOnToTheSameBytesWithEverySolverAndLoss) {
  const auto V = random_sparse(50, 40, 0.3F);
  for (const auto& [solver, loss] : every_solver_and_loss()) {
    SCOPED_TRACE(solver + " " + loss);
    expect_to_go_on<float>(V, options_for(solver, loss, 4, 12), 3);
  }
}

TEST(Descent, GoesOnWithinItsMoves) {
  const auto V = random_sparse(120, 90, 0.2F);
  NmfOptions options;
  options.topics = 10;
  options.moves = 3;
  options.surplus = 0.2;
  for (const int saves : {1, 2, 7}) expect_to_go_on<float>(V, options, saves);
  expect_to_go_on<double>(with_values_of<double>(V), options, 5);
}

TEST(Descent, EveryRestartGoesOnByItself) {
  const auto V = random_sparse(80, 60, 0.2F);
  NmfOptions options;
  options.topics = 5;
  options.restarts = 4;
  options.moves = 1;
  expect_to_go_on<float>(V, options, 9);
  options.pick = Pick::consensus;
  expect_to_go_on<float>(V, options, 9);
}

TEST(Descent, ManyTopicsBeginGentlyOnce) {
  const auto V = random_sparse(200, 190, 0.1F);
  expect_to_go_on<float>(V, options_for("hals", "frobenius", 140, 8), 1);
}

}  // namespace
}  // namespace topicmill
