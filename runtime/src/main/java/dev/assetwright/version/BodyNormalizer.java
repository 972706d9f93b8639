package dev.assetwright.version;

import dev.assetwright.version.ClassHierarchy.Declared;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Writes the instructions of one method so that equal logic gives equal bytes: without the constant pool, line numbers,
 * names of variables, offsets, and the forms between which compilers choose freely.
 */
final class BodyNormalizer {
  private static final int INT_CONSTANT = -1;
  private static final int LABEL = -2;

  /** The second half of javac's switch over patterns; the classes it is handed are tested, not looked into. */
  private static final List<String> UNINTERESTED_BOOTSTRAPS =
      List.of("java/lang/runtime/SwitchBootstraps", "java/lang/runtime/ObjectMethods");

  private final NormalizedCode result;
  private final CallNormalizer calls;
  private final ConstantNormalizer constants;
  private final SwitchMaps switchMaps;
  private final String displayName;

  BodyNormalizer(
      ApplicationCode code,
      ClassHierarchy hierarchy,
      SwitchMaps switchMaps,
      NormalizedCode result,
      String displayName) {
    this.result = result;
    this.switchMaps = switchMaps;
    this.displayName = displayName;
    this.calls = new CallNormalizer(hierarchy, result, this::inline);
    this.constants = new ConstantNormalizer(code, result, calls);
  }

  private void inline(Declared madeUp) {
    write(madeUp.owner(), madeUp.method());
  }

  void write(ApplicationClass owner, MethodNode method) {
    new Body(owner, method, method.instructions).write();
  }

  /** Writes some instructions of the method, which no jump leaves and no try block bounds. */
  void write(ApplicationClass owner, MethodNode method, Iterable<AbstractInsnNode> instructions) {
    new Body(owner, method, instructions).write();
  }

  /** The state of writing one body; an inlined one has its own. */
  private final class Body {
    private final ApplicationClass owner;
    private final MethodNode method;
    private final Iterable<AbstractInsnNode> instructions;
    private final Map<LabelNode, Integer> labels;
    private final ConstantLocals constantLocals;
    private Map<Integer, String> caseNames = Map.of();

    Body(ApplicationClass owner, MethodNode method, Iterable<AbstractInsnNode> instructions) {
      this.owner = owner;
      this.method = method;
      this.instructions = instructions;
      this.labels = Instructions.numberLabels(method.tryCatchBlocks, instructions);
      this.constantLocals = ConstantLocals.of(method, labels);
    }

    void write() {
      for (TryCatchBlockNode block : method.tryCatchBlocks) {
        result.text("try");
        label(block.start);
        label(block.end);
        label(block.handler);
        result.type(block.type == null ? "" : block.type);
      }
      for (AbstractInsnNode instruction : instructions) {
        AbstractInsnNode constant = constantLocals.constant(instruction);
        if (instruction instanceof LabelNode target) {
          if (labels.containsKey(target)) {
            result.number(LABEL);
            label(target);
          }
        } else if (constant != null) {
          instruction(constant);
        } else if (instruction.getOpcode() >= 0 && !constantLocals.isSetting(instruction)) {
          instruction(instruction);
        }
      }
    }

    private void label(LabelNode label) {
      result.number(labels.get(label));
    }

    private void instruction(AbstractInsnNode instruction) {
      Integer number = Instructions.intConstant(instruction);
      if (number != null) {
        result.number(INT_CONSTANT).number(number);
        return;
      }
      int opcode = instruction.getOpcode();
      // Which of the two switches is used depends on how dense the cases are.
      result.number(opcode == Opcodes.LOOKUPSWITCH ? Opcodes.TABLESWITCH : opcode);
      if (instruction instanceof MethodInsnNode call) {
        call(call);
      } else if (instruction instanceof FieldInsnNode access) {
        field(access);
      } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
        dynamic(dynamic);
      } else if (instruction instanceof LdcInsnNode load) {
        constants.constant(load.cst, isLookedInto(load), owner);
      } else if (instruction instanceof TypeInsnNode type) {
        if (opcode == Opcodes.NEW) {
          calls.create(type.desc);
        } else {
          result.type(type.desc);
        }
      } else if (instruction instanceof VarInsnNode variable) {
        result.number(variable.var);
      } else if (instruction instanceof IincInsnNode increment) {
        result.number(increment.var).number(increment.incr);
      } else if (instruction instanceof IntInsnNode operand) {
        result.number(operand.operand);
      } else if (instruction instanceof JumpInsnNode jump) {
        label(jump.label);
      } else if (instruction instanceof TableSwitchInsnNode table) {
        table(table);
      } else if (instruction instanceof LookupSwitchInsnNode lookup) {
        lookup(lookup);
      } else if (instruction instanceof MultiANewArrayInsnNode array) {
        result.descriptor(array.desc).number(array.dims);
      }
    }

    private void call(MethodInsnNode call) {
      if (SwitchMaps.isTable(call.name)) {
        caseNames = switchMaps.find(call.owner, call.name);
        result.text(call.name);
        return;
      }
      boolean isVirtual =
          call.getOpcode() == Opcodes.INVOKEVIRTUAL || call.getOpcode() == Opcodes.INVOKEINTERFACE;
      calls.call(call.owner, call.name, call.desc, isVirtual);
      if (Reflection.isReflective(call.owner, call.name)) {
        result.warn(Reflection.warning(displayName, call.owner, call.name));
      }
    }

    private void field(FieldInsnNode access) {
      if (SwitchMaps.isTable(access.name)) {
        caseNames = switchMaps.find(access.owner, access.name);
        result.text(access.name);
        return;
      }
      calls.field(access.getOpcode(), access.owner, access.name, access.desc);
    }

    private void dynamic(InvokeDynamicInsnNode dynamic) {
      result.text(dynamic.name).descriptor(dynamic.desc);
      calls.handle(dynamic.bsm);
      boolean isLookedInto = !UNINTERESTED_BOOTSTRAPS.contains(dynamic.bsm.getOwner());
      for (Object argument : dynamic.bsmArgs) {
        constants.constant(argument, isLookedInto, owner);
      }
    }

    private boolean isLookedInto(LdcInsnNode load) {
      if (!(load.cst instanceof Type type) || type.getSort() != Type.OBJECT) {
        return true;
      }
      String name = type.getInternalName();
      boolean isOwn = name.equals(owner.name()) || name.equals(owner.nestHost());
      return !isOwn && !Instructions.isOnlyAskedForName(load);
    }

    private void table(TableSwitchInsnNode table) {
      Map<String, LabelNode> cases = new TreeMap<>();
      for (int i = 0; i < table.labels.size(); i++) {
        if (table.labels.get(i) != table.dflt) {
          cases.put(caseName(table.min + i), table.labels.get(i));
        }
      }
      cases(cases, table.dflt);
    }

    private void lookup(LookupSwitchInsnNode lookup) {
      Map<String, LabelNode> cases = new TreeMap<>();
      for (int i = 0; i < lookup.labels.size(); i++) {
        if (lookup.labels.get(i) != lookup.dflt) {
          cases.put(caseName(lookup.keys.get(i)), lookup.labels.get(i));
        }
      }
      cases(cases, lookup.dflt);
    }

    private String caseName(int position) {
      String constant = caseNames.get(position);
      return constant == null ? "case " + position : "constant " + constant;
    }

    private void cases(Map<String, LabelNode> cases, LabelNode otherwise) {
      result.number(cases.size());
      cases.forEach((name, target) -> {
        result.text(name);
        label(target);
      });
      label(otherwise);
      caseNames = Map.of();
    }
  }
}
