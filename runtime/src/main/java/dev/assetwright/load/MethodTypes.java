package dev.assetwright.load;

import com.google.inject.TypeLiteral;
import dev.assetwright.AssetContext;
import dev.assetwright.Partition;
import dev.assetwright.Result;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.ProducerDefinition.MethodReference;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The generic types of asset methods, which erased descriptors do not have; looked up once each. Safe for several threads. */
final class MethodTypes {
  private final ClassLoader loader;
  private final Map<MethodReference, Method> methods = new ConcurrentHashMap<>();
  private final Map<AssetDefinition, Method> accessors = new ConcurrentHashMap<>();

  MethodTypes(ClassLoader loader) {
    this.loader = loader;
  }

  /** What is stored as the asset: the return type, or the component's, without {@link Result}. */
  Type output(AssetDefinition asset) {
    Type returned = withoutResult(method(asset.producer().method()).getGenericReturnType());
    if (asset.component() == null) {
      return returned;
    }
    return withoutResult(
        TypeLiteral.get(returned).getReturnType(accessor(asset)).getType());
  }

  /** The type of the parameter that is an asset and has {@code index} others before it. */
  Type input(MethodReference reference, int index) {
    Method method = method(reference);
    Class<?>[] raw = method.getParameterTypes();
    int left = index;
    for (int i = 0; i < raw.length; i++) {
      if (isAsset(raw[i]) && left-- == 0) {
        return method.getGenericParameterTypes()[i];
      }
    }
    throw new IllegalArgumentException(
        "'%s' has no input %d.".formatted(reference.display(), index));
  }

  private static boolean isAsset(Class<?> parameter) {
    return !Partition.class.isAssignableFrom(parameter) && parameter != AssetContext.class;
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
      throw outdated(asset.producer().method(), e);
    }
  }

  private Method method(MethodReference reference) {
    return methods.computeIfAbsent(reference, this::findMethod);
  }

  private Method findMethod(MethodReference reference) {
    try {
      return Arrays.stream(loader.loadClass(reference.owner()).getDeclaredMethods())
          .filter(method -> method.getName().equals(reference.name())
              && descriptor(method).equals(reference.descriptor()))
          .findFirst()
          .orElseThrow(() -> new NoSuchMethodException(reference.toString()));
    } catch (ReflectiveOperationException e) {
      throw outdated(reference, e);
    }
  }

  private static String descriptor(Method method) {
    return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
        .toMethodDescriptorString();
  }

  private static IllegalStateException outdated(MethodReference reference, Exception cause) {
    return new IllegalStateException(
        "'%s' is not what its generated code was made from. Compile the whole module anew."
            .formatted(reference.display()),
        cause);
  }

  private static Type withoutResult(Type type) {
    return type instanceof ParameterizedType result && result.getRawType() == Result.class
        ? result.getActualTypeArguments()[0]
        : type;
  }
}
