package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.processor.read.Language;
import dev.assetwright.rules.SettingConstraints;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import org.jspecify.annotations.Nullable;

/**
 * What is judged of one setting: that its default can be read and is allowed, that no secret is one, and that what is asked of
 * its values can be kept.
 */
final class SettingRules {
  static final String DEFAULT = "dev.assetwright.Config.Default";
  static final String SECRET = "dev.assetwright.Config.Secret";
  private static final String RANGE = "dev.assetwright.Range";
  private static final String NOT_BLANK = "dev.assetwright.Config.NotBlank";
  private static final String PATTERN = "dev.assetwright.Config.Pattern";

  private final String name;
  private final RecordComponentElement component;
  private final SettingForm form;
  private final Element place;
  private final boolean isWritten;
  private final Scene scene;

  /**
   * Takes a setting.
   *
   * @param name the whole of it, {@code crm.retry.times}
   * @param place what stands where it does in the source
   * @param isWritten whether that is the component itself, so that places in its annotations are known
   */
  SettingRules(
      String name,
      RecordComponentElement component,
      SettingForm form,
      Element place,
      boolean isWritten,
      Scene scene) {
    this.name = name;
    this.component = component;
    this.form = form;
    this.place = place;
    this.isWritten = isWritten;
    this.scene = scene;
  }

  void validate(boolean isSecret) {
    boolean areSound = areConstraintsSound();
    AnnotationMirror given = Language.annotation(component, DEFAULT);
    AnnotationValue value = given == null ? null : value(given, "value");
    if (value == null || !(value.getValue() instanceof String text) || text.equals("<error>")) {
      return;
    }
    SourcePlace at = at(given, value);
    if (isSecret && !text.isEmpty()) {
      scene
          .messages()
          .add(
              Code.SECRET_IN_SOURCE,
              at,
              "'%s' is secret, and its default stands here for everybody to read.".formatted(name),
              "Take the default away and give it by the environment; an Optional need not be given.");
      return;
    }
    for (String part : form.parts(text)) {
      Optional<Object> read = form.read(part);
      if (read.isEmpty()) {
        add(at, "'%s' is no value of '%s', which is %s.".formatted(part, name, form.expected()));
      } else if (areSound) {
        broken(read.get())
            .ifPresent(takes -> add(
                at,
                "'%s' is not allowed for '%s', which takes %s.".formatted(part, name, takes),
                "Write a default that is, or ask less of it."));
      }
    }
  }

  /** Whether each constraint is one of values like these. */
  private boolean areConstraintsSound() {
    boolean sound = fits(RANGE, "@Range", form.isNumber(), "a number");
    sound &= fits(NOT_BLANK, "@Config.NotBlank", form.isText(), "a text");
    sound &= fits(PATTERN, "@Config.Pattern", form.isText(), "a text");
    AnnotationMirror pattern = Language.annotation(component, PATTERN);
    AnnotationValue expression = pattern == null ? null : value(pattern, "value");
    if (expression == null || !(expression.getValue() instanceof String text)) {
      return sound && pattern == null;
    }
    try {
      Pattern.compile(text);
      return sound;
    } catch (PatternSyntaxException e) {
      add(
          at(pattern, expression),
          "'%s' is no regular expression: %s.".formatted(text, e.getDescription()));
      return false;
    }
  }

  private boolean fits(String annotation, String word, boolean fits, String what) {
    AnnotationMirror mark = Language.annotation(component, annotation);
    if (mark == null || fits) {
      return true;
    }
    add(
        at(mark, null),
        "'%s' is %s, of which %s says nothing.".formatted(name, form.expected(), word),
        "It is for %s; take it away.".formatted(what));
    return false;
  }

  private Optional<String> broken(Object value) {
    AnnotationMirror range = Language.annotation(component, RANGE);
    if (range != null) {
      double min = number(range, "min", Double.NEGATIVE_INFINITY);
      double max = number(range, "max", Double.POSITIVE_INFINITY);
      if (!SettingConstraints.isInRange(value, min, max)) {
        return Optional.of(SettingConstraints.describeRange(min, max));
      }
    }
    if (Language.annotation(component, NOT_BLANK) != null
        && !SettingConstraints.isNotBlank(value)) {
      return Optional.of(SettingConstraints.NOT_BLANK);
    }
    AnnotationMirror pattern = Language.annotation(component, PATTERN);
    if (pattern != null && !SettingConstraints.matches(value, text(pattern, "value"))) {
      return Optional.of(
          SettingConstraints.describePattern(text(pattern, "value"), text(pattern, "expected")));
    }
    return Optional.empty();
  }

  private static double number(AnnotationMirror annotation, String name, double otherwise) {
    AnnotationValue value = value(annotation, name);
    return value != null && value.getValue() instanceof Double number ? number : otherwise;
  }

  private static String text(AnnotationMirror annotation, String name) {
    AnnotationValue value = value(annotation, name);
    return value != null && value.getValue() instanceof String text ? text : "";
  }

  private static @Nullable AnnotationValue value(AnnotationMirror annotation, String name) {
    return annotation.getElementValues().entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().contentEquals(name))
        .map(entry -> (AnnotationValue) entry.getValue())
        .findFirst()
        .orElse(null);
  }

  private SourcePlace at(@Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {
    return isWritten ? new SourcePlace(place, annotation, value) : SourcePlace.of(place);
  }

  private void add(SourcePlace at, String headline, String... hints) {
    scene.messages().add(Code.UNREADABLE_SETTING, at, headline, hints);
  }
}
