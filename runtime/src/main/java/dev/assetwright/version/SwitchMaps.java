package dev.assetwright.version;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Reads the {@code $SwitchMap$} tables by which javac compiles a switch over an enum: from the position of a case to the
 * enum constant's name. The positions change when a case is added in another method.
 */
final class SwitchMaps {
  static final String PREFIX = "$SwitchMap$";

  private final ApplicationCode code;
  private final Map<String, Map<String, Map<Integer, String>>> byClass = new HashMap<>();

  SwitchMaps(ApplicationCode code) {
    this.code = code;
  }

  /** Returns the constants' names by case, empty when there is no such table. */
  Map<Integer, String> find(String owner, String field) {
    return byClass.computeIfAbsent(owner, this::read).getOrDefault(field, Map.of());
  }

  /** The initializer is a list of {@code table[constant.ordinal()] = position}. */
  private Map<String, Map<Integer, String>> read(String owner) {
    Map<String, Map<Integer, String>> tables = new HashMap<>();
    ApplicationClass type = code.find(owner);
    MethodNode initializer =
        type == null ? null : type.method(ApplicationClass.STATIC_INITIALIZER, "()V");
    if (initializer == null) {
      return tables;
    }
    @Nullable String table = null;
    @Nullable String constant = null;
    @Nullable Integer position = null;
    for (AbstractInsnNode instruction : initializer.instructions) {
      Integer number = Instructions.intConstant(instruction);
      if (number != null) {
        position = number;
      } else if (instruction instanceof FieldInsnNode access) {
        if (access.name.startsWith(PREFIX)) {
          table = access.name;
        } else {
          constant = access.name;
        }
      } else if (instruction.getOpcode() == Opcodes.IASTORE
          && table != null
          && constant != null
          && position != null) {
        tables.computeIfAbsent(table, key -> new HashMap<>()).put(position, constant);
      }
    }
    return tables;
  }
}
