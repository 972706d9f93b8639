package dev.assetwright.spi;

import dev.assetwright.model.Priority;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Who has how many places of pools, and of limits, which are pools of which each attempt takes one place: shared by all processes
 * on one store. Safe for several threads and processes.
 *
 * <p>A process tells the whole of what it has and wants each time, so that whatever became of an answer, the next claim sets it
 * right. What it has goes with {@link ClaimStore#releaseAll}.
 */
public interface PlaceStore {
  /**
   * Places of a pool.
   *
   * @param slots how many; who wants more than there are gets all there are, alone
   * @param limit how many there are, as the process knows it
   */
  record Place(String pool, int slots, int limit) {}

  /**
   * Attempts that want the same.
   *
   * @param places what one of them takes, all of it or nothing; sorted by pool, each pool once
   * @param attempts how many they are at most; at least 1
   */
  record PlaceAsk(List<Place> places, Priority priority, int attempts) {
    public PlaceAsk {
      places = List.copyOf(places);
    }
  }

  /**
   * What a process has of pools, and what it wants beside that.
   *
   * @param keeps how many places its attempts have now, by pool; it has none of others
   * @param asks the most urgent first
   */
  record PlaceClaim(SortedMap<String, Integer> keeps, List<PlaceAsk> asks) {
    /** Gives back everything, and wants nothing. */
    public static final PlaceClaim NOTHING = new PlaceClaim(new TreeMap<>(), List.of());

    public PlaceClaim {
      keeps = Collections.unmodifiableSortedMap(new TreeMap<>(keeps));
      asks = List.copyOf(asks);
    }
  }

  /**
   * What came of a claim.
   *
   * @param granted for how many attempts of each ask there are places now, in the order of the asks
   * @param contested whether another process waits for a pool in which this one has places: then it should give back what its
   *     attempts need no longer at once
   */
  record PlaceAnswer(List<Integer> granted, boolean contested) {
    public PlaceAnswer {
      granted = List.copyOf(granted);
    }
  }

  /**
   * Gives back what the process has and does not keep, and takes what it asks for as far as there is room: whoever waited longer
   * comes first, and among them those that somebody waits for. {@link PlaceShares} says how. Who is refused waits in line as long
   * as it repeats that now and then.
   *
   * @param now says how long others have been silent; a store that several machines share goes by a clock of its own
   * @return completes exceptionally with {@link StoreUnavailableException} when it could not be written; then nothing has changed.
   *     Dependent actions run on the writer's thread and must be short
   */
  CompletableFuture<PlaceAnswer> claimPlaces(String process, PlaceClaim claim, Instant now);

  /** Whether a process has places, or waits for some. */
  boolean hasPlaces(String process);
}
