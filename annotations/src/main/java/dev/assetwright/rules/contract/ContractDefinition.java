package dev.assetwright.rules.contract;

import dev.assetwright.Compatibility;

/**
 * A contract as the source declares it now.
 *
 * @param key its name, {@code sales/fact_sale}
 * @param compatibility what a change may do; never {@link Compatibility#DEFAULT}
 * @param owner who answers for it; empty when nobody is named
 * @param description the record's Javadoc; empty without one
 */
public record ContractDefinition(
    String key,
    ContractVersion version,
    Compatibility compatibility,
    String owner,
    String description,
    ContractSchema schema) {
  public ContractDefinition {
    if (compatibility == Compatibility.DEFAULT) {
      throw new IllegalArgumentException("A definition states its mode.");
    }
  }
}
