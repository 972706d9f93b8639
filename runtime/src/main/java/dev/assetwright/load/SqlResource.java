package dev.assetwright.load;

import dev.assetwright.model.InputDefinition.Use;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.AssetReferences;
import dev.assetwright.rules.Problem;
import dev.assetwright.rules.Resolution;
import dev.assetwright.rules.ResourcePaths;
import dev.assetwright.rules.RuleCode;
import dev.assetwright.rules.SqlStatement;
import dev.assetwright.rules.grid.SqlParameters;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A statement in a file of the class path as it is now. The compiler has judged the file that it saw; one that was edited since
 * is judged here, by the same rules.
 *
 * @param sql with whole keys in its placeholders; what was compiled when there are problems
 * @param tables what it reads, each once, in the order of the text
 * @param problems what is wrong
 */
record SqlResource(String sql, List<AssetKey> tables, List<Problem> problems) {

  /** Reads the file that a draft names. */
  static SqlResource read(ProducerDraft producer, Collection<AssetKey> declared) {
    String compiled = Objects.requireNonNull(producer.sql);
    String path = Objects.requireNonNull(producer.resource);
    String reader = producer.outputs.get(0).key.toString();
    String text;
    try (InputStream in = producer.loader.getResourceAsStream(path)) {
      if (in == null) {
        return broken(compiled, missing(reader, path));
      }
      text = ResourcePaths.text(in.readAllBytes());
    } catch (IOException e) {
      return broken(compiled, missing(reader, path));
    }
    SqlStatement statement = SqlStatement.parse(text);
    List<Problem> problems = new ArrayList<>();
    statement
        .problems()
        .forEach(problem -> problems.add(Problem.of(
            RuleCode.BAD_SQL,
            problem.message(),
            "It stands in '%s', which '%s' reads its statement from.".formatted(path, reader))));
    statement.parameters().stream()
        .filter(parameter -> !SqlParameters.names(producer.grid).contains(parameter.name()))
        .forEach(parameter -> problems.add(Problem.of(
            RuleCode.BAD_SQL,
            "':%s' is bound to nothing.".formatted(parameter.name()),
            "It stands in '%s', which '%s' reads its statement from.".formatted(path, reader))));
    References references = new References(producer, declared);
    Set<AssetKey> tables = new LinkedHashSet<>();
    for (SqlStatement.Placeholder placeholder : statement.placeholders()) {
      if (references.resolve(placeholder.reference()) instanceof Resolution.Found found) {
        tables.add(found.key());
      } else {
        problems.add(Problem.of(
            RuleCode.UNKNOWN_SQL_UPSTREAM,
            "'%s' reads '{%s}', which nothing declares.".formatted(reader, placeholder.reference()),
            "It stands in '%s'.".formatted(path)));
      }
    }
    if (!problems.isEmpty()) {
      return new SqlResource(compiled, List.of(), problems);
    }
    String whole = statement.render(
        reference -> "{" + ((Resolution.Found) references.resolve(reference)).key() + "}");
    return new SqlResource(whole, List.copyOf(tables), List.of());
  }

  private static Problem missing(String reader, String path) {
    return Problem.of(
        RuleCode.BAD_SQL,
        "'%s' reads its statement from '%s', which is not on the class path."
            .formatted(reader, path),
        "It was there when it was compiled: build anew, so that resources are copied.");
  }

  private static SqlResource broken(String compiled, Problem problem) {
    return new SqlResource(compiled, List.of(), List.of(problem));
  }

  /** A short name that meant something when it was compiled means the same still, whatever other modules declare. */
  private static final class References {
    private final AssetReferences compiled;
    private final AssetReferences all;

    References(ProducerDraft producer, Collection<AssetKey> declared) {
      Set<AssetKey> read = new TreeSet<>();
      producer.inputs.stream()
          .filter(input -> input.use() == Use.TABLE)
          .forEach(input -> read.add(input.upstream()));
      this.compiled = new AssetReferences(new TreeSet<>(read));
      this.all = new AssetReferences(new TreeSet<>(declared));
    }

    Resolution resolve(String reference) {
      Resolution first = compiled.resolve(reference);
      return first instanceof Resolution.Found ? first : all.resolve(reference);
    }
  }
}
