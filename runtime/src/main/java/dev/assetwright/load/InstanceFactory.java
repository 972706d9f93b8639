package dev.assetwright.load;

import com.google.inject.AbstractModule;
import com.google.inject.Binding;
import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.Scopes;
import com.google.inject.Stage;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.spi.Dependency;
import com.google.inject.spi.Element;
import com.google.inject.spi.Elements;
import com.google.inject.spi.InjectionPoint;
import com.google.inject.spi.Message;
import com.google.inject.util.Modules;
import dev.assetwright.Environment;
import dev.assetwright.StartupTask;
import dev.assetwright.spi.AssetSource;
import java.lang.reflect.Constructor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts together what asset classes need: installed Guice modules, configuration, clock and environment.
 *
 * <p>Guice finds what is missing; how that is told is decided here, in words about the user's classes.
 */
final class InstanceFactory {
  private final Environment environment;
  private final Map<Class<? extends Record>, Record> configuration;
  private final Map<Class<?>, ?> replacements;

  /** Takes instances that go before what the modules bind, by type. */
  InstanceFactory(
      Environment environment,
      Map<Class<? extends Record>, Record> configuration,
      Map<Class<?>, ?> replacements) {
    this.environment = environment;
    this.configuration = configuration;
    this.replacements = replacements;
  }

  /**
   * Returns instances of classes, none of them made yet.
   *
   * @param modules classes of Guice modules, to be made without arguments
   * @param declaring classes of which instances are needed
   * @throws LoadException naming every class that cannot be made, and why
   */
  Instances create(List<Class<?>> modules, Collection<Class<?>> declaring) throws LoadException {
    List<Module> installed = new ArrayList<>();
    for (Class<?> module : modules) {
      installed.add(instantiate(module));
    }
    installed.add(new EngineModule());
    // Recorded once, so that looking for what is missing does not run anybody's module twice.
    List<Element> elements = Elements.getElements(Stage.DEVELOPMENT, replaced(installed));
    List<Message> messages = messages(elements);
    if (!messages.isEmpty()) {
      throw failure(sentences(messages));
    }
    Set<Key<?>> bound = boundKeys(elements);
    List<Constructor<?>> constructors = declaring.stream()
        .filter(type -> !bound.contains(Key.get(type)))
        .<Constructor<?>>map(AssetConstructors::of)
        .toList();
    try {
      return new Instances(Guice.createInjector(
          Stage.DEVELOPMENT, Elements.getModule(elements), new AssetClasses(constructors)));
    } catch (CreationException e) {
      throw failure(problems(elements, constructors, e));
    }
  }

  private List<Module> replaced(List<Module> installed) {
    if (replacements.isEmpty()) {
      return installed;
    }
    return List.of(Modules.override(installed).with(new AbstractModule() {
      @Override
      protected void configure() {
        replacements.forEach(this::bindReplacement);
      }

      private <T> void bindReplacement(Class<T> type, Object instance) {
        bind(type).toInstance(type.cast(instance));
      }
    }));
  }

