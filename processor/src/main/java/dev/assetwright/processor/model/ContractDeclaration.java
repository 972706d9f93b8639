package dev.assetwright.processor.model;

import dev.assetwright.rules.contract.ContractDefinition;
import dev.assetwright.rules.contract.ContractLock;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * A record with {@code @Contract}.
 *
 * @param element the record
 * @param place of its version; of its annotation in another module's class file
 * @param definition what it says
 * @param types the records and enums of this compilation that it is made of, by their name in the schema
 * @param lock what was accepted before; null without a lock
 */
public record ContractDeclaration(
    TypeElement element,
    SourcePlace place,
    ContractDefinition definition,
    SortedMap<String, TypeElement> types,
    @Nullable ContractLock lock) {
  public ContractDeclaration {
    types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
  }

  /** Its key. */
  public String key() {
    return definition.key();
  }
}
