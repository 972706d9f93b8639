package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The names that a component of a {@link Contract} had before.
 *
 * <p>Values stored under an old name are read into the component. Readers that were not compiled anew do not know the new
 * name, so that a renaming is a change that only {@link Compatibility#BACKWARD} allows.
 *
 * <p>On a component of a {@link MultiAsset}'s record it names the keys that the asset had before, whole; see {@link
 * Asset#formerly}.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Formerly {
  /** The old names, in any order. */
  String[] value();
}
