package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.diagnostic.TypeText;
import dev.assetwright.processor.model.GridDeclaration;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.ParameterDeclaration;
import dev.assetwright.processor.read.PartitionSlots;
import dev.assetwright.rules.grid.Grid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A method takes a partition where it has a grid, of the type that the grid's partitions have. */
final class PartitionValidator implements MethodValidator {
  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    List<ParameterDeclaration> partitions = method.withRole(ParameterDeclaration.Role.PARTITION);
    if (partitions.isEmpty() || !scene.graph().isGridKnown(method)) {
      return;
    }
    GridDeclaration grid = scene.graph().gridOf(method);
    if (grid == null) {
      refusePartition(method, partitions.get(0), scene);
    } else if (grid.grid() != null) {
      validate(method, partitions, grid, grid.grid(), scene);
    }
  }

  private static void refusePartition(
      MethodDeclaration method, ParameterDeclaration partition, Scene scene) {
    add(
        partition,
        scene,
        method.kind() == MethodKind.CHECK
            ? "'%s' takes a partition, but the asset under test has no grid."
                .formatted(method.name())
            : "'%s' takes a partition but has no grid.".formatted(method.subject()),
        method.kind() == MethodKind.CHECK
            ? "Take the parameter away."
            : "Name its grid: %s(partitions = …), or take the parameter away."
                .formatted(method.kind().written()));
  }

  private static void validate(
      MethodDeclaration method,
      List<ParameterDeclaration> partitions,
      GridDeclaration declared,
      Grid grid,
      Scene scene) {
    Set<Integer> taken = new HashSet<>();
    for (ParameterDeclaration parameter : partitions) {
      List<Integer> candidates = PartitionSlots.candidates(parameter, grid);
      String type = TypeText.alone(parameter.type());
      if (candidates.isEmpty()) {
        add(
            parameter,
            scene,
            "'%s' is a '%s', but '%s' is %s."
                .formatted(parameter.name(), type, declared.name(), grid.describe()),
            "Take %s.".formatted(choices(parameter, grid)));
      } else if (candidates.size() > 1) {
        List<String> named = candidates.stream()
            .map(i -> "'%s %s'".formatted(type, grid.dimensions().get(i).name()))
            .toList();
        add(
            parameter,
            scene,
            "'%s' is a '%s', but '%s' has several of them."
                .formatted(parameter.name(), type, declared.name()),
            "Name the parameter after its dimension: %s.".formatted(String.join(" or ", named)));
      } else if (!taken.add(candidates.get(0))) {
        add(
            parameter,
            scene,
            "'%s' is a second partition, but '%s' runs for one at a time."
                .formatted(parameter.name(), method.subject()),
            "Take it away.");
      }
    }
  }

  /** What a method with that grid may take, {@code 'Day', 'Label' or, for all of them, 'Combination'}. */
  private static String choices(ParameterDeclaration parameter, Grid grid) {
    if (grid.dimensions().size() == 1) {
      return "'%s %s'".formatted(PartitionSlots.typeName(grid), parameter.name());
    }
    List<String> choices = new ArrayList<>();
    for (Grid dimension : grid.dimensions()) {
      choices.add("'%s %s'".formatted(PartitionSlots.typeName(dimension), dimension.name()));
    }
    return choices.stream().collect(Collectors.joining(", "))
        + " or, for all of them, 'Combination'";
  }

  private static void add(
      ParameterDeclaration parameter, Scene scene, String headline, String hint) {
    scene.messages().add(Code.PARTITION_MISMATCH, parameter.place(), headline, hint);
  }
}
