package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.SourcePlace;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Configuration is a record that the generated graph can name. */
final class ConfigValidator implements Validator {
  @Override
  public void validate(Scene scene) {
    String graphPackage = scene.graph().declarations().module().packageName();
    boolean hasGraph = scene.graph().declarations().hasModule();
    for (TypeElement type : scene.graph().declarations().configurations()) {
      scene.progress().at(type.getQualifiedName().toString());
      if (type.getKind() != ElementKind.RECORD) {
        add(
            type,
            scene,
            "'%s' is no record, so its parts are not known.".formatted(type.getSimpleName()),
            "Make it a record with a component for each value.");
      } else if (!type.getTypeParameters().isEmpty()) {
        add(
            type,
            scene,
            "'%s' is generic, so the types of its parts are not known."
                .formatted(type.getSimpleName()),
            "Take its type parameters away.");
      } else if (hasGraph && !Accessibility.isVisible(type, graphPackage, scene.language())) {
        add(
            type,
            scene,
            "'%s' cannot be named by the graph in package '%s'."
                .formatted(type.getSimpleName(), graphPackage),
            "Make it public, or move it there.");
      }
    }
  }

  private static void add(TypeElement type, Scene scene, String headline, String hint) {
    scene.messages().add(Code.BAD_CONFIG, SourcePlace.of(type), headline, hint);
  }
}
