package dev.assetwright.contract;

import dev.assetwright.rules.Names;
import dev.assetwright.rules.SqlStatement;
import dev.assetwright.rules.contract.ContractDefinition;
import dev.assetwright.rules.contract.ContractField;
import dev.assetwright.rules.contract.ContractReader;
import dev.assetwright.rules.contract.ContractReader.Role;
import dev.assetwright.rules.contract.NamedType;
import dev.assetwright.rules.contract.NamedType.RecordType;
import dev.assetwright.version.MethodReference;
import dev.assetwright.version.RecordUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which asset reads which component of a contract: of a statement its words tell, of a method its compiled code.
 *
 * @param fields for each reader the components, {@code amount} and of nested records {@code Line.price}; {@code *} when it may
 *     read all
 */
record FieldReaders(SortedMap<String, List<String>> fields) {
  static final String PERHAPS_ALL = "*";

  static FieldReaders of(
      ContractDefinition contract, List<ContractReader> readers, RecordUse code) {
    Map<String, List<String>> namesByComponent = namesByComponent(contract);
    List<String> records = contract.schema().types().values().stream()
        .filter(RecordType.class::isInstance)
        .map(type -> ((RecordType) type).javaName())
        .distinct()
        .toList();
    SortedMap<String, List<String>> fields = new TreeMap<>();
    for (ContractReader reader : readers) {
      if (reader.reads()) {
        fields.put(
            reader.asset(),
            reader.sql().isEmpty()
                ? ofMethod(reader, namesByComponent, code, records)
                : ofStatement(reader, contract));
      }
    }
    return new FieldReaders(fields);
  }

  private static Map<String, List<String>> namesByComponent(ContractDefinition contract) {
    Map<String, List<String>> names = new TreeMap<>();
    contract.schema().types().forEach((name, type) -> {
      if (type instanceof RecordType record) {
        for (ContractField field : record.fields()) {
          names
              .computeIfAbsent(record.javaName() + "#" + field.name(), key -> new ArrayList<>())
              .add(name(contract, name, field));
        }
      }
    });
    return names;
  }

  /** What people call a component: its name, of a nested record behind the record's. */
  static String name(ContractDefinition contract, String type, ContractField field) {
    return type.equals(contract.schema().root()) ? field.name() : type + "." + field.name();
  }

  private static List<String> ofMethod(
      ContractReader reader,
      Map<String, List<String>> namesByComponent,
      RecordUse code,
      List<String> records) {
    RecordUse.Use use = code.find(
        new MethodReference(reader.owner(), reader.method(), reader.descriptor()), records);
    SortedSet<String> fields = new TreeSet<>();
    use.components().forEach(part -> fields.addAll(namesByComponent.getOrDefault(part, List.of())));
    // Who opens no record hands it on whole, and so does who makes the same records of it.
    if (fields.isEmpty() || !use.perhapsAll().isEmpty() || reader.role() == Role.READS_AND_MAKES) {
      fields.add(PERHAPS_ALL);
    }
    return List.copyOf(fields);
  }

  private static List<String> ofStatement(ContractReader reader, ContractDefinition contract) {
    SqlStatement statement = SqlStatement.parse(reader.sql());
    SortedSet<String> fields = new TreeSet<>();
    for (ContractField field : contract.schema().rootRecord().fields()) {
      if (statement.mentions(Names.snakeCase(field.name()))) {
        fields.add(field.name());
        addNested(contract, field, fields);
      }
    }
    if (statement.takesAllColumns()) {
      fields.add(PERHAPS_ALL);
    }
    return List.copyOf(fields);
  }

  /** A column holds what is nested in it as one value. */
  private static void addNested(
      ContractDefinition contract, ContractField field, SortedSet<String> fields) {
    contract.schema().types().forEach((name, type) -> {
      if (List.of(field.type().toString().split("[<>?, ]+")).contains(name)
          && type instanceof NamedType.RecordType record) {
        record.fields().forEach(part -> fields.add(name + "." + part.name()));
      }
    });
  }

  /** Who surely reads a component, sorted. */
  List<String> readBy(String field) {
    return fields.keySet().stream()
        .filter(asset -> fields.get(asset).contains(field))
        .toList();
  }

  /** Who may read it though it is not known that they do, sorted. */
  List<String> perhapsReadBy(String field) {
    return fields.keySet().stream()
        .filter(asset -> fields.get(asset).contains(PERHAPS_ALL))
        .filter(asset -> !fields.get(asset).contains(field))
        .toList();
  }
}
