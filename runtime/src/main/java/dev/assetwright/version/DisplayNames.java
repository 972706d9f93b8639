package dev.assetwright.version;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/** How parts of the code are called in front of people; unique within an application. */
final class DisplayNames {
  static final String STATIC_FIELD = "field ";
  static final String SHAPE = "class ";
  static final String RESOURCE = "file ";
  static final String CLASS_FILE = "class file ";

  private DisplayNames() {}

  static String method(String owner, String name, String descriptor) {
    String parameters = Arrays.stream(Type.getArgumentTypes(descriptor))
        .map(type -> type.getClassName().replaceFirst("^java\\.lang\\.(?=[^.]+$)", ""))
        .collect(Collectors.joining(", ", "(", ")"));
    return type(owner) + "." + name + parameters;
  }

  /** A bridge differs from the method it stands for by its result only, so that is shown. */
  static String bridge(String owner, String name, String descriptor) {
    return method(owner, name, descriptor)
        + ": "
        + Type.getReturnType(descriptor).getClassName();
  }

  static String type(String internalName) {
    return internalName.replace('/', '.');
  }
}
