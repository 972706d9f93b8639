package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.Priority;
import dev.assetwright.spi.PlaceStore.Place;
import dev.assetwright.spi.PlaceStore.PlaceAnswer;
import dev.assetwright.spi.PlaceStore.PlaceAsk;
import dev.assetwright.spi.PlaceStore.PlaceClaim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PoolsTest {
  private static final String[] NAMES = {"crm", "disk", "limit raw/*", "limit tag:api", "other"};

  private final Pools pools = ClaimedPools.of(NAMES);

  private static final class Somebody implements Pools.Asking {
    private final Priority priority;
    private final int attempts;

    Somebody(Priority priority, int attempts) {
      this.priority = priority;
      this.attempts = attempts;
    }

    @Override
    public Priority priority() {
      return priority;
    }

    @Override
    public int attempts(int most) {
      return Math.min(most, attempts);
    }
  }

  private static Somebody somebody() {
    return new Somebody(Priority.BACKGROUND, 3);
  }

  private static Somebody waitedFor() {
    return new Somebody(Priority.INTERACTIVE, 3);
  }

  private static List<Place> places(int slots) {
    return List.of(new Place("crm", slots, 4));
  }

  private static List<Place> inTwo(int slots, int others) {
    return List.of(new Place("crm", slots, 4), new Place("disk", others, 4));
  }

  @Test
  void noMoreIsTakenThanThereIs() {
    assertThat(pools.take(places(3), somebody())).isTrue();
    assertThat(pools.take(places(1), somebody())).isTrue();
    Somebody waiting = somebody();
    assertThat(pools.take(places(1), waiting)).isFalse();
    assertThat(pools.take(List.of(), somebody())).isTrue();
    assertThat(pools.take(List.of(new Place("other", 1, 1)), somebody())).isTrue();

    pools.give(places(1));

    assertThat(pools.take(places(1), waiting)).isTrue();
  }

  @Test
  void whoNeedsManyPlacesIsNotOvertaken() {
    pools.take(places(2), somebody());
    pools.take(places(2), somebody());
    Somebody many = somebody();
    assertThat(pools.take(places(4), many)).isFalse();

    pools.give(places(2));
    assertThat(pools.take(places(1), somebody())).isFalse();
    pools.give(places(2));

    assertThat(pools.take(places(1), somebody())).isFalse();
    assertThat(pools.take(places(4), many)).isTrue();
  }

  @Test
  void whoIsWaitedForOvertakesOthers() {
    pools.take(places(2), somebody());
    Somebody many = somebody();
    assertThat(pools.take(places(4), many)).isFalse();

    assertThat(pools.take(places(1), waitedFor())).isTrue();
    assertThat(pools.take(places(1), somebody())).isFalse();
  }

  @Test
  void whoNeedsMoreThanThereIsGetsAllOfItAlone() {
    pools.take(places(1), somebody());
    Somebody huge = somebody();
    assertThat(pools.take(places(9), huge)).isFalse();

    pools.give(places(1));

    assertThat(pools.take(places(9), huge)).isTrue();
    assertThat(pools.take(places(1), somebody())).isFalse();
  }

  @Test
  void allPlacesAreTakenOrNone() {
    pools.take(places(4), somebody());
    Somebody both = somebody();
    assertThat(pools.take(inTwo(1, 1), both)).isFalse();

    assertThat(pools.take(List.of(new Place("disk", 4, 4)), somebody())).isTrue();
  }

  @Test
  void whoAsksNoMoreKeepsNobodyOut() {
    pools.take(places(2), somebody());
    Somebody many = somebody();
    assertThat(pools.take(places(4), many)).isFalse();

    pools.leave(places(4), many);

    assertThat(pools.take(places(2), somebody())).isTrue();
  }

  /** What one attempt wants of a few pools and limits, at random. */
  private static List<Place> random(Random random) {
    return Stream.of("crm", "disk", "limit raw/*", "limit tag:api")
        .filter(name -> random.nextBoolean())
        .map(name -> name.startsWith("limit")
            ? new Place(name, 1, name.length() % 3 + 1)
            : new Place(name, random.nextInt(5) + 1, 4))
        .toList();
  }

  @Test
  void inWhicheverOrderAttemptsComeAndGoNoLimitIsExceededAndNobodyWaitsForEver() {
    LongStream.range(0, 500).forEach(PoolsTest::comeAndGo);
  }

  private static void comeAndGo(long seed) {
    Random random = new Random(seed);
    Pools generated = ClaimedPools.of(NAMES);
    Map<Somebody, List<Place>> waiting = new LinkedHashMap<>();
    List<List<Place>> running = new ArrayList<>();
    for (int i = 0; i < 60 || !waiting.isEmpty() || !running.isEmpty(); i++) {
      assertThat(i).as("seed %d: somebody waits for ever", seed).isLessThan(2_000);
      if (i < 60) {
        waiting.put(random.nextInt(4) == 0 ? waitedFor() : somebody(), random(random));
      }
      waiting.entrySet().removeIf(each -> {
        boolean taken = generated.take(each.getValue(), each.getKey());
        if (taken) {
          running.add(each.getValue());
          assertNothingIsExceeded(running, seed);
        }
        return taken;
      });
      if (!running.isEmpty() && random.nextInt(3) > 0) {
        generated.give(running.remove(random.nextInt(running.size())));
      }
    }
  }

  private static void assertNothingIsExceeded(List<List<Place>> running, long seed) {
    Map<String, List<Place>> taken = new TreeMap<>();
    running.forEach(places -> places.forEach(
        place -> taken.computeIfAbsent(place.pool(), name -> new ArrayList<>()).add(place)));
    taken.forEach((pool, places) -> {
      int sum = places.stream().mapToInt(Place::slots).sum();
      assertThat(sum <= places.get(0).limit() || places.size() == 1)
          .as("seed %d: %s of %s", seed, places, pool)
          .isTrue();
    });
  }

  @Test
  void whoWaitsForOnePoolIsNotTheNextOfAnother() {
    pools.take(List.of(new Place("disk", 4, 4)), somebody());
    Somebody first = somebody();
    assertThat(pools.take(inTwo(1, 1), first)).as("disk is full").isFalse();
    Somebody crm = somebody();
    assertThat(pools.take(places(4), crm)).isTrue();
    pools.give(List.of(new Place("disk", 4, 4)));

    assertThat(pools.take(inTwo(1, 1), first)).as("now crm is full").isFalse();

    assertThat(pools.take(List.of(new Place("disk", 4, 4)), somebody())).isTrue();
  }

  private final MovedClock clock = new MovedClock();
  private final AtomicInteger woken = new AtomicInteger();
  private final Pools shared = new Pools(9, clock, woken::incrementAndGet);

  /** Claims, and gets places for so many attempts of each ask. */
  private PlaceClaim granted(int attempts, boolean contested) {
    PlaceClaim claim = shared.claim();
    shared.claimed(
        claim, new PlaceAnswer(Collections.nCopies(claim.asks().size(), attempts), contested));
    return claim;
  }

  @Test
  void placesAreClaimedBeforeTheyAreTaken() {
    Somebody asking = somebody();
    assertThat(shared.claimAt()).isNull();

    assertThat(shared.take(places(1), asking)).isFalse();

    assertThat(woken).hasValue(1);
    assertThat(shared.claimAt()).isBeforeOrEqualTo(clock.instant());
    PlaceClaim claim = granted(2, false);
    assertThat(claim.keeps()).isEmpty();
    assertThat(claim.asks()).containsExactly(new PlaceAsk(places(1), Priority.BACKGROUND, 3));
    assertThat(shared.take(places(1), asking)).isTrue();
    assertThat(shared.take(places(1), asking)).isTrue();
    assertThat(shared.take(places(1), asking)).as("two were granted").isFalse();
  }

  @Test
  void placesGoFromAttemptToAttemptForAMomentAndAreThenClaimedAnew() {
    Somebody asking = somebody();
    shared.take(places(1), asking);
    granted(1, false);
    assertThat(shared.take(places(1), asking)).isTrue();

    shared.give(places(1));
    assertThat(shared.take(places(1), asking)).isTrue();
    clock.move(Pools.KEPT);
    shared.give(places(1));

    assertThat(shared.take(places(1), asking)).isFalse();
    assertThat(granted(1, false).keeps()).isEmpty();
    assertThat(shared.take(places(1), asking)).isTrue();
  }

  @Test
  void whatNobodyWantsAnyMoreIsGivenBack() {
    shared.take(places(1), somebody());
    granted(3, false);

    assertThat(shared.claimAt()).isEqualTo(clock.instant().plus(Pools.KEPT));

    assertThat(granted(0, false)).isEqualTo(PlaceClaim.NOTHING);
    assertThat(shared.claimAt()).isNull();
  }

  @Test
  void placesForWhichOthersWaitAreGivenBackAtOnce() {
    Somebody asking = somebody();
    shared.take(places(1), asking);
    granted(1, true);
    assertThat(shared.take(places(1), asking)).isTrue();

    shared.give(places(1));

    assertThat(shared.take(places(1), asking)).isFalse();
    assertThat(shared.claimAt()).isBeforeOrEqualTo(clock.instant());
  }

  @Test
  void whatWasGrantedStaysUntilAWorkerHadTimeToTakeIt() {
    Somebody asking = somebody();
    shared.take(places(1), asking);
    granted(1, true);

    assertThat(shared.claimAt()).isEqualTo(clock.instant().plus(Pools.KEPT));

    assertThat(shared.take(places(1), asking)).isTrue();
    assertThat(shared.claimAt())
        .as("for the others")
        .isEqualTo(clock.instant().plus(Pools.ASK_AGAIN));
  }

  @Test
  void whoIsRefusedAsksAgainAfterAWhileOrWhenItHearsOfSomething() {
    Somebody asking = somebody();
    shared.take(places(1), asking);
    granted(0, false);
    shared.take(places(1), asking);

    assertThat(shared.claimAt()).isEqualTo(clock.instant().plus(Pools.ASK_AGAIN));

    shared.take(List.of(new Place("disk", 1, 1)), somebody());
    assertThat(shared.claimAt()).as("another pool").isBeforeOrEqualTo(clock.instant());
    granted(0, false);
    shared.askAgain();
    assertThat(shared.claimAt()).isEqualTo(clock.instant().plus(Pools.SOON));
  }

  @Test
  void whoAsksWakesWhoClaimsThoughOthersAskAlready() {
    Somebody refused = somebody();
    shared.take(places(1), refused);
    granted(0, false);
    shared.take(places(1), refused);
    assertThat(woken).hasValue(2);

    shared.take(List.of(new Place("disk", 1, 1)), somebody());
    assertThat(woken).hasValue(3);

    shared.take(places(1), refused);
    assertThat(woken).as("it asks already").hasValue(3);
  }

  @Test
  void whatIsMoreUrgentThanWhatWasRefusedIsAskedForAtOnce() {
    shared.take(places(1), somebody());
    granted(0, false);
    Somebody urgent = waitedFor();
    shared.take(places(1), urgent);
    assertThat(shared.claimAt()).isBeforeOrEqualTo(clock.instant());

    granted(0, false);
    shared.take(places(1), urgent);
    shared.take(places(1), somebody());

    assertThat(shared.claimAt())
        .as("who is less urgent gets nothing either")
        .isEqualTo(clock.instant().plus(Pools.ASK_AGAIN));
  }

  @Test
  void noMoreIsClaimedThanTheWorkersCanUse() {
    Pools narrow = new Pools(2, clock, () -> {});
    narrow.take(places(1), somebody());

    assertThat(narrow.claim().asks())
        .containsExactly(new PlaceAsk(places(1), Priority.BACKGROUND, 2));
  }

  @Test
  void whoseStepsAreAllOverClaimsNothing() {
    shared.take(places(1), new Somebody(Priority.BACKGROUND, 0));

    assertThat(shared.claim()).isEqualTo(PlaceClaim.NOTHING);
  }

  @Test
  void aClockThatIsSetBackHoldsUpNobody() {
    Somebody asking = somebody();
    shared.take(places(1), asking);
    granted(1, false);
    assertThat(shared.take(places(1), asking)).isTrue();
    shared.take(places(1), asking);
    granted(0, false);
    shared.take(places(1), asking);
    assertThat(shared.claimAt()).isAfter(clock.instant());

    clock.move(Duration.ofHours(-1));

    assertThat(shared.claimAt()).isBeforeOrEqualTo(clock.instant());
    shared.give(places(1));
    assertThat(shared.take(places(1), asking))
        .as("whether others wait is asked")
        .isFalse();
    granted(1, false);
    assertThat(shared.claimAt()).isAfter(clock.instant());
  }

  @Test
  void aClaimThatWasLostIsMadeAgainWithWhatThereIsThen() {
    Somebody asking = somebody();
    shared.take(places(1), asking);
    granted(1, false);
    shared.take(places(1), asking);
    shared.give(places(1));

    shared.unclaimed(shared.claim());

    assertThat(shared.claimAt()).isEqualTo(clock.instant().plus(Pools.ASK_AGAIN));
    assertThat(shared.take(places(1), asking)).isFalse();
    assertThat(shared.claim().keeps()).isEmpty();
  }
}
