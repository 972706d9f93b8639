package dev.assetwright.history;

import dev.assetwright.model.CellState;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is known of a cell as bytes and reads it back, with the names that occur over and over as numbers. Only for
 * cells as nearly all are: published, and the newest step was the one that did it. The numbers mean something within one
 * history only.
 */
final class CellCodec {
  private static final int CHANGED_BEFORE = 1;
  private static final int HAS_TOKEN = 2;
  private static final int HAS_LATEST = 4;
  private static final int ENDED_LATER = 8;

  private final Names names;

  CellCodec(Names names) {
    this.names = names;
  }

  /** Whether a state is one that this can write. */
  static boolean isCommon(CellState state) {
    CellState.Published published = state.published();
    CellState.Latest latest = state.latest();
    return published != null
        && state.skipped() == null
        && (latest == null
            || (latest.status() == StepStatus.SUCCEEDED
                && latest.failure() == null
                && latest.reason().isEmpty()
                && latest.run().equals(published.run())));
  }

  void write(CellState state, Bytes to) {
    CellState.Published published = state.published();
    CellState.Latest latest = state.latest();
    if (published == null) {
      throw new IllegalArgumentException("Nothing is published.");
    }
    String token = published.token();
    boolean changedBefore = !published.changedAt().equals(published.at());
    boolean endedLater = latest != null && !latest.at().equals(published.at());
    to.putText(published.dataVersion());
    to.putNumber(published.rows());
    to.put((byte) ((changedBefore ? CHANGED_BEFORE : 0)
        | (token == null ? 0 : HAS_TOKEN)
        | (latest == null ? 0 : HAS_LATEST)
        | (endedLater ? ENDED_LATER : 0)));
    to.putInstant(published.at());
    if (changedBefore) {
      to.putInstant(published.changedAt());
    }
    if (endedLater) {
      to.putInstant(latest.at());
    }
    if (token != null) {
      to.putText(token);
    }
    to.putText(published.run());
    to.putNumber(names.logics.of(
        new ProducerVersion(published.codeVersion(), published.configFingerprint())));
    to.putNumber(published.inputs().size());
    for (InputVersion input : published.inputs()) {
      to.putNumber(names.assets.of(input.upstream()));
      to.putNumber(input.partition() == null ? -1 : names.keys.of(input.partition()));
      to.putText(input.dataVersion());
    }
  }

  /** Reads only the data version. */
  static String readVersion(Bytes from) {
    return from.getText();
  }

  /** Reads only the number of rows. */
  static long readRows(Bytes from) {
    from.skipText();
    return from.getNumber();
  }

  /** Goes to the end of a cell. */
  static void skip(Bytes from) {
    from.skipText();
    from.getNumber();
    int flags = from.get();
    from.skipInstant();
    if ((flags & CHANGED_BEFORE) != 0) {
      from.skipInstant();
    }
    if ((flags & ENDED_LATER) != 0) {
      from.skipInstant();
    }
    if ((flags & HAS_TOKEN) != 0) {
      from.skipText();
    }
    from.skipText();
    from.getNumber();
    for (int left = from.getInt(); left > 0; left--) {
      from.getNumber();
      from.getNumber();
      from.skipText();
    }
  }

  CellState read(Bytes from) {
    String version = from.getText();
    long rows = from.getNumber();
    int flags = from.get();
    Instant at = from.getInstant();
    Instant changedAt = (flags & CHANGED_BEFORE) == 0 ? at : from.getInstant();
    Instant endedAt = (flags & ENDED_LATER) == 0 ? at : from.getInstant();
    @Nullable String token = (flags & HAS_TOKEN) == 0 ? null : from.getText();
    String run = from.getText();
    ProducerVersion logic = names.logics.get(from.getInt());
    int count = from.getInt();
    List<InputVersion> inputs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      AssetKey upstream = names.assets.get(from.getInt());
      int key = from.getInt();
      inputs.add(new InputVersion(upstream, key < 0 ? null : names.keys.get(key), from.getText()));
    }
    return new CellState(
        new CellState.Published(
            at, changedAt, run, logic.code(), logic.config(), version, rows, token, inputs),
        (flags & HAS_LATEST) == 0
            ? null
            : new CellState.Latest(endedAt, run, StepStatus.SUCCEEDED, "", null),
        null);
  }
}
