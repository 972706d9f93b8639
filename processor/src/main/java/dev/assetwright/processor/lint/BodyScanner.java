package dev.assetwright.processor.lint;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks through one declaration for calls by which equal inputs may give unequal data, in the order of the source. */
final class BodyScanner extends TreeScanner<@Nullable Void, @Nullable Void> {
  private static final Set<String> BYTE_SOURCES =
      Set.of("getBytes", "readAllBytes", "readNBytes", "toByteArray");

  private final SourceTrees.Source source;
  private final TypeNames names;
  private final Variables variables;
  private final boolean makesData;
  private final List<Finding> findings = new ArrayList<>();
  /** How many lambdas and classes inside the declaration are around; what these return is another thing. */
  private int nested;

  private final SortedSet<String> ownCalls = new TreeSet<>();

  /** Makes a scanner; {@code makesData} when what the method returns is stored. */
  BodyScanner(SourceTrees.Source source, TypeNames names, Variables variables, boolean makesData) {
    this.source = source;
    this.names = names;
    this.variables = variables;
    this.makesData = makesData;
  }

  /** What was found. */
  List<Finding> findings() {
    return findings;
  }

  /** The names of methods that are called without saying on what. */
  SortedSet<String> ownCalls() {
    return ownCalls;
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
    int count = call.getArguments().size();
    if (call.getMethodSelect() instanceof IdentifierTree name) {
      String method = name.getName().toString();
      ownCalls.add(method);
      names
          .importedMember(method)
          .flatMap(type -> SuspiciousCall.find(type, method, count))
          .ifPresent(found -> add(found.habit(), method + arguments(count), call));
    } else if (call.getMethodSelect() instanceof MemberSelectTree select) {
      member(call, select, count);
    }
    return super.visitMethodInvocation(call, nothing);
  }

  private void member(MethodInvocationTree call, MemberSelectTree select, int count) {
    String method = select.getIdentifier().toString();
    ExpressionTree on = select.getExpression();
    if (isOwn(on)) {
      ownCalls.add(method);
    }
    Optional<String> type = names.qualified(on);
    Optional<SuspiciousCall> found = type.flatMap(name -> SuspiciousCall.find(name, method, count));
    if (found.isPresent()) {
      add(found.get().habit(), simple(type.get()) + "." + method + arguments(count), call);
    } else if (method.equals("now") && count == 1 && isZone(call.getArguments().get(0))) {
      type.flatMap(name -> SuspiciousCall.find(name, method))
          .ifPresent(now -> add(now.habit(), simple(type.get()) + ".now(…)", call));
    } else if (method.equals("getBytes") && count == 0 && isText(on)) {
      add(Habit.PLATFORM_DEFAULT, "String.getBytes()", call);
    }
  }

  /** Whether it is {@code this}, or the name of the class. */
  private boolean isOwn(ExpressionTree expression) {
    return expression instanceof IdentifierTree name
        && (name.getName().contentEquals("this")
            || name.getName().equals(source.element().getEnclosingElement().getSimpleName()));
  }

  /** A zone and not a clock, which a test can set. */
  private static boolean isZone(ExpressionTree argument) {
    String text = argument.toString();
    return text.startsWith("ZoneId.")
        || text.startsWith("ZoneOffset.")
        || text.startsWith("java.time.Zone");
  }

  private boolean isText(ExpressionTree expression) {
    return expression instanceof LiteralTree literal && literal.getValue() instanceof String
        || variables.isText(expression);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void nothing) {
    int count = made.getArguments().size();
    Optional<String> type = names.qualified(made.getIdentifier());
    Optional<SuspiciousCall> found = type.flatMap(name -> SuspiciousCall.find(name, "new", count));
    if (found.isPresent() && made.getClassBody() == null) {
      add(found.get().habit(), "new " + simple(type.get()) + arguments(count), made);
    } else if (type.filter("java.lang.String"::equals).isPresent()
        && count == 1
        && isBytes(made.getArguments().get(0))) {
      add(Habit.PLATFORM_DEFAULT, "new String(…)", made);
    }
    return super.visitNewClass(made, nothing);
  }

  private boolean isBytes(ExpressionTree expression) {
    return variables.isBytes(expression)
        || expression instanceof MethodInvocationTree call
            && call.getMethodSelect() instanceof MemberSelectTree select
            && BYTE_SOURCES.contains(select.getIdentifier().toString());
  }

  @Override
  public @Nullable Void visitMemberReference(
      MemberReferenceTree reference, @Nullable Void nothing) {
    String method = reference.getMode() == MemberReferenceTree.ReferenceMode.NEW
        ? "new"
        : reference.getName().toString();
    names.qualified(reference.getQualifierExpression()).ifPresent(type -> {
      if (type.equals("java.lang.String") && method.equals("getBytes")) {
        add(Habit.PLATFORM_DEFAULT, "String::getBytes", reference);
      }
      SuspiciousCall.find(type, method)
          .ifPresent(found -> add(found.habit(), simple(type) + "::" + method, reference));
    });
    if (isOwn(reference.getQualifierExpression())) {
      ownCalls.add(method);
    }
    return super.visitMemberReference(reference, nothing);
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree returned, @Nullable Void nothing) {
    if (makesData && nested == 0 && returned.getExpression() != null) {
      UnorderedOutput.find(returned.getExpression(), names, variables)
          .ifPresent(table -> add(Habit.UNORDERED, written(table), table));
    }
    return super.visitReturn(returned, nothing);
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, @Nullable Void nothing) {
    nested++;
    super.visitLambdaExpression(lambda, nothing);
    nested--;
    return null;
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
    nested++;
    super.visitClass(type, nothing);
    nested--;
    return null;
  }

  /** A hash table by its name, or by what makes it. */
  private static String written(Tree table) {
    if (table instanceof NewClassTree made) {
      Tree type = made.getIdentifier() instanceof ParameterizedTypeTree generic
          ? generic.getType()
          : made.getIdentifier();
      return "new " + simple(type.toString()) + arguments(made.getArguments().size());
    }
    return table instanceof MethodInvocationTree call
        ? call.getMethodSelect() + arguments(call.getArguments().size())
        : table.toString();
  }

  private void add(Habit habit, String written, Tree tree) {
    findings.add(new Finding(habit, written, source.place(tree)));
  }

  private static String arguments(int count) {
    return count == 0 ? "()" : "(…)";
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
