package dev.assetwright.processor.read;

import dev.assetwright.processor.model.DeclaredKeys;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.Unresolved;
import dev.assetwright.rules.AssetKey;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Reads the keys that a class declares, and nothing else: that is all the first round can know. */
public final class KeyReader {
  private KeyReader() {}

  /** Reads the keys of a class with annotated methods, in the order of the source; what does not resolve is left out. */
  public static DeclaredKeys read(Language language, String className) {
    TypeElement type = language.elements().getTypeElement(className);
    OutputReader outputs = new OutputReader(language);
    List<Unresolved> unresolved = new ArrayList<>();
    List<AssetKey> keys = new ArrayList<>();
    for (Element member : type.getEnclosedElements()) {
      if (!(member instanceof ExecutableElement method)) {
        continue;
      }
      MethodKind kind = MethodReader.kindOf(method);
      AnnotationMirror mirror =
          kind == null ? null : Language.annotation(method, kind.annotationName());
      if (mirror != null) {
        keys.addAll(OutputReader.keys(outputs.naming(
            kind,
            method,
            new AnnotationReader(method, mirror, unresolved, language),
            Language.withoutResult(method.getReturnType()))));
      }
    }
    return new DeclaredKeys(DeclarationReader.declaringClass(language, type), keys);
  }
}
