package dev.assetwright.testing;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives each test its {@link TestProject}, as {@link AssetTest} says. */
public final class AssetwrightExtension implements ParameterResolver, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(AssetwrightExtension.class);

  /** Made by JUnit. */
  public AssetwrightExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestProject.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "A TestProject belongs to one test: let the test method or a @BeforeEach method take it,"
              + " not a constructor or a @BeforeAll method.");
    }
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            context.getUniqueId(), id -> open(context.getRequiredTestClass()), TestProject.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    TestProject project =
        context.getStore(NAMESPACE).remove(context.getUniqueId(), TestProject.class);
    if (project != null) {
      project.close();
    }
  }

  static TestProject open(Class<?> test) {
    AssetTest settings = declared(test);
    TestProject project = new TestProject(Graphs.of(List.of(settings.value())), now(settings));
    for (String setting : settings.set()) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        throw new ExtensionConfigurationException(
            "@AssetTest(set = \"%s\") sets nothing; write key=value.".formatted(setting));
      }
      project.set(
          setting.substring(0, equals), setting.substring(equals + 1), "@AssetTest(set = …)");
    }
    return project;
  }

  /** A nested class is tested as its outer one says, unless it says otherwise. */
  private static AssetTest declared(Class<?> test) {
    for (Class<?> at = test; at != null; at = at.getEnclosingClass()) {
      AssetTest found = AnnotationSupport.findAnnotation(at, AssetTest.class).orElse(null);
      if (found != null) {
        return found;
      }
    }
    return AnnotationSupport.findAnnotation(Defaults.class, AssetTest.class).orElseThrow();
  }

  private static Instant now(AssetTest settings) {
    try {
      return Instant.parse(settings.now());
    } catch (DateTimeException e) {
      throw new ExtensionConfigurationException(
          "@AssetTest(now = \"%s\") is no instant; one is written like %s."
              .formatted(settings.now(), TestClock.DEFAULT_NOW),
          e);
    }
  }

  /** For who registers the extension without the annotation. */
  @AssetTest
  private static final class Defaults {}
}
