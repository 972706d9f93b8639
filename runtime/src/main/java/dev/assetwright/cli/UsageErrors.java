package dev.assetwright.cli;

import dev.assetwright.rules.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with the arguments, with what was probably meant. */
final class UsageErrors {
  private final String program;

  UsageErrors(String program) {
    this.program = program;
  }

  void tell(ParameterException e, ErrorReport report) {
    CommandLine command = e.getCommandLine();
    boolean root = command.getParent() == null;
    String name = command.getCommandSpec().qualifiedName().replaceFirst("^assetwright ?", "");
    String help = "To see %s: %s%s --help"
        .formatted(root ? "all commands" : "its options", program, root ? "" : " " + name);
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      tellUnmatched(unmatched.getUnmatched().get(0), command, name, help, report);
    } else if (e instanceof MissingParameterException missing
        && !missing.getMissing().isEmpty()) {
      List<String> labels = missing.getMissing().stream()
          .map(argument -> argument.isOption()
              ? ((CommandLine.Model.OptionSpec) argument).longestName()
              : argument.paramLabel())
          .toList();
      report.tell(
          "MissingArgument", "'%s' needs %s.".formatted(name, Words.list(labels)), List.of(help));
    } else {
      report.tell("InvalidArgument", sentence(e.getMessage()), List.of(help));
    }
  }

  private static void tellUnmatched(
      String wrong, CommandLine command, String name, String help, ErrorReport report) {
    boolean root = command.getParent() == null;
    if (wrong.startsWith("-")) {
      String typed = wrong.contains("=") ? wrong.substring(0, wrong.indexOf('=')) : wrong;
      String where = root ? "There is no option '%s'." : "'" + name + "' has no option '%s'.";
      report.tell(
          "UnknownOption",
          where.formatted(typed),
          hints(typed, command.getCommandSpec().optionsMap().keySet(), help));
    } else if (root) {
      report.tell(
          "UnknownCommand",
          "There is no command '%s'.".formatted(wrong),
          hints(wrong, CommandName.words(), help));
    } else if (!command.getSubcommands().isEmpty()) {
      report.tell(
          "UnknownCommand",
          "There is no command '%s %s'.".formatted(name, wrong),
          hints(wrong, command.getSubcommands().keySet(), help));
    } else {
      report.tell(
          "UnexpectedArgument", "'%s' takes no '%s' here.".formatted(name, wrong), List.of(help));
    }
  }

  private static List<String> hints(String wrong, Collection<String> known, String help) {
    List<String> hints = new ArrayList<>();
    Suggestions.closest(wrong, new TreeSet<>(known), 1)
        .forEach(close -> hints.add("Did you mean '%s'?".formatted(close)));
    hints.add(help);
    return hints;
  }

  private static String sentence(String message) {
    return message.endsWith(".") ? message : message + ".";
  }
}
