package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.Reference;
import java.util.List;

/** A method names each upstream once. */
final class RepeatedUpstreamValidator implements MethodValidator {
  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    List<Reference> references = scene.graph().references(method);
    for (Reference reference : references) {
      AssetNode upstream = reference.upstream();
      // A statement reads a table as often as it likes.
      if (upstream != null
          && reference.kind() != Reference.Kind.PLACEHOLDER
          && isNamedBefore(reference, upstream, references, scene)) {
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

  private static boolean isNamedBefore(
      Reference reference, AssetNode upstream, List<Reference> references, Scene scene) {
    for (Reference other : references) {
      if (other == reference) {
        return false;
      }
      if (upstream.equals(other.upstream())
          && scene.graph().mapping(other).equals(scene.graph().mapping(reference))) {
        return true;
      }
    }
    return false;
  }
}
