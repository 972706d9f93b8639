/**
 * The rules: from the model to messages, one class a rule.
 *
 * <p>A rule looks at the whole model and assumes nothing of what other rules found, but holds back what follows from their
 * findings. Read {@link dev.assetwright.processor.validate.Validators} first.
 */
@NullMarked
package dev.assetwright.processor.validate;

import org.jspecify.annotations.NullMarked;
