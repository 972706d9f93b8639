package dev.assetwright.version;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Reads the tables by which a switch over an enum is compiled: from the position of a case to the enum constant's name.
 * The positions change when a case is added in another method, with ecj even when a constant is added.
 */
final class SwitchMaps {
  /** A static field of a class that javac makes up and fills in its initializer. */
  private static final String JAVAC_FIELD = "$SwitchMap$";

  /** A static method that ecj adds to the class with the switch. */
  private static final String ECJ_METHOD = "$SWITCH_TABLE$";

  private final ApplicationCode code;
  private final Map<String, Map<String, Map<Integer, String>>> byClass = new HashMap<>();

  SwitchMaps(ApplicationCode code) {
    this.code = code;
  }

  /** Whether a field or method of this name is such a table. */
  static boolean isTable(String name) {
    return name.startsWith(JAVAC_FIELD) || name.startsWith(ECJ_METHOD);
  }

  /** Returns the constants' names by case, empty when there is no such table. */
  Map<Integer, String> find(String owner, String table) {
    return byClass.computeIfAbsent(owner, this::read).getOrDefault(table, Map.of());
  }

  private Map<String, Map<Integer, String>> read(String owner) {
    Map<String, Map<Integer, String>> tables = new HashMap<>();
    ApplicationClass type = code.find(owner);
    if (type == null) {
      return tables;
    }
    for (MethodNode method : type.node.methods) {
      if (method.name.startsWith(ECJ_METHOD)) {
        read(method, method.name, tables);
      } else if (method.name.equals(ApplicationClass.STATIC_INITIALIZER)) {
        read(method, null, tables);
      }
    }
    return tables;
  }

  /** Either is a list of {@code table[constant.ordinal()] = position}. */
  private static void read(
      MethodNode method, @Nullable String methodTable, Map<String, Map<Integer, String>> tables) {
    @Nullable String table = methodTable;
    @Nullable String constant = null;
    @Nullable Integer position = null;
    for (AbstractInsnNode instruction : method.instructions) {
      Integer number = Instructions.intConstant(instruction);
      if (number != null) {
        position = number;
      } else if (instruction instanceof FieldInsnNode access) {
        if (!isTable(access.name)) {
          constant = access.name;
        } else if (methodTable == null) {
          table = access.name;
        }
      } else if (instruction.getOpcode() == Opcodes.IASTORE
          && table != null
          && constant != null
          && position != null) {
        tables.computeIfAbsent(table, key -> new HashMap<>()).put(position, constant);
      }
    }
  }
}
