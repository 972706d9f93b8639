package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a contract promised when its module was compiled, for the compilers of other modules: written by the processor, never
 * by hand.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface ContractManifest {
  /** The parts of one text, since no constant may be long. */
  String[] value();
}
