package dev.assetwright.rules.contract;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The shape of a record and of all it is made of.
 *
 * @param root the name of the record among the types
 * @param types every record and enum by its short name; immutable
 */
public record ContractSchema(String root, SortedMap<String, NamedType> types) {
  public ContractSchema {
    types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
    if (!(types.get(root) instanceof NamedType.RecordType)) {
      throw new IllegalArgumentException("'%s' is no record of the schema.".formatted(root));
    }
  }

  /** The record itself. */
  public NamedType.RecordType rootRecord() {
    return (NamedType.RecordType) get(root);
  }

  /** Returns a type that the schema holds. */
  public NamedType get(String name) {
    NamedType type = types.get(name);
    if (type == null) {
      throw new IllegalArgumentException("The schema has no type '%s'.".formatted(name));
    }
    return type;
  }

  /** Returns what the schema promises: without descriptions and without names of Java. */
  public ContractSchema promise() {
    SortedMap<String, NamedType> promised = new TreeMap<>();
    types.forEach((name, type) -> promised.put(name, promise(type)));
    return new ContractSchema(root, promised);
  }

  private static NamedType promise(NamedType type) {
    if (type instanceof NamedType.RecordType record) {
      return new NamedType.RecordType(
          "", record.fields().stream().map(ContractField::withoutDescription).toList());
    }
    return new NamedType.EnumType("", ((NamedType.EnumType) type).constants());
  }
}
