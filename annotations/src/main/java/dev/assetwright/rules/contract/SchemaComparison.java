package dev.assetwright.rules.contract;

import dev.assetwright.rules.contract.NamedType.EnumType;
import dev.assetwright.rules.contract.NamedType.RecordType;
import dev.assetwright.rules.contract.SchemaChange.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what changed between two schemas, and for each change in which direction it breaks.
 *
 * <p>The rules are those of Avro's schema resolution, which schema registries share: fields are known by name, in any order;
 * a reader needs each of its fields from the writer, or may lack it, or has a default; numbers widen; an enum's reader knows
 * all constants of its writer. Names of records and enums mean nothing, so moving or renaming one changes nothing. Beyond
 * Avro, keys and ranges are promises too.
 */
public final class SchemaComparison {
  private final ContractSchema before;
  private final ContractSchema after;
  private final List<SchemaChange> changes = new ArrayList<>();
  /** Pairs of records under way or done, since records may hold themselves, and one change is told once. */
  private final Set<List<String>> compared = new HashSet<>();

  private SchemaComparison(ContractSchema before, ContractSchema after) {
    this.before = before;
    this.after = after;
  }

  /** Returns what changed, in the order of the new fields, removed ones after them. */
  public static List<SchemaChange> compare(ContractSchema before, ContractSchema after) {
    SchemaComparison comparison = new SchemaComparison(before, after);
    comparison.records(before.root(), after.root(), "");
    return List.copyOf(comparison.changes);
  }

  private void records(String oldName, String newName, String path) {
    if (!compared.add(List.of(oldName, newName))) {
      return;
    }
    RecordType old = (RecordType) before.get(oldName);
    RecordType now = (RecordType) after.get(newName);
    Set<String> matched = new HashSet<>();
    for (ContractField field : now.fields()) {
      Optional<ContractField> earlier = earlier(field, old, now);
      Place place = new Place(
          join(path, field.name()),
          newName,
          field.name(),
          oldName,
          earlier.map(ContractField::name).orElse(field.name()));
      if (earlier.isPresent()) {
        matched.add(earlier.get().name());
        fields(earlier.get(), field, place);
      } else {
        added(field, place);
      }
    }
    for (ContractField field : old.fields()) {
      if (!matched.contains(field.name())) {
        removed(
            field,
            new Place(join(path, field.name()), oldName, field.name(), oldName, field.name()));
      }
    }
    keys(old, now, new Place(path, newName, "", oldName, ""));
  }

