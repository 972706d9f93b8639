package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.Reference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A method names each upstream once. */
final class RepeatedUpstreamValidator implements MethodValidator {
  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    Set<List<Object>> named = new HashSet<>();
    for (Reference reference : scene.graph().references(method)) {
      AssetNode upstream = reference.upstream();
      // A statement reads a table as often as it likes.
      if (upstream != null
          && !named.add(List.of(upstream, scene.graph().mapping(reference)))
          && reference.kind() != Reference.Kind.PLACEHOLDER) {
        scene
            .messages()
            .add(
                Code.REPEATED_UPSTREAM,
                reference.text().place(),
                "'%s' names '%s' twice.".formatted(method.subject(), upstream.key()),
                reference.kind() == Reference.Kind.AFTER
                    ? "What it reads it comes after anyway; take it out of 'after'."
                    : "Take one of the two parameters away.");
      }
    }
  }
}
