package dev.assetwright.processor.write;

import dev.assetwright.processor.model.AssetGraph;
import dev.assetwright.processor.model.CheckDeclaration;
import dev.assetwright.processor.model.GridDeclaration;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.OutputDeclaration;
import dev.assetwright.processor.model.ParameterDeclaration;
import dev.assetwright.processor.model.Promises;
import dev.assetwright.processor.model.Reference;
import dev.assetwright.processor.model.SqlDeclaration;
import dev.assetwright.processor.model.Text;
import dev.assetwright.processor.read.Language;
import dev.assetwright.rules.SqlStatement;
import dev.assetwright.rules.mapping.MappedReference;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Writes the statement that declares one method to the sink. */
final class DescriptionWriter {
  private final MethodDeclaration method;
  private final List<Reference> references;
  private final SharedGrids grids;
  private final SourceText text;

  DescriptionWriter(
      MethodDeclaration method, AssetGraph graph, SharedGrids grids, SourceText text) {
    this.method = method;
    this.grids = grids;
    this.text = text;
    this.references = graph.references(method);
  }

  void write() {
    start();
    if (method.kind() == MethodKind.CHECK) {
      inputs();
      check(Objects.requireNonNull(method.check()));
    } else {
      GridDeclaration grid = method.grid();
      if (grid != null && grid.grid() != null) {
        grids.write(grid, call("grid"));
        text.add(")");
      }
      inputs();
      SqlDeclaration sql = method.sql();
      if (sql != null && sql.resource() != null) {
        call("resource", sql.resource().value());
      }
      if (method.canSubset()) {
        flag("canSubset");
      }
      attempts(method.promises());
      method.outputs().forEach(this::output);
    }
    text.add(";\n");
  }

  private void start() {
    String call = switch (method.kind()) {
      case ASSET, MULTI_ASSET -> "asset";
      case EXTERNAL -> "external";
      case SQL_ASSET -> "sql";
      case CHECK -> "check";
    };
    text.add("    sink.").add(call).add("(").add(method.index()).add(", ");
    text.literal(method.name()).add(", ").literal(Descriptors.of(method.element()));
    if (method.kind() == MethodKind.SQL_ASSET) {
      text.add(", ").literal(sqlWithWholeKeys());
    } else if (method.kind() == MethodKind.CHECK) {
      text.add(", ").literal(Objects.requireNonNull(method.check()).name());
    }
    text.add(")");
  }

  /** A short name that is unambiguous for this module may not be so beside others, hence whole keys. */
  private String sqlWithWholeKeys() {
    SqlDeclaration sql = Objects.requireNonNull(method.sql());
    String written = sql.text().value();
    StringBuilder whole = new StringBuilder();
    int copied = 0;
    Iterator<Reference> meant = references.stream()
        .filter(reference -> reference.kind() == Reference.Kind.PLACEHOLDER)
        .iterator();
    for (SqlStatement.Placeholder placeholder : sql.statement().placeholders()) {
      int end = written.indexOf('}', placeholder.offset()) + 1;
      whole
          .append(written, copied, placeholder.offset())
          .append('{')
          .append(mapped(meant.next()))
          .append('}');
      copied = end;
    }
    return whole.append(written.substring(copied)).toString();
  }

  private static String upstream(Reference reference) {
    return Objects.requireNonNull(reference.upstream()).key().toString();
  }

  private static MappedReference mapped(Reference reference) {
    return new MappedReference(upstream(reference), reference.partitions().value());
  }

  private void inputs() {
    if (!method.withRole(ParameterDeclaration.Role.PARTITION).isEmpty()) {
      flag("takesPartition");
    }
    Set<MappedReference> declared = new HashSet<>();
    for (Reference reference : references) {
      boolean isFirst = declared.add(mapped(reference));
      if (reference.parameter() != null) {
        read(reference.parameter(), reference);
      } else if (isFirst) {
        String upstream = upstream(reference);
        if (reference.kind() == Reference.Kind.PLACEHOLDER) {
          numbered("table", -1, upstream);
        } else {
          call("order", upstream);
        }
        partitions(reference);
      }
    }
  }

