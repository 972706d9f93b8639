package dev.assetwright.version;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.RecordComponentNode;

/**
 * Writes what a library can find out about a class that it is handed as a value, {@code Json.read(text, Line.class)}:
 * supertype, fields, annotations, and the methods it may call.
 */
final class ShapeNormalizer {
  /** Our own annotations say how assets are scheduled and named, nothing about what a method computes. */
  private static final String OWN_ANNOTATIONS = "Ldev/assetwright/";

  private static final int SHOWN_ACCESS =
      Opcodes.ACC_ENUM | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;

  private final ApplicationCode code;
  private final NormalizedCode result;

  ShapeNormalizer(ApplicationCode code, NormalizedCode result) {
    this.code = code;
    this.result = result;
  }

  void write(ApplicationClass type) {
    result.type(type.name()).number(type.node.access & SHOWN_ACCESS);
    supertype(type.superclass());
    type.interfaces().forEach(this::supertype);
    annotations(type.node.visibleAnnotations);
    for (FieldNode field : type.node.fields) {
      if (!ApplicationClass.isSynthetic(field.access) && !ApplicationClass.isStatic(field.access)) {
        field(field);
      }
    }
    if (type.node.recordComponents != null) {
      for (RecordComponentNode component : type.node.recordComponents) {
        annotations(component.visibleAnnotations);
      }
    }
    methods(type);
  }

  private void supertype(@Nullable String name) {
    if (name != null) {
      result.type(name);
      shape(name);
    }
  }

  private void shape(String name) {
    if (code.contains(name)) {
      result.refersTo(CodeElement.shape(name));
    }
  }

  private void field(FieldNode field) {
    String signature = field.signature == null ? field.desc : field.signature;
    result.text(field.name).descriptor(field.desc).text(signature);
    annotations(field.visibleAnnotations);
    new SignatureReader(signature).acceptType(new SignatureVisitor(Opcodes.ASM9) {
      @Override
      public void visitClassType(String name) {
        shape(name);
      }
    });
  }

  private void methods(ApplicationClass type) {
    List<MethodNode> methods = new ArrayList<>(type.node.methods);
    methods.sort(Comparator.comparing((MethodNode method) -> method.name + method.desc));
    for (MethodNode method : methods) {
      if (!isFound(method)) {
        continue;
      }
      annotations(method.visibleAnnotations);
      if (method.visibleParameterAnnotations != null) {
        for (List<AnnotationNode> parameter : method.visibleParameterAnnotations) {
          annotations(parameter);
        }
      }
      if (ApplicationClass.isAbstract(method.access)) {
        result.text(method.name).descriptor(method.desc);
      } else {
        result.refersTo(CodeElement.method(type.name(), method.name, method.desc));
      }
    }
  }

  private static boolean isFound(MethodNode method) {
    boolean isAnnotatedOrObjects = !ApplicationClass.isStatic(method.access)
        || method.visibleAnnotations != null
        || method.name.equals(ApplicationClass.STATIC_INITIALIZER);
    return isAnnotatedOrObjects && !ApplicationClass.isSynthetic(method.access);
  }

  private void annotations(@Nullable List<AnnotationNode> annotations) {
    if (annotations == null) {
      return;
    }
    for (AnnotationNode annotation : annotations) {
      if (!annotation.desc.startsWith(OWN_ANNOTATIONS)) {
        annotation(annotation);
      }
    }
  }

  private void annotation(AnnotationNode annotation) {
    result.text("@").descriptor(annotation.desc);
    if (annotation.values != null) {
      annotation.values.forEach(this::annotationValue);
    }
  }

  private void annotationValue(Object value) {
    if (value instanceof AnnotationNode nested) {
      annotation(nested);
    } else if (value instanceof List<?> values) {
      result.number(values.size());
      values.forEach(this::annotationValue);
    } else if (value instanceof String[] constant) {
      result.descriptor(constant[0]).text(constant[1]);
    } else if (value instanceof Type type) {
      result.descriptor(type.getDescriptor());
    } else {
      result.text(value.toString());
    }
  }
}
