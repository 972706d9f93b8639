package dev.assetwright.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The commands, in the order of the help. A command's class is loaded only when it is needed. */
enum CommandName {
  NEW("new", NewCommand::new),
  DEV("dev", DevCommand::new),
  SERVE("serve", ServeCommand::new),
  LIST("list", ListCommand::new),
  SHOW("show", ShowCommand::new),
  WHY("why", WhyCommand::new),
  PLAN("plan", PlanCommand::new),
  MATERIALIZE("materialize", MaterializeCommand::new),
  RUNS("runs", RunsCommand::new),
  BACKFILL("backfill", BackfillCommand::new),
  ACCEPT("accept", AcceptCommand::new),
  REVERT("revert", RevertCommand::new),
  FORGET("forget", ForgetCommand::new),
  PARTITIONS("partitions", PartitionsCommand::new),
  CONTRACT("contract", ContractCommand::new),
  GRAPH("graph", GraphCommand::new),
  DIFF("diff", DiffCommand::new),
  DOCTOR("doctor", DoctorCommand::new);

  private final String word;
  private final Supplier<Action> action;

  CommandName(String word, Supplier<Action> action) {
    this.word = word;
    this.action = action;
  }

  String word() {
    return word;
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
