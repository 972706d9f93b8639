package dev.assetwright.execute;

import dev.assetwright.model.Priority;
import dev.assetwright.spi.PlaceStore.Place;
import dev.assetwright.spi.PlaceStore.PlaceAnswer;
import dev.assetwright.spi.PlaceStore.PlaceClaim;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Pools that nobody else takes of: all their places are claimed, so that only what is decided here counts. */
final class ClaimedPools {
  private static final int MANY = 1_000;

  private ClaimedPools() {}

  static Pools of(String... names) {
    Pools pools = new Pools(MANY, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), () -> {});
    Pools.Asking asking = new Pools.Asking() {
      @Override
      public Priority priority() {
        return Priority.INTERACTIVE;
      }

      @Override
      public int attempts(int most) {
        return 1;
      }
    };
    List<Place> all =
        Stream.of(names).sorted().map(name -> new Place(name, MANY, MANY)).toList();
    pools.take(all, asking);
    PlaceClaim claim = pools.claim();
    pools.claimed(claim, new PlaceAnswer(List.of(1), false));
    pools.leave(all, asking);
    return pools;
  }
}
