package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.AssetGraph;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.Reference;
import dev.assetwright.processor.model.Text;
import dev.assetwright.rules.Cron;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A schedule finds something to do from time to time: a new partition, or an external that changed.
 *
 * <p>A tick brings an asset up to date, and without either of these nothing but new code or configuration makes it stale.
 * What other modules read is not known here, so an asset of theirs may change.
 */
final class IdleScheduleValidator implements Validator {
  @Override
  public void validate(Scene scene) {
    if (!scene.graph().isResolved()) {
      return;
    }
    List<MethodDeclaration> scheduled = scene.graph().methods().stream()
        .filter(method -> !method.promises().schedule().isEmpty())
        .toList();
    Set<MethodDeclaration> moving = scheduled.isEmpty() ? Set.of() : moving(scene.graph());
    for (MethodDeclaration method : scheduled) {
      Text schedule = method.promises().schedule();
      scene.progress().at(method::subject);
      if (!moving.contains(method) && isCron(schedule.value())) {
        scene
            .messages()
            .add(
                Code.IDLE_SCHEDULE,
                schedule.place(),
                "'%s' is scheduled, but nothing it is made from changes by itself: no external, no grid."
                    .formatted(method.subject()),
                "Declare with @External what it reads from outside, and name that in 'after'.");
      }
    }
  }

  /** Returns what becomes stale from time to time: what has a grid, comes after an external, or reads such. */
  private static Set<MethodDeclaration> moving(AssetGraph graph) {
    Map<MethodDeclaration, List<MethodDeclaration>> readers = new IdentityHashMap<>();
    Deque<MethodDeclaration> open = new ArrayDeque<>();
    for (MethodDeclaration method : graph.methods()) {
      if (method.isPartitioned()) {
        open.add(method);
      }
      for (Reference reference : graph.references(method)) {
        AssetNode upstream = reference.upstream();
        if (upstream != null && (upstream.isExternal() || upstream.module() != null)) {
          open.add(method);
        } else if (upstream != null) {
          readers.computeIfAbsent(upstream.method(), same -> new ArrayList<>()).add(method);
        }
      }
    }
    Set<MethodDeclaration> moving = Collections.newSetFromMap(new IdentityHashMap<>());
    while (!open.isEmpty()) {
      MethodDeclaration method = open.remove();
      if (moving.add(method)) {
        open.addAll(readers.getOrDefault(method, List.of()));
      }
    }
    return moving;
  }

  private static boolean isCron(String schedule) {
    try {
      Cron.parse(schedule);
      return true;
    } catch (IllegalArgumentException e) {
      return false; // Said where times are checked.
    }
  }
}
