package dev.assetwright.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How many places pools have: as declared, or as {@code pools.crm_api: 8} says.
 *
 * @param places by the pool's name
 * @param settings the same for people
 * @param problems what cannot be read, a sentence each
 */
record PoolSettings(
    SortedMap<String, Integer> places,
    List<BoundConfiguration.Setting> settings,
    List<String> problems) {
  private static final String PREFIX = "pools.";
  private static final int MOST = 1_000_000;

  static PoolSettings of(
      SortedMap<String, Integer> declared, Function<String, Optional<GivenValue>> given) {
    PoolSettings pools =
        new PoolSettings(new TreeMap<>(declared), new ArrayList<>(), new ArrayList<>());
    declared.forEach((pool, number) -> {
      Optional<GivenValue> value = given.apply(key(pool));
      value.ifPresent(set -> pools.set(pool, set));
      pools.settings.add(new BoundConfiguration.Setting(
          name(pool),
          String.valueOf(pools.places.get(pool)),
          value.map(GivenValue::origin).orElse("default")));
    });
    return pools;
  }

  private void set(String pool, GivenValue value) {
    int number = -1;
    try {
      number = Integer.parseInt(value.written().strip());
    } catch (NumberFormatException e) {
      // Told below, with what is expected.
    }
    if (number < 1 || number > MOST) {
      problems.add("'%s' (%s) is '%s', but the number of places in a pool is 1 or more."
          .formatted(value.key(), value.origin(), value.written()));
    } else {
      places.put(pool, number);
    }
  }

  /** The setting as the pool's declaration spells it. */
  static String name(String pool) {
    return PREFIX + pool;
  }

  /** The setting's canonical key. */
  static String key(String pool) {
    return PREFIX + SettingKey.canonical(pool);
  }
}
