package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.Reference;
import dev.assetwright.processor.model.Text;
import dev.assetwright.rules.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A group reads the groups that the module's layers let it read. */
final class LayerValidator implements Validator {
  @Override
  public void validate(Scene scene) {
    List<Text> lines = scene.graph().declarations().module().rules().layers();
    if (lines.isEmpty()) {
      return;
    }
    Layers layers = new Layers(lines);
    lines.forEach(line -> checkLine(line, layers, scene));
    for (MethodDeclaration method : scene.graph().methods()) {
      scene.progress().at(method.subject());
      String reader =
          method.keys().isEmpty() ? null : layers.of(method.keys().get(0).group());
      // A check makes nothing, so it may compare with whatever it likes.
      if (reader != null && method.kind() != MethodKind.CHECK) {
        for (Reference reference : scene.graph().references(method)) {
          check(reference, reader, layers, scene);
        }
      }
    }
  }

  private static void checkLine(Text line, Layers layers, Scene scene) {
    String problem = Layers.problem(line.value());
    if (problem != null) {
      add(
          Code.BAD_LAYERS,
          line,
          scene,
          problem,
          "Write groups with arrows: \"mart > clean > raw\".");
      return;
    }
    SortedSet<String> used = new TreeSet<>();
    for (AssetNode node : scene.graph().nodes()) {
      String named = layers.of(node.key().group());
      if (named != null) {
        used.add(named);
      }
    }
    for (String group : Layers.groups(line.value())) {
      if (!used.contains(group) && scene.graph().isComplete()) {
        SortedSet<String> groups = scene.graph().nodes().stream()
            .map(node -> node.key().group())
            .collect(Collectors.toCollection(TreeSet::new));
        add(
            Code.EMPTY_LAYER,
            line,
            scene,
            "No asset is in the group '%s'.".formatted(group),
            Suggestions.closest(group, groups, 1).stream()
                .map("Did you mean '%s'?"::formatted)
                .toArray(String[]::new));
      }
    }
  }

  private static void check(Reference reference, String reader, Layers layers, Scene scene) {
    @Nullable AssetNode upstream = reference.upstream();
    String read = upstream == null ? null : layers.of(upstream.key().group());
    if (upstream == null || read == null || read.equals(reader)) {
      return;
    }
    SortedSet<String> allowed = layers.readableBy(reader);
    if (!allowed.contains(read)) {
      List<String> hints = new ArrayList<>();
      hints.add(
          allowed.isEmpty()
              ? "'%s' reads its own group only.".formatted(reader)
              : "'%s' reads its own group and %s."
                  .formatted(
                      reader,
                      allowed.stream()
                          .map(group -> "'" + group + "'")
                          .collect(Collectors.joining(", "))));
      hints.add("To allow it: @AssetModule(layers = {…, \"%s > %s\"}).".formatted(reader, read));
      scene
          .messages()
          .add(
              Code.LAYER_BREACH,
              reference.edgePlace(),
              "'%s' reads '%s', which the layers of module '%s' do not allow."
                  .formatted(
                      reference.reader().subject(),
                      upstream.key(),
                      scene.graph().declarations().module().name()),
              hints);
    }
  }

  private static void add(Code code, Text line, Scene scene, String headline, String... hints) {
    scene.messages().add(code, line.place(), headline, hints);
  }
}
