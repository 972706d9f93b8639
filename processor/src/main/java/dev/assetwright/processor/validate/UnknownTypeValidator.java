package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.Reference;
import dev.assetwright.processor.read.Language;
import java.util.List;

/** What is read of another module is made of types that are at hand here as well. */
final class UnknownTypeValidator implements MethodValidator {
  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    for (Reference reference : scene.graph().references(method)) {
      AssetNode upstream = reference.upstream();
      if (upstream != null && upstream.unknownType() != null && matters(reference, upstream)) {
        scene
            .messages()
            .add(
                Code.UNRESOLVED_TYPE,
                reference.edgePlace(),
                "'%s' needs '%s', whose declaration names a type that is not on the class path here%s."
                    .formatted(method.subject(), upstream.key(), named(upstream.unknownType())),
                List.of(
                    "It is declared at %s.".formatted(upstream.where()),
                    "Add what holds that type to the dependencies of this module."));
      }
    }
  }

  private static String named(String type) {
    return type.isEmpty() ? "" : ": '" + type + "'";
  }

  /** Who only comes after an asset needs no more than its grid. */
  private static boolean matters(Reference reference, AssetNode upstream) {
    return reference.parameter() != null
        || !Language.isUnresolved(upstream.output().type());
  }
}
