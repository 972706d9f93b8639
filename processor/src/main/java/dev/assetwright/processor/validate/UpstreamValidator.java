package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.diagnostic.Words;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.ImportedGraph;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.Reference;
import dev.assetwright.processor.read.Language;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.GraphRules;
import dev.assetwright.rules.Resolution;
import dev.assetwright.rules.mapping.MappedReference;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.DeclaredType;

/** Every reference means exactly one asset. */
final class UpstreamValidator implements MethodValidator {
  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    if (method.element().isVarArgs()) {
      return; // Refused as such.
    }
    for (Reference reference : scene.graph().references(method)) {
      if (scene.graph().declarations().isUnresolved(reference.text().place())
          || NamelessParameterValidator.isNameless(reference)) {
        continue;
      }
      if (reference.resolution() instanceof Resolution.Unknown unknown) {
        // Where an asset's name is not known, it may be the one that is meant here.
        if (scene.graph().isComplete()) {
          unknown(reference, unknown, scene);
        }
      } else if (reference.resolution() instanceof Resolution.Ambiguous ambiguous) {
        ambiguous(reference, ambiguous, scene);
      } else if (reference.resolution() instanceof Resolution.Malformed malformed) {
        malformed(reference, malformed, scene);
      }
    }
  }

  private static void unknown(Reference reference, Resolution.Unknown unknown, Scene scene) {
    MethodDeclaration reader = reference.reader();
    boolean isSelf =
        reader.keys().stream().anyMatch(key -> ("/" + key).endsWith("/" + unknown.text()));
    boolean isSql = reference.kind() == Reference.Kind.PLACEHOLDER;
    AssetNode renamed = scene
        .graph()
        .findRenamed(unknown.text())
        .filter(node -> !reader.keys().contains(node.key()))
        .orElse(null);
    List<String> hints = new ArrayList<>();
    if (renamed == null) {
      for (AssetKey suggestion : unknown.suggestions()) {
        hints.add(GraphRules.didYouMean(suggestion, where(suggestion, scene)));
      }
    }
    if (renamed != null) {
      hints.add("It is called '%s' now, declared at %s.".formatted(renamed.key(), renamed.where()));
    } else if (isConfiguration(reference)) {
      hints.add("Configuration is taken by the constructor, not by a method.");
    } else if (isSelf && reader.grid() != null && reader.grid().hasTime()) {
      hints.add("Its previous partition is taken as '@Previous Optional<…>'.");
    } else if (!isSelf) {
      elsewhere(unknown.text(), hints, scene);
    }
    String written = isSql ? "{" + unknown.text() + "}" : unknown.text();
    String verb = switch (reference.kind()) {
      case PARAMETER, PLACEHOLDER -> "reads";
      case AFTER -> "comes after";
    };
    scene
        .messages()
        .add(
            isSql ? Code.UNKNOWN_SQL_UPSTREAM : Code.UNKNOWN_UPSTREAM,
            reference.text().place(),
            isSelf
                ? "'%s' cannot read itself, and nothing else is called '%s'."
                    .formatted(reader.subject(), unknown.text())
                : GraphRules.unknownUpstream(reader.subject(), verb, written),
            hints);
  }

  private static void elsewhere(String text, List<String> hints, Scene scene) {
    AssetNode reached = scene.graph().findReached(text).orElse(null);
    if (reached != null) {
      ImportedGraph graph = scene.graph().declarations().reached().stream()
          .filter(other -> other.methods().contains(reached.method()))
          .findFirst()
          .orElseThrow();
      hints.add("'%s' is declared at %s, which '%s' uses."
          .formatted(reached.key(), reached.where(), graph.via()));
      hints.add("To read it here, name that module's graph: @AssetModule(uses = %s.class)."
          .formatted(graph.type().element().getQualifiedName()));
      return;
    }
    hints.add("If it is produced elsewhere, declare it with @External.");
    hints.add(
        "If it belongs to another module, name that module's graph in @AssetModule(uses = …).");
  }

  private static boolean isConfiguration(Reference reference) {
    return reference.parameter() != null
        && reference.parameter().type() instanceof DeclaredType type
        && Language.annotation(type.asElement(), "dev.assetwright.Config") != null;
  }

  private static void ambiguous(Reference reference, Resolution.Ambiguous ambiguous, Scene scene) {
    List<String> hints = new ArrayList<>(Words.lines(ambiguous.candidates().stream()
        .map(key -> "'%s' is declared at %s.".formatted(key, where(key, scene)))
        .toList()));
    AssetKey first = ambiguous.candidates().get(0);
    hints.add(
        switch (reference.kind()) {
          case PARAMETER -> "Say which one: @From(\"%s\").".formatted(first);
          case AFTER -> "Say which one: after = \"%s\".".formatted(first);
          case PLACEHOLDER -> "Say which one: {%s}.".formatted(first);
        });
    scene
        .messages()
        .add(
            Code.AMBIGUOUS_UPSTREAM,
            reference.text().place(),
            GraphRules.ambiguousUpstream(reference.reader().subject(), ambiguous),
            hints);
  }

  private static void malformed(Reference reference, Resolution.Malformed malformed, Scene scene) {
    MappedReference mapped = MappedReference.parse(malformed.text());
    if (!mapped.partitions().isEmpty()) {
      scene
          .messages()
          .add(
              Code.BAD_NAME,
              reference.text().place(),
              "'%s' %s".formatted(malformed.text(), malformed.why()),
              "Write @From(value = \"%s\", partitions = \"%s\")."
                  .formatted(mapped.reference(), mapped.partitions()));
      return;
    }
    scene.messages().add(reference.text().place(), GraphRules.malformedUpstream(malformed));
  }

  private static String where(AssetKey key, Scene scene) {
    return scene.graph().find(key).map(AssetNode::where).orElse("");
  }
}
