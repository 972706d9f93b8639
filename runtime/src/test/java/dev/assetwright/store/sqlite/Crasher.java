package dev.assetwright.store.sqlite;

import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A JVM that appends until it is killed, and prints a line for each acknowledgement, after it. */
final class Crasher {
  private Crasher() {}

  public static void main(String[] arguments) {
    SqliteStore store = SqliteStore.open(Path.of(arguments[0]), Clock.systemUTC());
    int next = Integer.parseInt(arguments[1]);
    PrintStream out = System.out;
    List<CompletableFuture<Void>> flight = new ArrayList<>();
    while (true) {
      int number = next++;
      flight.add(store.append(events(number)).thenAccept(recorded -> out.println(number)));
      if (flight.size() == 64) {
        flight.remove(0).join();
      }
    }
  }

  /** Three events that belong together. */
  private static List<Event> events(int number) {
    Instant at = Instant.ofEpochSecond(number);
    Cell cell = new Cell(AssetKey.parse("asset"), "p" + number % 50);
    Materialization of = new Materialization(
        cell, "run", 1, at, 1, "code", "", "v" + number, 1, 1, List.of(), Map.of());
    return List.of(
        new Event.AttemptStarted(at, "run", cell, 1),
        new Event.Materialized(of, null),
        new Event.StepEnded(at, "run", cell, 1, StepStatus.SUCCEEDED, "v" + number, null));
  }
}
