package dev.assetwright.config;

import dev.assetwright.Config;
import java.util.Optional;

/**
 * What can be set about the engine itself. In the environment its name is not repeated: {@code ASSETWRIGHT_WORKERS}.
 *
 * @param workers how many steps may run at the same time; empty for one per processor
 */
@Config(EngineSettings.PREFIX)
public record EngineSettings(Optional<Integer> workers) {
  static final String PREFIX = "assetwright";

  public EngineSettings {
    if (workers.isPresent() && workers.get() < 1) {
      throw new IllegalArgumentException(
          "'assetwright.workers' is %d; at least 1 step must be able to run."
              .formatted(workers.get()));
    }
  }
}
