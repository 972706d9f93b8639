package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.Promises;
import dev.assetwright.processor.model.Text;
import dev.assetwright.processor.model.TypeValue;
import dev.assetwright.rules.Cron;
import dev.assetwright.rules.Durations;
import java.time.Duration;
import java.util.function.Consumer;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Schedules, zones, durations and retries say something. */
final class TimeValidator implements MethodValidator {
  private static final String PERMANENT = "dev.assetwright.PermanentFailureException";

  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    Promises promises = method.promises();
    check(promises.schedule(), Code.BAD_CRON, Cron::parse, scene);
    Zones.check(promises.zone(), scene.messages());
    check(promises.freshness(), Code.BAD_DURATION, Durations::parse, scene);
    check(promises.retryDelay(), Code.BAD_DURATION, Durations::parse, scene);
    check(promises.timeout(), Code.BAD_DURATION, Durations::parse, scene);
    check(promises.stepTimeout(), Code.BAD_DURATION, Durations::parse, scene);
    checkTimeouts(promises, scene);
    if (promises.retries() < 0) {
      scene
          .messages()
          .add(
              Code.BAD_RETRIES,
              promises.retriesPlace(),
              "'%d' is no number of retries; 0 is never.".formatted(promises.retries()));
    }
    checkRetryOn(promises, scene);
    checkRetryWhen(method, scene);
  }

  private static void checkTimeouts(Promises promises, Scene scene) {
    Duration attempt = duration(promises.timeout());
    Duration step = duration(promises.stepTimeout());
    if (attempt != null && step != null && step.compareTo(attempt) < 0) {
      scene
          .messages()
          .add(
              Code.BAD_TIMEOUT,
              promises.stepTimeout().place(),
              "'stepTimeout' is %s, and one attempt alone may take %s."
                  .formatted(promises.stepTimeout().value(), promises.timeout().value()),
              "It counts from the first attempt to the end of the last. Make it longer, or 'timeout' shorter.");
    }
  }

  private static @Nullable Duration duration(Text text) {
    try {
      return text.isEmpty() ? null : Durations.parse(text.value());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static void checkRetryOn(Promises promises, Scene scene) {
    if (promises.retryOn().isEmpty()) {
      return;
    }
    if (promises.retries() == 0) {
      scene
          .messages()
          .add(
              Code.BAD_RETRIES,
              promises.retryOn().get(0).place(),
              "'retryOn' says after which failures to try again, but 'retries' is 0, so nothing is.",
              "Say how often, retries = 3, or take it away.");
      return;
    }
    for (TypeValue type : promises.retryOn()) {
      if (scene.language().isA(type.element(), PERMANENT)) {
        scene
            .messages()
            .add(
                Code.BAD_RETRIES,
                type.place(),
                "'%s' says that trying again is of no use."
                    .formatted(type.element().getSimpleName()),
                "Take it away, or throw another exception.");
      }
    }
  }

  private static void checkRetryWhen(MethodDeclaration method, Scene scene) {
    TypeValue rule = method.promises().retryWhen();
    if (rule == null) {
      return;
    }
    if (method.promises().retries() == 0) {
      scene
          .messages()
          .add(
              Code.BAD_RETRIES,
              rule.place(),
              "'retryWhen' says after which failures to try again, but 'retries' is 0, so nothing is.",
              "Say how often, retries = 3, or take it away.");
    } else if (!isMade(rule.element(), scene.language().packageOf(method.element()), scene)) {
      scene
          .messages()
          .add(
              Code.BAD_RETRIES,
              rule.place(),
              "'%s' cannot be made with 'new %s()' by generated code in the package of '%s'."
                  .formatted(
                      rule.element().getSimpleName(),
                      rule.element().getSimpleName(),
                      method.element().getEnclosingElement().getSimpleName()),
              "It has to be a class, neither private nor abstract nor an inner one, with a constructor without parameters.");
    }
  }

  private static boolean isMade(TypeElement type, String packageName, Scene scene) {
    boolean isInner =
        type.getNestingKind().isNested() && !type.getModifiers().contains(Modifier.STATIC);
    boolean isSame = scene.language().packageOf(type).equals(packageName);
    return type.getKind().isClass()
        && type.getKind() != ElementKind.ENUM
        && type.getTypeParameters().isEmpty()
        && !type.getModifiers().contains(Modifier.ABSTRACT)
        && !isInner
        && Accessibility.isVisible(type, packageName, scene.language())
        && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .filter(constructor -> constructor.getParameters().isEmpty())
            .anyMatch(constructor -> isSame
                ? !constructor.getModifiers().contains(Modifier.PRIVATE)
                : constructor.getModifiers().contains(Modifier.PUBLIC));
  }

  private static void check(Text text, Code code, Consumer<String> parser, Scene scene) {
    boolean isDefault = text.place().value() == null;
    if (text.isEmpty() || isDefault) {
      return;
    }
    try {
      parser.accept(text.value());
    } catch (IllegalArgumentException e) {
      scene.messages().add(code, text.place(), e.getMessage());
    }
  }
}
