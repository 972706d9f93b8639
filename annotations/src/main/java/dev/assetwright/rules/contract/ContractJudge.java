package dev.assetwright.rules.contract;

import dev.assetwright.Compatibility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares a contract with its lock. */
public final class ContractJudge {
  private ContractJudge() {}

  /** How a contract stands to its lock. */
  public enum Standing {
    /** It is what was accepted last. */
    ACCEPTED,
    /** It is something new that breaks no promise, or a new major version. */
    NEWER,
    /** It breaks what its major version promised. */
    BROKEN,
    /** Its version is below one that was accepted. */
    WENT_BACK
  }

  /**
   * A change that the mode refuses.
   *
   * @param against the newest version that it breaks
   */
  public record Break(ContractVersion against, SchemaChange change) {}

  /**
   * What was found.
   *
   * @param changes what differs from what was accepted last
   * @param breaks what breaks, each change once
   * @param brokenEntries the entries that it breaks
   */
  public record Judgement(
      Standing standing,
      List<SchemaChange> changes,
      List<Break> breaks,
      List<ContractLock.Entry> brokenEntries) {
    public Judgement {
      changes = List.copyOf(changes);
      breaks = List.copyOf(breaks);
      brokenEntries = List.copyOf(brokenEntries);
    }
  }

  /** Compares with the entries of the same major version: the newest, or all in a transitive mode. */
  public static Judgement judge(ContractLock lock, ContractDefinition definition) {
    ContractLock.Entry newest = lock.newest();
    List<SchemaChange> changes =
        SchemaComparison.compare(newest.schema(), definition.schema().promise());
    if (definition.version().compareTo(newest.version()) < 0) {
      return new Judgement(Standing.WENT_BACK, changes, List.of(), List.of());
    }
    Map<String, Break> breaks = new LinkedHashMap<>();
    List<ContractLock.Entry> broken = new ArrayList<>();
    for (ContractLock.Entry entry : compared(lock, definition)) {
      List<SchemaChange> found =
          SchemaComparison.compare(entry.schema(), definition.schema().promise()).stream()
              .filter(change -> change.breaks(definition.compatibility()))
              .toList();
      found.forEach(
          change -> breaks.putIfAbsent(change.sentence(), new Break(entry.version(), change)));
      if (!found.isEmpty()) {
        broken.add(0, entry);
      }
    }
    Standing standing = !breaks.isEmpty()
        ? Standing.BROKEN
        : lock.holds(definition) ? Standing.ACCEPTED : Standing.NEWER;
    return new Judgement(standing, changes, List.copyOf(breaks.values()), broken);
  }

  /** Newest first, so that a change is told against the newest version that it breaks. */
  private static List<ContractLock.Entry> compared(
      ContractLock lock, ContractDefinition definition) {
    List<ContractLock.Entry> entries = new ArrayList<>();
    for (ContractLock.Entry entry : lock.entries()) {
      if (entry.version().major() == definition.version().major()) {
        entries.add(0, entry);
      }
    }
    return definition.compatibility().isTransitive() || entries.isEmpty()
        ? entries
        : entries.subList(0, 1);
  }

  /**
   * Returns what of another module's contract breaks code that was compiled against an earlier schema of it, whatever its
   * versions say: the reader knows what it read.
   */
  public static List<SchemaChange> breaksReader(ContractSchema readBefore, ContractSchema now) {
    return SchemaComparison.compare(readBefore.promise(), now.promise()).stream()
        .filter(change -> change.breaks(Compatibility.FORWARD))
        .toList();
  }
}
