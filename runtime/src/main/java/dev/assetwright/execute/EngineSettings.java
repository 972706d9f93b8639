package dev.assetwright.execute;

import java.time.Duration;

/**
 * How the engine works.
 *
 * @param process the name of this process, as in claims and runs
 * @param workers how many attempts run at once; at least 1
 * @param cancelGrace how long a canceled attempt may take to stop before it is abandoned
 */
public record EngineSettings(String process, int workers, Duration cancelGrace) {
  public EngineSettings {
    if (workers < 1) {
      throw new IllegalArgumentException(
          "At least one attempt must be able to run; workers is " + workers + ".");
    }
  }
}
