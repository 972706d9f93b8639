package dev.assetwright.rules.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was promised: the accepted schemas of one contract, as its file in the repository tells.
 *
 * @param key the contract's name
 * @param entries oldest first, versions never falling; a version appears again when it was widened without a new number;
 *     never empty
 * @param readers which fields each asset was found to read when a schema was last accepted, by asset; {@code *} stands for
 *     perhaps all
 */
public record ContractLock(
    String key, List<Entry> entries, SortedMap<String, List<String>> readers) {

  /** A schema that was accepted. */
  public record Entry(ContractVersion version, ContractSchema schema) {
    public Entry {
      schema = schema.promise();
    }
  }

  public ContractLock {
    entries = List.copyOf(entries);
    SortedMap<String, List<String>> copy = new TreeMap<>();
    readers.forEach((asset, fields) -> copy.put(asset, List.copyOf(fields)));
    readers = Collections.unmodifiableSortedMap(copy);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("'%s' has no version in its lock.".formatted(key));
    }
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).version().compareTo(entries.get(i - 1).version()) < 0) {
        throw new IllegalArgumentException("'%s' goes back from version %s to %s in its lock."
            .formatted(key, entries.get(i - 1).version(), entries.get(i).version()));
      }
    }
  }

  /** Returns the lock of a contract that had none. */
  public static ContractLock first(ContractDefinition definition) {
    return new ContractLock(
        definition.key(),
        List.of(new Entry(definition.version(), definition.schema())),
        new TreeMap<>());
  }

  /** What was accepted last. */
  public Entry newest() {
    return entries.get(entries.size() - 1);
  }

  /** Finds the last schema that was accepted under a version. */
  public Optional<Entry> find(ContractVersion version) {
    return entries.stream()
        .filter(entry -> entry.version().equals(version))
        .reduce((first, second) -> second);
  }

  /** Whether the definition is what was accepted last. */
  public boolean holds(ContractDefinition definition) {
    return newest().equals(new Entry(definition.version(), definition.schema()));
  }

  /** Returns the lock with the definition as its newest entry; what it breaks is dropped. */
  public ContractLock accept(ContractDefinition definition) {
    List<Entry> kept = new ArrayList<>(entries);
    kept.removeAll(ContractJudge.judge(this, definition).brokenEntries());
    kept.removeIf(entry -> entry.version().compareTo(definition.version()) > 0);
    if (kept.isEmpty() || !holds(definition)) {
      kept.add(new Entry(definition.version(), definition.schema()));
    }
    return new ContractLock(key, kept, readers);
  }

  /** Returns the lock with other readers. */
  public ContractLock withReaders(SortedMap<String, List<String>> newer) {
    return new ContractLock(key, entries, newer);
  }
}
