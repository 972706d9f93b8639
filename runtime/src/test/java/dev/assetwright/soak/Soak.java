package dev.assetwright.soak;

import dev.assetwright.app.Application;
import dev.assetwright.app.ApplicationException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * The process that lives: {@code main(home, duration)}. Prints a reading a simulated day and ends with a sentence for each bound
 * that was broken, and status 1, or with the last reading.
 */
final class Soak {
  private static final Duration STEP = Duration.ofMinutes(20);
  private static final int STEPS_A_DAY = 72;
  private static final Duration RETENTION = Duration.ofDays(2);
  private static final Instant START = Instant.parse("2026-01-02T00:01:00Z");

  private final Path home;
  private final MovedClock clock = new MovedClock(START);
  private final Random random = new Random(7);
  private final List<Reading> readings = new ArrayList<>();
  private SoakProject project;
  private int version;

  private Soak(Path home) {
    this.home = home;
    this.project = start();
  }

  public static void main(String[] arguments) throws Exception {
    Soak soak = new Soak(Path.of(arguments[0]));
    soak.live(Duration.parse(arguments[1]));
    List<String> broken = new Bounds(RETENTION).broken(soak.readings);
    broken.forEach(System.out::println);
    // Threads that do not end are one of the things that are looked for, so none is waited for.
    Runtime.getRuntime().halt(broken.isEmpty() ? 0 : 1);
  }

  private SoakProject start() {
    return new SoakProject(home, clock, random, new SoakCode(clock, random, version));
  }

  private void live(Duration duration) throws Exception {
    long end = System.nanoTime() + duration.toNanos();
    System.out.println(Reading.HEAD);
    // On a busy machine a day may take longer than was given.
    for (int step = 1; System.nanoTime() < end || readings.isEmpty(); step++) {
      clock.move(STEP);
      project.tick();
      happen(step);
      if (step % STEPS_A_DAY == 0) {
        read(step);
      }
    }
    project.close();
  }

  private void happen(int step) throws InterruptedException {
    if (step % 3 == 0) {
      project.removeOld(clock.instant().minus(RETENTION));
    }
    if (step % 4 == 0) {
      project.look();
    }
    if (step % 10 == 0) {
      request(() -> project
          .application()
          .materialize(
              new Application.Request(List.of("mart/region"), "all", false, true), "page"));
    }
    if (step % 30 == 0) {
      request(this::backfill);
    }
    if (step % 50 == 0) {
      project.clearUpAfter("dead" + step, "%06d".formatted(step));
    }
    if (step % 90 == 0) {
      version++;
      project.use(new SoakCode(clock, random, version));
    }
    if (step % 100 == 0) {
      project.close();
      project = start();
    }
  }

  private void backfill() {
    Instant now = clock.instant();
    String hours = "%s..%s"
        .formatted(hour(now.minus(Duration.ofHours(9))), hour(now.minus(Duration.ofHours(2))));
    String id = project
        .application()
        .startBackfill(
            new Application.Request(List.of("clean/readings"), hours, true, true), 4, null, "page")
        .run();
    if (id != null) {
      project.application().drive(id);
    }
  }

  private static String hour(Instant instant) {
    return instant.toString().substring(0, 13);
  }

  /** What nobody can do at this moment, such as while code is changed, is left. */
  private static void request(Runnable asked) {
    try {
      asked.run();
    } catch (ApplicationException e) {
      System.out.println("refused: " + e.getMessage());
    }
  }

  private void read(int step) throws Exception {
    for (int i = 0; i < 100 && project.isBusy(); i++) {
      clock.move(Duration.ofMinutes(1));
      project.tick();
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    Reading reading =
        Reading.of(home, Duration.between(START, clock.instant()).toHours(), project.sequence());
    readings.add(reading);
    System.out.println(reading);
  }
}
