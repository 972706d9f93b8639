package dev.assetwright.version;

import dev.assetwright.model.CodeEnvironment;
import dev.assetwright.model.CodeEnvironment.Library;
import dev.assetwright.spi.CodeStore.MethodHash;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The versions of a set of methods, and what they were made from. The parts of one asset are listed when asked for,
 * since together the lists can be far longer than the code.
 */
public final class CodeReport {
  /** Where a method is among the parts, and its version. */
  record Entry(int part, String version) {}

  /**
   * One part: its name and hash, the numbers of the parts it leads to, and its warnings.
   *
   * @param libraries the numbers of the libraries it uses
   * @param compiler how its class was compiled; empty when it is none
   */
  record Part(
      MethodHash hash,
      List<Integer> called,
      List<String> warnings,
      List<Integer> libraries,
      String compiler) {
    Part {
      libraries = List.copyOf(libraries);
      called = List.copyOf(called);
      warnings = List.copyOf(warnings);
    }
  }

  private final List<Part> parts;
  private final Map<MethodReference, Entry> entries;
  private final List<Library> libraries;
  private final int computedCount;

  CodeReport(
      List<Part> parts,
      Map<MethodReference, Entry> entries,
      List<Library> libraries,
      int computedCount) {
    this.libraries = List.copyOf(libraries);
    this.parts = List.copyOf(parts);
    this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    this.computedCount = computedCount;
  }

  static CodeReport of(CodeGraph graph, Map<MethodReference, Entry> entries, Libraries libraries) {
    int[][] successors = graph.successors();
    List<Part> parts = new ArrayList<>();
    for (CodeGraph.Node node : graph.nodes()) {
      List<Integer> called = new ArrayList<>();
      for (int target : successors[parts.size()]) {
        called.add(target);
      }
      MethodHash hash = new MethodHash(node.name(), CodeHasher.shortHex(node.hash()));
      parts.add(new Part(
          hash, called, node.warnings(), libraries.of(node.foreignTypes()), node.compiler()));
    }
    return new CodeReport(parts, entries, libraries.all(), parts.size());
  }

  /** How many methods and other parts were read and hashed for this report; 0 when all were known from before. */
  public int computedCount() {
    return computedCount;
  }

  /** Returns the version of a method: 16 hex digits. */
  public String version(MethodReference method) {
    return entry(method).version();
  }

  /** Returns the version of a method with everything it was made from. */
  public AssetCode code(MethodReference method) {
    List<MethodHash> hashes = new ArrayList<>();
    Set<String> warnings = new TreeSet<>();
    for (int number : reach(method)) {
      hashes.add(parts.get(number).hash());
      warnings.addAll(parts.get(number).warnings());
    }
    hashes.sort(Comparator.comparing(MethodHash::method));
    return new AssetCode(version(method), hashes, List.copyOf(warnings));
  }

  /** Returns which part of the method's code leads to which. */
  public CallGraph calls(MethodReference method) {
    Map<String, List<String>> called = new LinkedHashMap<>();
    for (int number : reach(method)) {
      Part part = parts.get(number);
      called.put(
          part.hash().method(),
          part.called().stream()
              .map(target -> parts.get(target).hash().method())
              .toList());
    }
    return new CallGraph(parts.get(entry(method).part()).hash().method(), called);
  }

  /** Returns the methods of which the version does not see everything, sorted. */
  public List<MethodReference> withWarnings() {
    BitSet warned = new BitSet(parts.size());
    List<List<Integer>> callers = new ArrayList<>();
    parts.forEach(part -> callers.add(new ArrayList<>()));
    List<Integer> open = new ArrayList<>();
    for (int number = 0; number < parts.size(); number++) {
      for (int target : parts.get(number).called()) {
        callers.get(target).add(number);
      }
      if (!parts.get(number).warnings().isEmpty()) {
        warned.set(number);
        open.add(number);
      }
    }
    for (int next = 0; next < open.size(); next++) {
      for (int caller : callers.get(open.get(next))) {
        if (!warned.get(caller)) {
          warned.set(caller);
          open.add(caller);
        }
      }
    }
    return entries.keySet().stream()
        .filter(method -> warned.get(entry(method).part()))
        .toList();
  }

  private List<Integer> reach(MethodReference method) {
    List<Integer> reached = new ArrayList<>();
    BitSet seen = new BitSet(parts.size());
    reached.add(entry(method).part());
    seen.set(entry(method).part());
    // The list grows while it is walked.
    for (int next = 0; next < reached.size(); next++) {
      for (int target : parts.get(reached.get(next)).called()) {
        if (!seen.get(target)) {
          seen.set(target);
          reached.add(target);
        }
      }
    }
    return reached;
  }

  private Entry entry(MethodReference method) {
    Entry entry = entries.get(method);
    if (entry == null) {
      throw new IllegalArgumentException("No version was asked for '%s'.".formatted(method));
    }
    return entry;
  }

  /** Returns what the method's code was compiled by and which libraries it uses, with the Java of this process. */
  public CodeEnvironment environment(MethodReference method) {
    Set<String> compilers = new TreeSet<>();
    Set<Integer> used = new TreeSet<>();
    for (int number : reach(method)) {
      compilers.add(parts.get(number).compiler());
      used.addAll(parts.get(number).libraries());
    }
    compilers.remove("");
    return new CodeEnvironment(
        System.getProperty("java.version"),
        List.copyOf(compilers),
        used.stream()
            .map(libraries::get)
            .sorted(Comparator.comparing(Library::name).thenComparing(Library::version))
            .toList());
  }

  List<Library> libraries() {
    return libraries;
  }

  List<Part> parts() {
    return parts;
  }

  Map<MethodReference, Entry> entries() {
    return entries;
  }
}
