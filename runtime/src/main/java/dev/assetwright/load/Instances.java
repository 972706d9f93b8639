package dev.assetwright.load;

import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.ProvisionException;
import com.google.inject.TypeLiteral;
import dev.assetwright.StartupTask;
import java.util.List;
import java.util.Set;

/** The one instance of each asset class, made when first asked for, and the start-up tasks. */
final class Instances {
  private final Injector injector;

  Instances(Injector injector) {
    this.injector = injector;
  }

  /**
   * Returns the instance.
   *
   * @throws Throwable what the constructor, or that of something it takes, threw
   */
  Object get(Class<?> declaringClass) throws Throwable {
    try {
      return injector.getInstance(declaringClass);
    } catch (ProvisionException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /** The tasks in the order in which they were bound. */
  List<StartupTask> startupTasks() {
    return List.copyOf(injector.getInstance(Key.get(new TypeLiteral<Set<StartupTask>>() {})));
  }
}
