package dev.assetwright.query;

import dev.assetwright.model.CodeEnvironment;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.spi.CodeStore.MethodHash;
import dev.assetwright.version.CallGraph;
import java.util.List;
import java.util.Optional;

/** What the code versions of the loaded code were made from; asked only when a page or command explains one. */
public interface CodeDetails {
  /**
   * The code behind a producer as it is now.
   *
   * @param parts everything its version was made from, its method included
   * @param calls which part leads to which
   * @param warnings what the version cannot see, in whole sentences
   * @param environment what it was compiled by and runs with
   */
  record Details(
      List<MethodHash> parts, CallGraph calls, List<String> warnings, CodeEnvironment environment) {
    public Details {
      parts = List.copyOf(parts);
      warnings = List.copyOf(warnings);
    }
  }

  /** The code of a Java method; empty for a statement. */
  Optional<Details> find(ProducerDefinition producer);
}
