package dev.assetwright.cli;

import picocli.CommandLine.Command;

/** {@code assetwright partitions}: its subcommands list, add and remove partitions of dynamic grids. */
@Command(
    name = "partitions",
    description = "Partitions of dynamic grids: those that come up while the program runs.",
    subcommands = {
      PartitionsListCommand.class,
      PartitionsAddCommand.class,
      PartitionsRemoveCommand.class
    },
    footer = {
      "%nExamples:",
      "  assetwright partitions list",
      "  assetwright partitions list customer",
      "  assetwright partitions add customer acme globex",
      "  assetwright partitions add customer --from customers.txt",
      "  assetwright partitions remove customer acme",
    })
final class PartitionsCommand implements Action {
  @Override
  public ExitStatus run(Invocation invocation) {
    invocation.err("Say what: partitions list, add or remove.");
    return ExitStatus.USAGE;
  }
}
