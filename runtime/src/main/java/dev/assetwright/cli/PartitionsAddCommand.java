package dev.assetwright.cli;

import dev.assetwright.query.view.DynamicGridView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assetwright partitions add}: adds partitions to a dynamic grid. */
@Command(
    name = "add",
    description = "Adds partitions to a dynamic grid, all or none. Those that are there already"
        + " stay as they are.",
    footer = {
      "%nExamples:",
      "  assetwright partitions add customer acme globex",
      "  assetwright partitions add customer --from customers.txt",
    })
final class PartitionsAddCommand implements Action {
  @Mixin
  private PartitionKeys asked = new PartitionKeys();

  @Override
  public ExitStatus run(Invocation invocation) throws InterruptedException {
    return invocation.withApplication(application -> {
      DynamicGridView.Change change = application.addPartitions(asked.grid(), asked.of(invocation));
      return PartitionKeys.tell(change, invocation);
    });
  }
}
