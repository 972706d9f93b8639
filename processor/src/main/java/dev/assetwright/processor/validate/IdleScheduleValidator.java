package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.Reference;
import dev.assetwright.rules.Cron;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * A schedule finds something to do from time to time: a new partition, or an external that changed.
 *
 * <p>A tick brings an asset up to date, and without either of these nothing but new code or configuration makes it stale.
 * What other modules read is not known here, so an asset of theirs may change.
 */
final class IdleScheduleValidator implements MethodValidator {
  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    if (method.promises().schedule().isEmpty()
        || !isCron(method.promises().schedule().value())
        || !scene.graph().isResolved()
        || mayChange(method, scene)) {
      return;
    }
    scene
        .messages()
        .add(
            Code.IDLE_SCHEDULE,
            method.promises().schedule().place(),
            "'%s' is scheduled, but nothing it is made from changes by itself: no external, no grid."
                .formatted(method.subject()),
            "Declare with @External what it reads from outside, and name that in 'after'.");
  }

  private static boolean isCron(String schedule) {
    try {
      Cron.parse(schedule);
      return true;
    } catch (IllegalArgumentException e) {
      return false; // Said where times are checked.
    }
  }

  private static boolean mayChange(MethodDeclaration method, Scene scene) {
    Set<MethodDeclaration> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<MethodDeclaration> open = new ArrayDeque<>(Set.of(method));
    while (!open.isEmpty()) {
      MethodDeclaration at = open.pop();
      if (!seen.add(at)) {
        continue;
      }
      if (at.isPartitioned()) {
        return true;
      }
      for (Reference reference : scene.graph().references(at)) {
        AssetNode upstream = reference.upstream();
        if (upstream != null) {
          if (upstream.isExternal() || upstream.module() != null) {
            return true;
          }
          open.push(upstream.method());
        }
      }
    }
    return false;
  }
}
