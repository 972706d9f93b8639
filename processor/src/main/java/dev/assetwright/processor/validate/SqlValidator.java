package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.diagnostic.TypeText;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.Reference;
import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.processor.model.SqlDeclaration;
import dev.assetwright.processor.model.Storage;
import dev.assetwright.processor.model.Text;
import dev.assetwright.processor.read.Language;
import dev.assetwright.processor.read.Resources;
import dev.assetwright.rules.ResourcePaths;
import dev.assetwright.rules.SqlStatement;
import dev.assetwright.rules.Suggestions;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.SqlParameters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.type.TypeMirror;

/** A statement is one SELECT over tables, for a method that returns one. */
final class SqlValidator implements MethodValidator {
  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    SqlDeclaration sql = method.sql();
    if (sql == null) {
      return;
    }
    checkReturn(method, scene);
    if (scene.graph().declarations().isUnresolved(sql.text().place())) {
      return;
    }
    if (sql.resource() != null && !checkResource(method, sql, sql.resource(), scene)) {
      return;
    }
    if (sql.resource() == null && sql.text().place().value() == null) {
      add(
          sql.text().place(),
          scene,
          "'%s' has no statement.".formatted(method.subject()),
          "Write it here, sql = \"SELECT …\", or name its file: resource = \"sql/%s.sql\"."
              .formatted(method.name()));
      return;
    }
    for (SqlStatement.Problem problem : sql.statement().problems()) {
      add(sql.text().place(), scene, problem.message(), line(sql, problem.offset()));
    }
    checkParameters(method, sql, scene);
    checkTables(method, scene);
  }

  private static boolean checkResource(
      MethodDeclaration method, SqlDeclaration sql, Text resource, Scene scene) {
    if (sql.isBoth()) {
      add(
          resource.place(),
          scene,
          "'%s' has a statement here and one in a file.".formatted(method.subject()),
          "Keep 'sql' or 'resource'.");
      return false;
    }
    if (!ResourcePaths.isPath(resource.value())) {
      add(
          resource.place(),
          scene,
          "'%s' is no path of a resource.".formatted(resource.value()),
          "Write it from the root of the class path, with '/' between: \"sql/%s.sql\"."
              .formatted(method.name()));
      return false;
    }
    if (!sql.isFound()) {
      add(
          resource.place(),
          scene,
          "'%s' is not there, so what '%s' reads is not known."
              .formatted(resource.value(), method.subject()),
          Resources.whereItBelongs(resource.value()),
          Resources.whereElse());
      return false;
    }
    return true;
  }

  private static void checkReturn(MethodDeclaration method, Scene scene) {
    TypeMirror returned = method.element().getReturnType();
    if (Language.isUnresolved(returned)) {
      return;
    }
    if (!Language.isTableOfRecord(returned)) {
      add(
          method.place(),
          scene,
          "'%s' returns '%s', but a statement makes a table."
              .formatted(method.name(), TypeText.alone(returned)),
          "Return 'Table<Row>' with a record for the row.");
    }
  }

  private static void checkParameters(MethodDeclaration method, SqlDeclaration sql, Scene scene) {
    Grid grid = method.grid() == null ? null : method.grid().grid();
    if (grid == null && method.isPartitioned() || !isGridKnown(method, scene)) {
      return;
    }
    Set<String> bound = SqlParameters.names(grid);
    Set<String> names = new LinkedHashSet<>();
    sql.statement().parameters().forEach(parameter -> names.add(parameter.name()));
    names.removeAll(bound);
    for (String name : names) {
      if (grid == null) {
        add(
            sql.text().place(),
            scene,
            "':%s' is bound to nothing, since '%s' has no grid.".formatted(name, method.subject()),
            "Only the partition at hand is bound; name its grid: @SqlAsset(partitions = …).");
      } else {
        add(
            sql.text().place(),
            scene,
            "':%s' is bound to nothing.".formatted(name),
            boundHints(name, bound));
      }
    }
  }

  private static String[] boundHints(String name, Set<String> bound) {
    List<String> hints = new ArrayList<>();
    Suggestions.closest(name, bound, 1)
        .forEach(close -> hints.add("Did you mean ':%s'?".formatted(close)));
    hints.add(bound.stream()
        .map(":%s"::formatted)
        .collect(Collectors.joining("', '", "What is bound to the partition: '", "'.")));
    return hints.toArray(String[]::new);
  }

  private static boolean isGridKnown(MethodDeclaration method, Scene scene) {
    return scene.graph().declarations().unresolved().stream()
        .noneMatch(unresolved -> unresolved.place().element().equals(method.element()));
  }

  private static void checkTables(MethodDeclaration method, Scene scene) {
    Set<AssetNode> seen = new LinkedHashSet<>();
    for (Reference reference : scene.graph().references(method)) {
      AssetNode upstream = reference.upstream();
      if (reference.kind() != Reference.Kind.PLACEHOLDER
          || upstream == null
          || upstream.output().storage() == Storage.TABLE
          || Language.isUnresolved(upstream.output().type())
          || !seen.add(upstream)) {
        continue;
      }
      add(
          reference.text().place(),
          scene,
          "'{%s}' is no table.".formatted(reference.text().value()),
          "It is declared at %s.".formatted(upstream.where()),
          remedy(upstream));
    }
  }

  private static String remedy(AssetNode upstream) {
    if (upstream.isExternal()) {
      return "It is external; to run after it, write after = \"%s\".".formatted(upstream.key());
    }
    return "It returns '%s'; return 'Table<Row>' from there, with Table.of(rows)."
        .formatted(TypeText.alone(upstream.output().type()));
  }

  private static String line(SqlDeclaration sql, int offset) {
    String text = sql.text().value();
    int at = Math.min(offset, text.length());
    int start = text.lastIndexOf('\n', at - 1) + 1;
    int end = text.indexOf('\n', at);
    long number = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    return "In line %d of %s: %s"
        .formatted(
            number,
            sql.resource() == null ? "the statement" : "'" + sql.resource().value() + "'",
            text.substring(start, end < 0 ? text.length() : end).strip());
  }

  private static void add(SourcePlace place, Scene scene, String headline, String... hints) {
    scene.messages().add(Code.BAD_SQL, place, headline, hints);
  }
}
