package dev.assetwright.processor.model;

import dev.assetwright.rules.contract.ContractReader;
import org.jspecify.annotations.Nullable;

/**
 * A method that has to do with a contract.
 *
 * @param contract the contract's key
 * @param asset the asset's key; of a check {@code asset#check}
 * @param role what it does with the records
 * @param method the method
 * @param reference where it reads them first; null when it only makes them
 */
public record ContractUse(
    String contract,
    String asset,
    ContractReader.Role role,
    MethodDeclaration method,
    @Nullable Reference reference) {}
