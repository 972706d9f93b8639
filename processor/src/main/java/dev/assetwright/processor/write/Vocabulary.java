package dev.assetwright.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.assetwright.processor.read.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.lang.model.element.PackageElement;

/** The names that generated code uses, and its spelling. */
final class Vocabulary {
  static final ClassName UNIT = ClassName.get("dev.assetwright.spi", "AssetUnit");
  static final ClassName GRAPH = ClassName.get("dev.assetwright.spi", "AssetModuleGraph");
  static final ClassName SINK = ClassName.get("dev.assetwright.spi", "DefinitionSink");
  static final ClassName ARGUMENTS = ClassName.get("dev.assetwright.spi", "Arguments");
  static final ClassName STORAGE = ClassName.get("dev.assetwright.model", "StorageKind");
  static final ClassName MANIFEST = ClassName.get("dev.assetwright", "AssetManifest");

  private static final ClassName GENERATED =
      ClassName.get("javax.annotation.processing", "Generated");
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

  /** A constant of a class file holds 65,535 bytes; a character takes at most three. */
  private static final int LONGEST_LITERAL = 20_000;

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

  /**
   * Silences what compilers would say of code that names the user's types: that a class shares its file with another
   * one, and whatever else is given. ecj does not know the first word, which {@code all} keeps it from saying.
   */
  static void silence(TypeSpec.Builder type, Collection<String> more) {
    List<String> silenced = new ArrayList<>(List.of("all", "auxiliaryclass"));
    silenced.addAll(more);
    type.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
        .addMember("value", "{$L}", literals(silenced))
        .build());
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
    PackageElement around = language.elements().getPackageElement(packageName);
    return around != null
        && around.getEnclosedElements().stream()
            .anyMatch(type -> JAVA_LANG.contains(type.getSimpleName().toString()));
  }

  /** Returns a string literal in ASCII, so that it survives every source encoding. */
  static CodeBlock literal(String text) {
    if (text.length() <= LONGEST_LITERAL) {
      return CodeBlock.of("$L", quoted(text));
    }
    List<CodeBlock> parts = new ArrayList<>();
    for (int from = 0; from < text.length(); from += LONGEST_LITERAL) {
      String part = text.substring(from, Math.min(text.length(), from + LONGEST_LITERAL));
      parts.add(CodeBlock.of("$L", quoted(part)));
    }
    return CodeBlock.of("$T.join(\"\", $L)", String.class, CodeBlock.join(parts, ", "));
  }

  static CodeBlock literals(Collection<String> texts) {
    return CodeBlock.join(texts.stream().map(Vocabulary::literal).toList(), ", ");
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < ' ' || c > '~') {
            quoted.append("\\u%04x".formatted((int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
