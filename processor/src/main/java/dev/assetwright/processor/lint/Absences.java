package dev.assetwright.processor.lint;

import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.util.TreeScanner;
import dev.assetwright.processor.model.MethodDeclaration;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Tells of an external whether its method can say anything else than that there is nothing. */
public final class Absences {
  private final SourceTrees trees;
  private final Elements elements;

  /** Makes a judge for a compilation. */
  public Absences(SourceTrees trees, Elements elements) {
    this.trees = trees;
    this.elements = elements;
  }

  /** Whether every {@code return} of the method is {@code Observed.absent(…)}; false where that is not known. */
  public boolean isAlwaysAbsent(MethodDeclaration external) {
    TypeElement owner = external.owner().element();
    SourceTrees.Source source = trees.members(owner).get(external.element());
    if (source == null) {
      return false;
    }
    Returns returns = new Returns(new TypeNames(source.unit(), owner, elements));
    returns.scan(source.tree(), null);
    return returns.count > 0 && returns.count == returns.absentCount;
  }

  private static final class Returns extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final TypeNames names;
    private int count;
    private int absentCount;

    Returns(TypeNames names) {
      this.names = names;
    }

    @Override
    public @Nullable Void visitReturn(ReturnTree returned, @Nullable Void nothing) {
      count++;
      if (returned.getExpression() instanceof MethodInvocationTree call
          && call.getMethodSelect() instanceof MemberSelectTree select
          && select.getIdentifier().contentEquals("absent")
          && names
              .qualified(select.getExpression())
              .filter("dev.assetwright.Observed"::equals)
              .isPresent()) {
        absentCount++;
      }
      return null;
    }

    @Override
    public @Nullable Void visitLambdaExpression(
        LambdaExpressionTree lambda, @Nullable Void nothing) {
      return null; // What it returns is not what the method does.
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void nothing) {
      return null;
    }
  }
}
