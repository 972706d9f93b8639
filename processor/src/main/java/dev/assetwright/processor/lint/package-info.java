/**
 * What the text of methods shows beyond their declarations: calls whose answer is another one each time.
 *
 * <p>Looks at the trees that javac has parsed, and at nothing else: asking the compiler what a name in a body means would
 * have it judge bodies before all types are there. So names go by imports, and whatever stays in doubt is let pass. With
 * other compilers there are no trees, and nothing is found. Read {@link dev.assetwright.processor.lint.SourceTrees} first.
 */
@NullMarked
package dev.assetwright.processor.lint;

import org.jspecify.annotations.NullMarked;
