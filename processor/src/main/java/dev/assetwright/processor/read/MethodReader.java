package dev.assetwright.processor.read;

import dev.assetwright.processor.model.CheckDeclaration;
import dev.assetwright.processor.model.DeclaringClass;
import dev.assetwright.processor.model.GridDeclaration;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.NamedFile;
import dev.assetwright.processor.model.Naming;
import dev.assetwright.processor.model.OutputDeclaration;
import dev.assetwright.processor.model.ParameterDeclaration;
import dev.assetwright.processor.model.Promises;
import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.processor.model.SqlDeclaration;
import dev.assetwright.processor.model.Text;
import dev.assetwright.processor.model.Unresolved;
import dev.assetwright.rules.Names;
import dev.assetwright.rules.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads an annotated method. */
final class MethodReader {
  private static final String FROM = "dev.assetwright.From";
  private static final String PREVIOUS = "dev.assetwright.Previous";

  private final Language language;
  private final List<Unresolved> unresolved;
  private final GridReader grids;
  private final OutputReader outputs;
  private final @Nullable Resources resources;

  /** Reads methods of another module without {@code resources}: what its statements say is its own affair. */
  MethodReader(
      Language language,
      OutputReader outputs,
      @Nullable Resources resources,
      List<Unresolved> unresolved) {
    this.language = language;
    this.outputs = outputs;
    this.resources = resources;
    this.unresolved = unresolved;
    this.grids = new GridReader(language, unresolved);
  }

  MethodDeclaration read(
      DeclaringClass owner, int index, ExecutableElement method, MethodKind kind) {
    AnnotationMirror mirror = Language.annotation(method, kind.annotationName());
    if (mirror == null) {
      throw new IllegalArgumentException(method.getSimpleName() + " is not " + kind.written());
    }
    AnnotationReader annotation = new AnnotationReader(method, mirror, unresolved, language);
    TypeMirror returned = Language.withoutResult(method.getReturnType());
    noteUnresolved(returned, SourcePlace.of(method));
    String description = Javadoc.description(language.elements().getDocComment(method));
    Naming naming = outputs.naming(kind, method, annotation, returned);
    List<OutputDeclaration> made = outputs.read(kind, naming, returned, description, annotation);
    GridDeclaration grid = kind == MethodKind.CHECK ? null : grids.read(annotation);
    return new MethodDeclaration(
        kind,
        owner,
        index,
        method,
        annotation.place(),
        returned,
        naming,
        made,
        parameters(method),
        annotation.texts("after"),
        grid,
        annotation.flag("canSubset"),
        promises(annotation),
        kind == MethodKind.SQL_ASSET ? sql(annotation) : null,
        kind == MethodKind.CHECK ? check(method, annotation, description) : null);
  }

  private List<ParameterDeclaration> parameters(ExecutableElement method) {
    List<ParameterDeclaration> parameters = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      noteUnresolved(parameter.asType(), SourcePlace.of(parameter));
      parameters.add(parameter(parameter, parameters.size()));
    }
    return parameters;
  }

  private ParameterDeclaration parameter(VariableElement parameter, int index) {
    AnnotationMirror mirror = Language.annotation(parameter, FROM);
    boolean previous = Language.annotation(parameter, PREVIOUS) != null;
    Text byName =
        new Text(Names.snakeCase(parameter.getSimpleName().toString()), SourcePlace.of(parameter));
    if (mirror == null) {
      return new ParameterDeclaration(
          parameter,
          index,
          Language.withoutOptional(parameter.asType()),
          Language.isOptional(parameter.asType()),
          previous ? ParameterDeclaration.Role.ASSET : role(parameter.asType()),
          byName,
          previous,
          new Text("", byName.place()),
          false,
          byName.place());
    }
    AnnotationReader from = new AnnotationReader(parameter, mirror, unresolved, language);
    Text written = from.text("value");
    boolean isWritten = written.place().value() != null;
    return new ParameterDeclaration(
        parameter,
        index,
        Language.withoutOptional(parameter.asType()),
        Language.isOptional(parameter.asType()),
        ParameterDeclaration.Role.ASSET,
        isWritten ? written : byName,
        previous,
        from.text("partitions"),
        from.constant("require").equals("ALL"),
        from.place("require"));
  }

  private static ParameterDeclaration.Role role(TypeMirror type) {
    if (Language.isPartition(type)) {
      return ParameterDeclaration.Role.PARTITION;
    }
    if (Language.isOurs(type, "Outputs")) {
      return ParameterDeclaration.Role.OUTPUTS;
    }
    return Language.isOurs(type, "AssetContext")
        ? ParameterDeclaration.Role.CONTEXT
        : ParameterDeclaration.Role.ASSET;
  }

  private void noteUnresolved(TypeMirror type, SourcePlace place) {
    TypeMirror part = Language.unresolvedPart(type);
    if (part != null) {
      unresolved.add(new Unresolved(part.toString(), place));
    }
  }

  private Promises promises(AnnotationReader annotation) {
    return new Promises(
        values(annotation.texts("owners")),
        values(annotation.texts("tags")),
        annotation.texts("kinds"),
        annotation.text("schedule"),
        annotation.text("zone"),
        annotation.text("freshness"),
        annotation.text("codeVersion"),
        files(annotation),
        annotation.number("retries"),
        annotation.place("retries"),
        annotation.types("retryOn"),
        annotation.types("retryWhen").stream().findFirst().orElse(null),
        annotation.text("retryDelay"),
        annotation.text("timeout"),
        annotation.text("stepTimeout"),
        annotation.constant("isolation").equals("FORKED"),
        annotation.text("memory"),
        annotation.text("pool"),
        annotation.number("poolSlots"),
        annotation.place("poolSlots"));
  }

  private static List<String> values(List<Text> texts) {
    if (texts.isEmpty()) {
      return List.of();
    }
    List<String> values = new ArrayList<>(texts.size());
    for (Text text : texts) {
      values.add(text.value());
    }
    return values;
  }

  private List<NamedFile> files(AnnotationReader annotation) {
    List<Text> paths = annotation.texts("files");
    if (paths.isEmpty()) {
      return List.of();
    }
    return paths.stream()
        .map(path -> new NamedFile(path, resources == null || resources.contains(path.value())))
        .toList();
  }

  private SqlDeclaration sql(AnnotationReader annotation) {
    Text text = annotation.text("sql");
    Text resource = annotation.text("resource");
    if (resource.place().value() == null) {
      return new SqlDeclaration(text, SqlStatement.parse(text.value()), null, true, false);
    }
    Optional<String> found =
        resources == null ? Optional.empty() : resources.read(resource.value());
    Text read = new Text(found.orElse(""), resource.place());
    return new SqlDeclaration(
        read,
        SqlStatement.parse(read.value()),
        resource,
        found.isPresent(),
        text.place().value() != null);
  }

  private static CheckDeclaration check(
      ExecutableElement method, AnnotationReader annotation, String description) {
    return new CheckDeclaration(
        Names.snakeCase(method.getSimpleName().toString()),
        description,
        annotation.flag("blocking"),
        annotation.constant("severity").equals("WARN"),
        annotation.place("severity"));
  }

  /** Returns what the method's annotations make of it; the first, when there are several. */
  static @Nullable MethodKind kindOf(ExecutableElement method) {
    List<MethodKind> kinds = MethodKinds.of(method);
    return kinds.isEmpty() ? null : kinds.get(0);
  }
}
