package dev.assetwright.processor.lint;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the variables of one declaration hold, where they say so themselves.
 *
 * <p>A name that is declared twice in it with different contents is one of doubt, and left out.
 */
final class Variables extends TreeScanner<@Nullable Void, @Nullable Void> {
  private static final Set<String> HASHED = Set.of(
      "java.util.HashMap",
      "java.util.HashSet",
      "java.util.IdentityHashMap",
      "java.util.concurrent.ConcurrentHashMap");

  private final TypeNames names;
  private final Tree declaration;
  private boolean isScanned;
  private final Set<String> declared = new HashSet<>();
  private final Set<String> texts = new HashSet<>();
  private final Set<String> bytes = new HashSet<>();
  private final Set<String> hashed = new HashSet<>();

  /** Those of a declaration, which is looked through when somebody asks. */
  Variables(TypeNames names, Tree declaration) {
    this.names = names;
    this.declaration = declaration;
  }

  private boolean holds(Set<String> holders, IdentifierTree name) {
    if (!isScanned) {
      isScanned = true;
      scan(declaration, null);
    }
    return holders.contains(name.getName().toString());
  }

  @Override
  public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
    String name = variable.getName().toString();
    boolean isFirst = declared.add(name);
    Tree type = variable.getType();
    note(texts, name, isFirst, type != null && is(type, "java.lang.String"));
    note(bytes, name, isFirst, type instanceof ArrayTypeTree && type.toString().equals("byte[]"));
    note(
        hashed,
        name,
        isFirst,
        type != null && HASHED.contains(names.qualified(type).orElse(""))
            || isHashed(variable.getInitializer()));
    return super.visitVariable(variable, nothing);
  }

  private static void note(Set<String> holders, String name, boolean isFirst, boolean holds) {
    if (isFirst && holds) {
      holders.add(name);
    } else if (!holds) {
      holders.remove(name);
    }
  }

  private boolean is(Tree type, String name) {
    return names.qualified(type).filter(name::equals).isPresent();
  }

  private boolean isHashed(@Nullable ExpressionTree value) {
    if (value instanceof NewClassTree made) {
      return made.getClassBody() == null
          && HASHED.contains(names.qualified(made.getIdentifier()).orElse(""));
    }
    if (!(value instanceof MethodInvocationTree call)
        || !(call.getMethodSelect() instanceof MemberSelectTree select)) {
      return false;
    }
    boolean isSet = is(select.getExpression(), "java.util.Set");
    String method = select.getIdentifier().toString();
    return (isSet || is(select.getExpression(), "java.util.Map"))
        && (method.equals("of") && call.getArguments().size() > (isSet ? 1 : 2)
            || method.equals("copyOf")
            || method.equals("ofEntries"));
  }

  boolean isText(Tree expression) {
    return expression instanceof IdentifierTree name && holds(texts, name);
  }

  boolean isBytes(Tree expression) {
    return expression instanceof IdentifierTree name && holds(bytes, name);
  }

  /** Whether the expression makes a hash table, or is a variable that holds one. */
  boolean isHashTable(ExpressionTree expression) {
    return expression instanceof IdentifierTree name ? holds(hashed, name) : isHashed(expression);
  }
}
