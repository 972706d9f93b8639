package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.ImportedGraph;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.OutputDeclaration;
import dev.assetwright.rules.AssetKey;
import java.util.HashMap;
import java.util.Map;

/** A key is declared once, in this module and those it uses. */
final class DuplicateKeyValidator implements Validator {
  @Override
  public void validate(Scene scene) {
    Map<AssetKey, AssetNode> declared = new HashMap<>();
    for (ImportedGraph graph : scene.graph().declarations().imported()) {
      for (MethodDeclaration method : graph.methods()) {
        for (OutputDeclaration output : method.outputs()) {
          AssetNode node = new AssetNode(method, output, graph.module());
          AssetNode first = declared.putIfAbsent(output.key(), node);
          if (first != null) {
            scene
                .messages()
                .add(
                    Code.DUPLICATE_KEY,
                    graph.type().place(),
                    "'%s' is declared by two modules used here.".formatted(output.key()),
                    "It is declared at %s.".formatted(first.where()),
                    "It is declared at %s.".formatted(node.where()));
          }
        }
      }
    }
    for (MethodDeclaration method : scene.graph().methods()) {
      for (OutputDeclaration output : method.outputs()) {
        AssetNode first = declared.putIfAbsent(output.key(), new AssetNode(method, output, null));
        if (first != null && !isOverload(first.method(), method)) {
          report(output, first, scene);
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

  private static void report(OutputDeclaration output, AssetNode first, Scene scene) {
    scene
        .messages()
        .add(
            Code.DUPLICATE_KEY,
            output.place(),
            "'%s' is declared twice.".formatted(output.key()),
            "It is also declared at %s.".formatted(first.where()),
            "Give one of them another name or group.");
  }
}
