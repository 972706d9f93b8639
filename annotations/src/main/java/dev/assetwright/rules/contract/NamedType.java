package dev.assetwright.rules.contract;

import java.util.List;
import java.util.Optional;

/** A record or an enum of a schema. */
public sealed interface NamedType {
  /**
   * A record.
   *
   * @param javaName its binary name, {@code shop.Orders$Line}; empty where only its shape is known
   * @param fields in the order of the source
   */
  record RecordType(String javaName, List<ContractField> fields) implements NamedType {
    public RecordType {
      fields = List.copyOf(fields);
    }

    /** Finds a field by its name. */
    public Optional<ContractField> find(String name) {
      return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
  }

  /**
   * An enum.
   *
   * @param javaName as for records
   * @param constants in the order of the source
   */
  record EnumType(String javaName, List<String> constants) implements NamedType {
    public EnumType {
      constants = List.copyOf(constants);
    }
  }
}
