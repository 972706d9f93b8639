package dev.assetwright.load;

import dev.assetwright.Config;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;

/** Finds the constructor by which an asset class is made: the only one, or the one marked {@code @Inject}. */
final class AssetConstructors {
  private AssetConstructors() {}

  static Constructor<?> of(Class<?> declaringClass) {
    Constructor<?>[] constructors = declaringClass.getDeclaredConstructors();
    return Arrays.stream(constructors)
        .filter(AssetConstructors::isMarked)
        .findFirst()
        // javac has made sure that there is exactly one otherwise.
        .orElseGet(() -> constructors[0]);
  }

  private static boolean isMarked(Constructor<?> constructor) {
    return Arrays.stream(constructor.getAnnotations())
        .anyMatch(annotation -> annotation.annotationType().getSimpleName().equals("Inject"));
  }

  /** The configuration records among its parameters, in their order. */
  static List<Class<? extends Record>> configurationOf(Class<?> declaringClass) {
    return Arrays.stream(of(declaringClass).getParameterTypes())
        .filter(type -> type.isAnnotationPresent(Config.class))
        .<Class<? extends Record>>map(type -> type.asSubclass(Record.class))
        .toList();
  }
}
