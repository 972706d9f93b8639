package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.ModuleDeclaration;
import dev.assetwright.processor.model.Promises;
import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.processor.model.Text;
import dev.assetwright.rules.PoolDeclaration;
import dev.assetwright.rules.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Pools have a name and a number of places, and assets take places of those that there are. */
final class PoolValidator implements Validator {
  @Override
  public void validate(Scene scene) {
    ModuleDeclaration module = scene.graph().declarations().module();
    Map<String, Integer> declared = new TreeMap<>();
    boolean isSound = true;
    for (Text written : module.pools()) {
      Optional<PoolDeclaration> pool = PoolDeclaration.find(written.value());
      if (pool.isEmpty()) {
        isSound = false;
        add(
            scene,
            written.place(),
            "'%s' is no pool.".formatted(written.value()),
            "Write a name of a-z, 0-9 and _, and how many places there are: \"crm_api=4\".");
      } else if (declared.putIfAbsent(pool.get().name(), pool.get().places()) != null) {
        add(
            scene,
            written.place(),
            "The pool '%s' is declared twice.".formatted(pool.get().name()),
            "Keep one of them.");
      }
    }
    for (MethodDeclaration method : scene.graph().methods()) {
      scene.progress().at(method.subject());
      checkUse(method, declared, isSound, scene);
    }
  }

  private static void checkUse(
      MethodDeclaration method, Map<String, Integer> declared, boolean isSound, Scene scene) {
    Promises promises = method.promises();
    String pool = promises.pool().value();
    Integer places = declared.get(pool);
    if (promises.poolSlotsPlace().value() != null && promises.poolSlots() < 1) {
      add(
          scene,
          promises.poolSlotsPlace(),
          "'%s' takes %d places of a pool; 1 is the least."
              .formatted(method.subject(), promises.poolSlots()),
          "Take it away, or write how many places one attempt takes.");
    } else if (promises.poolSlotsPlace().value() != null && pool.isEmpty()) {
      add(
          scene,
          promises.poolSlotsPlace(),
          "'%s' takes places, but names no pool.".formatted(method.subject()),
          "Name the pool: pool = \"…\".");
    } else if (!pool.isEmpty() && places == null && isSound) {
      Problem unknown =
          PoolDeclaration.unknown(method.subject(), pool, List.copyOf(declared.keySet()));
      scene
          .messages()
          .add(Code.UNKNOWN_POOL, promises.pool().place(), unknown.headline(), unknown.hints());
    } else if (places != null && promises.poolSlots() > places) {
      add(
          scene,
          promises.poolSlotsPlace(),
          "'%s' takes %d places of the pool '%s', which has %d."
              .formatted(method.subject(), promises.poolSlots(), pool, places),
          "Take fewer, or give the pool more.");
    }
  }

  private static void add(Scene scene, SourcePlace place, String headline, String hint) {
    scene.messages().add(Code.BAD_POOL, place, headline, hint);
  }
}
