package dev.assetwright.rules.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.assetwright.Compatibility;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SchemaComparisonTest {
  /**
   * A rule.
   *
   * @param breaks {@code B} when new code cannot read old data, {@code F} when old code cannot read new data, or both
   * @param sentences what is said, each whole
   */
  private record Rule(
      String name, String before, String after, String breaks, String... sentences) {}

  private static final List<Rule> RULES = List.of(
      new Rule("nothing changed", "R{a: int}", "R{a: int}", ""),
      new Rule("fields in another order", "R{a: int; b: int}", "R{b: int; a: int}", ""),
      new Rule("the record has another name", "R{a: int}", "S{a: int}", ""),
      // Adding
      new Rule(
          "a required field is added", "R{a: int}", "R{a: int; b: int}", "B", "'b' is new: int"),
      new Rule(
          "an optional field is added",
          "R{a: int}",
          "R{a: int; b: int?}",
          "",
          "'b' is new and may be absent: int?"),
      new Rule(
          "a field with a default is added",
          "R{a: int}",
          "R{a: int; b: int = 7}",
          "",
          "'b' is new, by default '7': int"),
      // Removing
      new Rule("a required field is removed", "R{a: int; b: int}", "R{a: int}", "F", "'b' is gone"),
      new Rule(
          "an optional field is removed", "R{a: int; b: int?}", "R{a: int}", "", "'b' is gone"),
      new Rule(
          "a field with a default is removed",
          "R{a: int; b: int = 7}",
          "R{a: int}",
          "",
          "'b' is gone"),
      // Renaming
      new Rule(
          "a field is renamed without a word",
          "R{a: int}",
          "R{b: int}",
          "BF",
          "'b' is new: int",
          "'a' is gone"),
      new Rule("a field is renamed", "R{a: int}", "R{b: int was a}", "F", "'b' was called 'a'"),
      new Rule(
          "an optional field is renamed",
          "R{a: int?}",
          "R{b: int? was a}",
          "",
          "'b' was called 'a'"),
      new Rule(
          "a field is renamed twice", "R{a: int}", "R{c: int was a b}", "F", "'c' was called 'a'"),
      new Rule(
          "a field is renamed and widened",
          "R{a: int}",
          "R{b: long was a}",
          "F",
          "'b' was called 'a'",
          "'b' was int and is long"),
      new Rule(
          "an old name is in use again",
          "R{a: int}",
          "R{b: int? was a; a: int}",
          "",
          "'b' is new and may be absent: int?"),
      // Widening and other types
      new Rule("int to long", "R{a: int}", "R{a: long}", "F", "'a' was int and is long"),
      new Rule("long to int", "R{a: long}", "R{a: int}", "B", "'a' was long and is int"),
      new Rule("int to double", "R{a: int}", "R{a: double}", "F", "'a' was int and is double"),
      new Rule("long to double", "R{a: long}", "R{a: double}", "F", "'a' was long and is double"),
      new Rule(
          "float to double", "R{a: float}", "R{a: double}", "F", "'a' was float and is double"),
      new Rule(
          "long to decimal", "R{a: long}", "R{a: decimal}", "F", "'a' was long and is decimal"),
      new Rule(
          "double to decimal, which is not what it was",
          "R{a: double}",
          "R{a: decimal}",
          "BF",
          "'a' was double and is decimal"),
      new Rule("double to long", "R{a: double}", "R{a: long}", "B", "'a' was double and is long"),
      new Rule("int to string", "R{a: int}", "R{a: string}", "BF", "'a' was int and is string"),
      new Rule(
          "date to instant", "R{a: date}", "R{a: instant}", "BF", "'a' was date and is instant"),
      new Rule(
          "a value becomes a list",
          "R{a: int}",
          "R{a: list<int>}",
          "BF",
          "'a' was int and is list<int>"),
      new Rule(
          "a list becomes a map",
          "R{a: list<int>}",
          "R{a: map<string, int>}",
          "BF",
          "'a' was list<int> and is map<string, int>"),
      // Nullability
      new Rule(
          "a field becomes optional",
          "R{a: int}",
          "R{a: int?}",
          "F",
          "'a' was always there and may now be absent"),
      new Rule(
          "a field becomes required",
          "R{a: int?}",
          "R{a: int}",
          "B",
          "'a' could be absent and no longer may"),
      new Rule(
          "a default does not stand in for an absent value that was written",
          "R{a: int?}",
          "R{a: int = 7}",
          "B",
          "'a' could be absent and no longer may",
          "'a' has '7' by default, it had nothing"),
      new Rule(
          "elements become optional",
          "R{a: list<int>}",
          "R{a: list<int?>}",
          "F",
          "'a[]' was always there and may now be absent"),
      // Enums
      new Rule(
          "a constant is added",
          "R{a: C} C[DE]",
          "R{a: C} C[DE FR]",
          "F",
          "'a' can be 'FR', which is new"),
      new Rule(
          "a constant is removed",
          "R{a: C} C[DE FR]",
          "R{a: C} C[DE]",
          "B",
          "'a' can no longer be 'FR'"),
      new Rule("constants in another order", "R{a: C} C[DE FR]", "R{a: C} C[FR DE]", ""),
      new Rule("an enum has another name", "R{a: C} C[DE]", "R{a: D} D[DE]", ""),
      new Rule(
          "an enum becomes a text",
          "R{a: C} C[DE]",
          "R{a: string}",
          "BF",
          "'a' was enum C and is string"),
      new Rule(
          "an enum becomes a record",
          "R{a: C} C[DE]",
          "R{a: C} C{b: int}",
          "BF",
          "'a' was enum C and is record C"),
      // Nested
      new Rule(
          "a nested field is removed",
          "R{a: S} S{b: int; c: int}",
          "R{a: S} S{b: int}",
          "F",
          "'a.c' is gone"),
      new Rule(
          "a field of a list's records is narrowed",
          "R{a: list<S>} S{b: long}",
          "R{a: list<S>} S{b: int}",
          "B",
          "'a[].b' was long and is int"),
      new Rule(
          "a map's value is widened",
          "R{a: map<string, int>}",
          "R{a: map<string, long>}",
          "F",
          "'a{}' was int and is long"),
      new Rule(
          "a map's key changes",
          "R{a: map<string, int>}",
          "R{a: map<date, int>}",
          "BF",
          "'a{key}' was string and is date"),
      new Rule("a nested record has another name", "R{a: S} S{b: int}", "R{a: T} T{b: int}", ""),
      new Rule(
          "a record that holds itself",
          "R{a: list<R>; b: int}",
          "R{a: list<R>; b: long}",
          "F",
          "'b' was int and is long"),
      // Keys, ranges, defaults
      new Rule(
          "another key",
          "R{a: int key; b: int}",
          "R{a: int; b: int key}",
          "BF",
          "the record is told apart by 'b', it was by 'a'"),
      new Rule(
          "a key is renamed", "R{a: int key}", "R{b: int key was a}", "F", "'b' was called 'a'"),
      new Rule(
          "a narrower range",
          "R{a: int 0..10}",
          "R{a: int 0..9}",
          "B",
          "'a' was 0 to 10 and is 0 to 9"),
      new Rule(
          "a wider range",
          "R{a: int 0..10}",
          "R{a: int 0..}",
          "F",
          "'a' was 0 to 10 and is at least 0"),
      new Rule(
          "a range is moved",
          "R{a: int 0..10}",
          "R{a: int 5..15}",
          "BF",
          "'a' was 0 to 10 and is 5 to 15"),
      new Rule(
          "another default",
          "R{a: int = 1}",
          "R{a: int = 2}",
          "",
          "'a' has '2' by default, it had '1'"));

  @TestFactory
  Stream<DynamicTest> eachRuleOfSchemaRegistriesHolds() {
    return RULES.stream()
        .map(rule -> dynamicTest(rule.name(), () -> {
          List<SchemaChange> changes = changes(rule.before(), rule.after());

          assertThat(changes).extracting(SchemaChange::sentence).containsExactly(rule.sentences());
          assertThat(refuses(changes, Compatibility.BACKWARD))
              .isEqualTo(rule.breaks().contains("B"));
          assertThat(refuses(changes, Compatibility.FORWARD))
              .isEqualTo(rule.breaks().contains("F"));
          assertThat(refuses(changes, Compatibility.FULL))
              .isEqualTo(!rule.breaks().isEmpty());
          assertThat(refuses(changes, Compatibility.NONE)).isFalse();
        }));
  }

  @TestFactory
  Stream<DynamicTest> goingBackBreaksInTheOtherDirection() {
    return RULES.stream()
        // Only the new schema tells that a field had another name.
        .filter(rule -> !rule.after().contains(" was "))
        .map(rule -> dynamicTest(rule.name(), () -> {
          List<SchemaChange> changes = changes(rule.after(), rule.before());

          assertThat(refuses(changes, Compatibility.BACKWARD))
              .isEqualTo(rule.breaks().contains("F"));
          assertThat(refuses(changes, Compatibility.FORWARD))
              .isEqualTo(rule.breaks().contains("B"));
        }));
  }

  @Test
  void aChangeNamesTheRecordAndFieldItHappensIn() {
    SchemaChange change =
        changes("R{a: list<S>} S{b: int}", "R{a: list<S>} S{b: string}").get(0);

    assertThat(change.path()).isEqualTo("a[].b");
    assertThat(change.record()).isEqualTo("S");
    assertThat(change.field()).isEqualTo("b");
  }

  private static List<SchemaChange> changes(String before, String after) {
    return SchemaComparison.compare(SchemaFixture.schema(before), SchemaFixture.schema(after));
  }

  private static boolean refuses(List<SchemaChange> changes, Compatibility mode) {
    return changes.stream().anyMatch(change -> change.breaks(mode));
  }
}
