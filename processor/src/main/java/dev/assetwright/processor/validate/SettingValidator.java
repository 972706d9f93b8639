package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.diagnostic.TypeText;
import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.processor.read.Language;
import dev.assetwright.rules.SettingType;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** What configuration holds can be written as a setting, its defaults can be read, and no secret is one of them. */
final class SettingValidator implements Validator {
  private static final String RANGE = "dev.assetwright.Range";
  private static final String DEFAULT = "dev.assetwright.Config.Default";
  private static final String SECRET = "dev.assetwright.Config.Secret";

  @Override
  public void validate(Scene scene) {
    for (TypeElement type : scene.graph().declarations().configurations()) {
      if (type.getKind() == ElementKind.RECORD && type.getTypeParameters().isEmpty()) {
        scene.progress().at(type.getQualifiedName().toString());
        for (RecordComponentElement component : type.getRecordComponents()) {
          validate(component, type, scene);
        }
      }
    }
  }

  private static void validate(RecordComponentElement component, TypeElement record, Scene scene) {
    TypeMirror type = component.asType();
    if (Language.unresolvedPart(type) != null) {
      return;
    }
    Element field = fieldOf(component, record);
    Optional<Setting> setting = Setting.find(elementType(type));
    if (setting.isEmpty()) {
      scene
          .messages()
          .add(
              Code.UNREADABLE_SETTING,
              SourcePlace.of(field),
              "'%s' is a '%s', which no setting can give."
                  .formatted(component.getSimpleName(), TypeText.alone(type)),
              "A setting is a text, a number, a truth value, an enum, a duration, a date, a zone, a path, an address,"
                  + " or an Optional or List of one of these.");
      return;
    }
    AnnotationMirror given = Language.annotation(component, DEFAULT);
    AnnotationValue value = given == null
        ? null
        : given.getElementValues().values().stream().findFirst().orElse(null);
    if (value == null || !(value.getValue() instanceof String text) || text.equals("<error>")) {
      return;
    }
    SourcePlace place = new SourcePlace(field, given, value);
    if (Language.annotation(component, SECRET) != null && !text.isEmpty()) {
      scene
          .messages()
          .add(
              Code.SECRET_IN_SOURCE,
              place,
              "'%s' is secret, and its default stands here for everybody to read."
                  .formatted(component.getSimpleName()),
              "Take the default away and give it by the environment; an Optional need not be given.");
      return;
    }
    for (String each : texts(type, text)) {
      if (!setting.get().reads(each)) {
        scene
            .messages()
            .add(
                Code.UNREADABLE_SETTING,
                place,
                "'%s' is no value of '%s', which is %s."
                    .formatted(each, component.getSimpleName(), setting.get().expected()));
      } else if (isOutside(component, each)) {
        scene
            .messages()
            .add(
                Code.UNREADABLE_SETTING,
                place,
                "'%s' is out of the range that '%s' takes."
                    .formatted(each, component.getSimpleName()),
                "Write a default within its @Range, or widen that.");
      }
    }
  }

  /** Whether a number is outside of what {@code @Range} allows. */
  private static boolean isOutside(RecordComponentElement component, String text) {
    AnnotationMirror range = Language.annotation(component, RANGE);
    if (range == null) {
      return false;
    }
    double number;
    try {
      number = Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return false;
    }
    return range.getElementValues().entrySet().stream()
        .anyMatch(bound -> bound.getValue().getValue() instanceof Double limit
            && (bound.getKey().getSimpleName().contentEquals("min")
                ? number < limit
                : number > limit));
  }

  /** Compilers know no place of a component; its field stands where it does. */
  private static Element fieldOf(RecordComponentElement component, TypeElement record) {
    for (VariableElement field : ElementFilter.fieldsIn(record.getEnclosedElements())) {
      if (field.getSimpleName().equals(component.getSimpleName())) {
        return field;
      }
    }
    return record;
  }

  private static TypeMirror elementType(TypeMirror type) {
    return isOptional(type) || isList(type) ? Language.arguments(type).get(0) : type;
  }

  private static boolean isOptional(TypeMirror type) {
    return Language.nameOf(type).equals("java.util.Optional")
        && Language.arguments(type).size() == 1;
  }

  private static boolean isList(TypeMirror type) {
    return Language.nameOf(type).equals("java.util.List")
        && Language.arguments(type).size() == 1;
  }

  /** What of a default is read on its own: the entries of a list; nothing, where empty says that there is nothing. */
  private static List<String> texts(TypeMirror type, String text) {
    if (isList(type)) {
      return text.isBlank()
          ? List.of()
          : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }
    return isOptional(type) && text.isEmpty() ? List.of() : List.of(text);
  }

  /**
   * How one value is written.
   *
   * @param expected what it is, for people
   * @param constants the words of an enum; null for another type
   * @param plain the type; null for an enum
   */
  private record Setting(
      String expected,
      @Nullable List<String> constants,
      @Nullable SettingType plain) {
    static Optional<Setting> find(TypeMirror type) {
      if (type instanceof DeclaredType declared
          && declared.asElement().getKind() == ElementKind.ENUM) {
        List<String> words = declared.asElement().getEnclosedElements().stream()
            .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
            .map(constant -> word(constant.getSimpleName().toString()))
            .sorted()
            .toList();
        return Optional.of(new Setting(
            words.stream()
                .map(each -> "'" + each + "'")
                .collect(Collectors.joining(", ", "one of ", "")),
            words,
            null));
      }
      return SettingType.find(Language.writtenName(type))
          .map(plain -> new Setting(plain.expected(), null, plain));
    }

    boolean reads(String text) {
      if (constants != null) {
        return constants.contains(word(text));
      }
      try {
        return plain != null && plain.reader().apply(text) != null;
      } catch (IllegalArgumentException | DateTimeException e) {
        return false;
      }
    }

    private static String word(String text) {
      return text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
