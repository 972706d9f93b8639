package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.lint.Absences;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.Reference;
import java.util.HashMap;
import java.util.Map;

/** What an asset comes after is there at some time. */
final class NeverObservedValidator implements Validator {
  @Override
  public void validate(Scene scene) {
    Absences absences = new Absences(scene.trees(), scene.language().elements());
    Map<MethodDeclaration, Boolean> absent = new HashMap<>();
    for (Reference reference : scene.graph().references()) {
      AssetNode upstream = reference.upstream();
      if (upstream != null
          && upstream.isExternal()
          && upstream.module() == null
          && absent.computeIfAbsent(upstream.method(), absences::isAlwaysAbsent)) {
        scene.progress().at(reference.reader().subject());
        scene
            .messages()
            .add(
                Code.NEVER_OBSERVED,
                reference.edgePlace(),
                "'%s' can never be materialized: it comes after '%s', which is always absent."
                    .formatted(reference.reader().subject(), upstream.key()),
                "Every return of %s says so; let it look for what is there."
                    .formatted(upstream.where()));
      }
    }
  }
}
