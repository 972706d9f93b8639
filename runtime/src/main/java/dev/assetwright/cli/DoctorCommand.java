package dev.assetwright.cli;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.boot.Assetwright;
import dev.assetwright.upkeep.Backup;
import dev.assetwright.upkeep.Compaction;
import dev.assetwright.upkeep.Finding;
import dev.assetwright.upkeep.Report;
import dev.assetwright.upkeep.Sentences;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assetwright doctor}: looks for what is wrong, compacts a home, backs it up. */
@Command(
    name = "doctor",
    description = "Looks at Java, the home, the store, the data, the assets and the settings, and"
        + " says what is wrong and what to do. Changes nothing unless told to.",
    footer = {
      "%nExamples:",
      "  assetwright doctor --home /var/lib/assetwright",
      "  assetwright doctor --backup /backups/2026-06-01",
    })
final class DoctorCommand implements Action {
  private static final int SUBJECT = 9;

  @Option(
      names = "--compact",
      description = "Writes the files of the store and the warehouse anew, without gaps. Nothing"
          + " else may work in the home meanwhile.")
  private boolean compact;

  @Option(
      names = "--backup",
      paramLabel = "FOLDER",
      description = "Copies store, warehouse and published values into a new folder, which is a"
          + " home itself, and examines it. Others may work in the home meanwhile.")
  private @Nullable String backup;

  @Override
  public ExitStatus run(Invocation invocation) {
    if (compact && backup != null) {
      throw new ApplicationException(
          ApplicationException.Category.USAGE,
          "OneAtATime",
          "--compact and --backup are two things: back up first, then compact.",
          List.of("Nothing was done."));
    }
    if (compact) {
      return compact(invocation);
    }
    return backup == null ? examine(invocation) : backUp(invocation, backup);
  }

  private static ExitStatus examine(Invocation invocation) {
    Report report = invocation.projects().examine(invocation.options(Assetwright.Mode.COMMAND));
    if (invocation.options().json) {
      invocation.answer(report);
    } else {
      report.findings().forEach(finding -> print(finding, invocation));
      invocation.err(report.isHealthy() ? "No problems found." : "There are problems.");
    }
    return status(report);
  }

  private static ExitStatus compact(Invocation invocation) {
    Compaction.Result result = invocation.projects().compact(invocation.home());
    if (invocation.options().json) {
      invocation.answer(result);
    } else if (result.files().isEmpty()) {
      invocation.out("There is nothing to compact.");
    } else {
      result
          .files()
          .forEach(file -> invocation.out("'%s' takes %s now; it was %s."
              .formatted(
                  file.file(),
                  Sentences.bytes(file.bytesAfter()),
                  Sentences.bytes(file.bytesBefore()))));
    }
    return ExitStatus.DONE;
  }

  private static ExitStatus backUp(Invocation invocation, String folder) {
    Backup.Result result = invocation
        .projects()
        .backUp(
            invocation.options(Assetwright.Mode.COMMAND),
            invocation.surroundings().workingDirectory().resolve(folder));
    if (invocation.options().json) {
      invocation.answer(result);
    } else {
      tell(result, invocation);
    }
    return status(result.verification());
  }

  private static void tell(Backup.Result result, Invocation invocation) {
    invocation.out("'%s' holds a copy: %s, %s of values%s."
        .formatted(
            result.folder(),
            Sentences.count(result.events(), "event"),
            Sentences.count(result.values(), "file"),
            result.linked() == 0
                ? ""
                : ", %d of them on the same blocks of the disk as the original"
                    .formatted(result.linked())));
    if (!result.notCopied().isEmpty()) {
      invocation.out("Published while it was copied, so they count as missing in the copy: %s."
          .formatted(Words.quoted(result.notCopied())));
    }
    result.verification().findings().stream()
        .filter(finding -> finding.level() == Finding.Level.PROBLEM)
        .forEach(finding -> print(finding, invocation));
    invocation.err(
        result.verification().isHealthy()
            ? "It was opened and examined; no problems were found."
            : "It was opened and examined; what is wrong with it is wrong with the home.");
    String home = invocation.home().toAbsolutePath().normalize().toString();
    invocation.err(
        "To look at it:  assetwright list --home " + Shell.join(List.of(result.folder())));
    invocation.err("To restore it:  stop all processes, move %s away, then: %s"
        .formatted(
            Shell.join(List.of(home)), Shell.join(List.of("cp", "-a", result.folder(), home))));
  }

  private static ExitStatus status(Report report) {
    if (report.isHealthy()) {
      return ExitStatus.DONE;
    }
    return report.sizes() == null ? ExitStatus.ENVIRONMENT : ExitStatus.FAILED;
  }

  private static void print(Finding finding, Invocation invocation) {
    Terminal terminal = invocation.terminal();
    Style style = switch (finding.level()) {
      case OK -> Style.GOOD;
      case NOTE -> Style.WARNING;
      case PROBLEM -> Style.BAD;
    };
    String level = finding.level().name().toLowerCase(Locale.ROOT);
    invocation.out(
        terminal.paint(style, level) + " ".repeat(SUBJECT - level.length()) + finding.subject());
    String indent = " ".repeat(SUBJECT);
    int width = terminal.width() - SUBJECT;
    Words.wrap(finding.text(), width).forEach(line -> invocation.out(indent + line));
    if (finding.advice() != null) {
      Words.wrap(finding.advice(), width).forEach(line -> invocation.out(indent + line));
    }
  }
}
