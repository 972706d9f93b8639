package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.diagnostic.Words;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.Reference;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.Cycles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Some asset can always come first: no circle. Each is told once, from its smallest key on. */
final class CycleValidator implements Validator {
  @Override
  public void validate(Scene scene) {
    List<AssetNode> nodes = scene.graph().nodes();
    Map<AssetKey, Integer> numbers = new HashMap<>();
    for (AssetNode node : nodes) {
      numbers.put(node.key(), numbers.size());
    }
    int[][] upstream = new int[nodes.size()][];
    for (int i = 0; i < upstream.length; i++) {
      upstream[i] = scene.graph().references(nodes.get(i).method()).stream()
          .filter(reference -> reference.upstream() != null)
          .mapToInt(reference ->
              numbers.get(Objects.requireNonNull(reference.upstream()).key()))
          .toArray();
    }
    for (List<Integer> circle : Cycles.find(upstream.length, upstream)) {
      report(circle.stream().map(nodes::get).toList(), scene);
    }
  }

  private static void report(List<AssetNode> circle, Scene scene) {
    int width =
        circle.stream().mapToInt(node -> node.key().toString().length()).max().orElse(0) + 2;
    List<String> edges = new ArrayList<>();
    for (int i = 0; i < circle.size(); i++) {
      AssetNode node = circle.get(i);
      AssetNode needed = circle.get((i + 1) % circle.size());
      edges.add(
          "%s needs %s  at %s".formatted(padded(node, width), padded(needed, width), node.where()));
    }
    List<String> hints = new ArrayList<>(Words.lines(edges));
    hints.add("Remove one of these inputs.");
    AssetNode first = circle.get(0);
    AssetNode second = circle.get(1 % circle.size());
    Reference closing = scene.graph().references(first.method()).stream()
        .filter(reference -> reference.upstream() == second)
        .findFirst()
        .orElseThrow();
    scene
        .messages()
        .add(
            Code.DEPENDENCY_CYCLE,
            closing.text().place(),
            circle.size() == 1
                ? "'%s' needs itself, so it cannot come first.".formatted(first.key())
                : "%d assets need each other in a circle, so none can come first."
                    .formatted(circle.size()),
            hints);
  }

  private static String padded(AssetNode node, int width) {
    String quoted = Words.quoted(node.key());
    return quoted + " ".repeat(width - quoted.length());
  }
}
