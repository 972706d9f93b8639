package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.Priority;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolsTest {
  private final Pools pools = new Pools();

  private static final class Somebody implements Pools.Asking {
    private final Priority priority;

    Somebody(Priority priority) {
      this.priority = priority;
    }

    @Override
    public Priority priority() {
      return priority;
    }
  }

  private static Somebody somebody() {
    return new Somebody(Priority.BACKGROUND);
  }

  private static Somebody waitedFor() {
    return new Somebody(Priority.INTERACTIVE);
  }

  private static List<Pools.Place> places(int slots) {
    return List.of(new Pools.Place("crm", slots, 4));
  }

  private static List<Pools.Place> inTwo(int slots, int others) {
    return List.of(new Pools.Place("crm", slots, 4), new Pools.Place("disk", others, 4));
  }

  @Test
  void noMoreIsTakenThanThereIs() {
    assertThat(pools.take(places(3), somebody())).isTrue();
    assertThat(pools.take(places(1), somebody())).isTrue();
    Somebody waiting = somebody();
    assertThat(pools.take(places(1), waiting)).isFalse();
    assertThat(pools.take(List.of(), somebody())).isTrue();
    assertThat(pools.take(List.of(new Pools.Place("other", 1, 1)), somebody())).isTrue();

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

    assertThat(pools.take(List.of(new Pools.Place("disk", 4, 4)), somebody())).isTrue();
  }

  @Test
  void whoAsksNoMoreKeepsNobodyOut() {
    pools.take(places(2), somebody());
    Somebody many = somebody();
    assertThat(pools.take(places(4), many)).isFalse();

    pools.leave(places(4), many);

    assertThat(pools.take(places(2), somebody())).isTrue();
  }

  @Test
  void whoWaitsForOnePoolIsNotTheNextOfAnother() {
    pools.take(List.of(new Pools.Place("disk", 4, 4)), somebody());
    Somebody first = somebody();
    assertThat(pools.take(inTwo(1, 1), first)).as("disk is full").isFalse();
    Somebody crm = somebody();
    assertThat(pools.take(places(4), crm)).isTrue();
    pools.give(List.of(new Pools.Place("disk", 4, 4)));

    assertThat(pools.take(inTwo(1, 1), first)).as("now crm is full").isFalse();

    assertThat(pools.take(List.of(new Pools.Place("disk", 4, 4)), somebody())).isTrue();
  }
}
