package dev.assetwright.testing;

import dev.assetwright.spi.AssetModuleGraph;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test class whose methods take a {@link TestProject}: a new one for each test, shared by the test and what runs
 * before and after it, closed and deleted in the end.
 *
 * <pre>{@code
 * @AssetTest
 * class MartsTest {
 *   @Test
 *   void revenueIsWhatWasSold(TestProject project) { … }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(AssetwrightExtension.class)
public @interface AssetTest {
  /** The generated graphs of the modules to test, with those that they use; all on the class path when empty. */
  Class<? extends AssetModuleGraph>[] value() default {};

  /** The time at which the clock stands to begin with: which partitions exist follows from it. */
  String now() default TestClock.DEFAULT_NOW;

  /** Settings, each {@code key=value}. A file {@code assetwright.yaml} and the environment are not read. */
  String[] set() default {};
}
