package dev.assetwright.processor.validate;

import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.ImportedGraph;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.OutputDeclaration;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.GraphRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A key is declared once, in this module and those it uses. */
final class DuplicateKeyValidator implements Validator {
  @Override
  public void validate(Scene scene) {
    Map<AssetKey, AssetNode> declared = new HashMap<>();
    addOthers(scene.graph().declarations().imported(), declared, scene);
    addOthers(scene.graph().declarations().reached(), declared, scene);
    for (MethodDeclaration method : scene.graph().methods()) {
      for (OutputDeclaration output : method.outputs()) {
        AssetNode first = declared.putIfAbsent(output.key(), AssetNode.own(method, output));
        if (first != null && !isOverload(first.method(), method)) {
          scene
              .messages()
              .add(output.place(), GraphRules.duplicateKey(output.key(), first.where()));
        }
      }
    }
  }

  private static void addOthers(
      List<ImportedGraph> graphs, Map<AssetKey, AssetNode> declared, Scene scene) {
    for (ImportedGraph graph : graphs) {
      for (MethodDeclaration method : graph.methods()) {
        for (OutputDeclaration output : method.outputs()) {
          AssetNode node = AssetNode.of(graph, method, output);
          AssetNode first = declared.putIfAbsent(output.key(), node);
          if (first != null) {
            scene
                .messages()
                .add(
                    graph.type().place(),
                    GraphRules.duplicateKey(output.key(), first.where(), node.where()));
          }
        }
      }
    }
  }

  /** Overloads are refused as such. */
  private static boolean isOverload(MethodDeclaration first, MethodDeclaration second) {
    return first != second
        && first.owner().equals(second.owner())
        && first.name().equals(second.name());
  }
}
