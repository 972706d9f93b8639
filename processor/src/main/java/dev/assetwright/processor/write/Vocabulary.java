package dev.assetwright.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.assetwright.processor.read.Language;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Modifier;

/** The names that generated code uses, and its spelling. */
final class Vocabulary {
  static final ClassName UNIT = ClassName.get("dev.assetwright.spi", "AssetUnit");
  static final ClassName GRAPH = ClassName.get("dev.assetwright.spi", "AssetModuleGraph");
  static final ClassName SINK = ClassName.get("dev.assetwright.spi", "DefinitionSink");
  static final ClassName ARGUMENTS = ClassName.get("dev.assetwright.spi", "Arguments");
  static final ClassName GRID = ClassName.get("dev.assetwright.rules.grid", "Grid");
  static final ClassName STORAGE = ClassName.get("dev.assetwright.model", "StorageKind");
  static final ClassName MANIFEST = ClassName.get("dev.assetwright", "AssetManifest");

  static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");
  static final String PROCESSOR = "dev.assetwright.processor.AssetwrightProcessor";

  /** What generated code names of java.lang, by itself or because methods take or return it. */
  private static final Set<String> JAVA_LANG = Set.of(
      "Boolean",
      "Byte",
      "CharSequence",
      "Character",
      "Class",
      "Comparable",
      "Double",
      "Enum",
      "Exception",
      "Float",
      "IllegalArgumentException",
      "Integer",
      "Iterable",
      "Long",
      "Number",
      "Object",
      "Override",
      "Record",
      "Short",
      "String",
      "SuppressWarnings",
      "Throwable",
      "Void");

  /**
   * What compilers would say of code that names the user's types: that a class shares its file with another one. ecj does
   * not know the second word, which the first keeps it from saying.
   */
  static final List<String> SILENCED = List.of("all", "auxiliaryclass");

  private Vocabulary() {}

  /** Whether the module that holds the mark is at hand. */
  static boolean canMark(Language language) {
    return language.elements().getTypeElement(GENERATED.canonicalName()) != null;
  }

  /** Marks a type as generated, where the module that holds the mark is at hand. */
  static void mark(TypeSpec.Builder type, Language language) {
    if (canMark(language)) {
      type.addAnnotation(
          AnnotationSpec.builder(GENERATED).addMember("value", "$S", PROCESSOR).build());
    }
  }

  /** Silences what compilers would say of code that names the user's types. */
  static void silence(TypeSpec.Builder type) {
    type.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
        .addMember("value", "{$L}", literals(SILENCED))
        .build());
  }

  /** Begins a method that implements one of the runtime's. */
  static MethodSpec.Builder implementing(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }

  /** Writes the mark of such a method. */
  static void override(SourceText text) {
    text.add("  @").type("java.lang", "Override").add("\n");
  }

  static void write(String packageName, TypeSpec type, Language language, Filer filer)
      throws IOException {
    JavaFile.builder(packageName, type)
        .skipJavaLangImports(!hidesJavaLang(packageName, language))
        .indent("  ")
        .build()
        .writeTo(filer);
  }

  /** A class of the user's beside the generated one goes before one of java.lang, unless that is imported. */
  static boolean hidesJavaLang(String packageName, Language language) {
    Neighbors neighbors = new Neighbors(packageName, language);
    return JAVA_LANG.stream().anyMatch(neighbors::include);
  }

  /** Returns a string literal in ASCII, so that it survives every source encoding. */
  static CodeBlock literal(String text) {
    String[] parts = Literals.parts(text);
    return parts.length == 1
        ? CodeBlock.of("$L", parts[0])
        : CodeBlock.of("$T.join(\"\", $L)", String.class, String.join(", ", parts));
  }

  static CodeBlock literals(Collection<String> texts) {
    return CodeBlock.join(texts.stream().map(Vocabulary::literal).toList(), ", ");
  }
}
