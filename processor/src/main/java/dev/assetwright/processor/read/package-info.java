/**
 * From elements to the model: reads every annotation once and judges nothing.
 *
 * <p>Whatever the sources hold, reading gives a model that validation can look at; what does not resolve yet is listed.
 * Read {@link dev.assetwright.processor.read.DeclarationReader} first.
 */
@NullMarked
package dev.assetwright.processor.read;

import org.jspecify.annotations.NullMarked;
