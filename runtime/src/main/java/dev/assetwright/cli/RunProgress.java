package dev.assetwright.cli;

import dev.assetwright.app.Application;
import dev.assetwright.query.view.RunView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Shows how a run goes while it goes: a line for each failure and, on a terminal, one line with counts that is drawn anew.
 *
 * <p>A run's changes can come before its id is known, so those of every run are kept until then.
 */
final class RunProgress implements Application.ChangeListener, AutoCloseable {
  private static final long REDRAW_MILLIS = 100;
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final int MOST_RUNNING = 3;

  private final Terminal terminal;
  private final AutoCloseable subscription;
  private final Map<String, Map<String, RunView.Step>> stepsByRun = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, String> running = new LinkedHashMap<>();
  private @Nullable String run;
  private int total;
  private long startedMillis;
  private boolean drawn;
  private @Nullable ScheduledExecutorService redrawing;

  RunProgress(Terminal terminal, Application application) {
    this.terminal = terminal;
    subscription = application.subscribe(this);
  }

  /** Shows this run from now on, with what has been heard of it already. */
  synchronized void follow(String id, int steps) {
    run = id;
    total = steps;
    startedMillis = terminal.clock().millis();
    Map<String, RunView.Step> heard = stepsByRun.getOrDefault(id, Map.of());
    stepsByRun.keySet().removeIf(other -> !other.equals(id));
    List.copyOf(heard.values()).forEach(step -> count(null, step));
    if (terminal.interactive()) {
      redrawing = Executors.newSingleThreadScheduledExecutor(RunProgress::daemon);
      redrawing.scheduleAtFixedRate(this::redraw, 0, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "progress");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public synchronized void runChanged(String changed, List<RunView.Step> steps) {
    if (run != null && !run.equals(changed)) {
      return;
    }
    Map<String, RunView.Step> known =
        stepsByRun.computeIfAbsent(changed, unknown -> new LinkedHashMap<>());
    for (RunView.Step step : steps) {
      RunView.Step before = known.put(cell(step), step);
      if (run != null) {
        count(before, step);
      }
    }
  }

  private void count(RunView.@Nullable Step before, RunView.Step now) {
    if (before != null) {
      counts.merge(before.status(), -1, Integer::sum);
    }
    counts.merge(now.status(), 1, Integer::sum);
    if (now.status().equals("STARTED")) {
      // What waits for its next attempt has the failure of the last one there, which was told.
      boolean tells = now.retryAt() == null && !now.reason().isEmpty();
      running.put(cell(now), tells ? cell(now) + " " + now.reason() : cell(now));
    } else {
      running.remove(cell(now));
    }
    if (now.status().equals("FAILED") && (before == null || !before.status().equals("FAILED"))) {
      clear();
      terminal
          .err()
          .println(terminal.paint(Style.BAD, "failed") + " "
              + Words.cell(now.asset(), now.partition())
              + (now.reason().isEmpty() ? "" : ": " + Words.firstLine(now.reason())));
    }
  }

  private static String cell(RunView.Step step) {
    return step.partition() == null ? step.asset() : step.asset() + " " + step.partition();
  }

  private synchronized void redraw() {
    if (redrawing == null || redrawing.isShutdown()) {
      return;
    }
    clear();
    terminal.err().print(Words.cut(line(), terminal.width() - 1));
    terminal.err().flush();
    drawn = true;
  }

  /** {@code 12 of 45 steps, 1 failed, 3.4 s: clean/sales 2010-12-05, …}. */
  private String line() {
    int ended = counts.entrySet().stream()
        .filter(entry -> Runs.isFinal(entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
    List<String> parts = new ArrayList<>();
    parts.add("%s of %s".formatted(Words.number(ended), Words.count(total, "step")));
    int failed = counts.getOrDefault("FAILED", 0);
    if (failed > 0) {
      parts.add(Words.number(failed) + " failed");
    }
    parts.add(Words.duration(terminal.clock().millis() - startedMillis));
    String now = String.join(", ", running.values().stream().limit(MOST_RUNNING).toList());
    return String.join(", ", parts) + (now.isEmpty() ? "" : ": " + now);
  }

  private void clear() {
    if (drawn) {
      terminal.err().print(CLEAR_LINE);
      drawn = false;
    }
  }

  @Override
  public void assetsChanged(List<String> assets) {
    // Steps tell all that is shown.
  }

  @Override
  public void logGrew(String grown, String asset, @Nullable String partition, int lines) {
    // Logs are read with 'runs logs'.
  }

  @Override
  public void graphChanged() {
    // A command keeps the definitions that it started with.
  }

  @Override
  public void close() {
    try {
      subscription.close();
    } catch (Exception e) {
      throw new IllegalStateException("A listener could not be taken off.", e);
    }
    synchronized (this) {
      if (redrawing != null) {
        redrawing.shutdownNow();
      }
      clear();
    }
  }
}
