package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.diagnostic.TypeText;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.GridDeclaration;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.ParameterDeclaration;
import dev.assetwright.processor.model.Reference;
import dev.assetwright.processor.read.Language;
import dev.assetwright.processor.read.PartitionSlots;
import dev.assetwright.rules.grid.Grid;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.type.TypeMirror;

/** An external observes, reads nothing, and is there for somebody. */
final class ExternalValidator implements Validator {
  @Override
  public void validate(Scene scene) {
    Set<MethodDeclaration> read = new HashSet<>();
    for (Reference reference : scene.graph().references()) {
      AssetNode upstream = reference.upstream();
      if (upstream != null && upstream.isExternal()) {
        read.add(upstream.method());
      }
    }
    boolean isResolved = scene.graph().isResolved();
    for (MethodDeclaration method : scene.graph().methods()) {
      if (method.kind() == MethodKind.EXTERNAL) {
        scene.progress().at(method.subject());
        checkParameters(method, scene);
        checkReturn(method, scene);
        if (!read.contains(method) && isResolved) {
          scene
              .messages()
              .add(
                  Code.UNREAD_EXTERNAL,
                  method.place(),
                  "'%s' is external, and nothing comes after it.".formatted(method.subject()),
                  "Name it in an asset: after = \"%s\".".formatted(method.subject()));
        }
      }
    }
  }

  private static void checkParameters(MethodDeclaration method, Scene scene) {
    for (ParameterDeclaration parameter : method.assetParameters()) {
      if (parameter.previous()) {
        continue; // Refused as such.
      }
      scene
          .messages()
          .add(
              Code.BAD_EXTERNAL,
              parameter.place(),
              "'%s' takes '%s', but an external is only looked at and reads no assets."
                  .formatted(method.subject(), parameter.name()),
              "Configuration and resources are taken by the constructor.");
    }
  }

  private static void checkReturn(MethodDeclaration method, Scene scene) {
    TypeMirror returned = method.element().getReturnType();
    if (Language.isUnresolved(returned)
        || Language.isOurs(returned, "Observed") && isOneAtATime(method)) {
      return;
    }
    GridDeclaration declared = method.grid();
    Grid grid = declared == null ? null : declared.grid();
    if (declared != null && grid == null) {
      return; // Refused as such.
    }
    boolean isMapOfObserved =
        FanIn.isMap(returned) && Language.isOurs(Language.arguments(returned).get(1), "Observed");
    if (isMapOfObserved
        && grid != null
        && PartitionSlots.isKeyOf(Language.arguments(returned).get(0), grid)
        && !takesPartition(method)) {
      return;
    }
    scene
        .messages()
        .add(
            Code.BAD_EXTERNAL,
            method.place(),
            "'%s' returns '%s', which is not what was seen."
                .formatted(method.name(), TypeText.alone(returned)),
            grid == null
                ? "Return 'Observed'."
                : "With a grid it takes a '%1$s' and returns 'Observed', or returns 'Map<%1$s, Observed>' for all at once."
                    .formatted(PartitionSlots.typeName(grid)));
  }

  private static boolean isOneAtATime(MethodDeclaration method) {
    return !method.isPartitioned() || takesPartition(method);
  }

  private static boolean takesPartition(MethodDeclaration method) {
    return !method.withRole(ParameterDeclaration.Role.PARTITION).isEmpty();
  }
}
