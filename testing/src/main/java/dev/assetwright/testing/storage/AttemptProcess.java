package dev.assetwright.testing.storage;

import dev.assetwright.spi.AssetStorage;
import dev.assetwright.spi.StorageSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Attempts in a process of its own, one version after the other. It says each moment and ends at the one it was told, as if the
 * power had gone; or it goes on until it is killed.
 */
final class AttemptProcess implements AutoCloseable {
  private static final String NEVER = "never";
  private static final String PUBLISH = "publish";
  private static final String REFUSE = "refuse";
  private static final String REFUSE_EVEN = "refuse even";

  private final Process process;
  private final BufferedReader said;
  private final List<String> lines = new ArrayList<>();

  private AttemptProcess(Process process) {
    this.process = process;
    this.said = process.inputReader();
  }

  /** Makes one version and ends at a moment, the first of the version if it comes several times. */
  static AttemptProcess endingAt(Class<?> storage, Path folder, int version, String moment)
      throws IOException {
    return start(storage, folder, version, 1, moment, PUBLISH);
  }

  /** Makes one version that a check refuses, and ends at a moment. */
  static AttemptProcess refusingUntil(Class<?> storage, Path folder, int version, String moment)
      throws IOException {
    return start(storage, folder, version, 1, moment, REFUSE);
  }

  /** Makes versions until it is killed. */
  static AttemptProcess endless(Class<?> storage, Path folder, int version) throws IOException {
    return start(storage, folder, version, Integer.MAX_VALUE, NEVER, PUBLISH);
  }

  /** Makes versions until it is killed, of which a check refuses the even ones. */
  static AttemptProcess endlessRefusingEven(Class<?> storage, Path folder, int version)
      throws IOException {
    return start(storage, folder, version, Integer.MAX_VALUE, NEVER, REFUSE_EVEN);
  }

  private static AttemptProcess start(
      Class<?> storage, Path folder, int version, int count, String moment, String act)
      throws IOException {
    return new AttemptProcess(new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            AttemptProcess.class.getName(),
            storage.getName(),
            folder.toString(),
            String.valueOf(version),
            String.valueOf(count),
            moment,
            act)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start());
  }

  /** The token of the attempt at a version. */
  static String token(int version) {
    return "attempt-" + version;
  }

  /** Reads up to so many moments; then kills it as {@code kill -9} does, unless it has ended. */
  void killAfter(int moments) throws IOException, InterruptedException {
    for (int i = 0; i < moments; i++) {
      String line = said.readLine();
      if (line == null) {
        break;
      }
      lines.add(line);
    }
    // Not through Process, which would close the pipe with what is still in it.
    process.toHandle().destroyForcibly();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("The process did not end.");
    }
    lines.addAll(said.lines().toList());
  }

  /** Waits for its end; returns whether it was the end it was told. */
  boolean endedAsTold(String moment) throws InterruptedException {
    lines.addAll(said.lines().toList());
    process.waitFor();
    return !lines.isEmpty() && lines.get(lines.size() - 1).endsWith(" " + moment);
  }

  /** Whether it said that it had published a version. */
  boolean hasPublished(int version) {
    return lines.contains(version + " after publishing");
  }

  /** Whether it said that it had put a version into quarantine. */
  boolean hasQuarantined(int version) {
    return lines.contains(version + " after quarantining");
  }

  /** The newest version that it said it had published; {@code before} when it said so of none. */
  int lastPublished(int before) {
    return last(" after publishing", before);
  }

  /** The newest version that it said it had published or put into quarantine; {@code before} when it said so of none. */
  int lastDone(int before) {
    return Math.max(lastPublished(before), last(" after quarantining", before));
  }

  private int last(String moment, int before) {
    int last = before;
    for (String line : lines) {
      if (line.endsWith(moment)) {
        last = Integer.parseInt(line.substring(0, line.indexOf(' ')));
      }
    }
    return last;
  }

  @Override
  public void close() {
    process.toHandle().destroyForcibly();
  }

  public static void main(String[] arguments) throws Exception {
    StorageUnderTest tried =
        (StorageUnderTest) Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
    int first = Integer.parseInt(arguments[2]);
    int count = Integer.parseInt(arguments[3]);
    String last = arguments[4];
    String act = arguments[5];
    Sample sample = new Sample(tried.kind());
    try (AssetStorage storage = tried.open(Path.of(arguments[1]))) {
      for (int i = 0; i < count; i++) {
        int version = first + i;
        try (StorageSession session = new Moments(storage.open(token(version)), moment -> {
          System.out.println(version + " " + moment);
          if (moment.equals(last)) {
            Runtime.getRuntime().halt(1);
          }
        })) {
          sample.stage(session, version);
          if (act.equals(REFUSE) || act.equals(REFUSE_EVEN) && version % 2 == 0) {
            session.quarantine(Sample.refusal(version));
          } else {
            session.publish();
          }
        }
      }
    }
  }
}
