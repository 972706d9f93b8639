package dev.assetwright.cli;

import dev.assetwright.rules.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
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
      tellMissing(missing.getMissing(), name, help, report);
    } else if (e instanceof OverwrittenOptionException twice) {
      report.tell(
          "InvalidArgument",
          "'%s' was given twice; once is enough.".formatted(name(twice.getOverwritten())),
          List.of(help));
    } else if (e.getArgSpec() != null && e.getValue() != null) {
      report.tell("InvalidArgument", refused(e.getArgSpec(), e.getValue()), List.of(help));
    } else {
      report.tell("InvalidArgument", sentence(e.getMessage()), List.of(help));
    }
  }

  private static void tellMissing(
      List<ArgSpec> missing, String command, String help, ErrorReport report) {
    ArgSpec first = missing.get(0);
    if (first.isOption() && !first.required()) {
      report.tell(
          "MissingArgument",
          "'%s' needs %s behind it.".formatted(name(first), first.paramLabel()),
          List.of(help));
      return;
    }
    List<String> labels = missing.stream().map(UsageErrors::name).toList();
    report.tell(
        "MissingArgument", "'%s' needs %s.".formatted(command, Words.list(labels)), List.of(help));
  }

  private static String refused(ArgSpec argument, String value) {
    Class<?> type = argument.type();
    if (type == boolean.class || type == Boolean.class) {
      return "'%s' takes no value, so not '%s'.".formatted(name(argument), value);
    }
    boolean isNumber = type == int.class || type == Integer.class;
    return "'%s' takes %s, not '%s'."
        .formatted(name(argument), isNumber ? "a whole number" : argument.paramLabel(), value);
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
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
    meant(wrong, new TreeSet<>(known))
        .forEach(close -> hints.add("Did you mean '%s'?".formatted(close)));
    hints.add(help);
    return hints;
  }

  /** What alone begins so; else what is written nearly so. */
  private static List<String> meant(String wrong, SortedSet<String> known) {
    List<String> longer = wrong.replace("-", "").isEmpty()
        ? List.of()
        : known.stream().filter(word -> word.startsWith(wrong)).toList();
    return longer.size() == 1 ? longer : Suggestions.closest(wrong, known, 1);
  }

  private static String sentence(String message) {
    return message.endsWith(".") ? message : message + ".";
  }
}
