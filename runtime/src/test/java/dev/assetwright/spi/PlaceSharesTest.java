package dev.assetwright.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.Priority;
import dev.assetwright.spi.PlaceShares.Share;
import dev.assetwright.spi.PlaceStore.Place;
import dev.assetwright.spi.PlaceStore.PlaceAnswer;
import dev.assetwright.spi.PlaceStore.PlaceAsk;
import dev.assetwright.spi.PlaceStore.PlaceClaim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlaceSharesTest {
  private static final Instant NOW = Instant.parse("2026-06-01T06:15:00Z");

  private final List<Share> shares = new ArrayList<>();
  private Instant now = NOW;

  private PlaceAnswer claim(String process, Map<String, Integer> keeps, PlaceAsk... asks) {
    PlaceClaim claim = new PlaceClaim(new TreeMap<>(keeps), Arrays.asList(asks));
    PlaceShares.Decision decision = PlaceShares.decide(shares, process, claim, now);
    shares.removeIf(share -> share.process().equals(process));
    shares.addAll(decision.shares());
    return decision.answer();
  }

  private static PlaceAsk crm(int slots) {
    return crm(slots, 1);
  }

  private static PlaceAsk crm(int slots, int attempts) {
    return new PlaceAsk(List.of(new Place("crm", slots, 4)), Priority.BACKGROUND, attempts);
  }

  private static PlaceAsk waitedFor(int slots) {
    return new PlaceAsk(List.of(new Place("crm", slots, 4)), Priority.INTERACTIVE, 1);
  }

  private static PlaceAsk inTwo(int slots, int others) {
    return new PlaceAsk(
        List.of(new Place("crm", slots, 4), new Place("disk", others, 4)), Priority.BACKGROUND, 1);
  }

  private boolean takes(String process, Map<String, Integer> keeps, PlaceAsk ask) {
    return claim(process, keeps, ask).granted().equals(List.of(1));
  }

  @Test
  void noMoreIsGrantedThanThereIs() {
    assertThat(claim("a", Map.of(), crm(1, 3)).granted()).containsExactly(3);

    assertThat(claim("b", Map.of(), crm(1, 3)).granted()).containsExactly(1);

    assertThat(shares).extracting(Share::held).containsExactly(3, 1);
  }

  @Test
  void processesTakeTurns() {
    takes("a", Map.of(), crm(4));
    assertThat(takes("b", Map.of(), crm(4))).isFalse();
    assertThat(takes("c", Map.of(), crm(4))).isFalse();

    assertThat(takes("a", Map.of(), crm(4))).as("b came first").isFalse();
    assertThat(takes("c", Map.of(), crm(4))).as("b came first").isFalse();
    assertThat(takes("b", Map.of(), crm(4))).isTrue();
    assertThat(takes("b", Map.of(), crm(4))).as("c came first").isFalse();
    assertThat(takes("c", Map.of(), crm(4))).isTrue();
    assertThat(takes("c", Map.of(), crm(4))).as("a came first").isFalse();
    assertThat(takes("a", Map.of(), crm(4))).isTrue();
  }

  @Test
  void whoHasPlacesHearsThatOthersWaitForThem() {
    assertThat(claim("a", Map.of(), crm(4)).contested()).isFalse();
    claim("b", Map.of(), crm(1));

    assertThat(claim("a", Map.of("crm", 4)).contested()).isTrue();

    assertThat(claim("a", Map.of()).contested()).as("nothing to give").isFalse();
  }

  @Test
  void whoNeedsManyPlacesIsNotOvertaken() {
    takes("a", Map.of(), crm(2));
    assertThat(takes("b", Map.of(), crm(3))).isFalse();

    assertThat(takes("c", Map.of(), crm(1))).isFalse();

    claim("a", Map.of());
    assertThat(takes("c", Map.of(), crm(2))).as("three are kept").isFalse();
    assertThat(takes("c", Map.of(), crm(1))).as("one is left").isTrue();
    assertThat(takes("b", Map.of(), crm(3))).isTrue();
  }

  @Test
  void whatSomebodyWaitsForGoesFirst() {
    takes("a", Map.of(), crm(4));
    takes("b", Map.of(), crm(1));
    assertThat(takes("c", Map.of(), waitedFor(1))).isFalse();

    claim("a", Map.of("crm", 3));

    assertThat(takes("b", Map.of(), crm(1))).isFalse();
    assertThat(takes("c", Map.of(), waitedFor(1))).isTrue();
  }

  @Test
  void whoNeedsMoreThanThereIsGetsAllOfItAlone() {
    takes("a", Map.of(), crm(1));
    assertThat(takes("b", Map.of(), crm(9))).isFalse();

    claim("a", Map.of());

    assertThat(takes("b", Map.of(), crm(9))).isTrue();
    assertThat(takes("a", Map.of(), crm(1))).isFalse();
  }

  @Test
  void forOneThatSaysNothingAnyMoreNoRoomIsKept() {
    takes("a", Map.of(), crm(4));
    takes("b", Map.of(), crm(4));
    claim("a", Map.of());
    assertThat(takes("c", Map.of(), crm(1))).isFalse();

    now = now.plus(PlaceShares.SILENCE).plusMillis(1);

    assertThat(takes("c", Map.of(), crm(1))).isTrue();
  }

  @Test
  void whoWaitsForOnePoolHoldsUpNobodyInAnother() {
    takes("a", Map.of(), new PlaceAsk(List.of(new Place("disk", 4, 4)), Priority.BACKGROUND, 1));
    assertThat(takes("b", Map.of(), inTwo(1, 1))).isFalse();

    assertThat(takes("c", Map.of(), crm(4))).isTrue();
    assertThat(takes("b", Map.of(), inTwo(1, 1))).isFalse();
    claim("a", Map.of());
    assertThat(takes("d", Map.of(), inTwo(1, 4))).isFalse();
    claim("c", Map.of());

    assertThat(takes("d", Map.of(), inTwo(4, 1))).as("b came first").isFalse();
    assertThat(takes("b", Map.of(), inTwo(1, 1))).isTrue();
  }

  /** Attempts of some processes that want places of some pools, at random, as each of them comes and goes. */
  @Test
  void inWhicheverOrderProcessesAskNothingIsExceededAndNobodyWaitsForEver() {
    LongStream.range(0, 300).forEach(seed -> new PlaceSharesTest().comeAndGo(seed));
  }

  private static final class Somebody {
    final String name;
    final List<List<Place>> wants = new ArrayList<>();
    final List<List<Place>> has = new ArrayList<>();

    Somebody(String name) {
      this.name = name;
    }

    private Map<String, Integer> keeps() {
      Map<String, Integer> keeps = new TreeMap<>();
      has.forEach(places ->
          places.forEach(place -> keeps.merge(place.pool(), place.slots(), Integer::sum)));
      return keeps;
    }
  }

  private void comeAndGo(long seed) {
    Random random = new Random(seed);
    List<Somebody> processes = Stream.of("a", "b", "c").map(Somebody::new).toList();
    for (int i = 0;
        i < 90 || processes.stream().anyMatch(each -> !each.wants.isEmpty() || !each.has.isEmpty());
        i++) {
      assertThat(i).as("seed %d: somebody waits for ever", seed).isLessThan(5_000);
      Somebody who = processes.get(random.nextInt(3));
      if (i < 90 && random.nextBoolean()) {
        who.wants.add(random(random));
      }
      if (!who.has.isEmpty() && random.nextInt(3) > 0) {
        who.has.remove(random.nextInt(who.has.size()));
      }
      PlaceAsk[] asks = who.wants.stream()
          .map(places -> new PlaceAsk(places, Priority.values()[random.nextInt(2)], 1))
          .toArray(PlaceAsk[]::new);
      List<Integer> granted = claim(who.name, who.keeps(), asks).granted();
      for (int ask = asks.length - 1; ask >= 0; ask--) {
        if (granted.get(ask) == 1) {
          who.has.add(who.wants.remove(ask));
        }
      }
      assertNothingIsExceeded(processes, seed);
    }
  }

  private static List<Place> random(Random random) {
    return Stream.of("crm", "disk", "limit tag:api")
        .filter(name -> random.nextBoolean())
        .map(name -> name.startsWith("limit")
            ? new Place(name, 1, 2)
            : new Place(name, random.nextInt(5) + 1, 4))
        .toList();
  }

  private static void assertNothingIsExceeded(List<Somebody> processes, long seed) {
    Map<String, List<Place>> taken = new TreeMap<>();
    for (Somebody process : processes) {
      process.has.forEach(places -> places.forEach(place ->
          taken.computeIfAbsent(place.pool(), pool -> new ArrayList<>()).add(place)));
    }
    taken.forEach((pool, places) -> assertThat(
            places.stream().mapToInt(Place::slots).sum() <= places.get(0).limit()
                || places.size() == 1)
        .as("seed %d: %s of %s", seed, places, pool)
        .isTrue());
  }
}
