package dev.assetwright.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The commands, in the order of the help. A command's class is loaded only when it is needed. */
enum CommandName {
  DEV("dev", "Serve the pages, watch the compiled classes", DevCommand::new),
  SERVE("serve", "Serve the pages in production", ServeCommand::new),
  LIST("list", "The assets and how they stand", ListCommand::new),
  SHOW("show", "All about one asset, with its first rows", ShowCommand::new),
  WHY("why", "Why an asset is stale, missing or up to date", WhyCommand::new),
  PLAN("plan", "What would run, and why", PlanCommand::new),
  MATERIALIZE("materialize", "Bring assets up to date", MaterializeCommand::new),
  RUNS("runs", "The runs; show, logs, cancel, retry", RunsCommand::new),
  FORGET("forget", "Count partitions as never materialized", ForgetCommand::new),
  DOCTOR("doctor", "Look for what is wrong here", DoctorCommand::new);

  private final String word;
  private final String summary;
  private final Supplier<Action> action;

  CommandName(String word, String summary, Supplier<Action> action) {
    this.word = word;
    this.summary = summary;
    this.action = action;
  }

  String word() {
    return word;
  }

  String summary() {
    return summary;
  }

  Action newAction() {
    return action.get();
  }

  static Optional<CommandName> find(String word) {
    return Arrays.stream(values()).filter(name -> name.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(CommandName::word).toList();
  }
}
