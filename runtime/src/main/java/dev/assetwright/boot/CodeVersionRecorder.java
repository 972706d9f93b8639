package dev.assetwright.boot;

import dev.assetwright.engine.Engine;
import dev.assetwright.execute.AssetCode;
import dev.assetwright.load.LoadedCode;
import dev.assetwright.model.CodeEnvironment;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.spi.CodeStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the parts of each code version that runs, once, and what it runs with, once for each time that differs. */
final class CodeVersionRecorder implements Engine.CodeRecorder {
  private final CodeStore versions;
  private final Clock clock;
  private final Set<Recorded> recorded = ConcurrentHashMap.newKeySet();

  private record Recorded(String version, Optional<CodeEnvironment> environment) {}

  CodeVersionRecorder(CodeStore versions, Clock clock) {
    this.versions = versions;
    this.clock = clock;
  }

  @Override
  public void record(AssetCode code, ProducerDefinition producer) {
    if (!(code instanceof LoadedCode loaded)) {
      return;
    }
    String version = code.version(producer).code();
    Optional<CodeEnvironment> environment = loaded.environment(producer);
    if (!recorded.add(new Recorded(version, environment))) {
      return;
    }
    // Reading is cheap, and most versions are known from an earlier process.
    if (versions.find(version).isEmpty()) {
      versions.record(version, loaded.parts(producer));
    }
    Instant now = clock.instant();
    if (environment.isPresent() && !versions.findEnvironment(version, now).equals(environment)) {
      versions.recordEnvironment(version, now, environment.get());
    }
  }
}
