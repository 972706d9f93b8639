/**
 * Contracts for people and other tools: what was compiled beside what was promised, who reads which component, and the formats
 * that others know.
 *
 * <p>Works on compiled classes and locks as files; nothing of the project runs. What a contract is and when it breaks is
 * decided in {@code rules.contract}. Read {@link dev.assetwright.contract.ContractProject} first.
 */
@NullMarked
package dev.assetwright.contract;

import org.jspecify.annotations.NullMarked;
