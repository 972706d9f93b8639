/**
 * Contracts as values: what a record promises, how a promise may change, and the texts in which both are kept.
 *
 * <p>Pure, on the JDK alone, so that the compiler and the commands judge alike. Read
 * {@link dev.assetwright.rules.contract.ContractSchema} and {@link dev.assetwright.rules.contract.SchemaComparison} first.
 */
@NullMarked
package dev.assetwright.rules.contract;

import org.jspecify.annotations.NullMarked;
