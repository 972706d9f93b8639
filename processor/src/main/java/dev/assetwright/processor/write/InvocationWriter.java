package dev.assetwright.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.assetwright.processor.model.AssetGraph;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.ParameterDeclaration;
import dev.assetwright.processor.model.UnitDeclaration;
import dev.assetwright.processor.read.Language;
import dev.assetwright.processor.read.PartitionSlots;
import dev.assetwright.rules.grid.Grid;
import java.util.List;
import java.util.Objects;
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
  private final ClassName owner;
  private final AssetGraph graph;

  InvocationWriter(ClassName owner, AssetGraph graph) {
    this.owner = owner;
    this.graph = graph;
  }

  MethodSpec invoke(UnitDeclaration unit) {
    MethodSpec.Builder invoke = UnitWriter.implementing("invoke")
        .returns(Object.class)
        .addParameter(int.class, "index")
        .addParameter(Object.class, "self")
        .addParameter(Vocabulary.ARGUMENTS, "arguments")
        .addException(Throwable.class);
    List<MethodDeclaration> invoked = unit.methods().stream()
        .filter(method -> method.kind() != MethodKind.SQL_ASSET)
        .toList();
    if (invoked.stream().anyMatch(InvocationWriter::castsUnchecked)) {
      invoke.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
          .addMember("value", "$S", "unchecked")
          .build());
    }
    CodeBlock unknown = CodeBlock.of(
        "throw new $T($S + index)",
        IllegalArgumentException.class,
        unit.owner().display() + " has no method to call at index ");
    if (invoked.isEmpty()) {
      return invoke.addStatement(unknown).build();
    }
    invoke.beginControlFlow("switch (index)");
    for (MethodDeclaration method : invoked) {
      invoke.addCode("case $L:\n$>", method.index());
      if (method.element().getReturnType().getKind() == TypeKind.VOID) {
        invoke.addStatement(call(method));
        invoke.addStatement("return null");
      } else {
        invoke.addStatement("return $L", call(method));
      }
      invoke.addCode("$<");
    }
    invoke.addCode("default:\n$>");
    invoke.addStatement(unknown);
    invoke.addCode("$<");
    return invoke.endControlFlow().build();
  }

  private CodeBlock call(MethodDeclaration method) {
    CodeBlock target =
        method.isStatic() ? CodeBlock.of("$T", owner) : CodeBlock.of("(($T) self)", owner);
    CodeBlock arguments = CodeBlock.join(
        method.parameters().stream()
            .map(parameter -> argument(method, parameter))
            .toList(),
        ", ");
    return CodeBlock.of("$L.$L($L)", target, method.name(), arguments);
  }

  private CodeBlock argument(MethodDeclaration method, ParameterDeclaration parameter) {
    TypeMirror type = parameter.element().asType();
    return switch (parameter.role()) {
      case CONTEXT -> CodeBlock.of("arguments.context()");
      case OUTPUTS -> CodeBlock.of("arguments.outputs()");
      case PARTITION ->
        Language.isOurs(type, "Partition")
            ? CodeBlock.of("arguments.partition()")
            : CodeBlock.of(
                "($T) arguments.partition($L)", TypeName.get(type), dimension(method, parameter));
      case ASSET ->
        Language.nameOf(type).equals("java.lang.Object")
            ? CodeBlock.of("arguments.input($L)", parameter.index())
            : CodeBlock.of("($T) arguments.input($L)", TypeName.get(type), parameter.index());
    };
  }

  /** The position of the dimension among those of the grid; nothing for the whole partition. */
  private String dimension(MethodDeclaration method, ParameterDeclaration parameter) {
    Grid grid = Objects.requireNonNull(graph.gridOf(method)).find().orElseThrow();
    int dimension = PartitionSlots.candidates(parameter, grid).get(0);
    return dimension == PartitionSlots.WHOLE ? "" : String.valueOf(dimension);
  }

  private static boolean castsUnchecked(MethodDeclaration method) {
    return method.assetParameters().stream()
        .anyMatch(parameter -> !isReifiable(parameter.element().asType()));
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
  SortedSet<String> deprecationWarnings(UnitDeclaration unit) {
    SortedSet<String> warnings = new TreeSet<>();
    addWarning(unit.owner().element(), warnings);
    for (MethodDeclaration method : unit.methods()) {
      addWarning(method.element(), warnings);
      method.parameters().forEach(parameter -> addWarnings(parameter.type(), warnings));
    }
    return warnings;
  }

  private static void addWarnings(TypeMirror type, SortedSet<String> warnings) {
    if (type instanceof ArrayType array) {
      addWarnings(array.getComponentType(), warnings);
    } else if (type instanceof WildcardType wildcard && Language.bound(wildcard) != null) {
      addWarnings(Objects.requireNonNull(Language.bound(wildcard)), warnings);
    } else if (type instanceof DeclaredType declared) {
      addWarning(declared.asElement(), warnings);
      declared.getTypeArguments().forEach(argument -> addWarnings(argument, warnings));
    }
  }

  private static void addWarning(Element element, SortedSet<String> warnings) {
    for (Element at = element; at != null; at = at.getEnclosingElement()) {
      Deprecated deprecated = at.getAnnotation(Deprecated.class);
      if (deprecated != null) {
        warnings.add(deprecated.forRemoval() ? "removal" : "deprecation");
      }
    }
  }
}
