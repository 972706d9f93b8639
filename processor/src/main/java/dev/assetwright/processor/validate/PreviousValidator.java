package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.diagnostic.TypeText;
import dev.assetwright.processor.diagnostic.Words;
import dev.assetwright.processor.model.GridDeclaration;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.OutputDeclaration;
import dev.assetwright.processor.model.ParameterDeclaration;
import dev.assetwright.processor.model.Storage;
import dev.assetwright.processor.read.Language;
import dev.assetwright.rules.Names;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code @Previous} stands where there is a previous partition, and takes it as one that may be absent. */
final class PreviousValidator implements MethodValidator {
  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    for (ParameterDeclaration parameter : method.parameters()) {
      Finding finding = parameter.previous() ? finding(method, parameter, scene) : null;
      if (finding != null) {
        scene
            .messages()
            .add(Code.BAD_PREVIOUS, parameter.place(), finding.what(), finding.remedy());
      }
    }
  }

  private static @Nullable Finding finding(
      MethodDeclaration method, ParameterDeclaration parameter, Scene scene) {
    if (method.kind() == MethodKind.CHECK || method.kind() == MethodKind.EXTERNAL) {
      return new Finding(
          "'%s' is %s and makes nothing that could have a previous partition."
              .formatted(method.name(), method.kind() == MethodKind.CHECK ? "a check" : "external"),
          method.kind() == MethodKind.CHECK
              ? "To compare with the one before, read it: @From(value = \"…\", partitions = \"previous\")."
              : "Take the parameter away.");
    }
    if (!scene.graph().isGridKnown(method) || Language.isUnresolved(parameter.type())) {
      return null;
    }
    GridDeclaration grid = method.grid();
    if (grid == null || grid.grid() != null && !grid.hasTime()) {
      return new Finding(
          grid == null
              ? "'%s' has no grid, so there is no previous partition.".formatted(method.subject())
              : "'%s' has no dimension of time, so none of its partitions is the previous one."
                  .formatted(method.subject()),
          "Name a grid of time: %s(partitions = …).".formatted(method.kind().written()));
    }
    if (parameter.partitions().place().annotation() != null) {
      return new Finding(
          "'%s' is both @Previous and @From.".formatted(parameter.name()),
          "Keep @Previous; it is always the asset's own partition.");
    }
    OutputDeclaration own = own(method, parameter).orElse(null);
    if (own == null) {
      return component(method, parameter);
    }
    if (own.storage() == Storage.NONE) {
      return new Finding(
          "'%s' returns nothing, so its previous partition holds nothing.".formatted(own.key()),
          "Return what the next partition needs, or take the parameter away.");
    }
    if (!parameter.optional()) {
      return new Finding(
          "'%s' takes its previous partition as '%s', but the first one has none."
              .formatted(method.subject(), TypeText.alone(parameter.type())),
          "Take 'Optional<%s> %s'."
              .formatted(TypeText.alone(scene.language().boxed(own.type())), parameter.name()));
    }
    return null;
  }

  private static Optional<OutputDeclaration> own(
      MethodDeclaration method, ParameterDeclaration parameter) {
    String name = Names.snakeCase(parameter.name());
    return method.outputs().stream()
        .filter(output -> output.component() == null || output.key().name().equals(name))
        .findFirst();
  }

  private static @Nullable Finding component(
      MethodDeclaration method, ParameterDeclaration parameter) {
    if (method.outputs().isEmpty()) {
      return null; // Refused as such.
    }
    List<String> names = method.outputs().stream()
        .map(OutputDeclaration::component)
        .map(Words::quoted)
        .toList();
    return new Finding(
        "'%s' makes several assets, and none of them is called '%s'."
            .formatted(method.name(), parameter.name()),
        "Name the parameter after the one it takes: %s.".formatted(String.join(", ", names)));
  }

  private record Finding(String what, String remedy) {}
}
