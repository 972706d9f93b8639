package dev.assetwright.processor.model;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/**
 * A class or interface with annotated methods.
 *
 * @param element the type
 * @param packageName where it lies; empty for the unnamed package
 * @param display its name inside the package, {@code Outer.Inner}
 */
public record DeclaringClass(TypeElement element, String packageName, String display) {
  /** The qualified name, by which classes are sorted. */
  public String qualifiedName() {
    return element.getQualifiedName().toString();
  }

  /** The beginning of the names generated for it, {@code Outer_Inner}. */
  public String generatedPrefix() {
    return display.replace('.', '_');
  }

  /** The simple name of its unit, {@code Outer_Inner_Unit}. */
  public String unitName() {
    return generatedPrefix() + "_Unit";
  }

  /** The qualified name of what is generated for a contract, {@code shop.Outer_Inner_Contract}. */
  public String contractName() {
    return (packageName.isEmpty() ? "" : packageName + ".") + generatedPrefix() + "_Contract";
  }

  /** Whether it is an interface; annotations count as such. */
  public boolean isInterface() {
    return element.getKind() == ElementKind.INTERFACE
        || element.getKind() == ElementKind.ANNOTATION_TYPE;
  }
}
