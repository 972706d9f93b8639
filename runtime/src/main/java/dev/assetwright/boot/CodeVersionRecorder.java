package dev.assetwright.boot;

import dev.assetwright.engine.Engine;
import dev.assetwright.execute.AssetCode;
import dev.assetwright.load.LoadedCode;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.spi.CodeStore;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the parts of each code version that runs, once. */
final class CodeVersionRecorder implements Engine.CodeRecorder {
  private final CodeStore versions;
  private final Set<String> recorded = ConcurrentHashMap.newKeySet();

  CodeVersionRecorder(CodeStore versions) {
    this.versions = versions;
  }

  @Override
  public void record(AssetCode code, ProducerDefinition producer) {
    String version = code.version(producer).code();
    if (code instanceof LoadedCode loaded && recorded.add(version)) {
      versions.record(version, loaded.parts(producer));
    }
  }
}
