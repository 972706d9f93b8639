package dev.assetwright.cli;

import picocli.CommandLine.Command;

/** {@code assetwright contract}: its subcommands list, show, compare, accept and translate contracts. */
@Command(
    name = "contract",
    description = "Contracts: what records promise, and who relies on it. Works on compiled classes"
        + " and the locks in a folder; nothing of the project runs.",
    subcommands = {
      ContractListCommand.class,
      ContractShowCommand.class,
      ContractDiffCommand.class,
      ContractAcceptCommand.class,
      ContractExportCommand.class,
      ContractImportCommand.class
    },
    footer = {
      "%nExamples:",
      "  assetwright contract list",
      "  assetwright contract diff",
      "  assetwright contract accept daily_sales",
      "  assetwright contract export daily_sales --format avro",
    })
final class ContractCommand implements Action {
  @Override
  public ExitStatus run(Invocation invocation) {
    invocation.err("Say what: contract list, show, diff, accept, export or import.");
    return ExitStatus.USAGE;
  }
}