  private static Module instantiate(Class<?> type) throws LoadException {
    if (!Module.class.isAssignableFrom(type)) {
      throw failure(List.of(
          "'%s' is installed by @AssetModule and is no Guice module.".formatted(type.getName())));
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Module) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw failure(
          List.of("The Guice module '%s' cannot be made by a constructor without parameters: %s"
              .formatted(type.getName(), cause)));
    }
  }

  private static List<Message> messages(List<Element> elements) {
    return elements.stream()
        .filter(Message.class::isInstance)
        .map(Message.class::cast)
        .toList();
  }

  private static Set<Key<?>> boundKeys(List<Element> elements) {
    Set<Key<?>> keys = new HashSet<>();
    for (Element element : elements) {
      if (element instanceof Binding<?> binding) {
        keys.add(binding.getKey());
      }
    }
    return keys;
  }

  private static LoadException failure(List<String> lines) {
    return new LoadException(
        LoadResult.Kind.CODE, "MissingBinding", "The asset classes cannot be put together.", lines);
  }

  private static List<String> problems(
      List<Element> elements, List<Constructor<?>> constructors, CreationException failure) {
    Injector withoutAssets;
    try {
      withoutAssets = Guice.createInjector(Stage.TOOL, Elements.getModule(elements));
    } catch (CreationException e) {
      return sentences(e.getErrorMessages());
    }
    Set<String> problems = new TreeSet<>();
    Set<Key<?>> siblings = new HashSet<>();
    constructors.forEach(constructor -> siblings.add(Key.get(constructor.getDeclaringClass())));
    for (Constructor<?> constructor : constructors) {
      for (Dependency<?> needed : InjectionPoint.forConstructor(constructor).getDependencies()) {
        if (!siblings.contains(needed.getKey())) {
          missing(constructor.getDeclaringClass(), needed, withoutAssets).forEach(problems::add);
        }
      }
    }
    return problems.isEmpty() ? sentences(failure.getErrorMessages()) : List.copyOf(problems);
  }

  private static List<String> missing(Class<?> owner, Dependency<?> needed, Injector injector) {
    try {
      injector.getBinding(needed.getKey());
      return List.of();
    } catch (ConfigurationException e) {
      String taken = "'%s' takes a '%s', ".formatted(owner.getSimpleName(), name(needed.getKey()));
      Class<?> type = needed.getKey().getTypeLiteral().getRawType();
      if (type.isRecord()) {
        return List.of(taken
            + "which nothing binds. If it is configuration, mark the record with @Config; "
            + "otherwise bind it in a Guice module that @AssetModule(install = …) names.");
      }
      if (type.isInterface() || needed.getKey().getAnnotationType() != null) {
        return List.of(
            taken
                + "which nothing binds. Bind it in a Guice module that @AssetModule(install = …) names.");
      }
      return sentences(e.getErrorMessages()).stream()
          .map(reason -> taken + "which cannot be made: " + reason)
          .toList();
    }
  }

  private static String name(Key<?> key) {
    String type = key.getTypeLiteral().toString().replaceAll("[\\w.]+[.$](?=\\w)", "");
    return key.getAnnotationType() == null
        ? type
        : "@" + key.getAnnotationType().getSimpleName() + " " + type;
  }

  private static List<String> sentences(Collection<Message> messages) {
    return messages.stream().map(InstanceFactory::sentence).distinct().sorted().toList();
  }

  private static String sentence(Message message) {
    Throwable cause = message.getCause();
    if (cause != null) {
      String place = cause.getStackTrace().length == 0
          ? "a Guice module"
          : "'" + cause.getStackTrace()[0] + "'";
      return "%s failed: %s".formatted(place, cause);
    }
    // The first line says what is wrong; Guice puts advice for its own users below.
    return message.getMessage().lines().findFirst().orElse(message.toString());
  }

  /** What everybody may take. */
  private final class EngineModule extends AbstractModule {
    @Override
    protected void configure() {
      bind(Environment.class).toInstance(environment);
      bind(Clock.class).toInstance(environment.clock());
      Multibinder.newSetBinder(binder(), StartupTask.class);
      Multibinder.newSetBinder(binder(), AssetSource.class);
      configuration.forEach(this::bindRecord);
    }

    private <R> void bindRecord(Class<R> type, Record values) {
      bind(type).toInstance(type.cast(values));
    }
  }

  /** The asset classes, one instance each. */
  private static final class AssetClasses extends AbstractModule {
    private final List<Constructor<?>> constructors;

    AssetClasses(List<Constructor<?>> constructors) {
      this.constructors = constructors;
    }

    @Override
    protected void configure() {
      constructors.forEach(this::bindConstructor);
    }

    private <T> void bindConstructor(Constructor<T> constructor) {
      // Named as the source, since Guice looks for one in a stack trace otherwise.
      binder()
          .withSource(constructor)
          .bind(constructor.getDeclaringClass())
          .toConstructor(constructor)
          .in(Scopes.SINGLETON);
    }
  }
}
