package dev.assetwright.rules;

import java.util.ArrayList;
import java.util.List;

/** What is said of a graph that is none, whoever finds it: the compiler in one module, or the start in all of them. */
public final class GraphRules {
  private GraphRules() {}

  /** A key is declared where another declaration of it, {@code where}, is known already. */
  public static Problem duplicateKey(AssetKey key, String where) {
    return Problem.of(
        RuleCode.DUPLICATE_KEY,
        "'%s' is declared twice.".formatted(key),
        "It is also declared at %s.".formatted(where),
        "Give one of them another name or group.");
  }

  /** Two modules, neither of which is at hand to be changed, declare the same key. */
  public static Problem duplicateKey(AssetKey key, String first, String second) {
    return Problem.of(
        RuleCode.DUPLICATE_KEY,
        "'%s' is declared by two modules used here.".formatted(key),
        "It is declared at %s.".formatted(first),
        "It is declared at %s.".formatted(second));
  }

  /** What is said first of a reference that means nothing. */
  public static String unknownUpstream(String reader, String verb, String written) {
    return "'%s' %s '%s', which nothing declares.".formatted(reader, verb, written);
  }

  /** What is said of an asset that was probably meant. */
  public static String didYouMean(AssetKey key, String where) {
    return "Did you mean '%s'? It is declared at %s.".formatted(key, where);
  }

  /** What is said first of a reference that may mean several assets. */
  public static String ambiguousUpstream(String reader, Resolution.Ambiguous ambiguous) {
    return "'%s' names '%s', which may be any of %d assets."
        .formatted(reader, ambiguous.text(), ambiguous.candidates().size());
  }

  /** A reference cannot be a key. */
  public static Problem malformedUpstream(Resolution.Malformed malformed) {
    return new Problem(
        RuleCode.BAD_NAME,
        "'%s' %s".formatted(malformed.text(), malformed.why()),
        malformed.suggestion().map("Did you mean '%s'?"::formatted).stream().toList());
  }

  /** What is said first of a reader that takes something else than there is. */
  public static String typeMismatch(String reader, AssetKey upstream, String taken, String made) {
    return "'%s' takes '%s' as '%s', but it is '%s'.".formatted(reader, upstream, taken, made);
  }

  /** An upstream that was there when its reader was compiled is not there now. */
  public static Problem missingUpstream(String reader, AssetKey upstream) {
    return Problem.of(
        RuleCode.UNKNOWN_UPSTREAM,
        unknownUpstream(reader, "reads", upstream.toString()),
        "It was there when '%s' was compiled: compile anew, or add the module that declares it to the class path."
            .formatted(reader));
  }

  /**
   * Assets that need each other.
   *
   * @param circle the first needs the second and so on, the last the first
   * @param where for each of them where it is declared
   */
  public static Problem cycle(List<AssetKey> circle, List<String> where) {
    List<String> edges = new ArrayList<>();
    int width = circle.stream().mapToInt(key -> key.toString().length()).max().orElse(0) + 2;
    for (int i = 0; i < circle.size(); i++) {
      AssetKey needed = circle.get((i + 1) % circle.size());
      edges.add("%s needs %s  at %s"
          .formatted(padded(circle.get(i), width), padded(needed, width), where.get(i)));
    }
    List<String> hints = Problem.atMostTen(edges);
    hints.add("Remove one of these inputs.");
    return new Problem(
        RuleCode.DEPENDENCY_CYCLE,
        circle.size() == 1
            ? "'%s' needs itself, so it cannot come first.".formatted(circle.get(0))
            : "%d assets need each other in a circle, so none can come first."
                .formatted(circle.size()),
        hints);
  }

  private static String padded(AssetKey key, int width) {
    String quoted = "'" + key + "'";
    return quoted + " ".repeat(width - quoted.length());
  }
}
