package dev.assetwright.processor.validate;

import dev.assetwright.processor.model.ContractDeclaration;
import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.processor.read.Language;
import dev.assetwright.rules.contract.SchemaChange;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Where components of contracts stand. */
final class Components {
  private Components() {}

  /** Finds the component that changed, if its record stands in the contract's file, which is surely being compiled. */
  static Optional<SourcePlace> place(ContractDeclaration contract, SchemaChange change) {
    TypeElement record = contract.types().get(change.record());
    if (record == null
        || !Language.outermost(record).equals(Language.outermost(contract.element()))) {
      return Optional.empty();
    }
    // Compilers know no place of a component, but one of the field that it becomes.
    return ElementFilter.fieldsIn(record.getEnclosedElements()).stream()
        .filter(field -> field.getSimpleName().contentEquals(change.field()))
        .findFirst()
        .map(SourcePlace::of);
  }
}
