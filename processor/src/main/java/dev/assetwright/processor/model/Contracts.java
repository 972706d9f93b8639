package dev.assetwright.processor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contracts of a compilation with their locks.
 *
 * @param folder the name of the folder with the locks, for people; null when none was named
 * @param own those declared here, by type name
 * @param consumed those of other modules that are read here, by type name; their lock holds what was read before
 * @param uses who makes or reads them, by class and position
 * @param mistakes what cannot be a contract, or a lock
 * @param stray what is marked as part of a contract where there is none
 */
public record Contracts(
    @Nullable String folder,
    List<ContractDeclaration> own,
    List<ContractDeclaration> consumed,
    List<ContractUse> uses,
    List<Mistake> mistakes,
    List<Mistake> stray) {
  public Contracts {
    own = List.copyOf(own);
    consumed = List.copyOf(consumed);
    uses = List.copyOf(uses);
    mistakes = List.copyOf(mistakes);
    stray = List.copyOf(stray);
  }

  /**
   * Something that keeps a contract from being read.
   *
   * @param headline what is wrong
   * @param hint what to do
   */
  public record Mistake(SourcePlace place, String headline, String hint) {}

  /** Whether there is no contract, sound or not. */
  public boolean isEmpty() {
    return own.isEmpty() && consumed.isEmpty() && mistakes.isEmpty();
  }

  /** Who makes or reads a contract. */
  public List<ContractUse> uses(String contract) {
    return uses.stream().filter(use -> use.contract().equals(contract)).toList();
  }
}
