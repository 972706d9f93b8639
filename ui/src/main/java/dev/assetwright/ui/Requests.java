package dev.assetwright.ui;

import dev.assetwright.app.Application;
import dev.assetwright.app.ApplicationException;
import dev.assetwright.app.ApplicationException.Category;
import dev.assetwright.json.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of requests that change something. */
final class Requests {
  private static final int MOST_BYTES = 256 * 1024;

  /** What to materialize. */
  record Materialize(
      @Nullable List<String> selection, @Nullable String partitions, boolean only, boolean force) {
    Application.Request request() {
      return new Application.Request(
          stated(selection, "selection"), partitions == null ? "all" : partitions, only, force);
    }
  }

  /**
   * What to backfill.
   *
   * @param stepsPerRun 0 for all in one run; 100 when left out
   */
  record Backfill(
      @Nullable List<String> selection,
      @Nullable String partitions,
      boolean only,
      boolean force,
      @Nullable Integer stepsPerRun,
      @Nullable String pace) {
    Application.Request request() {
      return new Materialize(selection, partitions, only, force).request();
    }

    int stepsPerRunOrDefault() {
      return stepsPerRun == null ? 100 : stepsPerRun;
    }
  }

  /** What to forget. Nothing is assumed, since it cannot be undone. */
  record Forget(@Nullable List<String> selection, @Nullable String partitions) {
    List<String> statedSelection() {
      return stated(selection, "selection");
    }

    String statedPartitions() {
      return stated(partitions, "partitions");
    }
  }

  /** What to publish again. */
  record Revert(
      @Nullable String asset,
      @Nullable String partition,
      @Nullable String version) {
    String statedAsset() {
      return stated(asset, "asset");
    }

    String statedVersion() {
      return stated(version, "version");
    }
  }

  /** Which partitions to add or remove. */
  record Partitions(@Nullable List<String> keys) {
    List<String> statedKeys() {
      List<String> named = stated(keys, "keys");
      if (named.isEmpty() || named.contains(null)) {
        throw new ApplicationException(
            Category.USAGE,
            "MissingField",
            "The field 'keys' names no partition: nothing was changed.",
            List.of());
      }
      return named;
    }
  }

  /** What to accept, and why. */
  record Accept(@Nullable List<String> selection, @Nullable String because) {
    List<String> statedSelection() {
      return stated(selection, "selection");
    }

    String statedReason() {
      return stated(because, "because");
    }
  }

  private Requests() {}

  static <T> T read(Context context, Class<T> type) {
    byte[] body;
    try {
      body = context.req().getInputStream().readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      throw new ApplicationException(
          Category.USAGE, "MalformedRequest", "The body ended too early.", List.of());
    }
    if (body.length > MOST_BYTES) {
      throw new TooLargeException(MOST_BYTES);
    }
    T value = Json.answers().read(body, type);
    if (value == null) {
      throw new ApplicationException(
          Category.USAGE, "MalformedRequest", "The body is null, not an object.", List.of());
    }
    return value;
  }

  /** A body that is larger than any that makes sense. */
  static final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLargeException(int most) {
      super("A body has at most %d bytes.".formatted(most));
    }
  }

  private static <T> T stated(@Nullable T value, String name) {
    if (value == null) {
      throw new ApplicationException(
          Category.USAGE,
          "MissingField",
          "The body lacks the field '%s'.".formatted(name),
          List.of("An empty selection means all assets, and has to be written: []"));
    }
    return value;
  }
}
