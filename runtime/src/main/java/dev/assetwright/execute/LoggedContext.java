package dev.assetwright.execute;

import dev.assetwright.AssetContext;
import dev.assetwright.Partition;
import dev.assetwright.log.AttemptLog;
import dev.assetwright.rules.grid.Grid;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What a method may know of its attempt. */
record LoggedContext(
    AttemptRequest request, AttemptLog log, Making.Teller teller, BooleanSupplier canceled)
    implements AssetContext {
  @Override
  public String asset() {
    return request.producer().first().toString();
  }

  @Override
  public Optional<Partition> partition() {
    Grid grid = request.producer().grid();
    String partition = request.partition();
    return grid == null || partition == null
        ? Optional.empty()
        : Optional.of(grid.partition(partition));
  }

  @Override
  public String run() {
    return request.run();
  }

  @Override
  public int attempt() {
    return request.attempt();
  }

  @Override
  public void info(String message) {
    log.info(message);
  }

  @Override
  public void warn(String message) {
    log.warn(message);
  }

  @Override
  public void progress(long done, long total) {
    teller.progress(done, total);
  }

  @Override
  public boolean isCanceled() {
    return canceled.getAsBoolean();
  }

  @Override
  public void addPartitions(String grid, Collection<String> keys) {
    teller.addPartitions(grid, keys);
  }
}
