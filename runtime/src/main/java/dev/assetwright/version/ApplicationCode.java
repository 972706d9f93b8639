package dev.assetwright.version;

import dev.assetwright.version.CodeRoot.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * The classes and files in the application's own folders and jars. Bodies are parsed when first asked for, so what no
 * asset reaches costs little. Where two roots have a file of one name the first counts, as on the class path.
 */
final class ApplicationCode {
  private static final String CLASS = ".class";
  private static final int MAJOR_VERSION = 7;
  private static final int MAJOR_VERSION_OF_JAVA_0 = 44;

  private final Map<String, byte[]> bytesByClass = new TreeMap<>();
  private final Map<String, String> builders = new HashMap<>();
  private final Map<String, ApplicationClass> parsed = new HashMap<>();
  private final Map<String, Content> resources = new HashMap<>();
  private final Map<String, List<String>> directSubtypes = new HashMap<>();
  private final Map<String, byte[]> unreadable = new TreeMap<>();

  private final boolean heedsStable;

  private ApplicationCode(boolean heedsStable) {
    this.heedsStable = heedsStable;
  }

  static ApplicationCode read(List<Path> roots) throws IOException {
    return read(roots, true);
  }

  /** The same where nothing counts as stable: for those who ask what the code does, not whether it changed. */
  static ApplicationCode readAll(List<Path> roots) throws IOException {
    return read(roots, false);
  }

  private static ApplicationCode read(List<Path> roots, boolean heedsStable) throws IOException {
    ApplicationCode code = new ApplicationCode(heedsStable);
    for (Path root : roots) {
      CodeRoot files = new CodeRoot(root);
      String builder = files.builder();
      files.visit(entry -> code.add(entry, builder));
    }
    code.indexSubtypes();
    return code;
  }

  private void add(CodeRoot.Entry entry, String builder) throws IOException {
    String name = entry.name();
    if (!entry.isClass()) {
      resources.putIfAbsent(name, entry.content());
      return;
    }
    String type = name.substring(0, name.length() - CLASS.length());
    // Further releases of a multi-release jar: which one runs depends on the machine, so the base
    // counts.
    boolean isType = !type.endsWith("-info") && !type.startsWith("META-INF/");
    if (isType && !bytesByClass.containsKey(type)) {
      byte[] bytes = entry.content().read();
      bytesByClass.put(type, bytes);
      builders.put(type, builder);
    }
  }

  private void indexSubtypes() {
    bytesByClass.forEach((type, bytes) -> {
      try {
        indexSubtypes(new ClassReader(bytes), type);
      } catch (RuntimeException e) {
        // ASM throws whatever its arithmetic meets: a newer class file, or none at all.
        unreadable.put(type, bytes);
        UnreadableClass.header(bytes).ifPresent(header -> indexSubtypes(header, type));
      }
    });
  }

  private void indexSubtypes(ClassReader header, String type) {
    indexSubtype(header.getSuperName(), type);
    for (String supertype : header.getInterfaces()) {
      indexSubtype(supertype, type);
    }
  }

  private void indexSubtype(@Nullable String supertype, String type) {
    if (supertype != null && !supertype.equals("java/lang/Object")) {
      directSubtypes.computeIfAbsent(supertype, key -> new ArrayList<>()).add(type);
    }
  }

  /** Whether the type is one of the application's and can be looked into. */
  boolean contains(String type) {
    return find(type) != null;
  }

  /** Returns the class, or null when it belongs to a library or cannot be read. */
  @Nullable
  ApplicationClass find(String type) {
    ApplicationClass known = parsed.get(type);
    if (known != null) {
      return known;
    }
    byte[] bytes = bytesByClass.get(type);
    if (bytes == null || unreadable.containsKey(type)) {
      return null;
    }
    try {
      ClassNode node = new ClassNode();
      new ClassReader(bytes).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
      ApplicationClass result = new ApplicationClass(node, heedsStable);
      parsed.put(type, result);
      return result;
    } catch (RuntimeException e) {
      unreadable.put(type, bytes);
      return null;
    }
  }

  ApplicationClass get(String type) {
    ApplicationClass found = find(type);
    if (found == null) {
      throw new IllegalArgumentException(type + " is not a readable class of the application");
    }
    return found;
  }

  /** Whether the type is one of the application's and ASM cannot parse it. */
  boolean isUnreadable(String type) {
    return find(type) == null && unreadable.containsKey(type);
  }

  /** The bytes of a class of the application. */
  byte[] classFile(String type) {
    byte[] bytes = bytesByClass.get(type);
    if (bytes == null) {
      throw new IllegalArgumentException(type + " is not a class of the application");
    }
    return bytes;
  }

  /** What is known of how a class was compiled: {@code Java 17 class files, JDK 25}; empty for what is no class of ours. */
  String compiler(String type) {
    byte[] bytes = bytesByClass.get(type);
    if (bytes == null || bytes.length < MAJOR_VERSION + 1) {
      return "";
    }
    int major = (bytes[MAJOR_VERSION - 1] & 0xff) << 8 | bytes[MAJOR_VERSION] & 0xff;
    String builder = builders.getOrDefault(type, "");
    return "Java %d class files%s"
        .formatted(major - MAJOR_VERSION_OF_JAVA_0, builder.isEmpty() ? "" : ", JDK " + builder);
  }

  /** Every class of the application by name, sorted. */
  Collection<String> types() {
    return bytesByClass.keySet();
  }

  List<String> directSubtypes(String type) {
    return directSubtypes.getOrDefault(type, List.of());
  }

  /** Returns the path of a file named from the root of the class path or relative to a class; null when there is none. */
  @Nullable
  String resourcePath(String name, String type) {
    String absolute = name.startsWith("/") ? name.substring(1) : name;
    String relative = type.substring(0, type.lastIndexOf('/') + 1) + name;
    return resources.containsKey(absolute)
        ? absolute
        : resources.containsKey(relative) ? relative : null;
  }

  byte[] resource(String path) throws IOException {
    Content content = resources.get(path);
    return content == null ? new byte[0] : content.read();
  }
}
