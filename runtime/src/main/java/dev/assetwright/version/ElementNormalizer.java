package dev.assetwright.version;

import static dev.assetwright.version.ApplicationClass.CONSTRUCTOR;
import static dev.assetwright.version.ApplicationClass.STATIC_INITIALIZER;

import dev.assetwright.version.StaticInitializers.Division;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Turns each kind of element into what its content comes to. */
final class ElementNormalizer {
  private static final int KEPT_ACCESS = Opcodes.ACC_STATIC | Opcodes.ACC_SYNCHRONIZED;

  private final ApplicationCode code;
  private final ClassHierarchy hierarchy;
  private final SwitchMaps switchMaps;
  private final StaticInitializers initializers;
  private final Map<CodeElement, List<String>> files;
  private final Map<CodeElement, NormalizedCode> known = new HashMap<>();

  /**
   * Normalizes elements of the application.
   *
   * @param files of some methods, by which each counts too
   */
  ElementNormalizer(
      ApplicationCode code, ClassHierarchy hierarchy, Map<CodeElement, List<String>> files) {
    this.code = code;
    this.hierarchy = hierarchy;
    this.files = files;
    this.switchMaps = new SwitchMaps(code);
    this.initializers = new StaticInitializers(code, this::statement, this::normalize);
  }

  /** Returns what the element comes to; the same object each time. */
  NormalizedCode normalize(CodeElement element) {
    NormalizedCode result = known.get(element);
    if (result == null) {
      result = write(element);
      known.put(element, result);
    }
    return result;
  }

  private NormalizedCode write(CodeElement element) {
    NormalizedCode result = new NormalizedCode(code);
    result.text(element.kind().name());
    switch (element.kind()) {
      case METHOD -> method(element, result);
      case STATIC_FIELD -> staticField(element, result);
      case INITIALIZER -> initializer(element, result);
      case SHAPE -> shape(code.get(element.owner()), result);
      case RESOURCE -> resource(element, result);
      case CLASS_FILE -> classFile(element, result);
      case ABSENT -> absent(element, result);
    }
    return result;
  }

  /** Returns how the element's class was compiled; empty when it has none. */
  String compiler(CodeElement element) {
    return element.kind() == CodeElement.Kind.RESOURCE ? "" : code.compiler(element.owner());
  }

  /** Returns the name of the element for people. */
  String displayName(CodeElement element) {
    return switch (element.kind()) {
      case METHOD -> {
        ApplicationClass type = code.get(element.owner());
        MethodNode method = type.method(element.name(), element.descriptor());
        yield method != null && ApplicationClass.isBridge(method.access)
            ? DisplayNames.bridge(element.owner(), element.name(), element.descriptor())
            : DisplayNames.method(element.owner(), element.name(), element.descriptor());
      }
      case STATIC_FIELD ->
        DisplayNames.STATIC_FIELD + DisplayNames.type(element.owner()) + "." + element.name();
      case INITIALIZER -> DisplayNames.type(element.owner()) + "." + STATIC_INITIALIZER;
      case ABSENT -> DisplayNames.method(element.owner(), element.name(), element.descriptor());
      case SHAPE -> DisplayNames.SHAPE + DisplayNames.type(element.owner());
      case RESOURCE -> DisplayNames.RESOURCE + element.owner();
      case CLASS_FILE -> DisplayNames.CLASS_FILE + DisplayNames.type(element.owner());
    };
  }

  private void method(CodeElement element, NormalizedCode result) {
    ApplicationClass type = code.get(element.owner());
    MethodNode method = type.get(element.name(), element.descriptor());
    if (type.isLocal) {
      // Its own number first, wherever the method first mentions it.
      result.type(type.name());
    }
    result.descriptor(method.desc).number(method.access & KEPT_ACCESS);
    for (String file : files.getOrDefault(element, List.of())) {
      result.refersTo(CodeElement.resource(file));
    }
    if (type.isStable(method)) {
      result.text("stable");
      return;
    }
    body(result, displayName(element)).write(type, method);
    if (method.name.equals(STATIC_INITIALIZER)) {
      result.refersTo(hierarchy.initializer(type.superclass()));
    } else if (method.name.equals(CONSTRUCTOR) || ApplicationClass.isStatic(method.access)) {
      result.refersTo(hierarchy.initializer(type.name()));
    } else if (!type.isLocal) {
      // A constructor set the fields that the method reads, and it may be injection that called it.
      result.refersToAll(hierarchy.constructors(type));
    }
  }

  private void shape(ApplicationClass type, NormalizedCode result) {
    if (!type.isStable) {
      new ShapeNormalizer(code, result).write(type);
    }
  }

  private BodyNormalizer body(NormalizedCode result, String displayName) {
    return new BodyNormalizer(code, hierarchy, switchMaps, result, displayName);
  }

  private void staticField(CodeElement element, NormalizedCode result) {
    ApplicationClass type = code.get(element.owner());
    if (type.isStable) {
      return;
    }
    Division division = initializers.of(type);
    part(type, division, division.of(element.name(), element.descriptor()), result);
    result.refersTo(CodeElement.initializer(type.name()));
  }

  private void initializer(CodeElement element, NormalizedCode result) {
    ApplicationClass type = code.get(element.owner());
    if (type.isStable) {
      return;
    }
    Division division = initializers.of(type);
    part(type, division, division.effects(), result);
    result.refersTo(hierarchy.initializer(type.superclass()));
  }

  private void part(
      ApplicationClass type,
      Division division,
      List<AbstractInsnNode> statements,
      NormalizedCode result) {
    if (division.isWhole()) {
      result.refersTo(CodeElement.method(type.name(), STATIC_INITIALIZER, "()V"));
    } else {
      MethodNode method = type.get(STATIC_INITIALIZER, "()V");
      body(result, DisplayNames.method(type.name(), STATIC_INITIALIZER, "()V"))
          .write(type, method, statements);
    }
  }

  /** What some statements come to by themselves. */
  private NormalizedCode statement(
      ApplicationClass type, MethodNode method, List<AbstractInsnNode> statements) {
    NormalizedCode result = new NormalizedCode(code);
    body(result, type.name()).write(type, method, statements);
    return result;
  }

  private void resource(CodeElement element, NormalizedCode result) {
    try {
      result.bytes(code.resource(element.owner()));
    } catch (IOException e) {
      result.warn("'%s' cannot be read (%s): its content is not part of the code version."
          .formatted(element.owner(), e.getMessage()));
    }
  }

  private void classFile(CodeElement element, NormalizedCode result) {
    byte[] bytes = code.classFile(element.owner());
    result.bytes(bytes);
    for (String type : UnreadableClass.mentionedTypes(bytes, code.types())) {
      if (!type.equals(element.owner())) {
        result.refersTo(CodeElement.classFile(type));
      }
    }
    for (String subtype : code.directSubtypes(element.owner())) {
      result.refersTo(CodeElement.classFile(subtype));
    }
    result.warn(("'%s' is compiled for a newer Java than this version of Assetwright can read: "
            + "any change of the class counts, a comment's too.")
        .formatted(DisplayNames.type(element.owner())));
  }

  private void absent(CodeElement element, NormalizedCode result) {
    result.text(element.owner()).text(element.name()).text(element.descriptor());
    result.warn(
        "'%s' is in none of the application's folders and jars: its code is not part of the version."
            .formatted(displayName(element)));
  }
}
