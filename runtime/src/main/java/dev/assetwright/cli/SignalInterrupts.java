package dev.assetwright.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * SIGINT and SIGTERM through {@code sun.misc.Signal}, or a shutdown hook where that is not to be had.
 *
 * <p>{@code sun.misc.Signal} is in the supported module {@code jdk.unsupported}, but naming it makes the compiler warn in a way
 * that cannot be silenced; so it is reached by reflection.
 */
final class SignalInterrupts implements Interrupts {
  private static final List<String> SIGNALS = List.of("INT", "TERM");
  private static final long PATIENCE_SECONDS = 30;

  @Override
  public Registration onFirst(Runnable handler) {
    AtomicBoolean again = new AtomicBoolean();
    Runnable onSignal = () -> {
      if (again.getAndSet(true)) {
        Runtime.getRuntime().halt(ExitStatus.CANCELED.code());
      }
      handler.run();
    };
    try {
      return handled(onSignal);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return hooked(handler);
    }
  }

  private static Registration handled(Runnable onSignal) throws ReflectiveOperationException {
    Class<?> signalType = Class.forName("sun.misc.Signal");
    Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
    Method handle = signalType.getMethod("handle", signalType, handlerType);
    Object proxy = Proxy.newProxyInstance(
        SignalInterrupts.class.getClassLoader(),
        new Class<?>[] {handlerType},
        (self, method, arguments) -> called(method, self, arguments, onSignal));
    Map<Object, Object> before = new LinkedHashMap<>();
    for (String name : SIGNALS) {
      Object signal = signalType.getConstructor(String.class).newInstance(name);
      before.put(signal, handle.invoke(null, signal, proxy));
    }
    return () -> before.forEach((signal, old) -> restore(handle, signal, old));
  }

  private static @Nullable Object called(
      Method method, Object self, Object @Nullable [] arguments, Runnable onSignal) {
    return switch (method.getName()) {
      case "handle" -> {
        onSignal.run();
        yield null;
      }
      case "equals" -> arguments != null && self == arguments[0];
      case "hashCode" -> System.identityHashCode(self);
      default -> method.getName();
    };
  }

  private static void restore(Method handle, Object signal, Object old) {
    try {
      handle.invoke(null, signal, old);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A signal handler could not be given back.", e);
    }
  }

  /** The JVM is ending then; the hook holds it until the work in hand is wound up. */
  private static Registration hooked(Runnable handler) {
    CountDownLatch closed = new CountDownLatch(1);
    Thread hook = new Thread(
        () -> {
          handler.run();
          try {
            if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
              Runtime.getRuntime().halt(ExitStatus.CANCELED.code());
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        },
        "interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
    return () -> {
      closed.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The JVM is ending already; the latch has let the hook go.
        return;
      }
    };
  }
}
