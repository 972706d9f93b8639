package dev.assetwright.cli;

import dev.assetwright.boot.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * One call of the command line from its arguments to its exit status.
 *
 * <p>Only the command that the first argument names is set up, since looking at the annotations of all would take longer than
 * most of them run.
 */
final class CommandLineTool {
  private final Terminal terminal;
  private final Surroundings surroundings;
  private final Projects projects;
  private final Interrupts interrupts;

  CommandLineTool(
      Terminal terminal, Surroundings surroundings, Projects projects, Interrupts interrupts) {
    this.terminal = terminal;
    this.surroundings = surroundings;
    this.projects = projects;
    this.interrupts = interrupts;
  }

  /** Does what the arguments say; throws nothing. */
  ExitStatus run(String... arguments) {
    List<String> typed = List.of(arguments);
    CommonOptions options = new CommonOptions();
    try {
      return run(typed, options);
    } catch (ParameterException e) {
      boolean json = typed.contains("--json");
      ErrorReport report = new ErrorReport(terminal, json, false, surroundings.program());
      new UsageErrors(surroundings.program()).tell(e, report);
      return ExitStatus.USAGE;
    } catch (InterruptedException e) {
      return ExitStatus.CANCELED;
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      Path home = surroundings.workingDirectory().resolve(options.home);
      return new ErrorReport(terminal, options.json, options.debug, surroundings.program())
          .tell(e, home);
    } finally {
      terminal.out().flush();
      terminal.err().flush();
    }
  }

  private ExitStatus run(List<String> typed, CommonOptions options) throws InterruptedException {
    if (typed.isEmpty()) {
      terminal.err().print(Help.ofAll());
      return ExitStatus.USAGE;
    }
    CommandLine root = commandLine(typed, options);
    ParseResult result = root.parseArgs(typed.toArray(String[]::new));
    List<String> assets = new ArrayList<>(given("--assets", result));
    List<String> settings = new ArrayList<>(given("--set", result));
    while (result.hasSubcommand() && !result.isUsageHelpRequested()) {
      result = result.subcommand();
      assets.addAll(given("--assets", result));
      settings.addAll(given("--set", result));
    }
    options.assets = assets;
    options.settings = settings;
    CommandLine command = result.commandSpec().commandLine();
    if (result.isUsageHelpRequested()) {
      terminal.out().print(command == root ? Help.ofAll() : Help.of(command));
      return ExitStatus.DONE;
    }
    if (options.version) {
      terminal.out().println("assetwright " + Version.NUMBER);
      return ExitStatus.DONE;
    }
    if (!(command.getCommand() instanceof Action action)) {
      throw new ParameterException(root, "No command was given.");
    }
    return action.run(new Invocation(options, terminal, surroundings, projects, interrupts, typed));
  }

  /** What was given before a command's name is forgotten by picocli when more is given after it. */
  private static List<String> given(String name, ParseResult result) {
    return result.hasMatchedOption(name) ? result.matchedOption(name).stringValues() : List.of();
  }

  private static CommandLine commandLine(List<String> typed, CommonOptions options) {
    CommandLine root = new CommandLine(options);
    Optional<CommandName> only = CommandName.find(typed.get(0));
    if (only.isPresent()) {
      root.addSubcommand(only.get().newAction());
    } else {
      for (CommandName name : CommandName.values()) {
        root.addSubcommand(name.newAction());
      }
    }
    // A selection may begin with '@', and nothing here reads arguments from files.
    root.setExpandAtFiles(false);
    return root;
  }
}