  private void read(ParameterDeclaration parameter, Reference reference) {
    String use = switch (Language.storage(parameter.type())) {
      case TABLE -> "table";
      case ROWS -> "rows";
      case VALUE, NONE -> "value";
    };
    numbered(use, parameter.index(), upstream(reference));
    partitions(reference);
    if (parameter.optional()) {
      flag("optional");
    }
    if (parameter.requireAll()) {
      flag("requireAll");
    }
  }

  private void partitions(Reference reference) {
    if (!reference.partitions().isEmpty()) {
      call("partitions", reference.partitions().value());
    }
  }

  private void check(CheckDeclaration check) {
    if (check.blocking()) {
      flag("blocking");
    }
    if (check.warning()) {
      flag("warning");
    }
    description(check.description());
  }

  private void attempts(Promises promises) {
    if (!promises.codeVersion().isEmpty()) {
      call("codeVersion", promises.codeVersion().value());
    }
    if (!promises.files().isEmpty()) {
      call("files", promises.files().stream().map(file -> file.path().value()).toList());
    }
    if (promises.retries() > 0) {
      numbered("retries", promises.retries(), promises.retryDelay().value());
    }
    if (!promises.retryOn().isEmpty()) {
      call(
          "retryOn",
          promises.retryOn().stream()
              .map(type -> Descriptors.className(type.element()))
              .toList());
    }
    if (promises.retryWhen() != null) {
      call("retryWhen").add("new ").type(promises.retryWhen().element()).add("())");
    }
    if (!promises.timeout().isEmpty()) {
      call("timeout", promises.timeout().value());
    }
    if (!promises.stepTimeout().isEmpty()) {
      call("stepTimeout", promises.stepTimeout().value());
    }
    if (promises.forked()) {
      call("forked", promises.memory().value());
    }
    if (!promises.pool().isEmpty()) {
      call("pool")
          .literal(promises.pool().value())
          .add(", ")
          .add(promises.poolSlots())
          .add(")");
    }
  }

  private void output(OutputDeclaration output) {
    declare(output);
    facts(output);
  }

  private void declare(OutputDeclaration output) {
    call("output").literal(output.key().toString()).add(", ");
    text.type(Vocabulary.STORAGE).add(".").add(output.storage().name());
    if (output.component() != null) {
      text.add(", ").literal(output.component());
    }
    text.add(")");
  }

  private void facts(OutputDeclaration output) {
    Promises promises = method.promises();
    description(output.description());
    if (!promises.owners().isEmpty()) {
      call("owners", promises.owners());
    }
    if (!promises.tags().isEmpty()) {
      call("tags", promises.tags());
    }
    if (!promises.kinds().isEmpty()) {
      call("kinds", texts(promises.kinds()));
    }
    if (!output.formerly().isEmpty()) {
      call("formerly", texts(output.formerly()));
    }
    if (!promises.schedule().isEmpty()) {
      call("schedule", List.of(promises.schedule().value(), method.scheduleZone()));
    }
    if (!promises.freshness().isEmpty()) {
      call("freshness", promises.freshness().value());
    }
  }

  private static List<String> texts(List<Text> written) {
    return written.stream().map(Text::value).toList();
  }

  private void description(String description) {
    if (!description.isEmpty()) {
      call("description", description);
    }
  }

  private void flag(String name) {
    call(name).add(")");
  }

  private void call(String name, String argument) {
    call(name).literal(argument).add(")");
  }

  private void call(String name, List<String> arguments) {
    call(name).literals(arguments).add(")");
  }

  private void numbered(String name, int number, String argument) {
    call(name).add(number).add(", ").literal(argument).add(")");
  }

  private SourceText call(String name) {
    return text.add("\n        .").add(name).add("(");
  }
}
