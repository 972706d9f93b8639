package dev.assetwright.version;

import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;

/** Writes constants, and notes the files and classes that they name. */
final class ConstantNormalizer {
  private static final int LONGEST_PATH = 255;

  private final ApplicationCode code;
  private final NormalizedCode result;
  private final CallNormalizer calls;

  ConstantNormalizer(ApplicationCode code, NormalizedCode result, CallNormalizer calls) {
    this.code = code;
    this.result = result;
    this.calls = calls;
  }

  /**
   * Writes one constant.
   *
   * @param isLookedInto whether a class among the constants may be looked into by reflection
   * @param declaring the class whose code holds the constant; its package completes relative names of files
   */
  void constant(Object value, boolean isLookedInto, ApplicationClass declaring) {
    if (value instanceof String text) {
      result.text("string").text(text);
      resource(text, declaring);
    } else if (value instanceof Type type) {
      result.text("type").descriptor(type.getDescriptor());
      if (isLookedInto) {
        shape(type);
      }
    } else if (value instanceof Handle handle) {
      result.text("handle");
      calls.handle(handle);
    } else if (value instanceof ConstantDynamic dynamic) {
      result.text("dynamic").text(dynamic.getName()).descriptor(dynamic.getDescriptor());
      calls.handle(dynamic.getBootstrapMethod());
      for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
        constant(dynamic.getBootstrapMethodArgument(i), isLookedInto, declaring);
      }
    } else {
      result.text(value.getClass().getSimpleName()).text(value.toString());
    }
  }

  private void shape(Type type) {
    Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
    if (element.getSort() == Type.OBJECT && code.contains(element.getInternalName())) {
      result.refersTo(CodeElement.shape(element.getInternalName()));
    }
  }

  /** A constant that names a file of the application stands for its content, a SQL statement for example. */
  private void resource(String text, ApplicationClass declaring) {
    if (text.isEmpty() || text.length() > LONGEST_PATH || text.indexOf('\n') >= 0) {
      return;
    }
    String path = code.resourcePath(text, declaring.name());
    if (path != null) {
      result.refersTo(CodeElement.resource(path));
    }
  }
}
