package dev.assetwright.version;

import dev.assetwright.version.ClassHierarchy.Declared;
import dev.assetwright.version.NormalizedCode.StaticField;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldNode;

/** Writes calls, field accesses and creations, and notes what they lead to. */
final class CallNormalizer {
  /** Writes a body in place of a call of it. */
  interface Inliner {
    void inline(Declared madeUp);
  }

  private final ClassHierarchy hierarchy;
  private final NormalizedCode result;
  private final Inliner inliner;
  private final Set<CodeElement> open = new HashSet<>();

  CallNormalizer(ClassHierarchy hierarchy, NormalizedCode result, Inliner inliner) {
    this.hierarchy = hierarchy;
    this.result = result;
    this.inliner = inliner;
  }

  void call(String owner, String name, String descriptor, boolean isVirtual) {
    Declared called = hierarchy.resolve(owner, name, descriptor);
    if (called != null && ApplicationClass.isMadeUp(called.method())) {
      inline(called);
      return;
    }
    result.type(called == null ? owner : called.owner().name());
    result.text(name).descriptor(descriptor);
    if (called != null && called.owner().isStable(called.method())) {
      return;
    }
    if (called != null && !ApplicationClass.isAbstract(called.method().access)) {
      result.refersTo(called.element());
    }
    if (isVirtual) {
      result.refersToAll(hierarchy.overrides(owner, name, descriptor));
    }
  }

  /** Lambdas are numbered within their class, so one added above renames the others: their content stands in. */
  private void inline(Declared madeUp) {
    if (!open.add(madeUp.element())) {
      result.text("again");
      return;
    }
    result.text("{").descriptor(madeUp.method().desc);
    inliner.inline(madeUp);
    result.text("}");
    open.remove(madeUp.element());
  }

  void field(int opcode, String owner, String name, String descriptor) {
    boolean isWritten = opcode == Opcodes.PUTSTATIC || opcode == Opcodes.PUTFIELD;
    boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
    ApplicationClass declaring = hierarchy.fieldOwner(owner, name, descriptor);
    if (declaring == null) {
      result.type(owner).text(name).descriptor(descriptor);
      return;
    }
    FieldNode field = declaring.field(name, descriptor);
    result.type(declaring.name()).descriptor(descriptor);
    if (field != null && ApplicationClass.isSynthetic(field.access)) {
      // val$total: a captured variable's name is the user's to change.
      result.text("synthetic").number(declaring.syntheticIndex(field));
    } else {
      result.text(name);
    }
    if (field != null && field.value != null) {
      result.text(field.value.toString());
    }
    if (isStatic) {
      result.touches(new StaticField(declaring.name(), name, descriptor, isWritten));
      if (name.equals("$assertionsDisabled")) {
        return;
      }
      if (declaring.hasStaticInitializer()) {
        result.refersTo(CodeElement.staticField(declaring.name(), name, descriptor));
      } else {
        result.refersTo(hierarchy.initializer(declaring.name()));
      }
    }
  }

  /** A new object may be handed to a library, which then calls it back. */
  void create(String type) {
    result.type(type);
    result.refersToAll(hierarchy.callbacks(type));
  }

  void handle(Handle handle) {
    int tag = handle.getTag();
    result.number(tag);
    if (tag <= Opcodes.H_PUTSTATIC) {
      field(opcode(tag), handle.getOwner(), handle.getName(), handle.getDesc());
      return;
    }
    if (tag == Opcodes.H_NEWINVOKESPECIAL) {
      create(handle.getOwner());
    }
    boolean isVirtual = tag == Opcodes.H_INVOKEVIRTUAL || tag == Opcodes.H_INVOKEINTERFACE;
    call(handle.getOwner(), handle.getName(), handle.getDesc(), isVirtual);
  }

  private static int opcode(int tag) {
    return switch (tag) {
      case Opcodes.H_GETFIELD -> Opcodes.GETFIELD;
      case Opcodes.H_GETSTATIC -> Opcodes.GETSTATIC;
      case Opcodes.H_PUTFIELD -> Opcodes.PUTFIELD;
      default -> Opcodes.PUTSTATIC;
    };
  }
}
