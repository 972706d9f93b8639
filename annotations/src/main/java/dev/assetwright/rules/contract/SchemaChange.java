package dev.assetwright.rules.contract;

import dev.assetwright.Compatibility;

/**
 * One difference between two schemas.
 *
 * @param kind what happened
 * @param path where, from the record at the root: {@code amount}, {@code lines[].price}; empty for the record itself
 * @param record the name of the record that has the field, in the new schema; of the old one for a removed field
 * @param field the field's name in that record; empty for the record itself
 * @param oldRecord what the old schema calls the record
 * @param oldField what the old schema calls the field; of a new one as {@code field}
 * @param sentence what changed, for people: {@code 'amount' was decimal and is string}
 * @param breaksBackward whether new code can no longer read old data
 * @param breaksForward whether old code can no longer read new data
 */
public record SchemaChange(
    Kind kind,
    String path,
    String record,
    String field,
    String oldRecord,
    String oldField,
    String sentence,
    boolean breaksBackward,
    boolean breaksForward) {

  /** What can happen to a schema. */
  public enum Kind {
    /** A field that was not there. */
    FIELD_ADDED,
    /** A field that is there no more. */
    FIELD_REMOVED,
    /** A field with another name, which says so. */
    FIELD_RENAMED,
    /** A value of another type. */
    TYPE_CHANGED,
    /** A value that may now be absent. */
    BECAME_OPTIONAL,
    /** A value that could be absent and no longer may. */
    BECAME_REQUIRED,
    /** A new constant of an enum. */
    CONSTANT_ADDED,
    /** A constant of an enum that is there no more. */
    CONSTANT_REMOVED,
    /** Another set of fields tells records apart. */
    KEY_CHANGED,
    /** Other numbers are allowed. */
    RANGE_CHANGED,
    /** Another value stands in for an absent one. */
    DEFAULT_CHANGED
  }

  /** Whether a mode refuses it. */
  public boolean breaks(Compatibility mode) {
    return breaksBackward && mode.isBackward() || breaksForward && mode.isForward();
  }
}
