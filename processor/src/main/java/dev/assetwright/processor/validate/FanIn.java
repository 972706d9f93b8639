package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.diagnostic.TypeText;
import dev.assetwright.processor.model.AssetGraph;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.GridDeclaration;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.ParameterDeclaration;
import dev.assetwright.processor.model.Reference;
import dev.assetwright.processor.read.Language;
import java.util.Objects;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** A reader without a grid of an asset that has one: it gets all partitions at once. */
final class FanIn {
  private FanIn() {}

  /** Returns the grid in which a method runs: that of its assets, or of the asset under test. */
  static @Nullable GridDeclaration gridOf(MethodDeclaration method, AssetGraph graph) {
    if (method.kind() != MethodKind.CHECK) {
      return method.grid();
    }
    return graph.references(method).stream()
        .findFirst()
        .map(Reference::upstream)
        .map(upstream -> upstream.method().grid())
        .orElse(null);
  }

  static boolean isFanIn(MethodDeclaration reader, AssetNode upstream, AssetGraph graph) {
    return upstream.method().isPartitioned() && gridOf(reader, graph) == null;
  }

  /** Whether the type is a map whose keys are partitions. */
  static boolean isMap(TypeMirror type) {
    return Language.nameOf(type).equals("java.util.Map")
        && Language.arguments(type).size() == 2
        && Language.isPartition(Language.arguments(type).get(0));
  }

  static void askForMap(
      MethodDeclaration reader, ParameterDeclaration parameter, AssetNode upstream, Scene scene) {
    TypeMirror map = scene.language().mapByDay(upstream.output().type());
    refuse(
        reader,
        parameter,
        upstream,
        scene,
        "To read all its partitions, take '%s %s'."
            .formatted(TypeText.alone(map), parameter.name()));
  }

  static void refuseRows(
      MethodDeclaration reader, ParameterDeclaration parameter, AssetNode upstream, Scene scene) {
    TypeMirror made = upstream.output().type();
    String row = Language.arguments(made).isEmpty()
        ? "Row"
        : TypeText.alone(Language.arguments(made).get(0));
    refuse(
        reader,
        parameter,
        upstream,
        scene,
        "To read all its partitions, let it return 'Table<%s>' and take that.".formatted(row));
  }

  private static void refuse(
      MethodDeclaration reader,
      ParameterDeclaration parameter,
      AssetNode upstream,
      Scene scene,
      String remedy) {
    String grid = Objects.requireNonNull(upstream.method().grid()).name();
    scene
        .messages()
        .add(
            Code.PARTITION_MISMATCH,
            parameter.place(),
            "'%s' has no grid, but '%s' has a partition for each day of '%s'."
                .formatted(reader.subject(), upstream.key(), grid),
            "It is declared at %s.".formatted(upstream.where()),
            remedy,
            "To read one at a time, give '%s' the grid: %s(partitions = %s.class)."
                .formatted(reader.subject(), reader.kind().written(), grid));
  }
}
