package dev.assetwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The help: of all commands, grouped, and of each. */
final class Help {
  private static final String COMMON = "commonOptions";
  private static final String COMMANDS = """
      Usage: assetwright COMMAND [OPTIONS]

      Materializes what is stale, and says why.

      Begin:
        new FOLDER            write a project that builds

      Serve the pages:
        dev                   and watch the compiled classes
        serve                 as in production

      Look:
        list [SELECTION…]     the assets and how they stand
        show ASSET            all about one asset, with its first rows
        why ASSET             why it is stale, missing or up to date
        plan [SELECTION…]     what would run, and why

      Do:
        materialize [SELECTION…]        bring assets up to date
        accept SELECTION --because …    let new code count as equal
        revert ASSET [VERSION]          publish an earlier version of a value again
        forget SELECTION --partitions … count partitions as never materialized

      Runs:
        runs                  the list
        runs show RUN         one run, its steps and failures
        runs logs RUN [ASSET] what a step wrote
        runs cancel RUN       stop one
        runs retry RUN        run again what it did not finish

      Many partitions, run by run:
        backfill                        the list
        backfill start [SELECTION…]     start one, and stay until it is done
        backfill show BACKFILL          what is made, failed and left
        backfill pause BACKFILL         start no further run
        backfill resume BACKFILL        go on; also retry, cancel

      Partitions of dynamic grids:
        partitions list [GRID]          the grids, or one's partitions
        partitions add GRID KEY…        add some
        partitions remove GRID KEY…     remove some; their history is kept

      Contracts:
        contract list         what records promise
        contract show KEY     one, with who reads each component
        contract diff         what changed since it was accepted
        contract accept       accept it
        contract export KEY   as JSON Schema, Avro or ODCS
        contract import FILE  the record for a contract of others

      Code:
        graph                 what the classes declare, as text, JSON or a picture
        diff OLD [NEW]        what differs between two graphs, for a review

      When something is wrong:
        doctor                look for it

      Options of every command:
        --home FOLDER         where everything is kept (default: .assetwright)
        --assets PATH         class path of the assets
                              (default: target/classes and target/lib)
        --set KEY=VALUE       a setting; may be given several times
        --json                the answer as JSON on standard output
        --debug               whole stack traces, and the log of Assetwright itself
        -h, --help            help; 'assetwright COMMAND --help' tells its options
        --version             the version

      Examples:
        assetwright dev
        assetwright plan group:mart
        assetwright materialize 'sales+' --partitions 2010-12-01..2010-12-05
        assetwright why mart/daily_sales

      Exit status: 0 done, 1 an asset or check failed, 2 the request made no
      sense, 3 the environment refused, 70 a bug of ours, 130 canceled.
      """;

  private Help() {}

  static String ofAll() {
    return COMMANDS;
  }

  /** Returns the help of one command: its own options first, then those that all have. */
  static String of(CommandLine command) {
    command.getCommandSpec().usageMessage().sortOptions(false);
    List<String> sections = new ArrayList<>(command.getHelpSectionKeys());
    sections.add(
        sections.indexOf(CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST) + 1, COMMON);
    command.setHelpSectionKeys(sections);
    command
        .getHelpSectionMap()
        .put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS, Help::synopsis);
    command
        .getHelpSectionMap()
        .put(
            CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST,
            help -> options("Options", help, false));
    command
        .getHelpSectionMap()
        .put(COMMON, help -> options("Options of every command", help, true));
    return command.getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  private static String synopsis(CommandLine.Help help) {
    StringBuilder synopsis = new StringBuilder(help.commandSpec().qualifiedName());
    help.commandSpec().positionalParameters().forEach(parameter -> {
      String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "…" : "");
      synopsis.append(' ').append(parameter.required() ? label : "[" + label + "]");
    });
    help.commandSpec().options().stream()
        .filter(OptionSpec::required)
        .forEach(option ->
            synopsis.append(" %s %s".formatted(option.longestName(), option.paramLabel())));
    return synopsis.append(" [OPTIONS]\n\n").toString();
  }

  private static String options(String heading, CommandLine.Help help, boolean inherited) {
    List<OptionSpec> options = help.commandSpec().options().stream()
        .filter(option -> option.inherited() == inherited)
        .collect(Collectors.toList());
    return options.isEmpty()
        ? ""
        : "\n%s:\n".formatted(heading) + help.optionListExcludingGroups(options);
  }
}
