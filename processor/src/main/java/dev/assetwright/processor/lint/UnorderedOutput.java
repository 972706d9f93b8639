package dev.assetwright.processor.lint;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.util.Optional;
import java.util.Set;

/**
 * A list that is returned in the order of a hash table.
 *
 * <p>Maps and sets are stored in order, and tables are compared without one, so only lists and rows matter. A chain of
 * calls that sorts somewhere, or that does not end in a list, is let pass.
 */
final class UnorderedOutput {
  private static final Set<String> VIEWS =
      Set.of("boxed", "entrySet", "keySet", "parallelStream", "stream", "values");
  private static final Set<String> KEEPING = Set.of(
      "distinct",
      "dropWhile",
      "filter",
      "flatMap",
      "limit",
      "map",
      "mapMulti",
      "mapToInt",
      "mapToLong",
      "mapToObj",
      "peek",
      "skip",
      "stream",
      "takeWhile");
  private static final Set<String> LISTS = Set.of("toList", "toUnmodifiableList");
  private static final String COLLECTORS = "java.util.stream.Collectors";

  private final TypeNames names;
  private final Variables variables;

  private UnorderedOutput(TypeNames names, Variables variables) {
    this.names = names;
    this.variables = variables;
  }

  /** Returns the hash table in whose order the expression makes a list; empty when there is none. */
  static Optional<Tree> find(ExpressionTree returned, TypeNames names, Variables variables) {
    return new UnorderedOutput(names, variables).list(returned);
  }

  /** The hash table behind an expression that is a list, or holds one. */
  private Optional<Tree> list(ExpressionTree expression) {
    if (expression instanceof ParenthesizedTree inside) {
      return list(inside.getExpression());
    }
    if (expression instanceof NewClassTree made) {
      return made.getArguments().size() == 1 && is(made.getIdentifier(), "java.util.ArrayList")
          ? source(made.getArguments().get(0))
          : Optional.empty();
    }
    return expression instanceof MethodInvocationTree call
            && call.getMethodSelect() instanceof MemberSelectTree select
        ? listOf(call, select)
        : Optional.empty();
  }

  private Optional<Tree> listOf(MethodInvocationTree call, MemberSelectTree select) {
    String method = select.getIdentifier().toString();
    if (call.getArguments().isEmpty()) {
      return method.equals("toList") || method.equals("toArray")
          ? source(select.getExpression())
          : Optional.empty();
    }
    ExpressionTree first = call.getArguments().get(0);
    String on =
        select.getExpression() instanceof IdentifierTree name ? name.getName().toString() : "";
    return switch (method) {
      case "copyOf" ->
        is(select.getExpression(), "java.util.List") ? source(first) : Optional.empty();
      case "unmodifiableList" ->
        is(select.getExpression(), "java.util.Collections") ? list(first) : Optional.empty();
      case "toArray" -> source(select.getExpression());
      case "collect" -> makesList(first) ? source(select.getExpression()) : Optional.empty();
      case "of" ->
        on.equals("Rows") ? source(first) : on.equals("Result") ? list(first) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Whether it is a collector that keeps all, in the order in which they come. */
  private boolean makesList(ExpressionTree collector) {
    if (!(collector instanceof MethodInvocationTree call)) {
      return false;
    }
    if (call.getMethodSelect() instanceof IdentifierTree name) {
      String method = name.getName().toString();
      return LISTS.contains(method)
          && names.importedMember(method).filter(COLLECTORS::equals).isPresent();
    }
    return call.getMethodSelect() instanceof MemberSelectTree select
        && LISTS.contains(select.getIdentifier().toString())
        && is(select.getExpression(), COLLECTORS);
  }

  private boolean is(Tree type, String name) {
    return names.qualified(type).filter(name::equals).isPresent();
  }

  /** Follows a chain of calls that keep the order back to what it begins with. */
  private Optional<Tree> source(ExpressionTree expression) {
    ExpressionTree at = expression;
    while (at instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof MemberSelectTree select
        && (VIEWS.contains(select.getIdentifier().toString())
                && call.getArguments().isEmpty()
            || KEEPING.contains(select.getIdentifier().toString()))) {
      at = select.getExpression();
    }
    return variables.isHashTable(at) ? Optional.of(at) : list(at);
  }
}
