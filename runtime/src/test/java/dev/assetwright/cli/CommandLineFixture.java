package dev.assetwright.cli;

import dev.assetwright.app.Application;
import dev.assetwright.app.WebServer;
import dev.assetwright.boot.Assetwright;
import dev.assetwright.upkeep.Backup;
import dev.assetwright.upkeep.Compaction;
import dev.assetwright.upkeep.Finding;
import dev.assetwright.upkeep.HomeSizes;
import dev.assetwright.upkeep.Report;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs commands on a {@link FakeApplication} and keeps what they print. */
final class CommandLineFixture implements Projects, Interrupts {
  final FakeApplication application = new FakeApplication();
  final Map<String, String> environment = new LinkedHashMap<>();
  final List<Assetwright.Options> started = new ArrayList<>();
  final List<Finding> findings = new ArrayList<>();

  @Nullable
  HomeSizes sizes = new HomeSizes(1, 2, 3, 4, 5, 6, 7, 8, 9, List.of());

  private final Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Nullable
  RuntimeException refusal;

  boolean interactive;
  boolean colors;
  int columns = 80;
  String answers = "";

  @Nullable
  Runnable onInterrupt;

  boolean interruptAtOnce;
  int open;

  CommandLineFixture(Path folder) {
    this.folder = folder;
    environment.put("ASSETWRIGHT_ASSETS", "classes");
  }

  /** Runs a command and returns its exit status. */
  int run(String... arguments) {
    out.reset();
    err.reset();
    return new CommandLineTool(terminal(), surroundings(), this, this)
        .run(arguments)
        .code();
  }

  /** Returns what a command without options has around it. */
  Invocation invocation() {
    return new Invocation(new CommonOptions(), terminal(), surroundings(), this, this, List.of());
  }

  private Surroundings surroundings() {
    return new Surroundings(folder, environment, "assetwright");
  }

  private Terminal terminal() {
    return new Terminal(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        new BufferedReader(new StringReader(answers)),
        interactive,
        colors,
        () -> columns,
        Clock.fixed(FakeApplication.NOW, ZoneOffset.UTC),
        ZoneOffset.UTC);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Override
  public Project start(Assetwright.Options options, boolean debug) {
    started.add(options);
    if (refusal != null) {
      throw refusal;
    }
    open++;
    return new Project() {
      @Override
      public Application application() {
        return application;
      }

      @Override
      public WebServer.Running serve(String host, int port, @Nullable Path uiFolder) {
        return new WebServer.Running() {
          @Override
          public int port() {
            return port;
          }

          @Override
          public void close() {
            // Nothing is listening.
          }
        };
      }

      @Override
      public void close() {
        open--;
      }
    };
  }

  @Override
  public Report examine(Assetwright.Options options) {
    return new Report(findings, sizes);
  }

  @Override
  public Compaction.Result compact(Path home) {
    return new Compaction.Result(
        List.of(new Compaction.CompactedFile("assetwright.db", 40_000, 12_000)));
  }

  @Override
  public Backup.Result backUp(Assetwright.Options options, Path copy) {
    return new Backup.Result(
        copy.toString(), 12, 3, 2, List.of("mart/sales"), new Report(findings, sizes));
  }

  @Override
  public Registration onFirst(Runnable handler) {
    onInterrupt = handler;
    if (interruptAtOnce) {
      handler.run();
    }
    return () -> onInterrupt = null;
  }

  /** Presses Ctrl-C. */
  void interrupt() {
    if (onInterrupt != null) {
      onInterrupt.run();
    }
  }
}
