package dev.assetwright.version;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;

/** A parsed class of the application with its members by name. */
final class ApplicationClass {
  static final String CONSTRUCTOR = "<init>";
  static final String STATIC_INITIALIZER = "<clinit>";

  private static final String STABLE = "Ldev/assetwright/Stable;";

  final ClassNode node;
  private final Map<String, MethodNode> methods = new HashMap<>();
  private final Map<String, FieldNode> fields = new HashMap<>();

  /** Whether the class has no name a user could know: anonymous, local, or made by the compiler. */
  final boolean isLocal;

  /** Whether its author says that none of its code ever matters. */
  final boolean isStable;

  private final boolean heedsStable;

  /** Takes a parsed class; unless that {@code heedsStable}, nothing in it is stable. */
  ApplicationClass(ClassNode node, boolean heedsStable) {
    this.heedsStable = heedsStable;
    this.node = node;
    node.methods.forEach(method -> methods.put(method.name + method.desc, method));
    node.fields.forEach(field -> fields.put(field.name + field.desc, field));
    this.isLocal = isLocal(node);
    this.isStable = isMarkedStable(node.invisibleAnnotations);
  }

  /** Whether its author says that the code of a member of it never matters. */
  boolean isStable(MethodNode method) {
    return isStable || isMarkedStable(method.invisibleAnnotations);
  }

  private boolean isMarkedStable(@Nullable List<AnnotationNode> annotations) {
    return heedsStable
        && annotations != null
        && annotations.stream().anyMatch(annotation -> annotation.desc.equals(STABLE));
  }

  String name() {
    return node.name;
  }

  List<String> interfaces() {
    return node.interfaces;
  }

  @Nullable
  String superclass() {
    return node.superName;
  }

  @Nullable
  MethodNode method(String name, String descriptor) {
    return methods.get(name + descriptor);
  }

  MethodNode get(String name, String descriptor) {
    MethodNode method = method(name, descriptor);
    if (method == null) {
      throw new IllegalArgumentException(node.name + " declares no " + name + descriptor);
    }
    return method;
  }

  boolean hasStaticInitializer() {
    return method(STATIC_INITIALIZER, "()V") != null;
  }

  @Nullable
  FieldNode field(String name, String descriptor) {
    return fields.get(name + descriptor);
  }

  /** The class that shares its private members with this one: its outermost class, or itself. */
  String nestHost() {
    return node.nestHostClass == null ? node.name : node.nestHostClass;
  }

  /** The place of a synthetic field among the others, which a renamed captured variable does not move. */
  int syntheticIndex(FieldNode field) {
    int index = 0;
    for (FieldNode other : node.fields) {
      if (other == field) {
        return index;
      }
      if (isSynthetic(other.access)) {
        index++;
      }
    }
    throw new IllegalArgumentException(field.name + " is not a field of " + node.name);
  }

  static boolean isSynthetic(int access) {
    return (access & Opcodes.ACC_SYNTHETIC) != 0;
  }

  static boolean isStatic(int access) {
    return (access & Opcodes.ACC_STATIC) != 0;
  }

  static boolean isAbstract(int access) {
    return (access & Opcodes.ACC_ABSTRACT) != 0;
  }

  static boolean isBridge(int access) {
    return (access & Opcodes.ACC_BRIDGE) != 0;
  }

  static boolean isPrivate(int access) {
    return (access & Opcodes.ACC_PRIVATE) != 0;
  }

  /** Whether the compiler made up the method and its name: a lambda's body, an accessor of a private member. */
  static boolean isMadeUp(MethodNode method) {
    return isSynthetic(method.access) && !isBridge(method.access);
  }

  private static boolean isLocal(ClassNode node) {
    if (node.outerMethod != null || node.outerClass != null) {
      return true;
    }
    for (InnerClassNode inner : node.innerClasses) {
      if (inner.name.equals(node.name)) {
        return inner.innerName == null || inner.outerName == null;
      }
    }
    return isSynthetic(node.access);
  }
}
