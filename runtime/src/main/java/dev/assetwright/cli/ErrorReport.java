package dev.assetwright.cli;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.boot.Version;
import dev.assetwright.json.Json;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.spi.UnsupportedStoreVersionException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Tells why a command was not done: on standard error for people, with {@code --json} on standard output for programs. */
final class ErrorReport {
  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Terminal terminal;
  private final boolean json;
  private final boolean debug;
  private final String program;

  /** Tells errors there; {@code program} is how the user calls us. */
  ErrorReport(Terminal terminal, boolean json, boolean debug, String program) {
    this.terminal = terminal;
    this.program = program;
    this.json = json;
    this.debug = debug;
  }

  /** The JSON of an error, as in the web API. */
  record Answer(Error error) {
    record Error(String code, String message, List<String> hints) {
      Error {
        hints = List.copyOf(hints);
      }
    }
  }

  /**
   * Tells what was thrown and returns the exit status for it.
   *
   * @param home where the trace of a bug is left, if it can be
   */
  ExitStatus tell(Throwable thrown, Path home) {
    if (thrown instanceof ApplicationException refused) {
      tell(refused.code(), String.valueOf(refused.getMessage()), refused.hints());
      trace(thrown);
      return refused.category() == ApplicationException.Category.ENVIRONMENT
          ? ExitStatus.ENVIRONMENT
          : ExitStatus.USAGE;
    }
    if (thrown instanceof StoreUnavailableException refused) {
      String code = refused instanceof UnsupportedStoreVersionException
          ? "UnsupportedStoreVersion"
          : "StoreUnavailable";
      tell(code, String.valueOf(refused.getMessage()), List.of());
      trace(thrown);
      return ExitStatus.ENVIRONMENT;
    }
    bug(thrown, home);
    return ExitStatus.BUG;
  }

  /** Tells an error. */
  void tell(String code, String message, List<String> hints) {
    new ErrorText(terminal, program).lines(code, message, hints).forEach(terminal.err()::println);
    if (json) {
      Answer answer = new Answer(new Answer.Error(code, message, hints));
      terminal.out().println(Json.answers().writePretty(answer));
    }
  }

  private void trace(Throwable thrown) {
    if (debug) {
      terminal.err().print(written(thrown));
    }
  }

  private void bug(Throwable thrown, Path home) {
    List<String> hints = new ArrayList<>();
    if (debug) {
      trace(thrown);
    } else {
      hints.add(left(thrown, home));
    }
    hints.add("Please report it with that trace, the version (%s) and Java's (%s)."
        .formatted(Version.NUMBER, Runtime.version()));
    tell("Internal", "This is a bug in Assetwright: %s".formatted(thrown), hints);
  }

  private String left(Throwable thrown, Path home) {
    Path file = home.resolve("logs")
        .resolve("bug-%s.txt".formatted(FILE_TIME.format(terminal.clock().instant())));
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, written(thrown));
      return "The trace is in '%s'.".formatted(file);
    } catch (IOException e) {
      return "To see the trace, add --debug.";
    }
  }

  private static String written(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
