package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.Text;
import dev.assetwright.rules.HeapSizes;

/** A heap of its own has a size, and a JVM of its own. */
final class IsolationValidator implements MethodValidator {
  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    Text memory = method.promises().memory();
    if (memory.isEmpty()) {
      return;
    }
    if (!method.promises().forked()) {
      scene
          .messages()
          .add(
              Code.BAD_ISOLATION,
              memory.place(),
              "'%s' is made in the process of the engine, so it has no memory of its own."
                  .formatted(method.subject()),
              "Give it a JVM of its own, isolation = Isolation.FORKED, or take it away.");
      return;
    }
    try {
      HeapSizes.parse(memory.value());
    } catch (IllegalArgumentException e) {
      scene.messages().add(Code.BAD_ISOLATION, memory.place(), e.getMessage());
    }
  }
}
