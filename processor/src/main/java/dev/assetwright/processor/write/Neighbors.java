package dev.assetwright.processor.write;

import dev.assetwright.processor.read.Language;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import org.jspecify.annotations.Nullable;

/**
 * The classes that a package has by itself, asked for one by one.
 *
 * <p>To list them would make javac complete them all; of a file named after no class in it, which it finds on the source
 * path, it then reads a second time what it has already, and refuses every class in it as a duplicate.
 */
final class Neighbors {
  private final String prefix;
  private final Language language;
  private final @Nullable ModuleElement module;
  private final Map<String, Boolean> known = new HashMap<>();

  Neighbors(String packageName, Language language) {
    this.prefix = packageName.isEmpty() ? "" : packageName + ".";
    this.language = language;
    PackageElement around = language.elements().getPackageElement(packageName);
    this.module = around == null ? null : language.elements().getModuleOf(around);
  }

  /** Whether the package has a class of that simple name. */
  boolean include(String simpleName) {
    return known.computeIfAbsent(simpleName, this::isDeclared);
  }

  private boolean isDeclared(String simpleName) {
    // Without the module, javac looks through every module that it knows.
    return module == null
        ? language.elements().getTypeElement(prefix + simpleName) != null
        : language.elements().getTypeElement(module, prefix + simpleName) != null;
  }
}
