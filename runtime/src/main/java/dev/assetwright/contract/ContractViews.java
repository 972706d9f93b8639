package dev.assetwright.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What commands tell of contracts; the names are those in JSON. */
public final class ContractViews {
  private ContractViews() {}

  /** All contracts. */
  public record ContractList(List<Head> contracts) {
    public ContractList {
      contracts = List.copyOf(contracts);
    }
  }

  /**
   * A contract at a glance.
   *
   * @param module who declares it
   * @param role {@code declared} here, or {@code read} by a module here and declared elsewhere
   * @param standing {@code accepted}, {@code changed} but allowed, {@code broken}, {@code went back}, or {@code not locked}
   * @param locked the version that was accepted last; null without a lock
   * @param makers the assets that make its records
   * @param readers the assets and checks that read them
   */
  public record Head(
      String contract,
      String version,
      String compatibility,
      String owner,
      String module,
      String role,
      String standing,
      @Nullable String locked,
      List<String> makers,
      List<String> readers) {
    public Head {
      makers = List.copyOf(makers);
      readers = List.copyOf(readers);
    }
  }

  /**
   * All about one contract.
   *
   * @param versions what was accepted, oldest first
   * @param fields the components, nested ones after those that hold them
   */
  public record Whole(
      Head contract, String description, List<String> versions, List<Field> fields) {
    public Whole {
      versions = List.copyOf(versions);
      fields = List.copyOf(fields);
    }
  }

  /**
   * A component.
   *
   * @param field {@code amount}, of a nested record {@code Line.price}
   * @param range for people; empty for any number
   * @param readBy who surely reads it
   * @param perhapsReadBy who may read it, since they may read all
   */
  public record Field(
      String field,
      String type,
      boolean key,
      String range,
      @Nullable String defaultValue,
      List<String> formerly,
      String description,
      List<String> readBy,
      List<String> perhapsReadBy) {
    public Field {
      formerly = List.copyOf(formerly);
      readBy = List.copyOf(readBy);
      perhapsReadBy = List.copyOf(perhapsReadBy);
    }
  }

  /** What changed since contracts were accepted. */
  public record Differences(List<Difference> contracts) {
    public Differences {
      contracts = List.copyOf(contracts);
    }

    /** Whether a promise is broken. */
    public boolean isBroken() {
      return contracts.stream()
          .map(difference -> difference.contract().standing())
          .anyMatch(standing -> standing.equals("broken") || standing.equals("went back"));
    }
  }

  /** What changed in one contract. */
  public record Difference(Head contract, List<Change> changes) {
    public Difference {
      changes = List.copyOf(changes);
    }
  }

  /**
   * A change.
   *
   * @param kind the rule, such as {@code FIELD_REMOVED}
   * @param breaks the version whose promise it breaks; null when it breaks none
   * @param newReadsOld whether new code can read old data
   * @param oldReadsNew whether old code can read new data
   * @param readBy who surely reads what changed
   * @param perhapsReadBy who may
   */
  public record Change(
      String kind,
      String path,
      String message,
      @Nullable String breaks,
      boolean newReadsOld,
      boolean oldReadsNew,
      List<String> readBy,
      List<String> perhapsReadBy) {
    public Change {
      readBy = List.copyOf(readBy);
      perhapsReadBy = List.copyOf(perhapsReadBy);
    }
  }

  /**
   * What was accepted.
   *
   * @param dropped earlier versions whose promises were given up
   */
  public record Accepted(String contract, String version, String file, List<String> dropped) {
    public Accepted {
      dropped = List.copyOf(dropped);
    }
  }
}
