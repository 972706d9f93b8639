package dev.assetwright.processor.validate;

import dev.assetwright.processor.read.Language;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Which types generated code can name. */
final class Accessibility {
  private Accessibility() {}

  /** Whether a class in {@code packageName} can name the type. */
  static boolean isVisible(TypeElement type, String packageName, Language language) {
    boolean samePackage = language.packageOf(type).equals(packageName);
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      if (at.getModifiers().contains(Modifier.PRIVATE)
          || !samePackage && !at.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the first part of a type that a class in {@code packageName} cannot name, or null. */
  static @Nullable TypeElement hiddenPart(TypeMirror type, String packageName, Language language) {
    if (type instanceof ArrayType array) {
      return hiddenPart(array.getComponentType(), packageName, language);
    }
    if (type instanceof WildcardType wildcard) {
      TypeMirror bound = Language.bound(wildcard);
      return bound == null ? null : hiddenPart(bound, packageName, language);
    }
    if (!(type instanceof DeclaredType declared) || type.getKind() == TypeKind.ERROR) {
      return null;
    }
    TypeElement element = (TypeElement) declared.asElement();
    if (!isVisible(element, packageName, language)) {
      return element;
    }
    for (TypeMirror argument : declared.getTypeArguments()) {
      TypeElement hidden = hiddenPart(argument, packageName, language);
      if (hidden != null) {
        return hidden;
      }
    }
    return null;
  }
}
