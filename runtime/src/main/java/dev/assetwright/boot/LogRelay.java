package dev.assetwright.boot;

import dev.assetwright.engine.LocalApplication;
import dev.assetwright.execute.Coordinator;
import dev.assetwright.model.Cell;
import org.jspecify.annotations.Nullable;

/** Passes what attempts say of themselves on to the application, which is made after the engine that it looks at. */
final class LogRelay implements Coordinator.LogListener {
  private volatile @Nullable LocalApplication application;

  void to(LocalApplication target) {
    application = target;
  }

  @Override
  public void grew(String run, Cell cell, int attempt, int total) {
    LocalApplication target = application;
    if (target != null) {
      target.logGrew(run, cell, total);
    }
  }

  @Override
  public void progressed(String run, Cell cell) {
    LocalApplication target = application;
    if (target != null) {
      target.progressed(run, cell);
    }
  }
}
