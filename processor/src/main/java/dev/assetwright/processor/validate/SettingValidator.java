package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.diagnostic.TypeText;
import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.processor.read.Language;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** What configuration holds, down to the records in its records, can be written as settings. */
final class SettingValidator implements Validator {
  private static final String CONFIG = "dev.assetwright.Config";

  @Override
  public void validate(Scene scene) {
    Walk walk = new Walk(scene);
    for (TypeElement type : scene.graph().declarations().configurations()) {
      if (type.getKind() == ElementKind.RECORD && type.getTypeParameters().isEmpty()) {
        scene.progress().at(type.getQualifiedName().toString());
        walk.through(prefix(type), type, null, false);
      }
    }
  }

  private static String prefix(TypeElement type) {
    AnnotationMirror config = Language.annotation(type, CONFIG);
    return config == null
        ? type.getSimpleName().toString()
        : config.getElementValues().values().stream()
            .findFirst()
            .map(value -> String.valueOf(value.getValue()))
            .orElse("");
  }

  /** A walk through records and those in them, through each of these once. */
  private static final class Walk {
    private final Scene scene;

    /** The records that are around the one at hand. */
    private final Set<TypeElement> around = new HashSet<>();

    private final Set<TypeElement> inner = new HashSet<>();

    Walk(Scene scene) {
      this.scene = scene;
    }

    /**
     * Judges the components of a record.
     *
     * @param outer the component in the source that it is reached through; null for the outermost
     */
    void through(String name, TypeElement record, @Nullable Element outer, boolean isSecret) {
      around.add(record);
      boolean isWritten = outer == null
          || scene
              .graph()
              .declarations()
              .written()
              .contains(Language.outermost(record).getQualifiedName().toString());
      for (RecordComponentElement component : record.getRecordComponents()) {
        Element place = isWritten ? fieldOf(component, record) : outer;
        boolean secret = isSecret || Language.annotation(component, SettingRules.SECRET) != null;
        judge(name + "." + component.getSimpleName(), component, place, isWritten, secret);
      }
      around.remove(record);
    }

    private void judge(
        String name,
        RecordComponentElement component,
        Element place,
        boolean isWritten,
        boolean isSecret) {
      TypeMirror type = component.asType();
      if (Language.unresolvedPart(type) != null) {
        return;
      }
      TypeElement section = record(Language.withoutOptional(type));
      if (section != null) {
        section(name, component, section, place, isSecret);
        return;
      }
      Optional<SettingForm> form = SettingForm.find(type);
      if (form.isPresent()) {
        new SettingRules(name, component, form.get(), place, isWritten, scene).validate(isSecret);
        return;
      }
      add(
          place,
          "'%s' is a '%s', which no setting can give.".formatted(name, TypeText.alone(type)),
          "A setting is a text, a number, a truth value, an enum, a duration, a date, a zone, a path, an address,"
              + " an Optional or List of one of these, or a record of such components.");
    }

    private void section(
        String name,
        RecordComponentElement component,
        TypeElement record,
        Element place,
        boolean isSecret) {
      if (around.contains(record)) {
        add(
            place,
            "'%s' is a '%s' inside of one, so its settings have no end."
                .formatted(name, record.getSimpleName()),
            "Give it a record of its own.");
      } else if (Language.annotation(component, SettingRules.DEFAULT) != null) {
        add(
            place,
            "'%s' is a '%s', for which no default can be written."
                .formatted(name, record.getSimpleName()),
            "Give its components defaults, or make it an Optional.");
      } else if (inner.add(record)) {
        through(name, record, place, isSecret);
      }
    }

    private void add(Element place, String headline, String hint) {
      scene.messages().add(Code.UNREADABLE_SETTING, SourcePlace.of(place), headline, hint);
    }
  }

  private static @Nullable TypeElement record(TypeMirror type) {
    return type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
            && element.getKind() == ElementKind.RECORD
            && element.getTypeParameters().isEmpty()
        ? element
        : null;
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
}
