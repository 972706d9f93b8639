package dev.assetwright.load;

import dev.assetwright.spi.AssetModuleGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Notices modules whose assets another one reads, and which were left behind. */
final class MissingModules {
  private MissingModules() {}

  /**
   * Compares what the modules use with what there is.
   *
   * @throws LoadException if something is missing, with all that is
   */
  static void check(List<AssetModuleGraph> modules) throws LoadException {
    Set<String> present =
        modules.stream().map(module -> module.getClass().getName()).collect(Collectors.toSet());
    List<String> lines = new ArrayList<>();
    for (AssetModuleGraph module : modules) {
      for (String used : module.uses()) {
        if (!present.contains(used)) {
          lines.add("'%s' reads assets of '%s', which is not on the class path."
              .formatted(module.name(), used));
        }
      }
    }
    if (!lines.isEmpty()) {
      lines.add("Add the jars or class folders of these modules, with --assets.");
      throw new LoadException(
          LoadResult.Kind.CODE,
          "MissingModule",
          "A module that another one reads is missing.",
          lines);
    }
  }
}
