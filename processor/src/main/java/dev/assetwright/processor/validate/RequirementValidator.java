package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.OutputDeclaration;
import java.util.Set;

/** An asset says what its module requires. */
final class RequirementValidator implements MethodValidator {
  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    if (method.kind() == MethodKind.CHECK) {
      return;
    }
    Set<String> required = scene.graph().declarations().module().rules().required();
    String module = scene.graph().declarations().module().name();
    if (required.contains("OWNER")
        && method.promises().owners().stream().allMatch(String::isBlank)) {
      scene
          .messages()
          .add(
              Code.MISSING_OWNER,
              method.annotation(),
              "'%s' has no owner, which module '%s' requires.".formatted(method.subject(), module),
              "Say who answers for it: %s(owners = \"…\")."
                  .formatted(method.kind().written()));
    }
    if (required.contains("DESCRIPTION")) {
      for (OutputDeclaration output : method.outputs()) {
        if (output.description().isBlank()) {
          scene
              .messages()
              .add(
                  Code.MISSING_DESCRIPTION,
                  method.place(),
                  "'%s' has no description, which module '%s' requires."
                      .formatted(output.key(), module),
                  "Say in the method's Javadoc what it holds.");
        }
      }
    }
  }
}
