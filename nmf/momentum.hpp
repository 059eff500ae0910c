// Extrapolation with restart: the next iteration starts further along the last step.
#pragma once

#include "nmf/algebra/factor.hpp"

namespace topicmill {

/// H is moved on by beta times its last step; beta grows while the objective falls. Where it rises, the step is taken
/// back and beta cut (Ang and Gillis 2019, their scheme for one factor: W follows from H). The accepted steps never
/// raise the objective.
class Momentum {
 public:
  /// Without `enabled`, beta stays 0.
  explicit Momentum(bool enabled) : enabled_(enabled) {}

  bool enabled() const { return enabled_; }

  /// Whether a step to `objective` went too far and must be taken back. Then restart().
  bool overshoots(double objective) const { return applied_ > 0 && !(objective <= accepted_); }

  /// Turns what was H before the step into where the next one starts: max(0, H + beta (H - previous)).
  template <class T>
  void advance(double objective, const BasicFactor<T>& H, BasicFactor<T>& previous);

  /// The next step starts at H itself: ahead <- H.
  template <class T>
  void restart(const BasicFactor<T>& H, BasicFactor<T>& ahead);

 private:
  bool enabled_;
  double accepted_ = 0;  ///< the objective of the last accepted step
  double beta_ = 0.7;
  double ceiling_ = 1;
  double applied_ = 0;  ///< the beta of the present step
};

}  // namespace topicmill
