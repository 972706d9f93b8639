package dev.assetwright.processor.validate;

import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.Reference;
import dev.assetwright.rules.Cycles;
import dev.assetwright.rules.GraphRules;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Some asset can always come first: no circle. Each is told once, from its smallest key on. */
final class CycleValidator implements Validator {
  @Override
  public void validate(Scene scene) {
    List<AssetNode> nodes = scene.graph().nodes();
    Map<AssetNode, Integer> numbers = new IdentityHashMap<>(nodes.size());
    for (AssetNode node : nodes) {
      numbers.put(node, numbers.size());
    }
    int[][] upstream = new int[nodes.size()][];
    for (int i = 0; i < upstream.length; i++) {
      upstream[i] = upstream(scene.graph().references(nodes.get(i).method()), numbers);
    }
    for (List<Integer> circle : Cycles.find(upstream.length, upstream)) {
      report(circle.stream().map(nodes::get).toList(), scene);
    }
  }

  private static int[] upstream(List<Reference> references, Map<AssetNode, Integer> numbers) {
    int[] found = new int[references.size()];
    int count = 0;
    for (Reference reference : references) {
      if (reference.upstream() != null && !reference.isPrevious()) {
        found[count++] = numbers.get(reference.upstream());
      }
    }
    return Arrays.copyOf(found, count);
  }

  private static void report(List<AssetNode> circle, Scene scene) {
    AssetNode first = circle.get(0);
    AssetNode second = circle.get(1 % circle.size());
    Reference closing = scene.graph().references(first.method()).stream()
        .filter(reference -> reference.upstream() == second && !reference.isPrevious())
        .findFirst()
        .orElseThrow();
    scene
        .messages()
        .add(
            closing.text().place(),
            GraphRules.cycle(
                circle.stream().map(AssetNode::key).toList(),
                circle.stream().map(AssetNode::where).toList()));
  }
}
