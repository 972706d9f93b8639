package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.GridDeclaration;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.ParameterDeclaration;
import dev.assetwright.processor.model.Reference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A method takes a partition where it has a grid, and neighbors cut their days alike. */
final class PartitionValidator implements MethodValidator {
  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    GridDeclaration grid = FanIn.gridOf(method, scene.graph());
    List<ParameterDeclaration> partitions = method.withRole(ParameterDeclaration.Role.PARTITION);
    for (int i = 1; i < partitions.size(); i++) {
      scene
          .messages()
          .add(
              Code.PARTITION_MISMATCH,
              partitions.get(i).place(),
              "'%s' is a second partition, but '%s' runs for one at a time."
                  .formatted(partitions.get(i).name(), method.subject()),
              "Take it away.");
    }
    if (!partitions.isEmpty() && grid == null && isGridKnown(method, scene)) {
      refusePartition(method, partitions.get(0), scene);
    }
    validateEdges(method, grid, scene);
  }

  /** A check has the grid of the asset under test, which a wrong reference leaves unknown. */
  private static boolean isGridKnown(MethodDeclaration method, Scene scene) {
    List<Reference> references = scene.graph().references(method);
    if (method.kind() == MethodKind.CHECK) {
      return !references.isEmpty() && references.get(0).upstream() != null;
    }
    return scene.graph().declarations().unresolved().stream()
        .noneMatch(unresolved -> unresolved.place().element().equals(method.element()));
  }

  private static void refusePartition(
      MethodDeclaration method, ParameterDeclaration partition, Scene scene) {
    scene
        .messages()
        .add(
            Code.PARTITION_MISMATCH,
            partition.place(),
            method.kind() == MethodKind.CHECK
                ? "'%s' takes a partition, but the asset under test has no grid."
                    .formatted(method.name())
                : "'%s' takes a partition but has no grid.".formatted(method.subject()),
            method.kind() == MethodKind.CHECK
                ? "Take the parameter away."
                : "Name its grid: %s(partitions = …), or take the parameter away."
                    .formatted(method.kind().written()));
  }

  private static void validateEdges(
      MethodDeclaration method, @Nullable GridDeclaration grid, Scene scene) {
    if (grid == null || grid.grid() == null) {
      return;
    }
    Set<AssetNode> seen = new HashSet<>();
    for (Reference reference : scene.graph().references(method)) {
      AssetNode upstream = reference.upstream();
      GridDeclaration other = upstream == null ? null : upstream.method().grid();
      if (other == null || other.grid() == null || !seen.add(upstream)) {
        continue;
      }
      if (!other.grid().zone().equals(grid.grid().zone())) {
        scene
            .messages()
            .add(
                Code.PARTITION_MISMATCH,
                reference.edgePlace(),
                "'%s' and '%s' cut their days in different zones."
                    .formatted(method.subject(), upstream.key()),
                "'%s' is %s.".formatted(grid.name(), grid.grid().describe()),
                "'%s' is %s.".formatted(other.name(), other.grid().describe()),
                "Use one grid for both.");
      } else if (grid.grid().start().isBefore(other.grid().start())) {
        scene
            .messages()
            .add(
                Code.EARLY_START,
                reference.edgePlace(),
                "'%s' starts on %s, before '%s', which starts on %s."
                    .formatted(
                        method.subject(),
                        grid.grid().start(),
                        upstream.key(),
                        other.grid().start()),
                "The days before that are skipped.");
      }
    }
  }
}
