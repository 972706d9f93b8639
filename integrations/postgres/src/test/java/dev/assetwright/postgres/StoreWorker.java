package dev.assetwright.postgres;

import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.RunRequest;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.StoreLocation;
import dev.assetwright.spi.StoreUnavailableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * A process that makes cells nobody has made, in an order of its own, each in a run of its own: claims, queues, materializes. It
 * says what it has on record, and {@code done} in the end. With {@code stepwise} it waits for a line before it records.
 */
final class StoreWorker implements AutoCloseable {
  private static final AssetKey ASSET = AssetKey.parse("asset");

  private final Process process;
  private final BufferedReader said;
  private final PrintWriter told;

  private StoreWorker(Process process) {
    this.process = process;
    this.said = process.inputReader();
    this.told = new PrintWriter(process.outputWriter(), true);
  }

  static StoreWorker start(
      String url, String schema, Path home, String name, int cells, boolean stepwise)
      throws IOException {
    return new StoreWorker(new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            StoreWorker.class.getName(),
            url,
            schema,
            home.toString(),
            name,
            String.valueOf(cells),
            String.valueOf(stepwise))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start());
  }

  static Cell cell(int number) {
    return new Cell(ASSET, "p" + number);
  }

  /** What it says next; null when it has ended. */
  String said() throws IOException {
    return said.readLine();
  }

  void goOn() {
    told.println();
  }

  /** Ends it as {@code kill -9} does; returns what it had said by then, a last line that may be torn left out. */
  List<String> kill() throws InterruptedException {
    // Not through Process, which would close the pipe with what is still in it.
    process.toHandle().destroyForcibly();
    process.waitFor(1, TimeUnit.MINUTES);
    List<String> rest = said.lines().toList();
    return rest.isEmpty() ? rest : rest.subList(0, rest.size() - 1);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] arguments) throws IOException {
    String name = arguments[3];
    boolean stepwise = Boolean.parseBoolean(arguments[5]);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(arguments[4]); i++) {
      cells.add(cell(i));
    }
    Collections.shuffle(cells, new Random(name.hashCode()));
    StoreLocation location =
        new StoreLocation(arguments[0], "postgres", null, arguments[1], Path.of(arguments[2]));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (PostgresStore store = PostgresStore.open(location, name, Clock.systemUTC())) {
      System.out.println("ready");
      for (int i = 0; i < cells.size(); i++) {
        String run = name + "-" + i;
        Cell cell = cells.get(i);
        if (!store.claim(List.of(cell), name, run).isEmpty()) {
          continue;
        }
        if (!store.materializations(ASSET, cell.partition(), 1).isEmpty()) {
          store.appendAndWait(
              List.of(new Event.RunEnded(Instant.now(), run, RunStatus.SUCCEEDED, "")));
          continue;
        }
        if (stepwise) {
          System.out.println("claimed " + cell.partition());
          in.readLine();
        }
        make(store, run, name, cell);
        System.out.println("made " + cell.partition());
      }
      System.out.println("done");
    } catch (StoreUnavailableException e) {
      System.out.println("refused: " + e.getMessage());
    }
  }

  private static void make(PostgresStore store, String run, String process, Cell cell) {
    Instant now = Instant.now();
    RunRequest request = new RunRequest(List.of("asset"), "all", true, false, "test", null);
    store.appendAndWait(List.of(
        new Event.RunQueued(now, run, request, process, List.of(cell)),
        new Event.RunStarted(now, run),
        new Event.AttemptStarted(now, run, cell, 1)));
    Materialization made = new Materialization(
        cell, run, 1, now, 1, "code", "", "v-" + run, 1, 1, List.of(), Map.of());
    store.appendAndWait(List.of(
        new Event.Materialized(made, null),
        new Event.StepEnded(now, run, cell, 1, StepStatus.SUCCEEDED, "", null),
        new Event.RunEnded(now, run, RunStatus.SUCCEEDED, "")));
  }
}
