package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.OutputDeclaration;
import dev.assetwright.processor.model.Text;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.FormerKeys;
import dev.assetwright.rules.Names;
import dev.assetwright.rules.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A former key is a key that nothing has any more, and whose history goes on in one asset. */
final class FormerKeyValidator implements Validator {
  @Override
  public void validate(Scene scene) {
    Map<AssetKey, AssetKey> claimed = new HashMap<>();
    for (MethodDeclaration method : scene.graph().methods()) {
      scene.progress().at(method.subject());
      for (OutputDeclaration output : method.outputs()) {
        output.formerly().forEach(former -> check(output.key(), former, claimed, scene));
      }
    }
  }

  private static void check(
      AssetKey key, Text written, Map<AssetKey, AssetKey> claimed, Scene scene) {
    if (scene.graph().declarations().isUnresolved(written.place())) {
      return;
    }
    if (!Names.isGroup(written.value())) {
      List<String> hints = new ArrayList<>();
      Names.suggest(written.value())
          .ifPresent(meant -> hints.add("Did you mean '%s'?".formatted(meant)));
      hints.add("Write the whole key that it had: \"raw/orders\".");
      scene
          .messages()
          .add(
              Code.BAD_FORMERLY,
              written.place(),
              "'%s' is no key that '%s' could have had.".formatted(written.value(), key),
              hints);
      return;
    }
    AssetKey former = AssetKey.parse(written.value());
    Optional<AssetNode> declared = scene.graph().find(former);
    AssetKey first = claimed.putIfAbsent(former, key);
    if (former.equals(key)) {
      scene
          .messages()
          .add(
              Code.BAD_FORMERLY,
              written.place(),
              "'%s' has that key still.".formatted(key),
              "Name the keys that it had before, or take this one away.");
    } else if (declared.isPresent()) {
      add(written, FormerKeys.declared(key, former, declared.get().where()), scene);
    } else if (first != null) {
      add(written, FormerKeys.claimedTwice(former, first, key), scene);
    } else if (former.group().isEmpty()) {
      warnOfNeighbor(key, former, written, scene);
    }
  }

  /** A former key is a whole one; without a group it may have been meant as a reference. */
  private static void warnOfNeighbor(AssetKey key, AssetKey former, Text written, Scene scene) {
    if (key.group().isEmpty()) {
      return;
    }
    AssetKey neighbor = AssetKey.parse(key.group() + "/" + former.name());
    Optional<AssetNode> declared = scene.graph().find(neighbor);
    if (declared.isPresent() && !neighbor.equals(key)) {
      scene
          .messages()
          .add(
              Code.UNGROUPED_FORMERLY,
              written.place(),
              "'%s' was '%s' before, which is a key without a group; '%s' is another asset."
                  .formatted(key, former, neighbor),
              "If '%s' is meant, it is declared still, at %s, and keeps its history."
                  .formatted(neighbor, declared.get().where()));
    }
  }

  private static void add(Text written, Problem problem, Scene scene) {
    scene.messages().add(Code.BAD_FORMERLY, written.place(), problem.headline(), problem.hints());
  }
}
