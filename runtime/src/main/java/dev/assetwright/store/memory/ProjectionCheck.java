package dev.assetwright.store.memory;

import dev.assetwright.model.Event;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.spi.RunStore;
import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoredState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Folds the whole log of a store anew and compares what comes out with the store's own projections.
 *
 * <p>Reads the log in pages, so memory holds what the projections do and no more.
 */
public final class ProjectionCheck {
  private static final int PAGE = 5_000;

  private final Store store;
  private final CellProjection cells = new CellProjection();
  private final PublishingProjection publishings = new PublishingProjection();
  private final Set<String> openRuns = new TreeSet<>();
  private final List<String> differences = new ArrayList<>();

  private ProjectionCheck(Store store) {
    this.store = store;
  }

  /**
   * Returns each difference as a clause, sorted within its kind; empty when log and projections agree. Others may write
   * meanwhile.
   *
   * @param stored what {@link Store#load} of this store returned
   */
  public static List<String> differences(Store store, StoredState stored) {
    return new ProjectionCheck(store).compare(stored);
  }

  private List<String> compare(StoredState stored) {
    fold(stored.sequence());
    StoredState folded = cells.state(stored.sequence());
    differ("the state of", folded.cells(), stored.cells());
    differ("what was seen of", folded.observations(), stored.observations());
    differ("the checks of", folded.checks(), stored.checks());
    differ("the partitions of grid", folded.partitions(), stored.partitions());
    Set<String> open = new TreeSet<>();
    store.openRuns().stream().map(RunStore.RunRecord::id).forEach(open::add);
    Set<String> announced = new TreeSet<>();
    store.openPublishings().forEach(publishing -> announced.add(publishing.token()));
    // These two are asked for separately: they are comparable only if nothing was written since.
    if (store.lastSequence() == stored.sequence()) {
      Set<String> expected = new TreeSet<>();
      publishings.open().forEach(publishing -> expected.add(publishing.token()));
      differ("open runs", openRuns, open);
      differ("open publishings", expected, announced);
    }
    return List.copyOf(differences);
  }

  private void fold(long last) {
    long at = 0;
    while (at < last) {
      List<RecordedEvent> page = store.after(at, (int) Math.min(PAGE, last - at));
      for (RecordedEvent recorded : page) {
        // What was taken away on purpose leaves gaps.
        if (recorded.sequence() != at + 1
            && recorded.sequence() <= last
            && recorded.sequence() - 1 > store.prunedTo()) {
          differences.add("events %d to %d are not in the log"
              .formatted(
                  Math.max(at, store.prunedTo()) + 1, Math.min(recorded.sequence() - 1, last)));
        }
        at = recorded.sequence();
        if (at <= last) {
          apply(recorded.event());
        }
      }
      if (page.isEmpty()) {
        return;
      }
    }
  }

  /** A renaming has no effect: names in the log are those of now. */
  private void apply(Event event) {
    cells.apply(event);
    publishings.apply(event);
    if (event instanceof Event.RunQueued queued) {
      openRuns.add(queued.run());
    } else if (event instanceof Event.RunEnded ended) {
      openRuns.remove(ended.run());
    }
  }

  private <K extends Comparable<? super K>> void differ(
      String what, Map<K, ?> folded, Map<K, ?> stored) {
    Set<K> keys = new TreeSet<>(folded.keySet());
    keys.addAll(stored.keySet());
    for (K key : keys) {
      if (!Objects.equals(folded.get(key), stored.get(key))) {
        differences.add("%s '%s'".formatted(what, key));
      }
    }
  }

  private void differ(String what, Set<String> folded, Set<String> stored) {
    if (!folded.equals(stored)) {
      differences.add("%s: %s by the log, %s by the projection".formatted(what, folded, stored));
    }
  }
}
