package dev.assetwright.cli;

import dev.assetwright.app.Application;
import dev.assetwright.query.view.FailureView;
import dev.assetwright.query.view.RunView;
import dev.assetwright.query.view.StatusView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A line for what happens while the pages are served: runs that start and end, failures, code that is loaded or cannot be.
 *
 * <p>Listeners must be quick, so what changed is looked up on a thread of its own; a run that changes often meanwhile is
 * looked up once.
 */
final class ServerLog implements Application.ChangeListener, AutoCloseable {
  private static final String GRAPH = "";
  private static final int MOST_REMEMBERED = 1_000;

  private final Invocation invocation;
  private final Application application;
  private final ExecutorService looking = Executors.newSingleThreadExecutor(ServerLog::daemon);
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();
  private final Map<String, String> toldByRun = new LinkedHashMap<>() {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
      return size() > MOST_REMEMBERED;
    }
  };
  private @Nullable Instant loadedAt;
  private StatusView.@Nullable Problem problem;
  private @Nullable AutoCloseable subscription;

  ServerLog(Invocation invocation, Application application) {
    this.invocation = invocation;
    this.application = application;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "server-log");
    thread.setDaemon(true);
    return thread;
  }

  /** Tells what happens from now on, and what is wrong already. */
  void start() {
    StatusView status = application.status();
    loadedAt = status.loadedAt();
    problem = status.problem();
    if (problem != null) {
      tell(problem);
    }
    subscription = application.subscribe(this);
  }

  @Override
  public void runChanged(String run, List<RunView.Step> steps) {
    look(run);
  }

  @Override
  public void graphChanged() {
    look(GRAPH);
  }

  private void look(String what) {
    if (waiting.add(what)) {
      try {
        looking.execute(() -> lookNow(what));
      } catch (RejectedExecutionException e) {
        // Stopping: nobody reads on.
        waiting.remove(what);
      }
    }
  }

  private void lookNow(String what) {
    waiting.remove(what);
    try {
      if (what.equals(GRAPH)) {
        lookAtGraph();
      } else {
        lookAtRun(what);
      }
    } catch (RuntimeException e) {
      line(Style.WARNING, "What happened could not be looked up: " + e.getMessage());
    }
  }

  private void lookAtRun(String run) {
    RunView view = application.run(run, 0, 0);
    RunView.Head head = view.run();
    String before = toldByRun.get(run);
    if (head.status().equals("QUEUED") || head.status().equals(before)) {
      return;
    }
    if (before == null) {
      line(
          Style.PLAIN,
          "Run %s started by the %s: %s, %s"
              .formatted(run, head.startedBy(), head.title(), Words.count(view.total(), "step")));
    }
    toldByRun.put(run, head.status());
    if (Runs.isFinal(head.status())) {
      for (FailureView failure : view.failures()) {
        line(
            Style.BAD,
            "%s failed: %s"
                .formatted(
                    Words.cell(failure.asset(), failure.partition()),
                    failure.message().isEmpty() ? failure.type() : failure.message()));
      }
      line(
          Style.of(head.status()),
          "Run %s %s after %s: %s"
              .formatted(
                  run,
                  head.status().toLowerCase(Locale.ROOT),
                  Words.duration(head.durationMillis()),
                  RunSummary.counts(head.counts())));
    }
  }

  private void lookAtGraph() {
    StatusView status = application.status();
    StatusView.Problem now = status.problem();
    if (now != null && !now.equals(problem)) {
      tell(now);
    } else if (now == null && (problem != null || !Objects.equals(loadedAt, status.loadedAt()))) {
      line(Style.GOOD, "Loaded the changed code: " + Words.count(status.assets(), "asset"));
    }
    problem = now;
    loadedAt = status.loadedAt();
  }

  private void tell(StatusView.Problem told) {
    line(Style.BAD, "The newest code was not loaded; the last good graph stays.");
    print("          " + told.title());
    told.lines().forEach(line -> print("          " + line));
  }

  private void line(Style style, String text) {
    Terminal terminal = invocation.terminal();
    String time = Words.second(terminal.clock().instant(), terminal.zone());
    print(terminal.paint(Style.DIM, time) + "  " + terminal.paint(style, text));
  }

  /** Standard output holds the one answer when that is JSON. */
  private void print(String line) {
    if (invocation.options().json) {
      invocation.err(line);
    } else {
      invocation.out(line);
    }
  }

  @Override
  public void assetsChanged(List<String> assets) {
    // The runs that changed them are told.
  }

  @Override
  public void logGrew(String run, String asset, @Nullable String partition, int total) {
    // Too much for a terminal; the pages show it.
  }

  @Override
  public void close() {
    if (subscription != null) {
      try {
        subscription.close();
      } catch (Exception e) {
        throw new IllegalStateException("A listener could not be taken off.", e);
      }
    }
    looking.shutdown();
    try {
      looking.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
