package dev.assetwright.processor.validate;

import dev.assetwright.processor.read.Language;
import dev.assetwright.rules.SettingType;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a setting are written.
 *
 * @param expected what one is, for people
 * @param constants the words of an enum; null for another type
 * @param plain the type of one; null for an enum
 * @param isList whether there are several, with commas between
 * @param isOptional whether there may be none
 */
record SettingForm(
    String expected,
    @Nullable List<String> constants,
    @Nullable SettingType plain,
    boolean isList,
    boolean isOptional) {

  /** Returns the form of a component's type; empty when no setting can give it. */
  static Optional<SettingForm> find(TypeMirror type) {
    boolean isList = isOf(type, "java.util.List");
    boolean isOptional = isOf(type, "java.util.Optional");
    TypeMirror element = isList || isOptional ? Language.arguments(type).get(0) : type;
    if (element instanceof DeclaredType declared
        && declared.asElement().getKind() == ElementKind.ENUM) {
      List<String> words = declared.asElement().getEnclosedElements().stream()
          .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
          .map(constant -> word(constant.getSimpleName().toString()))
          .sorted()
          .toList();
      String expected = words.stream()
          .map(each -> "'" + each + "'")
          .collect(Collectors.joining(", ", "one of ", ""));
      return Optional.of(new SettingForm(expected, words, null, isList, isOptional));
    }
    return SettingType.find(Language.writtenName(element))
        .map(plain -> new SettingForm(plain.expected(), null, plain, isList, isOptional));
  }

  private static boolean isOf(TypeMirror type, String name) {
    return Language.nameOf(type).equals(name) && Language.arguments(type).size() == 1;
  }

  /** What of a text is read on its own: the entries of a list; nothing, where empty says that there is nothing. */
  List<String> parts(String text) {
    if (isList) {
      return text.isBlank()
          ? List.of()
          : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }
    return isOptional && text.isEmpty() ? List.of() : List.of(text);
  }

  /** Returns the value of one part; empty when it cannot be read. */
  Optional<Object> read(String part) {
    if (constants != null) {
      return constants.contains(word(part)) ? Optional.of(part) : Optional.empty();
    }
    try {
      return plain == null ? Optional.empty() : Optional.of(plain.reader().apply(part));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  boolean isText() {
    return plain != null && plain.typeName().equals(String.class.getName());
  }

  boolean isNumber() {
    return plain != null && plain.isNumber();
  }

  private static String word(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
