package dev.assetwright.rules.contract;

import java.util.List;
import java.util.Optional;

/**
 * A component of a record.
 *
 * @param name as in the source
 * @param type with whether it may be absent
 * @param isKey whether it is part of what tells records apart
 * @param range the numbers it keeps to
 * @param defaultValue what stands in for older data that does not have it
 * @param formerly its earlier names, sorted
 * @param description for people; no part of the promise, and not kept in locks
 */
public record ContractField(
    String name,
    ContractType type,
    boolean isKey,
    NumberRange range,
    Optional<String> defaultValue,
    List<String> formerly,
    String description) {
  public ContractField {
    formerly = formerly.stream().sorted().distinct().toList();
  }

  /** Returns a field that only has a name and a type. */
  public static ContractField of(String name, ContractType type) {
    return new ContractField(name, type, false, NumberRange.ALL, Optional.empty(), List.of(), "");
  }

  /** Whether data without it can be read. */
  public boolean mayBeMissing() {
    return type.isOptional() || defaultValue.isPresent();
  }

  ContractField withoutDescription() {
    return new ContractField(name, type, isKey, range, defaultValue, formerly, "");
  }
}
