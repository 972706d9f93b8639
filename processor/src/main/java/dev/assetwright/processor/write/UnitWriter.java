package dev.assetwright.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.assetwright.processor.model.AssetGraph;
import dev.assetwright.processor.model.DeclaringClass;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.UnitDeclaration;
import dev.assetwright.processor.read.Language;
import java.io.IOException;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Modifier;

/** Writes {@code X_Unit}: what a class declares, and how its methods are called. */
public final class UnitWriter {
  /** A method holds 65,535 bytes; a declaration with all its edges rarely reaches 500. */
  private static final int METHODS_A_CHUNK = 100;

  private final Language language;
  private final Filer filer;

  /** Makes a writer of that compilation. */
  public UnitWriter(Language language, Filer filer) {
    this.language = language;
    this.filer = filer;
  }

  /** Writes the unit of a sound class. */
  public void write(UnitDeclaration unit, AssetGraph graph) throws IOException {
    DeclaringClass owner = unit.owner();
    ClassName ownerName = ClassName.get(owner.element());
    TypeSpec.Builder type = TypeSpec.classBuilder(owner.unitName())
        .addJavadoc("What {@code $L} declares, and how it is called.", owner.display())
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addSuperinterface(Vocabulary.UNIT)
        .addOriginatingElement(owner.element());
    Vocabulary.mark(type, language);
    InvocationWriter invocations = new InvocationWriter(ownerName, graph);
    Vocabulary.silence(type, invocations.deprecationWarnings(unit));
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC).build());
    type.addMethod(implementing("declaringClass")
        .returns(ParameterizedTypeName.get(
            ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class)))
        .addStatement("return $T.class", ownerName)
        .build());
    type.addMethod(implementing("needsInstance")
        .returns(boolean.class)
        .addStatement("return $L", unit.needsInstance())
        .build());
    addDescribe(type, unit, graph);
    type.addMethod(invocations.invoke(unit));
    Vocabulary.write(owner.packageName(), type.build(), language, filer);
  }

  private static void addDescribe(TypeSpec.Builder type, UnitDeclaration unit, AssetGraph graph) {
    List<MethodDeclaration> methods = unit.methods();
    if (methods.size() <= METHODS_A_CHUNK) {
      type.addMethod(implementing("describe")
          .addParameter(Vocabulary.SINK, "sink")
          .addCode(describe(methods, graph))
          .build());
      return;
    }
    CodeBlock.Builder calls = CodeBlock.builder();
    for (int from = 0; from < methods.size(); from += METHODS_A_CHUNK) {
      calls.addStatement("describeFrom$L(sink)", from);
    }
    type.addMethod(implementing("describe")
        .addParameter(Vocabulary.SINK, "sink")
        .addCode(calls.build())
        .build());
    for (int from = 0; from < methods.size(); from += METHODS_A_CHUNK) {
      int to = Math.min(methods.size(), from + METHODS_A_CHUNK);
      type.addMethod(MethodSpec.methodBuilder("describeFrom" + from)
          .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
          .addParameter(Vocabulary.SINK, "sink")
          .addCode(describe(methods.subList(from, to), graph))
          .build());
    }
  }

  private static CodeBlock describe(List<MethodDeclaration> methods, AssetGraph graph) {
    CodeBlock.Builder code = CodeBlock.builder();
    methods.forEach(method -> code.add(new DescriptionWriter(method, graph).write()));
    return code.build();
  }

  static MethodSpec.Builder implementing(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }
}
