package dev.assetwright.cli;

import dev.assetwright.cli.TextTable.Cell;
import dev.assetwright.contract.ContractViews.ContractList;
import dev.assetwright.contract.ContractViews.Head;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assetwright contract list}: all contracts and how they stand to their locks. */
@Command(
    name = "list",
    description = "Lists the contracts: those declared here, and those of others that are read.")
final class ContractListCommand implements Action {
  @Mixin
  private ContractFolder folder = new ContractFolder();

  @Override
  public ExitStatus run(Invocation invocation) {
    return folder.read(invocation, project -> {
      ContractList list = project.list();
      if (invocation.options().json) {
        invocation.answer(list);
      } else {
        print(list, invocation);
      }
      return ExitStatus.DONE;
    });
  }

  private static void print(ContractList list, Invocation invocation) {
    if (list.contracts().isEmpty()) {
      invocation.err("No class here was compiled with a @Contract.");
      return;
    }
    TextTable table =
        new TextTable("Contract", "Version", "Lock", ">Made by", ">Read by", "Module");
    for (Head head : list.contracts()) {
      table.row(
          Cell.of(head.contract()),
          Cell.of(head.version()),
          new Cell(ContractText.standing(head), ContractText.style(head)),
          Cell.of(Words.number(head.makers().size())),
          Cell.of(Words.number(head.readers().size())),
          Cell.of(head.role().equals("read") ? head.module() + ", as reader" : head.module()));
    }
    table.print(invocation.terminal());
  }
}
