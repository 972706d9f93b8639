package dev.assetwright.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.assetwright.processor.model.AssetGraph;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.Declarations;
import dev.assetwright.processor.model.ModuleDeclaration;
import dev.assetwright.processor.model.OutputDeclaration;
import dev.assetwright.processor.model.Text;
import dev.assetwright.processor.model.TypeValue;
import dev.assetwright.processor.model.UnitDeclaration;
import dev.assetwright.processor.read.Language;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/** Writes the module's graph and the file by which the runtime finds it. */
public final class GraphWriter {
  private static final int UNITS_A_CHUNK = 500;
  private static final ParameterizedTypeName UNITS =
      ParameterizedTypeName.get(ClassName.get(List.class), Vocabulary.UNIT);

  private final Language language;
  private final Filer filer;

  /** Makes a writer of that compilation. */
  public GraphWriter(Language language, Filer filer) {
    this.language = language;
    this.filer = filer;
  }

  /** Writes the graph of a sound model. */
  public void write(AssetGraph graph) throws IOException {
    Declarations declarations = graph.declarations();
    ModuleDeclaration module = declarations.module();
    Element[] origins = origins(declarations);
    TypeSpec.Builder type = TypeSpec.classBuilder(module.graphName())
        .addJavadoc("The assets of module {@code $L}.", module.name())
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addAnnotation(manifest(module, graph))
        .addSuperinterface(Vocabulary.GRAPH);
    Stream.of(origins).forEach(type::addOriginatingElement);
    Vocabulary.mark(type, language);
    Vocabulary.silence(type);
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC).build());
    type.addMethod(Vocabulary.implementing("name")
        .returns(String.class)
        .addStatement("return $L", Vocabulary.literal(module.name()))
        .build());
    if (!module.uses().isEmpty()) {
      type.addMethod(Vocabulary.implementing("uses")
          .returns(ParameterizedTypeName.get(List.class, String.class))
          .addStatement("return $T.of($L)", List.class, Vocabulary.literals(uses(module)))
          .build());
    }
    addUnits(type, declarations.units());
    type.addMethod(Vocabulary.implementing("install")
        .returns(listOf(classOf(Object.class)))
        .addStatement(
            "return $T.of($L)",
            List.class,
            literals(module.install().stream().map(TypeValue::element).toList()))
        .build());
    type.addMethod(Vocabulary.implementing("configurations")
        .returns(listOf(classOf(Record.class)))
        .addStatement("return $T.of($L)", List.class, literals(declarations.configurations()))
        .build());
    if (!module.pools().isEmpty()) {
      type.addMethod(Vocabulary.implementing("pools")
          .returns(ParameterizedTypeName.get(List.class, String.class))
          .addStatement(
              "return $T.of($L)",
              List.class,
              Vocabulary.literals(module.pools().stream().map(Text::value).toList()))
          .build());
    }
    Vocabulary.write(module.packageName(), type.build(), language, filer);
    writeService(module, origins);
  }

  private static Element[] origins(Declarations declarations) {
    Stream<TypeElement> units =
        declarations.units().stream().map(unit -> unit.owner().element());
    return Stream.of(
            Stream.ofNullable(declarations.module().element()),
            units,
            declarations.configurations().stream())
        .flatMap(elements -> elements)
        .distinct()
        .toArray(Element[]::new);
  }

  private static AnnotationSpec manifest(ModuleDeclaration module, AssetGraph graph) {
    List<AssetNode> own =
        graph.nodes().stream().filter(node -> node.module() == null).toList();
    AnnotationSpec.Builder manifest = AnnotationSpec.builder(Vocabulary.MANIFEST)
        .addMember("module", Vocabulary.literal(module.name()))
        .addMember("keys", array(own.stream().map(node -> node.key().toString()).toList()))
        .addMember(
            "owners",
            array(
                own.stream().map(node -> node.method().owner().qualifiedName()).toList()))
        .addMember("methods", array(own.stream().map(GraphWriter::method).toList()));
    if (!module.uses().isEmpty()) {
      manifest.addMember("uses", array(uses(module)));
    }
    return manifest.build();
  }

  private static List<String> uses(ModuleDeclaration module) {
    return module.uses().stream()
        .map(graph -> graph.element().getQualifiedName().toString())
        .toList();
  }

  private static String method(AssetNode node) {
    OutputDeclaration output = node.output();
    return output.component() == null
        ? node.method().name()
        : node.method().name() + "#" + output.component();
  }

  private static CodeBlock array(List<String> texts) {
    return texts.isEmpty()
        ? CodeBlock.of("{}")
        : CodeBlock.of(
            "{\n$>$L$<\n}",
            CodeBlock.join(texts.stream().map(Vocabulary::literal).toList(), ",\n"));
  }

  private static void addUnits(TypeSpec.Builder type, List<UnitDeclaration> units) {
    MethodSpec.Builder all = Vocabulary.implementing("units").returns(UNITS);
    if (units.size() <= UNITS_A_CHUNK) {
      type.addMethod(all.addStatement("return $L", instances(units)).build());
      return;
    }
    all.addStatement(
        "$T units = new $T<>($L)", UNITS, ClassName.get("java.util", "ArrayList"), units.size());
    for (int from = 0; from < units.size(); from += UNITS_A_CHUNK) {
      all.addStatement("units.addAll(unitsFrom$L())", from);
    }
    type.addMethod(all.addStatement("return $T.copyOf(units)", List.class).build());
    for (int from = 0; from < units.size(); from += UNITS_A_CHUNK) {
      int to = Math.min(units.size(), from + UNITS_A_CHUNK);
      type.addMethod(MethodSpec.methodBuilder("unitsFrom" + from)
          .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
          .returns(UNITS)
          .addStatement("return $L", instances(units.subList(from, to)))
          .build());
    }
  }

  private static CodeBlock instances(List<UnitDeclaration> units) {
    List<CodeBlock> instances = units.stream()
        .map(unit -> ClassName.get(unit.owner().packageName(), unit.owner().unitName()))
        .map(name -> CodeBlock.of("new $T()", name))
        .toList();
    String format = instances.isEmpty() ? "$T.of($L)" : "$T.of(\n$L)";
    return CodeBlock.of(format, List.class, CodeBlock.join(instances, ",\n"));
  }

  private static CodeBlock literals(Collection<TypeElement> types) {
    return CodeBlock.join(
        types.stream()
            .map(type -> CodeBlock.of("$T.class", ClassName.get(type)))
            .toList(),
        ", ");
  }

  private static TypeName classOf(Class<?> bound) {
    return ParameterizedTypeName.get(ClassName.get(Class.class), WildcardTypeName.subtypeOf(bound));
  }

  private static TypeName listOf(TypeName element) {
    return ParameterizedTypeName.get(ClassName.get(List.class), element);
  }

  private void writeService(ModuleDeclaration module, Element[] origins) throws IOException {
    String path = "META-INF/services/" + Vocabulary.GRAPH.canonicalName();
    try (Writer file =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, origins).openWriter()) {
      file.write(ClassName.get(module.packageName(), module.graphName()).reflectionName() + "\n");
    }
  }
}
