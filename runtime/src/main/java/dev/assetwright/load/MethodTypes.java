package dev.assetwright.load;

import com.google.inject.TypeLiteral;
import dev.assetwright.Result;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.ProducerDefinition.MethodReference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The generic types of asset methods, which erased descriptors do not have; looked up once each. Safe for several threads. */
final class MethodTypes {
  private final ClassLoader loader;
  private final LoadedUnits units;
  private final Map<String, Map<String, List<Method>>> methodsByOwner = new ConcurrentHashMap<>();
  private final Map<Class<?>, String> descriptors = new ConcurrentHashMap<>();
  private final Map<AssetDefinition, Method> accessors = new ConcurrentHashMap<>();

  MethodTypes(ClassLoader loader) {
    this(loader, new LoadedUnits(List.of()));
  }

  /** Takes the types of what sources declare from there. */
  MethodTypes(ClassLoader loader, LoadedUnits units) {
    this.loader = loader;
    this.units = units;
  }

  /** Makes sure that every method and component is there; throws {@link LinkageError} for one that is not. */
  void check(AssetGraph graph) {
    graph.assets().forEach(this::output);
    graph.definitions().checks().forEach(check -> method(check.method()));
  }

  /** What is stored as the asset: the return type, or the component's, without {@link Result}. */
  Type output(AssetDefinition asset) {
    SourceUnit source = units.source(asset.producer().method());
    if (source != null) {
      return source.output(asset.producer().method().index());
    }
    Type returned = withoutResult(method(asset.producer().method()).getGenericReturnType());
    if (asset.component() == null) {
      return returned;
    }
    return withoutResult(
        TypeLiteral.get(returned).getReturnType(accessor(asset)).getType());
  }

  /** The type of the parameter at a position. */
  Type input(MethodReference reference, int index) {
    SourceUnit source = units.source(reference);
    if (source != null) {
      return source.input(reference.index(), index);
    }
    Type[] parameters = method(reference).getGenericParameterTypes();
    if (index < 0 || index >= parameters.length) {
      throw new IllegalArgumentException(
          "'%s' has no parameter %d.".formatted(reference.display(), index));
    }
    return parameters[index];
  }

  @Nullable
  Object component(AssetDefinition asset, Object value) {
    try {
      return accessor(asset).invoke(value);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          "The component '%s' of what '%s' returned cannot be read."
              .formatted(asset.component(), asset.producer().method().display()),
          e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("The accessor was made accessible.", e);
    }
  }

  boolean isStatic(MethodReference reference) {
    return Modifier.isStatic(method(reference).getModifiers());
  }

  private Method accessor(AssetDefinition asset) {
    return accessors.computeIfAbsent(asset, this::findAccessor);
  }

  private Method findAccessor(AssetDefinition asset) {
    Type returned = withoutResult(method(asset.producer().method()).getGenericReturnType());
    try {
      Method accessor = TypeLiteral.get(returned).getRawType().getDeclaredMethod(asset.component());
      accessor.setAccessible(true);
      return accessor;
    } catch (NoSuchMethodException e) {
      throw outdated(asset.producer().method());
    }
  }

  private Method method(MethodReference reference) {
    List<Method> named = methodsByOwner
        .computeIfAbsent(reference.owner(), this::methodsOf)
        .getOrDefault(reference.name(), List.of());
    for (Method method : named) {
      if (isDescribed(method, reference.descriptor())) {
        return method;
      }
    }
    throw outdated(reference);
  }

  private Map<String, List<Method>> methodsOf(String owner) {
    try {
      Method[] declared = loader.loadClass(owner).getDeclaredMethods();
      Map<String, List<Method>> methods = new HashMap<>(declared.length * 2);
      for (Method method : declared) {
        methods.merge(method.getName(), List.of(method), MethodTypes::joined);
      }
      return methods;
    } catch (ClassNotFoundException e) {
      throw new NoClassDefFoundError(owner);
    }
  }

  private static List<Method> joined(List<Method> some, List<Method> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /** Compares type by type: a start asks this of every method, and most types are the same few. */
  private boolean isDescribed(Method method, String descriptor) {
    int at = 1;
    for (Class<?> parameter : method.getParameterTypes()) {
      String part = descriptor(parameter);
      if (!descriptor.startsWith(part, at)) {
        return false;
      }
      at += part.length();
    }
    String returned = descriptor(method.getReturnType());
    return descriptor.startsWith(")", at)
        && descriptor.length() == at + 1 + returned.length()
        && descriptor.endsWith(returned);
  }

  private String descriptor(Class<?> type) {
    return descriptors.computeIfAbsent(type, Class::descriptorString);
  }

  private static LinkageError outdated(MethodReference reference) {
    return new IncompatibleClassChangeError(
        "'%s' is not what its generated code was made from.".formatted(reference.display()));
  }

  private static Type withoutResult(Type type) {
    return type instanceof ParameterizedType result && result.getRawType() == Result.class
        ? result.getActualTypeArguments()[0]
        : type;
  }
}
