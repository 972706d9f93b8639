package dev.assetwright.version;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Splits a static initializer into its statements: the shortest stretches that begin and end with nothing on the stack and
 * that no jump and no local variable crosses. A loop or a condition is one statement.
 */
final class InitializerStatements {
  private final InsnList instructions;
  private final BitSet crossed = new BitSet();

  private InitializerStatements(InsnList instructions) {
    this.instructions = instructions;
  }

  /** Returns the statements in order; empty when they cannot be told apart. */
  static List<List<AbstractInsnNode>> of(String owner, MethodNode initializer) {
    // What a handler does depends on what failed before it.
    if (!initializer.tryCatchBlocks.isEmpty()) {
      return List.of();
    }
    try {
      Frame<BasicValue>[] frames =
          new Analyzer<>(new BasicInterpreter()).analyze(owner, initializer);
      InitializerStatements statements = new InitializerStatements(initializer.instructions);
      statements.markJumps();
      statements.markVariables();
      return statements.split(frames);
    } catch (AnalyzerException e) {
      return List.of();
    }
  }

  private void markJumps() {
    for (AbstractInsnNode instruction : instructions) {
      int from = instructions.indexOf(instruction);
      for (LabelNode target : Instructions.targets(instruction)) {
        mark(from, instructions.indexOf(target));
      }
    }
  }

  private void markVariables() {
    Map<Integer, Integer> firstUses = new HashMap<>();
    for (AbstractInsnNode instruction : instructions) {
      int variable = -1;
      if (instruction instanceof VarInsnNode access) {
        variable = access.var;
      } else if (instruction instanceof IincInsnNode increment) {
        variable = increment.var;
      }
      if (variable >= 0) {
        int at = instructions.indexOf(instruction);
        mark(firstUses.computeIfAbsent(variable, unused -> at), at);
      }
    }
  }

  private void mark(int one, int other) {
    crossed.set(Math.min(one, other) + 1, Math.max(one, other) + 1);
  }

  private List<List<AbstractInsnNode>> split(Frame<BasicValue>[] frames) {
    List<List<AbstractInsnNode>> statements = new ArrayList<>();
    List<AbstractInsnNode> current = new ArrayList<>();
    for (int i = 0; i < frames.length; i++) {
      boolean isBetween = frames[i] != null && frames[i].getStackSize() == 0 && !crossed.get(i);
      if (isBetween && !current.isEmpty()) {
        statements.add(current);
        current = new ArrayList<>();
      }
      AbstractInsnNode instruction = instructions.get(i);
      if (instruction.getOpcode() != Opcodes.RETURN) {
        current.add(instruction);
      }
    }
    statements.add(current);
    statements.removeIf(statement -> statement.stream().allMatch(node -> node.getOpcode() < 0));
    return statements;
  }
}
