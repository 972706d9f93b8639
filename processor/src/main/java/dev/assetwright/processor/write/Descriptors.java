package dev.assetwright.processor.write;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Erased method descriptors as in class files (JVMS 4.3). */
final class Descriptors {
  private Descriptors() {}

  static String of(ExecutableElement method) {
    StringBuilder descriptor = new StringBuilder("(");
    for (VariableElement parameter : method.getParameters()) {
      descriptor.append(of(parameter.asType()));
    }
    return descriptor.append(')').append(of(method.getReturnType())).toString();
  }

  private static String of(TypeMirror type) {
    return switch (type.getKind()) {
      case BOOLEAN -> "Z";
      case BYTE -> "B";
      case SHORT -> "S";
      case INT -> "I";
      case LONG -> "J";
      case CHAR -> "C";
      case FLOAT -> "F";
      case DOUBLE -> "D";
      case VOID -> "V";
      case ARRAY -> "[" + of(((ArrayType) type).getComponentType());
      case DECLARED -> "L" + binaryName((TypeElement) ((DeclaredType) type).asElement()) + ";";
      default -> throw new IllegalArgumentException("a method that is not generic takes " + type);
    };
  }

  /** The name by which a class loader knows a class. */
  static String className(TypeElement type) {
    return binaryName(type).replace('/', '.');
  }

  private static String binaryName(TypeElement type) {
    Element outer = type.getEnclosingElement();
    return outer.getKind() == ElementKind.PACKAGE
        ? type.getQualifiedName().toString().replace('.', '/')
        : binaryName((TypeElement) outer) + "$" + type.getSimpleName();
  }
}
