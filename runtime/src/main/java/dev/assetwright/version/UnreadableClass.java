package dev.assetwright.version;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * What can still be found out about a class file that is newer than ASM knows. The constant pool rarely changes, so it is
 * read as if the file were older; the code is not.
 */
final class UnreadableClass {
  private static final int CONSTANT_CLASS = 7;
  private static final int MAJOR_VERSION_OFFSET = 6;

  private UnreadableClass() {}

  static Optional<ClassReader> header(byte[] bytes) {
    try {
      byte[] older = bytes.clone();
      older[MAJOR_VERSION_OFFSET] = 0;
      older[MAJOR_VERSION_OFFSET + 1] = Opcodes.V17;
      ClassReader reader = new ClassReader(older);
      reader.getSuperName();
      reader.getInterfaces();
      return Optional.of(reader);
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Returns which of {@code types} the class names, sorted; all of them when that cannot be read. */
  static Collection<String> mentionedTypes(byte[] bytes, Collection<String> types) {
    Optional<ClassReader> header = header(bytes);
    if (header.isEmpty()) {
      return types;
    }
    ClassReader reader = header.get();
    char[] buffer = new char[reader.getMaxStringLength()];
    Set<String> mentioned = new TreeSet<>();
    for (int item = 1; item < reader.getItemCount(); item++) {
      int offset = reader.getItem(item);
      if (offset > 0 && reader.readByte(offset - 1) == CONSTANT_CLASS) {
        mentioned.add(reader.readUTF8(offset, buffer));
      }
    }
    mentioned.retainAll(types);
    return mentioned;
  }
}
