package dev.assetwright.query;

import dev.assetwright.history.History;
import dev.assetwright.model.CheckDefinition;
import dev.assetwright.model.CheckState;
import dev.assetwright.query.view.RunView;
import dev.assetwright.spi.RunStore.CheckRecord;
import org.jspecify.annotations.Nullable;

/** Tells the results of checks. */
final class Checks {
  private Checks() {}

  /** {@code passed}, {@code warned} or {@code failed}. */
  static String result(CheckState state) {
    return state.passed() ? "passed" : state.warning() ? "warned" : "failed";
  }

  /** What it found on a partition, and on how many others it did not pass either. */
  static String message(
      History history, CheckDefinition check, @Nullable String partition, CheckState state) {
    if (partition == null || state.passed()) {
      return state.message();
    }
    String count = "%s on %s of %s"
        .formatted(
            result(state),
            Words.number(history.unpassed(check.asset(), check.name()).size()),
            Words.count(history.checks(check.asset()).size(), "partition"));
    return state.message().isEmpty() ? count : state.message() + "; " + count;
  }

  static RunView.CheckResult view(CheckRecord record) {
    CheckState state = record.state();
    return new RunView.CheckResult(
        record.check(), result(state), state.blocking(), state.message());
  }
}
