package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.diagnostic.TypeText;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.GridDeclaration;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.ParameterDeclaration;
import dev.assetwright.processor.model.Reference;
import dev.assetwright.processor.read.Language;
import dev.assetwright.processor.read.PartitionSlots;
import dev.assetwright.rules.grid.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** A reader that gets several partitions of its upstream at once. */
final class FanIn {
  private FanIn() {}

  /** Whether the type is a map whose keys are partitions. */
  static boolean isMap(TypeMirror type) {
    if (!Language.nameOf(type).equals("java.util.Map")
        || Language.arguments(type).size() != 2) {
      return false;
    }
    TypeMirror key = Language.arguments(type).get(0);
    TypeMirror bound = key instanceof WildcardType wildcard ? Language.bound(wildcard) : key;
    return bound != null && Language.isPartition(bound);
  }

  /** Whether a map of the upstream's partitions to what it makes can be handed to the parameter. */
  static boolean isMapOf(TypeMirror taken, AssetNode upstream, Language language) {
    TypeMirror made = upstream.output().type();
    return language.isAssignable(map(upstream, language), taken)
        || language.isAssignable(language.mapBy("Partition", made), taken);
  }

  /** The map of the upstream's partitions to what it makes. */
  static TypeMirror map(AssetNode upstream, Language language) {
    return language.mapBy(
        PartitionSlots.typeName(grid(upstream)), upstream.output().type());
  }

  private static Grid grid(AssetNode upstream) {
    return Objects.requireNonNull(upstream.method().grid()).find().orElseThrow();
  }

  static void askForMap(Reference reference, AssetNode upstream, Scene scene) {
    refuse(
        reference,
        upstream,
        scene,
        "take '%s %s'."
            .formatted(
                TypeText.alone(map(upstream, scene.language())),
                Objects.requireNonNull(reference.parameter()).name()));
  }

  static void refuseRows(Reference reference, AssetNode upstream, Scene scene) {
    TypeMirror made = upstream.output().type();
    String row = Language.arguments(made).isEmpty()
        ? "Row"
        : TypeText.alone(Language.arguments(made).get(0));
    refuse(reference, upstream, scene, "let it return 'Table<%s>' and take that.".formatted(row));
  }

  private static void refuse(Reference reference, AssetNode upstream, Scene scene, String remedy) {
    MethodDeclaration reader = reference.reader();
    ParameterDeclaration parameter = Objects.requireNonNull(reference.parameter());
    GridDeclaration own = scene.graph().gridOf(reader);
    String declaredAt = "It is declared at %s.".formatted(upstream.where());
    if (own == null && reference.partitions().isEmpty()) {
      String grid = Objects.requireNonNull(upstream.method().grid()).name();
      scene
          .messages()
          .add(
              Code.PARTITION_MISMATCH,
              parameter.place(),
              "'%s' has no grid, but '%s' has a partition for each %s of '%s'."
                  .formatted(reader.subject(), upstream.key(), each(grid(upstream)), grid),
              declaredAt,
              "To read all its partitions, " + remedy,
              "To read one at a time, give '%s' the grid: %s(partitions = %s.class)."
                  .formatted(reader.subject(), reader.kind().written(), grid));
      return;
    }
    List<String> hints = new ArrayList<>(List.of(declaredAt, "To read them, " + remedy));
    if (grid(upstream).dimensions().size() == 1) {
      hints.add("To read one, say which: @From(partitions = \"last\").");
    }
    scene
        .messages()
        .add(
            Code.PARTITION_MISMATCH,
            parameter.place(),
            "'%s' takes '%s' as '%s', but reads several partitions of it%s."
                .formatted(
                    reader.subject(),
                    upstream.key(),
                    TypeText.alone(parameter.type()),
                    own == null ? "" : " for one " + each(own.find().orElseThrow())),
            hints);
  }

  /** How to ask for several partitions of the upstream. */
  static String several(AssetNode upstream) {
    Grid grid = grid(upstream);
    if (grid.time() == null) {
      return "all";
    }
    return grid.dimensions().size() == 1 ? "-6..0" : grid.time().name() + ": -6..0";
  }

  /** What one partition is, {@code day} or {@code day and region}. */
  private static String each(Grid grid) {
    return String.join(" and ", grid.columns());
  }
}
