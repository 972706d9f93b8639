package dev.assetwright.version;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one element comes to: a hash of its own content, and the elements it leads to.
 *
 * <p>Anonymous and local classes are written as numbers in the order of first use, because the compiler renumbers them
 * when an unrelated one is added.
 */
final class NormalizedCode {
  /** A static field of the application that is read or set. */
  record StaticField(String owner, String name, String descriptor, boolean isWritten) {}

  private final ApplicationCode code;
  private final CodeHasher hasher = new CodeHasher();
  private final Set<List<CodeElement>> references = new LinkedHashSet<>();
  private final Set<StaticField> touched = new LinkedHashSet<>();
  private final Set<String> foreignTypes = new HashSet<>();
  private final Set<String> warnings = new TreeSet<>();
  private final Map<String, Integer> numberByLocalClass = new HashMap<>();

  NormalizedCode(ApplicationCode code) {
    this.code = code;
  }

  NormalizedCode text(String text) {
    hasher.text(text);
    return this;
  }

  NormalizedCode number(int number) {
    hasher.number(number);
    return this;
  }

  NormalizedCode bytes(byte[] bytes) {
    hasher.bytes(bytes);
    return this;
  }

  /** Writes an internal name or an array's descriptor. */
  NormalizedCode type(String internalName) {
    return text(typeName(internalName));
  }

  /** Writes the descriptor of a field or method. */
  NormalizedCode descriptor(String descriptor) {
    return text(descriptorName(descriptor));
  }

  private String typeName(String name) {
    if (name.startsWith("[")) {
      return descriptorName(name);
    }
    if (code.isUnreadable(name)) {
      refersTo(CodeElement.classFile(name));
    }
    ApplicationClass type = code.find(name);
    if (type == null && !name.startsWith("java/")) {
      foreignTypes.add(name);
    }
    if (type == null || !type.isLocal) {
      return name;
    }
    return "local#" + numberByLocalClass.computeIfAbsent(name, key -> numberByLocalClass.size());
  }

  private String descriptorName(String descriptor) {
    int start = descriptor.indexOf('L');
    if (start < 0) {
      return descriptor;
    }
    StringBuilder result = new StringBuilder(descriptor.length());
    int done = 0;
    while (start >= 0) {
      int end = descriptor.indexOf(';', start);
      result.append(descriptor, done, start + 1);
      result.append(typeName(descriptor.substring(start + 1, end)));
      done = end;
      start = descriptor.indexOf('L', end);
    }
    return result.append(descriptor, done, descriptor.length()).toString();
  }

  /** Notes that this element leads to another one; null is none. */
  void refersTo(@Nullable CodeElement element) {
    if (element != null) {
      references.add(List.of(element));
    }
  }

  /** Notes that this element leads to several others, in no order that means anything. */
  void refersToAll(List<CodeElement> elements) {
    if (!elements.isEmpty()) {
      references.add(elements);
    }
  }

  void touches(StaticField field) {
    touched.add(field);
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  byte[] hash() {
    return hasher.hash();
  }

  /** Groups of elements in the order of first use; the order within a group means nothing. */
  List<List<CodeElement>> references() {
    return new ArrayList<>(references);
  }

  Set<StaticField> touched() {
    return Collections.unmodifiableSet(touched);
  }

  /** The classes that it names and that are not the application's, those of the JDK mostly left out. */
  Set<String> foreignTypes() {
    return Collections.unmodifiableSet(foreignTypes);
  }

  /** What the hash cannot see, sorted. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }
}
