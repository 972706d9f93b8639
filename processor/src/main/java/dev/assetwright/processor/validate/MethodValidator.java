package dev.assetwright.processor.validate;

import dev.assetwright.processor.model.MethodDeclaration;

/** A rule that looks at one method at a time. */
interface MethodValidator extends Validator {
  @Override
  default void validate(Scene scene) {
    for (MethodDeclaration method : scene.graph().methods()) {
      scene.progress().at(method::subject);
      validate(method, scene);
    }
  }

  /** Adds a message for each breach by the method. */
  void validate(MethodDeclaration method, Scene scene);
}
