package dev.assetwright.processor.write;

import dev.assetwright.processor.model.AssetGraph;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.ParameterDeclaration;
import dev.assetwright.processor.model.UnitDeclaration;
import dev.assetwright.processor.read.Language;
import dev.assetwright.processor.read.PartitionSlots;
import dev.assetwright.rules.grid.Grid;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Writes {@code invoke}: one switch over the methods of a class, with typed arguments. */
final class InvocationWriter {
  private static final String OWN = "own";

  private final UnitDeclaration unit;
  private final AssetGraph graph;
  private final SourceText text;

  InvocationWriter(UnitDeclaration unit, AssetGraph graph, SourceText text) {
    this.unit = unit;
    this.graph = graph;
    this.text = text;
  }

  void write() {
    List<MethodDeclaration> invoked = unit.methods().stream()
        .filter(method -> method.kind() != MethodKind.SQL_ASSET)
        .toList();
    Vocabulary.override(text);
    if (invoked.stream().anyMatch(InvocationWriter::castsUnchecked)) {
      text.add("  @").type("java.lang", "SuppressWarnings").add("(\"unchecked\")\n");
    }
    text.add("  public ").type("java.lang", "Object").add(" invoke(int index, ");
    text.type("java.lang", "Object").add(" self, ").type(Vocabulary.ARGUMENTS);
    text.add(" arguments) throws ").type("java.lang", "Throwable").add(" {\n");
    if (invoked.isEmpty()) {
      unknown("    ");
    } else {
      if (!invoked.stream().allMatch(MethodDeclaration::isStatic)) {
        text.add("    ").type(unit.owner().element()).add(" ").add(OWN).add(" = (");
        text.type(unit.owner().element()).add(") self;\n");
      }
      text.add("    switch (index) {\n");
      invoked.forEach(this::invoke);
      text.add("      default:\n");
      unknown("        ");
      text.add("    }\n");
    }
    text.add("  }\n");
  }

  private void unknown(String indentation) {
    text.add(indentation)
        .add("throw new ")
        .type("java.lang", "IllegalArgumentException")
        .add("(");
    text.literal(unit.owner().display() + " has no method to call at index ");
    text.add(" + index);\n");
  }

  private void invoke(MethodDeclaration method) {
    text.add("      case ").add(method.index()).add(":\n        ");
    if (method.element().getReturnType().getKind() == TypeKind.VOID) {
      call(method);
      text.add(";\n        return null;\n");
    } else {
      text.add("return ");
      call(method);
      text.add(";\n");
    }
  }

  private void call(MethodDeclaration method) {
    if (method.isStatic()) {
      text.type(unit.owner().element());
    } else {
      text.add(OWN);
    }
    text.add(".").add(method.name()).add("(");
    String separator = "";
    for (ParameterDeclaration parameter : method.parameters()) {
      text.add(separator);
      argument(method, parameter);
      separator = ", ";
    }
    text.add(")");
  }

  private void argument(MethodDeclaration method, ParameterDeclaration parameter) {
    TypeMirror type = parameter.element().asType();
    switch (parameter.role()) {
      case CONTEXT -> text.add("arguments.context()");
      case OUTPUTS -> text.add("arguments.outputs()");
      case PARTITION -> {
        if (Language.isOurs(type, "Partition")) {
          text.add("arguments.partition()");
        } else {
          cast(type)
              .add("arguments.partition(")
              .add(dimension(method, parameter))
              .add(")");
        }
      }
      case ASSET -> {
        if (!Language.nameOf(type).equals("java.lang.Object")) {
          cast(type);
        }
        text.add("arguments.input(").add(parameter.index()).add(")");
      }
    }
  }

  private SourceText cast(TypeMirror type) {
    return text.add("(").type(type).add(") ");
  }

  /** The position of the dimension among those of the grid; nothing for the whole partition. */
  private String dimension(MethodDeclaration method, ParameterDeclaration parameter) {
    Grid grid = Objects.requireNonNull(graph.gridOf(method)).find().orElseThrow();
    int dimension = PartitionSlots.candidates(parameter, grid).get(0);
    return dimension == PartitionSlots.WHOLE ? "" : String.valueOf(dimension);
  }

  private static boolean castsUnchecked(MethodDeclaration method) {
    for (ParameterDeclaration parameter : method.assetParameters()) {
      if (!isReifiable(parameter.element().asType())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isReifiable(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return isReifiable(array.getComponentType());
    }
    return Language.arguments(type).stream()
            .allMatch(argument ->
                argument instanceof WildcardType wildcard && Language.bound(wildcard) == null)
        && (!(type instanceof DeclaredType declared)
            || !(declared.getEnclosingType() instanceof DeclaredType outer)
            || isReifiable(outer));
  }

  /** Returns the warnings that javac would give in generated code about deprecated things it names, sorted. */
  static SortedSet<String> deprecationWarnings(UnitDeclaration unit) {
    SortedSet<String> warnings = new TreeSet<>();
    Set<Element> seen = new HashSet<>();
    addWarning(unit.owner().element(), seen, warnings);
    for (MethodDeclaration method : unit.methods()) {
      addWarning(method.element(), seen, warnings);
      for (ParameterDeclaration parameter : method.parameters()) {
        addWarnings(parameter.type(), seen, warnings);
      }
    }
    return warnings;
  }

  private static void addWarnings(TypeMirror type, Set<Element> seen, SortedSet<String> warnings) {
    if (type instanceof ArrayType array) {
      addWarnings(array.getComponentType(), seen, warnings);
    } else if (type instanceof WildcardType wildcard && Language.bound(wildcard) != null) {
      addWarnings(Objects.requireNonNull(Language.bound(wildcard)), seen, warnings);
    } else if (type instanceof DeclaredType declared) {
      addWarning(declared.asElement(), seen, warnings);
      for (TypeMirror argument : declared.getTypeArguments()) {
        addWarnings(argument, seen, warnings);
      }
    }
  }

  /** Looks at an element and those around it, each once: methods of a class name the same few types again and again. */
  private static void addWarning(Element element, Set<Element> seen, SortedSet<String> warnings) {
    for (Element at = element; at != null && seen.add(at); at = at.getEnclosingElement()) {
      Deprecated deprecated = at.getAnnotation(Deprecated.class);
      if (deprecated != null) {
        warnings.add(deprecated.forRemoval() ? "removal" : "deprecation");
      }
    }
  }
}
