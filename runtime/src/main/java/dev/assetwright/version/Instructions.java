package dev.assetwright.version;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Questions about single instructions and about the labels of a method. */
final class Instructions {
  private Instructions() {}

  /** Returns the int that the instruction loads in whichever form, or null when it does something else. */
  static @Nullable Integer intConstant(AbstractInsnNode instruction) {
    int opcode = instruction.getOpcode();
    if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
      return opcode - Opcodes.ICONST_0;
    }
    if (opcode == Opcodes.BIPUSH || opcode == Opcodes.SIPUSH) {
      return ((IntInsnNode) instruction).operand;
    }
    return instruction instanceof LdcInsnNode load && load.cst instanceof Integer number
        ? number
        : null;
  }

  /**
   * Whether the class literal is only asked for its name, a resource or a logger, so that the members of the class mean
   * nothing to what follows.
   */
  static boolean isOnlyAskedForName(LdcInsnNode literal) {
    AbstractInsnNode next = literal.getNext();
    while (next != null && (next.getOpcode() < 0 || next instanceof LdcInsnNode)) {
      next = next.getNext();
    }
    return next instanceof MethodInsnNode call
        && (call.owner.equals("java/lang/Class") || call.name.equals("getLogger"));
  }

  /** Numbers, in the order of the code, the labels that something jumps to or that bound a try block. */
  static Map<LabelNode, Integer> numberLabels(
      List<TryCatchBlockNode> tryBlocks, Iterable<AbstractInsnNode> instructions) {
    Set<LabelNode> used = Collections.newSetFromMap(new IdentityHashMap<>());
    for (TryCatchBlockNode block : tryBlocks) {
      used.addAll(List.of(block.start, block.end, block.handler));
    }
    for (AbstractInsnNode instruction : instructions) {
      used.addAll(targets(instruction));
    }
    Map<LabelNode, Integer> numbers = new IdentityHashMap<>();
    for (AbstractInsnNode instruction : instructions) {
      if (instruction instanceof LabelNode label && used.contains(label)) {
        numbers.put(label, numbers.size());
      }
    }
    return numbers;
  }

  /** The labels that the instruction may jump to. */
  static List<LabelNode> targets(AbstractInsnNode instruction) {
    if (instruction instanceof JumpInsnNode jump) {
      return List.of(jump.label);
    }
    List<LabelNode> labels = List.of();
    if (instruction instanceof TableSwitchInsnNode table) {
      labels = new ArrayList<>(table.labels);
      labels.add(table.dflt);
    } else if (instruction instanceof LookupSwitchInsnNode lookup) {
      labels = new ArrayList<>(lookup.labels);
      labels.add(lookup.dflt);
    }
    return labels;
  }
}
