package dev.assetwright.rules.contract;

/**
 * An asset or check that has to do with a contract.
 *
 * @param contract the contract's key
 * @param asset the asset's key; of a check {@code asset#check}
 * @param role what it does with the records
 * @param owner the binary name of the class
 * @param method the method's name
 * @param descriptor the method's erased descriptor
 * @param sql the statement of a SQL asset; empty otherwise
 */
public record ContractReader(
    String contract,
    String asset,
    Role role,
    String owner,
    String method,
    String descriptor,
    String sql) {

  /** What an asset does with the records of a contract. */
  public enum Role {
    /** It makes them. */
    MAKES,
    /** It takes them as an input. */
    READS,
    /** It makes them of others. */
    READS_AND_MAKES
  }

  /** Whether it takes them as an input. */
  public boolean reads() {
    return role != Role.MAKES;
  }
}
