package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.diagnostic.TypeText;
import dev.assetwright.processor.model.AssetNode;
import dev.assetwright.processor.model.EdgeMapping;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.ParameterDeclaration;
import dev.assetwright.processor.model.Reference;
import dev.assetwright.processor.model.Storage;
import dev.assetwright.processor.read.Language;
import dev.assetwright.rules.GraphRules;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.TypeMirror;

/** What an upstream returns is what a parameter takes. */
final class EdgeTypeValidator implements MethodValidator {
  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    for (Reference reference : scene.graph().references(method)) {
      ParameterDeclaration parameter = reference.parameter();
      AssetNode upstream = reference.upstream();
      if (parameter != null && upstream != null) {
        validate(reference, parameter, upstream, scene);
      }
    }
  }

  private static void validate(
      Reference reference, ParameterDeclaration parameter, AssetNode upstream, Scene scene) {
    MethodDeclaration reader = reference.reader();
    TypeMirror made = upstream.output().type();
    TypeMirror taken = parameter.type();
    if (upstream.unknownType() != null) {
      return; // Said elsewhere.
    } else if (upstream.isExternal()) {
      external(reader, parameter, upstream, scene);
    } else if (Language.isUnresolved(made)
        || Language.isOptional(made)
        || scene.dataTypes().isUnusable(made)
        || scene.dataTypes().isUnusable(taken)) {
      return; // Said elsewhere.
    } else if (upstream.output().storage() == Storage.NONE) {
      if (!reference.isPrevious()) {
        ofNothing(reader, parameter, upstream, scene);
      }
    } else if (scene.graph().mapping(reference) instanceof EdgeMapping.Sound sound) {
      if (sound.mapping().isSingle()) {
        single(reference, parameter, upstream, scene);
      } else if (parameter.optional()) {
        refuseOptionalFanIn(reader, parameter, upstream, scene);
      } else {
        fanIn(reference, parameter, upstream, scene);
      }
    }
  }

  private static void ofNothing(
      MethodDeclaration reader, ParameterDeclaration parameter, AssetNode upstream, Scene scene) {
    add(
        parameter,
        scene,
        "'%s' takes '%s', which returns nothing.".formatted(reader.subject(), upstream.key()),
        declaredAt(upstream),
        "To run after it, take the parameter away and write after = \"%s\"."
            .formatted(upstream.key()));
  }

  private static void single(
      Reference reference, ParameterDeclaration parameter, AssetNode upstream, Scene scene) {
    TypeMirror made = upstream.output().type();
    if (fits(made, parameter.type(), scene.language())
        || reference.isPrevious() && !parameter.optional()) {
      return;
    }
    mismatch(
        reference.reader(),
        parameter,
        upstream,
        made,
        scene,
        upstream.method().isPartitioned() && FanIn.isMap(parameter.type())
            ? List.of("To read several partitions, say which: @From(partitions = \"%s\")."
                .formatted(FanIn.several(upstream)))
            : List.of());
  }

  /** A handle on a table or on rows is one of exactly these rows; values follow the rules of Java. */
  private static boolean fits(TypeMirror made, TypeMirror taken, Language language) {
    return Language.storage(made) == Language.storage(taken) && language.isAssignable(made, taken);
  }

  private static void external(
      MethodDeclaration reader, ParameterDeclaration parameter, AssetNode upstream, Scene scene) {
    scene
        .messages()
        .add(
            Code.BAD_EXTERNAL,
            parameter.place(),
            "'%s' takes '%s', which is external and has no value to read."
                .formatted(reader.subject(), upstream.key()),
            declaredAt(upstream),
            reader.kind() == MethodKind.CHECK
                ? "Test an asset that reads it instead."
                : "To run after it, take the parameter away and write after = \"%s\"."
                    .formatted(upstream.key()));
  }

  private static void fanIn(
      Reference reference, ParameterDeclaration parameter, AssetNode upstream, Scene scene) {
    TypeMirror made = upstream.output().type();
    TypeMirror taken = parameter.type();
    Language language = scene.language();
    MethodDeclaration reader = reference.reader();
    if (Language.storage(made) == Storage.TABLE) {
      if (!fits(made, taken, language)) {
        mismatch(reader, parameter, upstream, made, scene, List.of());
      }
    } else if (Language.storage(made) == Storage.ROWS) {
      FanIn.refuseRows(reference, upstream, scene);
    } else if (!FanIn.isMap(taken)) {
      FanIn.askForMap(reference, upstream, scene);
    } else if (!FanIn.isMapOf(taken, upstream, language)) {
      mismatch(reader, parameter, upstream, FanIn.map(upstream, language), scene, List.of());
    }
  }

  private static void refuseOptionalFanIn(
      MethodDeclaration reader, ParameterDeclaration parameter, AssetNode upstream, Scene scene) {
    add(
        parameter,
        scene,
        "'%s' takes several partitions of '%s' as an 'Optional', but those that are absent are left out already."
            .formatted(reader.subject(), upstream.key()),
        declaredAt(upstream),
        "Take '%s' here.".formatted(TypeText.alone(parameter.type())));
  }

  private static void mismatch(
      MethodDeclaration reader,
      ParameterDeclaration parameter,
      AssetNode upstream,
      TypeMirror made,
      Scene scene,
      List<String> more) {
    TypeMirror taken = parameter.type();
    TypeText text = TypeText.of(made, taken);
    List<String> hints = new ArrayList<>();
    hints.add(declaredAt(upstream));
    hints.add("Take '%s' here, or change what it returns."
        .formatted(
            parameter.optional()
                ? "Optional<" + text.text(scene.language().boxed(made)) + ">"
                : text.text(made)));
    hints.addAll(more);
    scene
        .messages()
        .add(
            Code.TYPE_MISMATCH,
            parameter.place(),
            GraphRules.typeMismatch(
                reader.subject(), upstream.key(), text.text(taken), text.text(made)),
            hints);
  }

  private static String declaredAt(AssetNode upstream) {
    return "It is declared at %s.".formatted(upstream.where());
  }

  private static void add(
      ParameterDeclaration parameter, Scene scene, String headline, String... hints) {
    scene.messages().add(Code.TYPE_MISMATCH, parameter.place(), headline, hints);
  }
}
