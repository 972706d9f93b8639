package dev.assetwright.execute;

import dev.assetwright.model.Event;
import dev.assetwright.model.Failure;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ProducerVersion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an engine and the process of one attempt say to each other. */
sealed interface ForkMessage {
  /** All kinds, in an order that both sides share. */
  List<Class<? extends ForkMessage>> KINDS = List.of(
      Work.class,
      Line.class,
      Progressed.class,
      Adding.class,
      Added.class,
      Staged.class,
      Skipped.class,
      Failed.class,
      Outdated.class,
      Publish.class,
      Published.class);

  /**
   * What is to be made; the first message.
   *
   * @param code by what the same code is loaded; see {@link AssetCode#origin}
   * @param process the engine's process
   * @param production whether that serves
   * @param slices what each edge of the method reads, then each of its checks
   * @param token names what is published
   */
  record Work(
      String code,
      String process,
      boolean production,
      List<String> assets,
      String run,
      @Nullable String partition,
      int attempt,
      ProducerVersion version,
      List<InputVersion> inputs,
      List<InputVersion> checkInputs,
      List<Part> slices,
      String token)
      implements ForkMessage {}

  /** A slice but for its grid, which both sides know. */
  record Part(boolean single, boolean restricted, List<String> partitions) {}

  /** For the attempt's log. */
  record Line(String level, String text) implements ForkMessage {}

  /** How far the method is. */
  record Progressed(long done, long total) implements ForkMessage {}

  /** Partitions to be kept for the outcome; answered by {@link Added}. */
  record Adding(String grid, List<String> keys) implements ForkMessage {}

  /**
   * Whether they are kept.
   *
   * @param refusal why not; null when they are
   * @param unknownGrid whether that is because there is no such grid
   */
  record Added(@Nullable String refusal, boolean unknownGrid) implements ForkMessage {}

  /** See {@link Made.Staged}; answered by {@link Publish}. */
  record Staged(
      Map<String, Made.Output> outputs, boolean inWarehouse, List<Event.CheckEvaluated> checks)
      implements ForkMessage {}

  /** See {@link Made.Skipped}. */
  record Skipped(String reason) implements ForkMessage {}

  /** See {@link Made.Failed}. */
  record Failed(Failure failure, List<Event.CheckEvaluated> checks) implements ForkMessage {}

  /** See {@link Made.Outdated}. */
  record Outdated(String reason) implements ForkMessage {}

  /** What is staged is to be published; answered by {@link Published}. */
  record Publish() implements ForkMessage {}

  /** How that went; {@code failure} is null when all of it is published. */
  record Published(@Nullable Failure failure) implements ForkMessage {}
}
