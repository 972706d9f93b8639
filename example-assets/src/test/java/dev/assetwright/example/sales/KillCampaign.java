package dev.assetwright.example.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.query.view.RunView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** A project whose processes are killed, one after the other; each time, what they left is looked at. */
final class KillCampaign {
  private static final int DAYS = 23;
  private static final long LONGEST_MILLIS = 2_500;

  private final Random random;
  private final Path home;
  private final Path files;
  private int changes;

  /** One in {@code folder}, with a copy of the last files of {@code days}. */
  KillCampaign(Path folder, Path days, Random random) throws IOException {
    this.random = random;
    this.home = folder.resolve("home");
    this.files = copy(days, folder.resolve("files"));
  }

  /** Returns how many runs the kills interrupted. */
  int killAndFinish(int kills) throws Exception {
    int interrupted = 0;
    for (int kill = 0; kill < kills; kill++) {
      try (ProjectProcess victim = kill % 2 == 0
          ? ProjectProcess.start(home, files)
          : ProjectProcess.backfilling(home, files)) {
        // Each fourth may die while it starts, the others die at work.
        boolean atWork = kill % 4 != 3 && "ready".equals(victim.said());
        boolean killed = victim.killAfter((long) (random.nextDouble() * LONGEST_MILLIS));
        if (!killed && atWork) {
          changeEveryDay();
        }
      }
      interrupted += verifyAfterRestart();
    }
    try (SalesProject project = new SalesProject(home, files)) {
      if (project.hasOpenBackfill()) {
        project.finishBackfill();
      }
      project.materializeMarts();
      project.requireRightFigures(files);
      assertThat(project.materializeMarts()).isEmpty();
    }
    verifyStore();
    return interrupted;
  }

  /** Starts anew, as whoever comes next does; returns how many runs that found interrupted. */
  private int verifyAfterRestart() throws Exception {
    int before = count("SELECT count(*) FROM run WHERE status = 'INTERRUPTED'");
    try (SalesProject project = new SalesProject(home, files)) {
      List<RunView.Head> runs = project.application().runs(null, null, 1_000).runs();
      assertThat(runs)
          .extracting(RunView.Head::status)
          .isSubsetOf(Set.of("SUCCEEDED", "INTERRUPTED"));
      for (RunView.Head run : runs) {
        if (run.status().equals("INTERRUPTED")) {
          assertThat(run.reason()).isEqualTo("its process died");
          assertThat(project.application().run(run.run(), 0, 100_000).steps())
              .extracting(RunView.Step::status)
              .isSubsetOf(Set.of("SUCCEEDED", "REUSED", "INTERRUPTED"));
        }
      }
    }
    verifyStore();
    return count("SELECT count(*) FROM run WHERE status = 'INTERRUPTED'") - before;
  }

  /** What is always true when no process is at work. */
  private void verifyStore() throws Exception {
    assertThat(count("SELECT count(*) FROM claim")).as("claims").isZero();
    assertThat(count("SELECT count(*) FROM open_publishing"))
        .as("open publishings")
        .isZero();
    assertThat(count("SELECT count(*) FROM run WHERE status IN ('QUEUED', 'STARTED')"))
        .as("open runs")
        .isZero();
    assertThat(count("SELECT count(*) FROM step WHERE status IN ('QUEUED', 'STARTED')"))
        .as("open steps")
        .isZero();
    assertThat(
            count("SELECT count(*) FROM (SELECT 1 FROM materialization WHERE sequence IS NOT NULL"
                + " GROUP BY run_id, cell_id HAVING count(*) > 1)"))
        .as("cells recorded twice by one run")
        .isZero();
    assertThat(count("SELECT count(*) FROM backfill WHERE driver IS NOT NULL"))
        .as("backfills that a dead process drives")
        .isZero();
    // What reads all days did without those that were given up, and is made again when they are
    // retried.
    assertThat(query("SELECT a.key || ' ' || c.partition || ' in ' || group_concat(r.name)"
            + " FROM step s JOIN run r ON r.id = s.run_id JOIN backfill b ON b.id = r.backfill_id"
            + " JOIN cell c ON c.id = s.cell_id JOIN asset a ON a.id = c.asset_id"
            + " WHERE s.status = 'SUCCEEDED' GROUP BY r.backfill_id, s.cell_id,"
            + " c.partition = '' AND r.queued_sequence > b.retried_sequence"
            + " HAVING count(*) > 1"))
        .as("cells made twice by one backfill")
        .isEmpty();
    assertThat(home.resolve("processes")).isEmptyDirectory();
  }

  private int count(String query) throws Exception {
    List<String> answer = query(query);
    return answer.isEmpty() ? 0 : Integer.parseInt(answer.get(0));
  }

  /** The first column of all rows; nothing while there is no store. */
  private List<String> query(String query) throws Exception {
    return Files.exists(home.resolve("assetwright.db"))
        ? Databases.query(home.resolve("assetwright.db"), query)
        : List.of();
  }

  private void changeEveryDay() throws IOException {
    changes++;
    for (Path file : files(files)) {
      String day = file.getFileName().toString().replace(".csv", "");
      Files.writeString(
          file,
          "\n99%04d,22423,CAKE STAND,3,%s 10:00:00,12.75,17850.0,United Kingdom\n"
              .formatted(changes, day),
          StandardOpenOption.APPEND);
    }
  }

  private static Path copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    List<Path> found = files(from);
    for (Path file : found.subList(Math.max(0, found.size() - DAYS), found.size())) {
      Files.copy(file, to.resolve(file.getFileName().toString()));
    }
    return to;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.sorted().toList();
    }
  }
}
