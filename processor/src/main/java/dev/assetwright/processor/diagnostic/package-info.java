/**
 * What the processor says: the catalog of codes, the wording of types and lists, and where a message lands.
 *
 * <p>Rules hand in messages; only {@link dev.assetwright.processor.diagnostic.MessagePrinter} speaks to the compiler. Read
 * {@link dev.assetwright.processor.diagnostic.Code} first.
 */
@NullMarked
package dev.assetwright.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
