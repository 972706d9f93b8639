package dev.assetwright.processor.model;

import java.util.List;

/**
 * A declaring class with its annotated methods.
 *
 * @param owner the class
 * @param methods in the order of the source
 */
public record UnitDeclaration(DeclaringClass owner, List<MethodDeclaration> methods) {
  public UnitDeclaration {
    methods = List.copyOf(methods);
  }

  /** Whether some method is called on an instance. */
  public boolean needsInstance() {
    return methods.stream()
        .anyMatch(method -> method.kind() != MethodKind.SQL_ASSET && !method.isStatic());
  }
}
