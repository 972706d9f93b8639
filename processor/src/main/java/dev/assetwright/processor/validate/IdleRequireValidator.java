package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.diagnostic.TypeText;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.EdgeMapping;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.ParameterDeclaration;
import dev.assetwright.processor.model.Reference;

/** {@code require = ALL} stands where several partitions are read. */
final class IdleRequireValidator implements MethodValidator {
  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    for (Reference reference : scene.graph().references(method)) {
      ParameterDeclaration parameter = reference.parameter();
      AssetNode upstream = reference.upstream();
      if (parameter != null
          && parameter.requireAll()
          && upstream != null
          && !upstream.isExternal()
          && !reference.isPrevious()
          && scene.graph().mapping(reference) instanceof EdgeMapping.Sound sound
          && sound.mapping().isSingle()) {
        report(method, parameter, upstream, scene);
      }
    }
  }

  private static void report(
      MethodDeclaration method, ParameterDeclaration parameter, AssetNode upstream, Scene scene) {
    scene
        .messages()
        .add(
            Code.IDLE_REQUIRE,
            parameter.requirePlace(),
            upstream.method().isPartitioned()
                ? "'%s' waits for all of several partitions, but reads one of '%s'."
                    .formatted(method.subject(), upstream.key())
                : "'%s' waits for all partitions of '%s', which has none."
                    .formatted(method.subject(), upstream.key()),
            parameter.optional()
                ? "If it must be there, take '%s' instead of the 'Optional'."
                    .formatted(TypeText.alone(parameter.type()))
                : "What it reads alone it waits for anyway; take 'require' away.");
  }
}
