package dev.assetwright.cli;

import dev.assetwright.query.view.DynamicGridView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assetwright partitions remove}: removes partitions from a dynamic grid. */
@Command(
    name = "remove",
    description = "Removes partitions from a dynamic grid, all or none: nothing is made or read of"
        + " them any more. What was made of them is kept, and counts again when they are added"
        + " again.",
    footer = {
      "%nExample:",
      "  assetwright partitions remove customer acme",
    })
final class PartitionsRemoveCommand implements Action {
  @Mixin
  private PartitionKeys asked = new PartitionKeys();

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    return invocation.withApplication(application -> {
      DynamicGridView.Change change =
          application.removePartitions(asked.grid(), asked.of(invocation));
      return PartitionKeys.tell(change, invocation);
    });
  }
}
