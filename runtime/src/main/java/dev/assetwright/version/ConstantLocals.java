package dev.assetwright.version;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The local variables of a method that are set once, to a constant. Whether such a variable is declared {@code final}, and
 * whether there are names for a debugger, decides if compilers read the variable or repeat the constant.
 */
final class ConstantLocals {
  private final Map<Integer, AbstractInsnNode> constants = new HashMap<>();
  private final Set<AbstractInsnNode> settings = new HashSet<>();

  private ConstantLocals() {}

  static ConstantLocals of(MethodNode method, Map<LabelNode, Integer> labels) {
    int parameters = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
    int firstLocal = ApplicationClass.isStatic(method.access) ? parameters - 1 : parameters;
    Map<Integer, VarInsnNode> onlyStores = new HashMap<>();
    Set<Integer> changed = new HashSet<>();
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof IincInsnNode increment) {
        changed.add(increment.var);
      } else if (instruction instanceof VarInsnNode access
          && isStore(access)
          && (access.var < firstLocal || onlyStores.put(access.var, access) != null)) {
        changed.add(access.var);
      }
    }
    onlyStores.keySet().removeAll(changed);
    ConstantLocals locals = new ConstantLocals();
    onlyStores.values().forEach(store -> locals.add(store, labels));
    return locals;
  }

  private void add(VarInsnNode store, Map<LabelNode, Integer> labels) {
    AbstractInsnNode value = store.getPrevious();
    while (value != null && value.getOpcode() < 0) {
      if (value instanceof LabelNode label && labels.containsKey(label)) {
        return;
      }
      value = value.getPrevious();
    }
    if (value != null && isConstant(value)) {
      constants.put(store.var, value);
      settings.add(value);
      settings.add(store);
    }
  }

  private static boolean isStore(VarInsnNode access) {
    return access.getOpcode() >= Opcodes.ISTORE && access.getOpcode() <= Opcodes.ASTORE;
  }

  /** Whether the compiler may repeat the value: a number or a string, not null and no class. */
  private static boolean isConstant(AbstractInsnNode value) {
    int opcode = value.getOpcode();
    return Instructions.intConstant(value) != null
        || opcode >= Opcodes.LCONST_0 && opcode <= Opcodes.DCONST_1
        || value instanceof LdcInsnNode load
            && (load.cst instanceof Number || load.cst instanceof String);
  }

  /** Whether the instruction only sets such a variable. */
  boolean isSetting(AbstractInsnNode instruction) {
    return settings.contains(instruction);
  }

  /** Returns the instruction that loads the constant which this one reads from a variable, or null. */
  @Nullable
  AbstractInsnNode constant(AbstractInsnNode instruction) {
    return instruction instanceof VarInsnNode access && !isStore(access)
        ? constants.get(access.var)
        : null;
  }
}
