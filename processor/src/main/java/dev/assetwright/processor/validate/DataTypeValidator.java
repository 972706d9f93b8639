package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.diagnostic.TypeText;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.OutputDeclaration;
import dev.assetwright.processor.model.ParameterDeclaration;
import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.processor.model.Storage;
import dev.assetwright.processor.read.Language;
import java.util.List;
import javax.lang.model.type.TypeMirror;

/** Data can be written down and read again as exactly what it was. */
final class DataTypeValidator implements MethodValidator {
  @Override
  public void validate(MethodDeclaration method, Scene scene) {
    if (method.kind() == MethodKind.ASSET || method.kind() == MethodKind.MULTI_ASSET) {
      if (DataTypes.rawPart(method.element().getReturnType()) != null
          && method.outputs().stream().noneMatch(output -> isUnusable(output, scene))) {
        raw(method.place(), method.name(), "returns", method.element().getReturnType(), scene);
      }
      for (OutputDeclaration output : method.outputs()) {
        boolean isComponent = output.component() != null;
        SourcePlace place =
            isComponent && output.place().value() == null ? output.place() : method.place();
        String name = isComponent ? output.component() : method.name();
        String verb = isComponent ? "is" : "returns";
        if (Language.isOptional(output.type())) {
          optional(place, name, verb, output.type(), scene);
        } else {
          check(place, name, verb, output.type(), scene);
          if (!isUnusable(output, scene)) {
            checkParts(place, name, verb, output, method, scene);
          }
        }
      }
    }
    if (method.kind() == MethodKind.SQL_ASSET && Language.isTableOfRecord(method.returned())) {
      method
          .outputs()
          .forEach(output ->
              checkParts(method.place(), method.name(), "returns", output, method, scene));
    }
    if (method.kind() != MethodKind.EXTERNAL) {
      for (ParameterDeclaration parameter : method.assetParameters()) {
        check(parameter.place(), parameter.name(), "is", parameter.type(), scene);
      }
    }
  }

  private static void checkParts(
      SourcePlace place,
      String name,
      String verb,
      OutputDeclaration output,
      MethodDeclaration method,
      Scene scene) {
    StoredTypes.Problem problem = output.storage() == Storage.TABLE
        ? TableRows.problem(output.type(), gridColumns(method))
        : scene.storedTypes().problem(output.type());
    if (problem != null) {
      scene
          .messages()
          .add(
              Code.UNWRITABLE_TYPE,
              place,
              "'%s' %s '%s', %s"
                  .formatted(name, verb, TypeText.alone(output.type()), problem.what()),
              problem.remedy());
    }
  }

  private static List<String> gridColumns(MethodDeclaration method) {
    return method.grid() == null || method.grid().grid() == null
        ? List.of()
        : method.grid().grid().columns();
  }

  private static boolean isUnusable(OutputDeclaration output, Scene scene) {
    return scene.dataTypes().isUnusable(output.type());
  }

  private static void check(
      SourcePlace place, String name, String verb, TypeMirror type, Scene scene) {
    TypeMirror unwritable = scene.dataTypes().unwritablePart(type);
    if (unwritable != null) {
      scene
          .messages()
          .add(
              Code.UNWRITABLE_TYPE,
              place,
              "'%s' %s '%s', and %s cannot be stored."
                  .formatted(
                      name,
                      verb,
                      TypeText.alone(type),
                      type == unwritable ? "that" : "'" + TypeText.alone(unwritable) + "'"),
              remedy(unwritable, scene));
    } else if (DataTypes.rawPart(type) != null) {
      raw(place, name, verb, type, scene);
    }
  }

  private static void optional(
      SourcePlace place, String name, String verb, TypeMirror type, Scene scene) {
    scene
        .messages()
        .add(
            Code.UNWRITABLE_TYPE,
            place,
            "'%s' %s '%s', but data that is not there is a skip."
                .formatted(name, verb, TypeText.alone(type)),
            "Return 'Result<%s>', and Result.skip(\"why\") when there is none."
                .formatted(TypeText.alone(Language.withoutOptional(type))),
            "A reader that can do without it takes an 'Optional'.");
  }

  private static String remedy(TypeMirror unwritable, Scene scene) {
    return switch (scene.dataTypes().sort(unwritable)) {
      case SEQUENCE ->
        "Use 'Rows<%s>' for rows that need not fit into memory, or 'List<%s>' for few."
            .formatted(row(unwritable), row(unwritable));
      case CHANNEL ->
        "Use what is read from it or written to it: a text, a 'byte[]', or 'Rows<Row>' for many rows.";
      case DEFERRED -> "Use its result instead: a value, a record or a list of records.";
      case OTHER -> "Use data: a value, a record or a list of records.";
    };
  }

  private static String row(TypeMirror type) {
    return Language.arguments(type).size() == 1
        ? TypeText.alone(Language.arguments(type).get(0))
        : "Row";
  }

  private static void raw(
      SourcePlace place, String name, String verb, TypeMirror type, Scene scene) {
    TypeMirror raw = DataTypes.rawPart(type);
    if (raw == null) {
      return;
    }
    scene
        .messages()
        .add(
            Code.RAW_TYPE,
            place,
            "'%s' %s '%s', which leaves out what the '%s' holds."
                .formatted(name, verb, TypeText.alone(type), TypeText.alone(raw)),
            "Write it out: '%s<…>'.".formatted(TypeText.alone(raw)));
  }
}