  private static Optional<ContractField> earlier(
      ContractField field, RecordType old, RecordType now) {
    return old.find(field.name())
        .or(() -> field.formerly().stream()
            // A name that is in use means the field that has it.
            .filter(name -> now.find(name).isEmpty())
            .flatMap(name -> old.find(name).stream())
            .findFirst());
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private void added(ContractField field, Place place) {
    String how = field.type().isOptional()
        ? " and may be absent"
        : field.defaultValue().map(value -> ", by default '" + value + "'").orElse("");
    add(
        Kind.FIELD_ADDED,
        place,
        "is new%s: %s".formatted(how, field.type()),
        !field.mayBeMissing(),
        false);
  }

  private void removed(ContractField field, Place place) {
    add(Kind.FIELD_REMOVED, place, "is gone", false, !field.mayBeMissing());
  }

  private void fields(ContractField old, ContractField now, Place place) {
    if (!old.name().equals(now.name())) {
      add(
          Kind.FIELD_RENAMED,
          place,
          "was called '%s'".formatted(old.name()),
          false,
          !old.mayBeMissing());
    }
    types(old.type(), now.type(), place);
    if (!old.range().equals(now.range())) {
      add(
          Kind.RANGE_CHANGED,
          place,
          "was %s and is %s".formatted(old.range(), now.range()),
          !now.range().contains(old.range()),
          !old.range().contains(now.range()));
    }
    if (!old.defaultValue().equals(now.defaultValue())) {
      add(
          Kind.DEFAULT_CHANGED,
          place,
          "has %s by default, it had %s".formatted(value(now), value(old)),
          false,
          false);
    }
  }

  private static String value(ContractField field) {
    return field.defaultValue().map(value -> "'" + value + "'").orElse("nothing");
  }

  private void types(ContractType old, ContractType now, Place place) {
    if (old.isOptional() && !now.isOptional()) {
      add(Kind.BECAME_REQUIRED, place, "could be absent and no longer may", true, false);
    } else if (!old.isOptional() && now.isOptional()) {
      add(Kind.BECAME_OPTIONAL, place, "was always there and may now be absent", false, true);
    }
    present(old.present(), now.present(), place);
  }

  private void present(ContractType old, ContractType now, Place place) {
    if (old instanceof ContractType.Scalar from && now instanceof ContractType.Scalar to) {
      if (from.type() != to.type()) {
        changed(
            old, now, place, !from.type().widensTo(to.type()), !to.type().widensTo(from.type()));
      }
    } else if (old instanceof ContractType.ListOf from && now instanceof ContractType.ListOf to) {
      types(from.element(), to.element(), place.within("[]"));
    } else if (old instanceof ContractType.MapOf from && now instanceof ContractType.MapOf to) {
      types(from.key(), to.key(), place.within("{key}"));
      types(from.value(), to.value(), place.within("{}"));
    } else if (old instanceof ContractType.Named from && now instanceof ContractType.Named to) {
      named(from, to, place);
    } else {
      changed(old, now, place, true, true);
    }
  }

  private void named(ContractType.Named old, ContractType.Named now, Place place) {
    NamedType from = before.get(old.name());
    NamedType to = after.get(now.name());
    if (from instanceof RecordType && to instanceof RecordType) {
      records(old.name(), now.name(), place.path());
    } else if (from instanceof EnumType oldEnum && to instanceof EnumType newEnum) {
      constants(oldEnum, newEnum, place);
    } else {
      changed(old, now, place, true, true);
    }
  }

  private void constants(EnumType old, EnumType now, Place place) {
    for (String constant : now.constants()) {
      if (!old.constants().contains(constant)) {
        add(
            Kind.CONSTANT_ADDED,
            place,
            "can be '%s', which is new".formatted(constant),
            false,
            true);
      }
    }
    for (String constant : old.constants()) {
      if (!now.constants().contains(constant)) {
        add(Kind.CONSTANT_REMOVED, place, "can no longer be '%s'".formatted(constant), true, false);
      }
    }
  }

  private void keys(RecordType old, RecordType now, Place place) {
    Set<String> renamed = new HashSet<>();
    for (ContractField field : now.fields()) {
      if (field.isKey()) {
        renamed.add(earlier(field, old, now).map(ContractField::name).orElse(field.name()));
      }
    }
    Set<String> was = new HashSet<>(keyNames(old));
    if (!was.equals(renamed)) {
      add(
          Kind.KEY_CHANGED,
          place,
          "is told apart by %s, it was by %s".formatted(list(keyNames(now)), list(keyNames(old))),
          true,
          true);
    }
  }

  private static List<String> keyNames(RecordType type) {
    return type.fields().stream()
        .filter(ContractField::isKey)
        .map(ContractField::name)
        .toList();
  }

  private static String list(List<String> names) {
    return names.isEmpty() ? "nothing" : "'" + String.join("', '", names) + "'";
  }

  private void changed(
      ContractType old, ContractType now, Place place, boolean backward, boolean forward) {
    add(
        Kind.TYPE_CHANGED,
        place,
        "was %s and is %s".formatted(described(old, before), described(now, after)),
        backward,
        forward);
  }

  private static String described(ContractType type, ContractSchema schema) {
    if (!(type instanceof ContractType.Named named)) {
      return type.toString();
    }
    return (schema.get(named.name()) instanceof EnumType ? "enum " : "record ") + named.name();
  }

  private void add(
      Kind kind, Place place, String predicate, boolean breaksBackward, boolean breaksForward) {
    String subject = place.path().isEmpty() ? "the record" : "'" + place.path() + "'";
    changes.add(new SchemaChange(
        kind,
        place.path(),
        place.record(),
        place.field(),
        place.oldRecord(),
        place.oldField(),
        subject + " " + predicate,
        breaksBackward,
        breaksForward));
  }

  /** Where a difference is: the way from the root, and the record and field at its end. */
  private record Place(
      String path, String record, String field, String oldRecord, String oldField) {
    Place within(String step) {
      return new Place(path + step, record, field, oldRecord, oldField);
    }
  }
}
