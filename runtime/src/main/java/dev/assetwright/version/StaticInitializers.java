package dev.assetwright.version;

import dev.assetwright.version.NormalizedCode.StaticField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Divides static initializers among the static fields of their classes, so that a new constant beside a used one changes
 * nothing for what uses the other.
 *
 * <p>A statement belongs to every field that it, or a method it can reach, sets or may fill. One that can also change
 * something else, or nothing that is seen, belongs to whatever uses the class. Of a library's methods it is taken that
 * they change what they are handed and nothing else, when their result is kept in a field.
 */
final class StaticInitializers {
  /** A statement behind which there is more code than this counts for everything. */
  private static final int MOST_FOLLOWED = 500;

  /** Types whose values nobody can change, so that reading such a field never fills it. */
  private static final Set<String> IMMUTABLE_TYPES = Set.of(
      "java.lang.String",
      "java.lang.Boolean",
      "java.lang.Character",
      "java.lang.Byte",
      "java.lang.Short",
      "java.lang.Integer",
      "java.lang.Long",
      "java.lang.Float",
      "java.lang.Double",
      "java.lang.Class",
      "java.math.BigDecimal",
      "java.math.BigInteger",
      "java.nio.charset.Charset",
      "java.util.regex.Pattern");

  /** Writes some instructions of a method, to see what they lead to. */
  interface StatementNormalizer {
    NormalizedCode normalize(
        ApplicationClass type, MethodNode method, List<AbstractInsnNode> instructions);
  }

  /**
   * One initializer.
   *
   * @param isWhole whether it cannot be divided
   * @param effects the statements that do more than to set fields of the class
   * @param byField the statements of each field, by its name and descriptor
   */
  record Division(
      boolean isWhole,
      List<AbstractInsnNode> effects,
      Map<String, List<AbstractInsnNode>> byField) {
    List<AbstractInsnNode> of(String name, String descriptor) {
      return byField.getOrDefault(name + descriptor, List.of());
    }
  }

  private final ApplicationCode code;
  private final StatementNormalizer statements;
  private final Function<CodeElement, NormalizedCode> methods;
  private final Map<String, Division> byClass = new HashMap<>();

  StaticInitializers(
      ApplicationCode code,
      StatementNormalizer statements,
      Function<CodeElement, NormalizedCode> methods) {
    this.code = code;
    this.statements = statements;
    this.methods = methods;
  }

  /** Returns the division of the class's initializer, which it must have. */
  Division of(ApplicationClass type) {
    Division known = byClass.get(type.name());
    if (known == null) {
      known = divide(type, type.get(ApplicationClass.STATIC_INITIALIZER, "()V"));
      byClass.put(type.name(), known);
    }
    return known;
  }

  private Division divide(ApplicationClass type, MethodNode initializer) {
    List<List<AbstractInsnNode>> all = InitializerStatements.of(type.name(), initializer);
    List<AbstractInsnNode> effects = new ArrayList<>();
    Map<String, List<AbstractInsnNode>> byField = new HashMap<>();
    for (List<AbstractInsnNode> statement : all) {
      Touched touched = new Touched(type.name());
      touched.follow(statements.normalize(type, initializer, statement));
      if (touched.isEffect()) {
        effects.addAll(statement);
      }
      for (String field : touched.filled) {
        byField.computeIfAbsent(field, unused -> new ArrayList<>()).addAll(statement);
      }
    }
    return new Division(all.isEmpty(), List.copyOf(effects), byField);
  }

  /** What one statement, with all that it can reach, may change. */
  private final class Touched {
    private final String type;
    private final Set<String> filled = new LinkedHashSet<>();
    private boolean isSeenElsewhere;

    Touched(String type) {
      this.type = type;
    }

    boolean isEffect() {
      return isSeenElsewhere || filled.isEmpty();
    }

    void follow(NormalizedCode statement) {
      add(statement);
      Set<CodeElement> found = new LinkedHashSet<>();
      List<CodeElement> open = new ArrayList<>();
      Predicate<CodeElement> isNew =
          element -> element.kind() == CodeElement.Kind.METHOD && found.add(element);
      statement.references().forEach(group -> group.stream().filter(isNew).forEach(open::add));
      for (int next = 0; next < open.size(); next++) {
        if (next == MOST_FOLLOWED) {
          isSeenElsewhere = true;
          return;
        }
        NormalizedCode method = methods.apply(open.get(next));
        add(method);
        method.references().forEach(group -> group.stream().filter(isNew).forEach(open::add));
      }
    }

    private void add(NormalizedCode reached) {
      for (StaticField field : reached.touched()) {
        boolean isChange = field.isWritten() || !isImmutable(field);
        if (field.owner().equals(type)) {
          if (isChange) {
            filled.add(field.name() + field.descriptor());
          }
        } else {
          isSeenElsewhere |= isChange;
        }
      }
    }
  }

  private boolean isImmutable(StaticField field) {
    FieldNode node = field(field);
    // What the compiler made up is a table that is read only: $VALUES.
    if (node != null && (node.access & (Opcodes.ACC_ENUM | Opcodes.ACC_SYNTHETIC)) != 0) {
      return true;
    }
    Type type = Type.getType(field.descriptor());
    String name = type.getClassName();
    return type.getSort() < Type.ARRAY
        || IMMUTABLE_TYPES.contains(name)
        || name.startsWith("java.time.");
  }

  private @Nullable FieldNode field(StaticField field) {
    ApplicationClass owner = code.find(field.owner());
    return owner == null ? null : owner.field(field.name(), field.descriptor());
  }
}
