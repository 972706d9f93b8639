package dev.assetwright.store.memory;

import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.Materialization;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The publishings of which cells are still to be recorded. */
final class PublishingProjection {
  private record Open(Event.Publishing publishing, Set<Cell> waiting) {}

  private final Map<String, Open> byToken = new LinkedHashMap<>();

  void apply(Event event) {
    if (event instanceof Event.Publishing publishing) {
      Set<Cell> waiting = new HashSet<>();
      publishing.materializations().stream().map(Materialization::cell).forEach(waiting::add);
      if (!waiting.isEmpty()) {
        byToken.put(publishing.token(), new Open(publishing, waiting));
      }
    } else if (event instanceof Event.PublishingDropped dropped) {
      byToken.remove(dropped.token());
    } else if (event instanceof Event.Materialized materialized) {
      complete(materialized);
    }
  }

  List<Event.Publishing> open() {
    List<Event.Publishing> open = new ArrayList<>();
    byToken.values().forEach(one -> open.add(one.publishing()));
    return List.copyOf(open);
  }

  private void complete(Event.Materialized event) {
    Open open = event.token() == null ? null : byToken.get(event.token());
    if (open != null
        && open.waiting().remove(event.materialization().cell())
        && open.waiting().isEmpty()) {
      byToken.remove(event.token());
    }
  }
}
