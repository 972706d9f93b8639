package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.EdgeMapping;
import dev.assetwright.processor.model.GridDeclaration;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.Reference;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.TimeGrid;
import dev.assetwright.rules.mapping.MappingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The grids of neighbors fit, or what is written says how partitions belong together. */
final class MappingValidator implements MethodValidator {
  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    List<Reference> references = scene.graph().references(method);
    Set<String> seen = new HashSet<>();
    for (Reference reference : references) {
      AssetNode upstream = reference.upstream();
      // A statement may name a table often.
      if (upstream == null
          || reference.isPrevious()
          || references.size() > 1
              && !seen.add(upstream.key() + "[" + reference.partitions().value() + "]")) {
        continue;
      }
      EdgeMapping mapping = scene.graph().mapping(reference);
      if (mapping instanceof EdgeMapping.Refused refused) {
        refuse(reference, upstream, refused.reason(), scene);
      } else if (mapping instanceof EdgeMapping.Sound sound && sound.startsEarly()) {
        warnOfEarlyStart(reference, upstream, scene);
      }
    }
  }

  private static void refuse(
      Reference reference, AssetNode upstream, MappingException reason, Scene scene) {
    GridDeclaration own = scene.graph().gridOf(reference.reader());
    GridDeclaration other = upstream.method().grid();
    List<String> hints = new ArrayList<>();
    boolean isWritten = !reference.partitions().isEmpty();
    Code code = Code.of(reason.kind().code());
    String headline = reason.getMessage();
    if (code == Code.MIXED_ZONES) {
      headline = "'%s' and '%s' cut time in different zones."
          .formatted(reference.reader().subject(), upstream.key());
    } else if (other == null) {
      headline = "'%s' chooses among the partitions of '%s', which has none."
          .formatted(reference.partitions().value(), upstream.key());
    } else if (!isWritten) {
      headline = "'%s' has other partitions than '%s', which it reads."
          .formatted(reference.reader().subject(), upstream.key());
      hints.add(reason.getMessage());
    }
    if (hints.isEmpty() && reason.kind() != MappingException.Kind.SYNTAX) {
      describe(own, hints);
      describe(other, hints);
    }
    if (code == Code.MIXED_ZONES) {
      hints.add("Use one zone for both, or read all of it: %s.".formatted(all(reference, other)));
    }
    scene.messages().add(code, reference.partitionsPlace(), headline, hints);
  }

  private static void describe(@Nullable GridDeclaration grid, List<String> hints) {
    if (grid != null && grid.grid() != null) {
      String hint = "'%s' is %s.".formatted(grid.name(), grid.grid().describe());
      if (!hints.contains(hint)) {
        hints.add(hint);
      }
    }
  }

  /** How to read all of the upstream's time. */
  private static String all(Reference reference, @Nullable GridDeclaration upstream) {
    Grid grid = grid(upstream);
    String all = grid.dimensions().size() == 1 ? "all" : time(upstream).name() + ": all";
    return switch (reference.kind()) {
      case PARAMETER -> "@From(partitions = \"%s\")".formatted(all);
      case AFTER -> "after = \"%s[%s]\"".formatted(reference.text().value(), all);
      case PLACEHOLDER -> "{%s[%s]}".formatted(reference.text().value(), all);
    };
  }

  private static void warnOfEarlyStart(Reference reference, AssetNode upstream, Scene scene) {
    scene
        .messages()
        .add(
            Code.EARLY_START,
            reference.edgePlace(),
            "'%s' starts with %s, before '%s', which starts with %s."
                .formatted(
                    reference.reader().subject(),
                    time(scene.graph().gridOf(reference.reader())).key(0),
                    upstream.key(),
                    time(upstream.method().grid()).key(0)),
            "The partitions before that are skipped.");
  }

  private static TimeGrid time(@Nullable GridDeclaration grid) {
    return Objects.requireNonNull(grid(grid).time());
  }

  private static Grid grid(@Nullable GridDeclaration grid) {
    return Objects.requireNonNull(grid).find().orElseThrow();
  }
}
