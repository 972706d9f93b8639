package dev.assetwright.version;

import dev.assetwright.version.ClassHierarchy.Declared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds which components of records a method reads, from the compiled code that it reaches: accessors that are called or
 * handed over, also by an interface of the record, and fields that methods of the record itself read.
 *
 * <p>Where a record may be read whole, as by its own {@code equals} or by a library that writes it down, that is told as a
 * reason why perhaps all is read. Not seen is that where a library asks for it: a {@code HashSet} for equality, joining
 * texts for {@code toString}.
 */
public final class RecordUse {
  private static final Set<String> OF_WHOLE_RECORDS =
      Set.of("equals(Ljava/lang/Object;)Z", "hashCode()I", "toString()Ljava/lang/String;");
  private static final List<String> WRITERS = List.of(
      "tools/jackson/", "com/fasterxml/jackson/", "com/google/gson/", "java/io/ObjectOutputStream");

  private final ApplicationCode code;
  private final ClassHierarchy hierarchy;
  private final ElementNormalizer normalizer;

  private RecordUse(ApplicationCode code) {
    this.code = code;
    this.hierarchy = new ClassHierarchy(code);
    this.normalizer = new ElementNormalizer(code, hierarchy, Map.of());
  }

  /**
   * What a method reads.
   *
   * @param components each as the record's binary name, a hash and the component: {@code shop.Sale#amount}
   * @param perhapsAll why it may read all components, each the end of a sentence; empty when it does not
   */
  public record Use(SortedSet<String> components, SortedSet<String> perhapsAll) {}

  /**
   * Reads the code in folders of class files and in jars.
   *
   * @throws IOException if one exists and cannot be read
   */
  public static RecordUse of(List<Path> roots) throws IOException {
    return new RecordUse(ApplicationCode.readAll(roots));
  }

  /** Returns what the method reads of the records with these binary names. */
  public Use find(MethodReference method, Collection<String> records) {
    Search search = new Search(records);
    Declared start = hierarchy.resolve(method.owner(), method.name(), method.descriptor());
    if (start == null) {
      search.perhapsAll.add("its code was not found");
    } else {
      search.run(start.element());
    }
    return search.result();
  }

  /** The state of one search. */
  private final class Search {
    private final Set<String> records = new HashSet<>();
    private final SortedSet<String> components = new TreeSet<>();
    private final SortedSet<String> perhapsAll = new TreeSet<>();
    private final Set<CodeElement> followed = new HashSet<>();

    Search(Collection<String> binaryNames) {
      binaryNames.forEach(name -> records.add(name.replace('.', '/')));
    }

    Use result() {
      return new Use(components, perhapsAll);
    }

    void run(CodeElement start) {
      Set<CodeElement> seen = new LinkedHashSet<>(List.of(start));
      Deque<CodeElement> open = new ArrayDeque<>(seen);
      while (!open.isEmpty()) {
        CodeElement element = open.remove();
        look(element);
        for (List<CodeElement> group : normalizer.normalize(element).references()) {
          for (CodeElement next : group) {
            if (seen.add(next)) {
              open.add(next);
            }
          }
        }
      }
    }

    private void look(CodeElement element) {
      switch (element.kind()) {
        case METHOD -> look(code.find(element.owner()), element);
        case SHAPE -> {
          if (records.contains(element.owner())) {
            perhapsAll.add("it looks into " + DisplayNames.type(element.owner()));
          }
        }
        case CLASS_FILE ->
          perhapsAll.add("it reaches %s, which is compiled for a newer Java"
              .formatted(DisplayNames.type(element.owner())));
        case STATIC_FIELD, INITIALIZER, RESOURCE, ABSENT -> {
          return; // No place for records that a method is handed.
        }
      }
    }

    private void look(@Nullable ApplicationClass owner, CodeElement element) {
      MethodNode method = owner == null ? null : owner.method(element.name(), element.descriptor());
      if (owner != null && method != null && !isAccessor(owner, method)) {
        look(owner, method);
      }
    }

    /** What an accessor reads counts for those who call it. */
    private boolean isAccessor(ApplicationClass owner, MethodNode method) {
      return records.contains(owner.name()) && isComponent(owner, method.name, method.desc);
    }

    private void look(ApplicationClass owner, MethodNode method) {
      for (AbstractInsnNode instruction : method.instructions) {
        if (instruction instanceof MethodInsnNode call) {
          call(call.owner, call.name, call.desc);
        } else if (instruction instanceof FieldInsnNode field
            && field.getOpcode() == Opcodes.GETFIELD
            && records.contains(field.owner)) {
          component(field.owner, field.name);
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
          dynamic(dynamic);
        }
      }
    }

    private void call(String owner, String name, String descriptor) {
      ApplicationClass record = records.contains(owner) ? code.find(owner) : null;
      if (record != null && isComponent(record, name, descriptor)) {
        accessor(record, name, descriptor);
        return;
      }
      if (record != null && OF_WHOLE_RECORDS.contains(name + descriptor)) {
        perhapsAll.add("it calls %s.%s".formatted(DisplayNames.type(owner), name));
      }
      callByInterface(owner, name, descriptor);
      if (Reflection.isReflective(owner, name)) {
        perhapsAll.add("it calls %s.%s".formatted(DisplayNames.type(owner), name));
      } else if (WRITERS.stream().anyMatch(owner::startsWith)) {
        perhapsAll.add("it hands values to " + DisplayNames.type(owner));
      }
      followMadeUp(owner, name, descriptor);
    }

    /** One that is written out may read more than its own component. */
    private void accessor(ApplicationClass record, String name, String descriptor) {
      component(record.name(), name);
      MethodNode method = record.method(name, descriptor);
      if (method != null && followed.add(CodeElement.method(record.name(), name, descriptor))) {
        look(record, method);
      }
    }

    private void callByInterface(String owner, String name, String descriptor) {
      if (descriptor.startsWith("()") && code.find(owner) != null) {
        for (CodeElement behind : hierarchy.overrides(owner, name, descriptor)) {
          ApplicationClass record =
              records.contains(behind.owner()) ? code.find(behind.owner()) : null;
          if (record != null && isComponent(record, name, descriptor)) {
            accessor(record, name, descriptor);
          }
        }
      }
    }

    private void dynamic(InvokeDynamicInsnNode dynamic) {
      if (dynamic.bsm.getOwner().equals("java/lang/runtime/ObjectMethods")) {
        return; // A record's own equals, hashCode and toString.
      }
      for (Object argument : dynamic.bsmArgs) {
        if (argument instanceof Handle handle) {
          call(handle.getOwner(), handle.getName(), handle.getDesc());
        }
      }
    }

    /** The bodies of lambdas are no elements of their own. */
    private void followMadeUp(String owner, String name, String descriptor) {
      Declared called = hierarchy.resolve(owner, name, descriptor);
      if (called != null
          && ApplicationClass.isMadeUp(called.method())
          && followed.add(called.element())) {
        look(called.owner(), called.method());
      }
    }

    private boolean isComponent(ApplicationClass record, String name, String descriptor) {
      return record.node.recordComponents != null
          && record.node.recordComponents.stream()
              .anyMatch(part -> (part.name + "()" + part.descriptor).equals(name + descriptor));
    }

    private void component(String record, String name) {
      components.add(record.replace('/', '.') + "#" + name);
    }
  }
}
