package dev.assetwright.contract;

import dev.assetwright.Compatibility;
import dev.assetwright.rules.Names;
import dev.assetwright.rules.contract.ContractDefinition;
import dev.assetwright.rules.contract.ContractField;
import dev.assetwright.rules.contract.ContractType;
import dev.assetwright.rules.contract.NamedType;
import dev.assetwright.rules.contract.NamedType.EnumType;
import dev.assetwright.rules.contract.NamedType.RecordType;
import dev.assetwright.rules.contract.NumberRange;
import dev.assetwright.rules.contract.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes the Java source of a contract: one record, with the others it is made of inside. */
final class RecordSource {
  private final ContractDefinition contract;
  private final SortedSet<String> imports = new TreeSet<>();

  private RecordSource(ContractDefinition contract) {
    this.contract = contract;
  }

  static String write(ContractDefinition contract, String packageName) {
    return new RecordSource(contract).source(packageName);
  }

  private String source(String packageName) {
    String root = contract.schema().root();
    StringBuilder body = new StringBuilder(annotation(root))
        .append(record(root, contract.schema().rootRecord(), ""));
    StringBuilder nested = new StringBuilder();
    contract.schema().types().forEach((name, type) -> {
      if (!name.equals(root)) {
        nested.append('\n').append(nested(name, type));
      }
    });
    body.append(nested.isEmpty() ? " {}\n" : " {\n" + nested + "}\n");
    StringBuilder source = new StringBuilder();
    if (!packageName.isEmpty()) {
      source.append("package ").append(packageName).append(";\n\n");
    }
    imports.forEach(name -> source.append("import ").append(name).append(";\n"));
    return source
        .append('\n')
        .append(javadoc(contract.description(), contract.schema().rootRecord(), ""))
        .append(body)
        .toString();
  }

  private String annotation(String root) {
    imports.add("dev.assetwright.Contract");
    List<String> values = new ArrayList<>();
    values.add("version = " + literal(contract.version().toString()));
    if (!contract.key().equals(Names.snakeCase(root))) {
      values.add("name = " + literal(contract.key()));
    }
    if (contract.compatibility() != Compatibility.BACKWARD_TRANSITIVE) {
      imports.add("dev.assetwright.Compatibility");
      values.add("compatibility = Compatibility." + contract.compatibility());
    }
    if (!contract.owner().isEmpty()) {
      values.add("owner = " + literal(contract.owner()));
    }
    return "@Contract(%s)\n".formatted(String.join(", ", values));
  }

  private String nested(String name, NamedType type) {
    if (type instanceof RecordType record) {
      return javadoc("", record, "  ") + record(name, record, "  ") + " {}\n";
    }
    return "  public enum %s { %s }\n"
        .formatted(name, String.join(", ", ((EnumType) type).constants()));
  }

  private String record(String name, RecordType record, String indent) {
    List<String> components = record.fields().stream()
        .map(field -> indent + "    " + component(field))
        .toList();
    return "%spublic record %s(%s)"
        .formatted(indent, name, components.isEmpty() ? "" : "\n" + String.join(",\n", components));
  }

  private String component(ContractField field) {
    StringBuilder component = new StringBuilder();
    if (field.isKey()) {
      imports.add("dev.assetwright.Key");
      component.append("@Key ");
    }
    if (field.range().hasMin() || field.range().hasMax()) {
      component.append(range(field.range()));
    }
    field
        .defaultValue()
        .ifPresent(value -> component.append("@Contract.Default(%s) ".formatted(literal(value))));
    if (!field.formerly().isEmpty()) {
      imports.add("dev.assetwright.Formerly");
      component.append("@Formerly({%s}) "
          .formatted(String.join(
              ", ", field.formerly().stream().map(RecordSource::literal).toList())));
    }
    return component
        .append(type(field.type(), false))
        .append(' ')
        .append(field.name())
        .toString();
  }

  private String range(NumberRange range) {
    imports.add("dev.assetwright.Range");
    List<String> bounds = new ArrayList<>();
    if (range.hasMin()) {
      bounds.add("min = " + NumberRange.text(range.min()));
    }
    if (range.hasMax()) {
      bounds.add("max = " + NumberRange.text(range.max()));
    }
    return "@Range(%s) ".formatted(String.join(", ", bounds));
  }

  private String type(ContractType type, boolean isArgument) {
    if (type instanceof ContractType.Maybe maybe) {
      return of("java.util.Optional") + "<" + type(maybe.type(), true) + ">";
    }
    if (type instanceof ContractType.ListOf list) {
      return of("java.util.List") + "<" + type(list.element(), true) + ">";
    }
    if (type instanceof ContractType.MapOf map) {
      return of("java.util.Map") + "<" + type(map.key(), true) + ", " + type(map.value(), true)
          + ">";
    }
    if (type instanceof ContractType.Named named) {
      return named.name();
    }
    ScalarType scalar = ((ContractType.Scalar) type).type();
    return switch (scalar) {
      case BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, CHAR ->
        isArgument ? of(scalar.javaName()) : scalar.word();
      case BYTES -> "byte[]";
      default -> of(scalar.javaName());
    };
  }

  private String of(String qualifiedName) {
    if (!qualifiedName.startsWith("java.lang.")) {
      imports.add(qualifiedName);
    }
    return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
  }

  private static String javadoc(String description, RecordType record, String indent) {
    List<String> lines = new ArrayList<>();
    if (!description.isEmpty()) {
      lines.addAll(List.of(escaped(description).split("\n")));
    }
    List<String> parameters = record.fields().stream()
        .filter(field -> !field.description().isEmpty())
        .map(field ->
            "@param %s %s".formatted(field.name(), escaped(field.description()).replace('\n', ' ')))
        .toList();
    if (!lines.isEmpty() && !parameters.isEmpty()) {
      lines.add("");
    }
    lines.addAll(parameters);
    if (lines.isEmpty()) {
      return "";
    }
    StringBuilder comment = new StringBuilder(indent).append("/**\n");
    lines.forEach(
        line -> comment.append((indent + " * " + line).stripTrailing()).append('\n'));
    return comment.append(indent).append(" */\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("*/", "*&#47;").replace("@", "{@literal @}").replace("\\u", "\\&#117;");
  }

  private static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> literal.append("\\\"");
        case '\\' -> literal.append("\\\\");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> literal.append(c);
      }
    }
    return literal.append('"').toString();
  }
}
