package dev.assetwright.query;

import dev.assetwright.model.CheckState;
import dev.assetwright.query.view.RunView;
import dev.assetwright.spi.RunStore.CheckRecord;

/** Tells the results of checks. */
final class Checks {
  private Checks() {}

  /** {@code passed}, {@code warned} or {@code failed}. */
  static String result(CheckState state) {
    return state.passed() ? "passed" : state.warning() ? "warned" : "failed";
  }

  static RunView.CheckResult view(CheckRecord record) {
    CheckState state = record.state();
    return new RunView.CheckResult(
        record.check(), result(state), state.blocking(), state.message());
  }
}
