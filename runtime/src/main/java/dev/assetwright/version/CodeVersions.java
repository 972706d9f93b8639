package dev.assetwright.version;

import dev.assetwright.version.ClassHierarchy.Declared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Computes code versions: for each method a hash over its normalized instructions and those of all methods of the
 * application that it can reach.
 *
 * <p>What counts is what will run: a comment, a format, a renamed variable or an unrelated lambda changes nothing. A
 * method counts together with
 *
 * <ul>
 *   <li>every override that a call may end in, since injection decides which;
 *   <li>the constructors and initializers of its class, when it is an instance method;
 *   <li>of the static initializers of classes whose static members it uses, what concerns these members;
 *   <li>what a library can call on the objects it makes, and find in the classes it is handed;
 *   <li>files of the application that a constant string names.
 * </ul>
 *
 * <p>Libraries are environment and do not count. Not seen is what runs by reflection, which is a warning, and an object
 * that reaches the method only under a library's type. Class files newer than ASM knows count with all their bytes.
 */
public final class CodeVersions {
  /** Raised whenever the same code would get another hash. */
  static final int SCHEME = 2;

  private final List<Path> roots;
  private final List<Path> libraries;

  private CodeVersions(List<Path> roots, List<Path> libraries) {
    this.roots = roots;
    this.libraries = libraries;
  }

  /**
   * Looks for code in folders of class files and in jars.
   *
   * @param roots in the order of the class path; what does not exist is empty
   */
  public static CodeVersions of(List<Path> roots) {
    return of(roots, List.of());
  }

  /**
   * The same, and tells which of some libraries the code uses.
   *
   * @param libraries jars whose code does not count
   */
  public static CodeVersions of(List<Path> roots, List<Path> libraries) {
    return new CodeVersions(List.copyOf(roots), List.copyOf(libraries));
  }

  /**
   * Reads the roots and computes the versions of {@code methods}; an unknown method gets a version and a warning.
   *
   * @throws IOException if a root exists and cannot be read
   */
  public CodeReport compute(List<MethodReference> methods) throws IOException {
    Map<MethodReference, List<String>> withoutFiles = new TreeMap<>();
    methods.forEach(method -> withoutFiles.put(method, List.of()));
    return compute(withoutFiles);
  }

  /**
   * The same with files whose content counts, too.
   *
   * @param filesByMethod for each method the paths of its files, from the root of the class path; mostly none
   */
  public CodeReport compute(Map<MethodReference, List<String>> filesByMethod) throws IOException {
    ApplicationCode code = ApplicationCode.read(roots);
    ClassHierarchy hierarchy = new ClassHierarchy(code);
    Map<MethodReference, CodeElement> elements = new LinkedHashMap<>();
    for (MethodReference method : new TreeSet<>(filesByMethod.keySet())) {
      elements.put(method, element(method, code, hierarchy));
    }
    Map<CodeElement, List<String>> filesByElement = new HashMap<>();
    filesByMethod.forEach((method, files) -> filesByElement.put(elements.get(method), files));
    CodeGraph graph =
        CodeGraph.reach(elements.values(), new ElementNormalizer(code, hierarchy, filesByElement));
    byte[][] hashes = MerkleHashes.of(graph);
    Map<MethodReference, CodeReport.Entry> entries = new LinkedHashMap<>();
    elements.forEach((method, element) -> {
      int number = graph.find(element);
      entries.put(method, new CodeReport.Entry(number, version(hashes[number])));
    });
    return CodeReport.of(graph, entries, Libraries.read(libraries));
  }

  private static CodeElement element(
      MethodReference method, ApplicationCode code, ClassHierarchy hierarchy) {
    if (code.isUnreadable(method.owner())) {
      return CodeElement.classFile(method.owner());
    }
    Declared declared = hierarchy.resolve(method.owner(), method.name(), method.descriptor());
    return declared == null ? CodeElement.absent(method) : declared.element();
  }

  private static String version(byte[] hash) {
    return CodeHasher.shortHex(
        new CodeHasher().text("scheme").number(SCHEME).bytes(hash).hash());
  }
}
