package dev.assetwright.processor.write;

import com.palantir.javapoet.CodeBlock;
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
  private final CodeBlock.Builder code = CodeBlock.builder();

  DescriptionWriter(MethodDeclaration method, AssetGraph graph) {
    this.method = method;
    this.references = graph.references(method);
  }

  CodeBlock write() {
    code.add("$[sink.");
    start();
    if (method.kind() == MethodKind.CHECK) {
      inputs();
      check(Objects.requireNonNull(method.check()));
    } else {
      GridDeclaration grid = method.grid();
      if (grid != null && grid.grid() != null) {
        call("grid($L)", GridCode.of(grid));
      }
      inputs();
      SqlDeclaration sql = method.sql();
      if (sql != null && sql.resource() != null) {
        call("resource($S)", sql.resource().value());
      }
      if (method.canSubset()) {
        call("canSubset()");
      }
      attempts(method.promises());
      method.outputs().forEach(this::output);
    }
    return code.add(";\n$]").build();
  }

  private void start() {
    String descriptor = Descriptors.of(method.element());
    CodeBlock common = CodeBlock.of("$L, $S, $S", method.index(), method.name(), descriptor);
    switch (method.kind()) {
      case ASSET, MULTI_ASSET -> code.add("asset($L)", common);
      case EXTERNAL -> code.add("external($L)", common);
      case SQL_ASSET -> code.add("sql($L, $L)", common, Vocabulary.literal(sqlWithWholeKeys()));
      case CHECK ->
        code.add("check($L, $S)", common, Objects.requireNonNull(method.check()).name());
    }
  }

  /** A short name that is unambiguous for this module may not be so beside others, hence whole keys. */
  private String sqlWithWholeKeys() {
    SqlDeclaration sql = Objects.requireNonNull(method.sql());
    String text = sql.text().value();
    StringBuilder whole = new StringBuilder();
    int copied = 0;
    Iterator<Reference> meant = references.stream()
        .filter(reference -> reference.kind() == Reference.Kind.PLACEHOLDER)
        .iterator();
    for (SqlStatement.Placeholder placeholder : sql.statement().placeholders()) {
      int end = text.indexOf('}', placeholder.offset()) + 1;
      whole
          .append(text, copied, placeholder.offset())
          .append('{')
          .append(mapped(meant.next()))
          .append('}');
      copied = end;
    }
    return whole.append(text.substring(copied)).toString();
  }

  private static String upstream(Reference reference) {
    return Objects.requireNonNull(reference.upstream()).key().toString();
  }

  private static MappedReference mapped(Reference reference) {
    return new MappedReference(upstream(reference), reference.partitions().value());
  }

  private void inputs() {
    if (!method.withRole(ParameterDeclaration.Role.PARTITION).isEmpty()) {
      call("takesPartition()");
    }
    Set<MappedReference> declared = new HashSet<>();
    for (Reference reference : references) {
      boolean isFirst = declared.add(mapped(reference));
      if (reference.parameter() != null) {
        read(reference.parameter(), reference);
      } else if (isFirst) {
        String upstream = upstream(reference);
        if (reference.kind() == Reference.Kind.PLACEHOLDER) {
          call("table(-1, $S)", upstream);
        } else {
          call("order($S)", upstream);
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
    call(use + "($L, $S)", parameter.index(), upstream(reference));
    partitions(reference);
    if (parameter.optional()) {
      call("optional()");
    }
    if (parameter.requireAll()) {
      call("requireAll()");
    }
  }

  private void partitions(Reference reference) {
    if (!reference.partitions().isEmpty()) {
      call("partitions($L)", Vocabulary.literal(reference.partitions().value()));
    }
  }

  private void check(CheckDeclaration check) {
    if (check.blocking()) {
      call("blocking()");
    }
    if (check.warning()) {
      call("warning()");
    }
    description(check.description());
  }

  private void attempts(Promises promises) {
    if (!promises.codeVersion().isEmpty()) {
      call("codeVersion($L)", Vocabulary.literal(promises.codeVersion().value()));
    }
    if (!promises.files().isEmpty()) {
      call(
          "files($L)",
          Vocabulary.literals(
              promises.files().stream().map(file -> file.path().value()).toList()));
    }
    if (promises.retries() > 0) {
      call("retries($L, $S)", promises.retries(), promises.retryDelay().value());
    }
    if (!promises.timeout().isEmpty()) {
      call("timeout($S)", promises.timeout().value());
    }
    if (!promises.pool().isEmpty()) {
      call("pool($S, $L)", promises.pool().value(), promises.poolSlots());
    }
  }

  private void output(OutputDeclaration output) {
    declare(output);
    facts(output);
  }

  private void declare(OutputDeclaration output) {
    if (output.component() == null) {
      call("output($S, $T.$L)", output.key().toString(), Vocabulary.STORAGE, output.storage());
    } else {
      call(
          "output($S, $T.$L, $S)",
          output.key().toString(),
          Vocabulary.STORAGE,
          output.storage(),
          output.component());
    }
  }

  private void facts(OutputDeclaration output) {
    Promises promises = method.promises();
    description(output.description());
    if (!promises.owners().isEmpty()) {
      call("owners($L)", Vocabulary.literals(promises.owners()));
    }
    if (!promises.tags().isEmpty()) {
      call("tags($L)", Vocabulary.literals(promises.tags()));
    }
    if (!promises.kinds().isEmpty()) {
      call("kinds($L)", Vocabulary.literals(texts(promises.kinds())));
    }
    if (!output.formerly().isEmpty()) {
      call("formerly($L)", Vocabulary.literals(texts(output.formerly())));
    }
    if (!promises.schedule().isEmpty()) {
      call("schedule($S, $S)", promises.schedule().value(), method.scheduleZone());
    }
    if (!promises.freshness().isEmpty()) {
      call("freshness($S)", promises.freshness().value());
    }
  }

  private static List<String> texts(List<Text> written) {
    return written.stream().map(Text::value).toList();
  }

  private void description(String text) {
    if (!text.isEmpty()) {
      call("description($L)", Vocabulary.literal(text));
    }
  }

  private void call(String format, Object... arguments) {
    code.add("\n." + format, arguments);
  }
}
