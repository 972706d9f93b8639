package dev.assetwright.cli;

import dev.assetwright.boot.Assetwright;
import dev.assetwright.boot.Doctor;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code assetwright doctor}: looks for what is wrong. */
@Command(
    name = "doctor",
    description = "Looks at Java, the home, the store, the assets and the settings, and says what"
        + " is wrong and what to do. Changes nothing.",
    footer = {"%nExample:", "  assetwright doctor --home /var/lib/assetwright"})
final class DoctorCommand implements Action {
  private static final int SUBJECT = 9;

  @Override
  public ExitStatus run(Invocation invocation) {
    Doctor.Report report =
        invocation.projects().examine(invocation.options(Assetwright.Mode.COMMAND));
    if (invocation.options().json) {
      invocation.answer(report);
    } else {
      report.findings().forEach(finding -> print(finding, invocation));
    }
    boolean problem =
        report.findings().stream().anyMatch(finding -> finding.level() == Doctor.Level.PROBLEM);
    if (!invocation.options().json) {
      invocation.err(problem ? "There are problems." : "No problems found.");
    }
    return problem ? ExitStatus.ENVIRONMENT : ExitStatus.DONE;
  }

  private static void print(Doctor.Finding finding, Invocation invocation) {
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
