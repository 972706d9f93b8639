package dev.assetwright.processor.write;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.assetwright.processor.model.DeclaredKeys;
import dev.assetwright.processor.model.DeclaringClass;
import dev.assetwright.processor.read.Language;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;

/** Writes {@code X_Keys}: a constant for each asset of a class, for {@code @From} and {@code after}. */
public final class KeysWriter {
  private final Language language;
  private final Filer filer;

  /** Makes a writer of that compilation. */
  public KeysWriter(Language language, Filer filer) {
    this.language = language;
    this.filer = filer;
  }

  /** Writes the constants of a class that may not be sound; returns whether there were any. */
  public boolean write(DeclaredKeys declared) throws IOException {
    Map<String, String> keys = new LinkedHashMap<>();
    declared.keys().forEach(key -> keys.putIfAbsent(constant(key.name()), key.toString()));
    DeclaringClass owner = declared.owner();
    if (keys.isEmpty()) {
      return false;
    }
    TypeSpec.Builder type = TypeSpec.classBuilder(owner.generatedPrefix() + "_Keys")
        .addJavadoc("The keys of the assets in {@code $L}.", owner.display())
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addOriginatingElement(owner.element());
    Vocabulary.mark(type, language);
    keys.forEach((name, key) -> type.addField(
        FieldSpec.builder(String.class, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .initializer(Vocabulary.literal(key))
            .build()));
    type.addMethod(
        MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    try {
      Vocabulary.write(owner.packageName(), type.build(), filer);
    } catch (FilerException e) {
      return false; // Another class has the same generated name, which validation tells.
    }
    return true;
  }

  private static String constant(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return SourceVersion.isName(upper) ? upper : "_" + upper;
  }
}
