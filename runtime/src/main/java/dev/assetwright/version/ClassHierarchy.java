package dev.assetwright.version;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** Answers which code a call, a field access or a creation can lead to. */
final class ClassHierarchy {
  /** A method and the class that declares it. */
  record Declared(ApplicationClass owner, MethodNode method) {
    CodeElement element() {
      return CodeElement.method(owner.name(), method.name, method.desc);
    }
  }

  /** Supertypes from the JDK that call nothing back beyond what every object offers. */
  private static final Set<String> PLAIN_SUPERTYPES =
      Set.of("java/lang/Object", "java/lang/Record", "java/lang/Enum");

  private final ApplicationCode code;
  private final Map<CodeElement, List<CodeElement>> overrides = new HashMap<>();
  private final Map<String, List<CodeElement>> callbacks = new HashMap<>();

  ClassHierarchy(ApplicationCode code) {
    this.code = code;
  }

  /** Returns the method that a call finds, superclasses before interfaces, or null when it is no code of ours. */
  @Nullable
  Declared resolve(@Nullable String owner, String name, String descriptor) {
    for (ApplicationClass type = find(owner); type != null; type = find(type.superclass())) {
      MethodNode method = type.method(name, descriptor);
      if (method != null) {
        return new Declared(type, method);
      }
    }
    for (ApplicationClass type = find(owner); type != null; type = find(type.superclass())) {
      for (String supertype : type.interfaces()) {
        Declared inherited = resolve(supertype, name, descriptor);
        if (inherited != null) {
          return inherited;
        }
      }
    }
    return null;
  }

  /** Returns the class of ours that declares the field, or null. */
  @Nullable
  ApplicationClass fieldOwner(@Nullable String owner, String name, String descriptor) {
    ApplicationClass type = find(owner);
    if (type == null) {
      return null;
    }
    FieldNode field = type.field(name, descriptor);
    if (field != null) {
      return type;
    }
    for (String supertype : type.interfaces()) {
      ApplicationClass inherited = fieldOwner(supertype, name, descriptor);
      if (inherited != null) {
        return inherited;
      }
    }
    return fieldOwner(type.superclass(), name, descriptor);
  }

  /**
   * Returns what a virtual call on {@code owner} can run: in each subtype the method it declares or inherits, since
   * which of them is behind an interface is decided by injection.
   */
  List<CodeElement> overrides(String owner, String name, String descriptor) {
    CodeElement called = CodeElement.method(owner, name, descriptor);
    List<CodeElement> known = overrides.get(called);
    if (known == null) {
      Set<CodeElement> found = new LinkedHashSet<>();
      for (String subtype : subtypes(owner)) {
        Declared declared = resolve(subtype, name, descriptor);
        if (declared != null && isOverridable(declared.method())) {
          found.add(declared.element());
        }
      }
      known = List.copyOf(found);
      overrides.put(called, known);
    }
    return known;
  }

  private static boolean isOverridable(MethodNode method) {
    return !ApplicationClass.isAbstract(method.access)
        && !ApplicationClass.isStatic(method.access)
        && !ApplicationClass.isPrivate(method.access);
  }

  /** All types below {@code type}; those that cannot be read are left out. */
  Set<String> subtypes(String type) {
    Set<String> found = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(code.directSubtypes(type));
    for (int next = 0; next < open.size(); next++) {
      if (found.add(open.get(next))) {
        open.addAll(code.directSubtypes(open.get(next)));
      }
    }
    return found;
  }

  /** Returns what runs before the class is used and leads on to its superclasses, or null when nothing does. */
  @Nullable
  CodeElement initializer(@Nullable String type) {
    for (ApplicationClass current = find(type);
        current != null;
        current = find(current.superclass())) {
      if (current.hasStaticInitializer()) {
        return CodeElement.initializer(current.name());
      }
    }
    return null;
  }

  /** The constructors of the class, of which one made any object of it. */
  List<CodeElement> constructors(ApplicationClass type) {
    List<CodeElement> found = new ArrayList<>();
    for (MethodNode method : type.node.methods) {
      if (method.name.equals(ApplicationClass.CONSTRUCTOR)
          && !ApplicationClass.isSynthetic(method.access)) {
        found.add(CodeElement.method(type.name(), method.name, method.desc));
      }
    }
    return found;
  }

  /**
   * Returns the methods that a library may call on a new object of the class: all, when the class has a library's
   * supertype or is local; else what every object and every record offers.
   */
  List<CodeElement> callbacks(String type) {
    List<CodeElement> known = callbacks.get(type);
    if (known == null) {
      known = new ArrayList<>();
      boolean isKnownToLibrary = false;
      for (ApplicationClass current = find(type);
          current != null;
          current = find(current.superclass())) {
        // What a class inherits also implements its library's interface.
        isKnownToLibrary |= hasLibrarySupertype(current);
        boolean isAllCallable = isKnownToLibrary || current.isLocal;
        for (MethodNode method : current.node.methods) {
          if (isCallable(method) && (isAllCallable || isOffered(current, method))) {
            known.add(CodeElement.method(current.name(), method.name, method.desc));
          }
        }
      }
      callbacks.put(type, known);
    }
    return known;
  }

  private static boolean isCallable(MethodNode method) {
    return isOverridable(method)
        && !ApplicationClass.isSynthetic(method.access)
        && !method.name.startsWith("<");
  }

  private static boolean isOffered(ApplicationClass type, MethodNode method) {
    String signature = method.name + method.desc;
    return switch (signature) {
      case "toString()Ljava/lang/String;", "hashCode()I", "equals(Ljava/lang/Object;)Z" -> true;
      // A stored record is written through its accessors.
      default ->
        type.node.recordComponents != null
            && type.node.recordComponents.stream()
                .anyMatch(
                    component -> signature.equals(component.name + "()" + component.descriptor));
    };
  }

  private boolean hasLibrarySupertype(ApplicationClass type) {
    for (String supertype : type.interfaces()) {
      if (isOrHasLibrarySupertype(supertype)) {
        return true;
      }
    }
    String superclass = type.superclass();
    return superclass != null
        && !PLAIN_SUPERTYPES.contains(superclass)
        && isOrHasLibrarySupertype(superclass);
  }

  private boolean isOrHasLibrarySupertype(String name) {
    ApplicationClass type = find(name);
    return type == null || hasLibrarySupertype(type);
  }

  private @Nullable ApplicationClass find(@Nullable String type) {
    return type == null ? null : code.find(type);
  }
}
