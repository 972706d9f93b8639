package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.ImportedGraph;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.Reference;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** A module that {@code uses} names is one of whose assets something is read. */
final class UnusedModuleValidator implements Validator {
  @Override
  public void validate(Scene scene) {
    if (scene.graph().declarations().imported().isEmpty()
        || !scene.graph().isResolved()
        || !scene.graph().isComplete()) {
      return;
    }
    Set<MethodDeclaration> read = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Reference reference : scene.graph().references()) {
      AssetNode upstream = reference.upstream();
      if (upstream != null) {
        read.add(upstream.method());
      }
    }
    for (ImportedGraph graph : scene.graph().declarations().imported()) {
      // A key that is declared here, too, may be the one that is meant.
      boolean isHidden = graph.methods().stream()
          .flatMap(method -> method.keys().stream())
          .anyMatch(key -> scene.graph().find(key).orElseThrow().module() == null);
      if (!isHidden && graph.methods().stream().noneMatch(read::contains)) {
        scene
            .messages()
            .add(
                Code.UNUSED_MODULE,
                graph.type().place(),
                "Nothing here reads an asset of module '%s'.".formatted(graph.module()),
                "Take '%s' out of 'uses'."
                    .formatted(graph.type().element().getSimpleName() + ".class"));
      }
    }
  }
}
