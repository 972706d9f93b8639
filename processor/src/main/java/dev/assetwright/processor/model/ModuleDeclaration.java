package dev.assetwright.processor.model;

import java.util.List;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * The module that a compilation produces.
 *
 * @param element the type marked with {@code @AssetModule}; null without one
 * @param packageName where the graph is generated
 * @param graphName the graph's simple name
 * @param name what people call the module
 * @param uses the graphs of other modules
 * @param install the Guice modules
 * @param rules what the team asks of its assets
 * @param pools its pools as written, {@code crm_api=4}
 */
public record ModuleDeclaration(
    @Nullable TypeElement element,
    String packageName,
    String graphName,
    String name,
    List<TypeValue> uses,
    List<TypeValue> install,
    TeamRules rules,
    List<Text> pools) {
  public ModuleDeclaration {
    uses = List.copyOf(uses);
    install = List.copyOf(install);
    pools = List.copyOf(pools);
  }

  /** The graph's canonical name. */
  public String qualifiedGraphName() {
    return packageName.isEmpty() ? graphName : packageName + "." + graphName;
  }
}
