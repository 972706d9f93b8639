package dev.assetwright.processor.write;

import dev.assetwright.processor.model.DeclaredKeys;
import dev.assetwright.processor.model.DeclaringClass;
import dev.assetwright.processor.read.Language;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.SourceVersion;

/** Writes {@code X_Keys}: a constant for each asset of a class, for {@code @From} and {@code after}. */
public final class KeysWriter {
  private final Language language;
  private final Filer filer;
  private final boolean marked;
  /** By package, whether it has a class that goes before one of java.lang. */
  private final Map<String, Boolean> hidden = new HashMap<>();

  /** Makes a writer of that compilation. */
  public KeysWriter(Language language, Filer filer) {
    this.language = language;
    this.filer = filer;
    this.marked = Vocabulary.canMark(language);
  }

  /** Writes the constants of a class that may not be sound; returns whether there were any. */
  public boolean write(DeclaredKeys declared) throws IOException {
    Map<String, String> keys = new LinkedHashMap<>();
    declared.keys().forEach(key -> keys.putIfAbsent(constant(key.name()), key.toString()));
    DeclaringClass owner = declared.owner();
    if (keys.isEmpty()) {
      return false;
    }
    String name = owner.generatedPrefix() + "_Keys";
    try (Writer file = filer
        .createSourceFile(
            owner.packageName().isEmpty() ? name : owner.packageName() + "." + name,
            owner.element())
        .openWriter()) {
      file.write(text(owner, name, keys));
    } catch (FilerException e) {
      return false; // Another class has the same generated name, which validation tells.
    }
    return true;
  }

  /** Written without a library, since every compile of every project writes all of them anew. */
  private String text(DeclaringClass owner, String name, Map<String, String> keys) {
    StringBuilder text = new StringBuilder();
    if (!owner.packageName().isEmpty()) {
      text.append("package ").append(owner.packageName()).append(";\n\n");
    }
    if (marked) {
      text.append("import javax.annotation.processing.Generated;\n\n");
    }
    text.append("/**\n * The keys of the assets in {@code ")
        .append(owner.display())
        .append("}.\n */\n");
    if (marked) {
      text.append("@Generated(\"").append(Vocabulary.PROCESSOR).append("\")\n");
    }
    text.append("public final class ").append(name).append(" {\n");
    String string = hidden.computeIfAbsent(
            owner.packageName(), around -> Vocabulary.hidesJavaLang(around, language))
        ? "java.lang.String"
        : "String";
    // A key holds nothing that a literal would have to escape.
    keys.forEach((constant, key) -> text.append("  public static final ")
        .append(string)
        .append(' ')
        .append(constant)
        .append(" = \"")
        .append(key)
        .append("\";\n\n"));
    return text.append("  private ").append(name).append("() {\n  }\n}\n").toString();
  }

  private static String constant(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return SourceVersion.isName(upper) ? upper : "_" + upper;
  }
}
