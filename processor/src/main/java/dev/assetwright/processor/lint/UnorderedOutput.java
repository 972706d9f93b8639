package dev.assetwright.processor.lint;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
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
  private static final Set<String> VIEWS = Set.of("entrySet", "keySet", "stream", "values");
  private static final Set<String> KEEPING =
      Set.of("distinct", "filter", "flatMap", "limit", "map", "mapToObj", "peek", "skip", "stream");

  private UnorderedOutput() {}

  /** Returns the hash table in whose order the expression makes a list; empty when there is none. */
  static Optional<Tree> find(ExpressionTree returned, TypeNames names, Variables variables) {
    if (returned instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof MemberSelectTree select) {
      String method = select.getIdentifier().toString();
      String on =
          select.getExpression() instanceof IdentifierTree name ? name.getName().toString() : "";
      if (call.getArguments().isEmpty()) {
        return method.equals("toList")
            ? source(select.getExpression(), variables)
            : Optional.empty();
      }
      ExpressionTree first = call.getArguments().get(0);
      if (names
              .qualified(select.getExpression())
              .filter("java.util.List"::equals)
              .isPresent()
          && method.equals("copyOf")) {
        return source(first, variables);
      }
      return (on.equals("Result") || on.equals("Rows")) && method.equals("of")
          ? find(first, names, variables)
              .or(() -> on.equals("Rows") ? source(first, variables) : Optional.empty())
          : Optional.empty();
    }
    return returned instanceof NewClassTree made
            && made.getArguments().size() == 1
            && names
                .qualified(made.getIdentifier())
                .filter("java.util.ArrayList"::equals)
                .isPresent()
        ? source(made.getArguments().get(0), variables)
        : Optional.empty();
  }

  /** Follows a chain of calls that keep the order back to the variable it begins with. */
  private static Optional<Tree> source(ExpressionTree expression, Variables variables) {
    ExpressionTree at = expression;
    while (at instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof MemberSelectTree select
        && (VIEWS.contains(select.getIdentifier().toString())
                && call.getArguments().isEmpty()
            || KEEPING.contains(select.getIdentifier().toString()))) {
      at = select.getExpression();
    }
    return variables.isHashTable(at) ? Optional.of(at) : Optional.empty();
  }
}
