package dev.assetwright.processor.read;

import dev.assetwright.processor.diagnostic.TypeText;
import dev.assetwright.processor.model.Contracts.Mistake;
import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.processor.model.Text;
import dev.assetwright.rules.contract.ContractField;
import dev.assetwright.rules.contract.ContractSchema;
import dev.assetwright.rules.contract.ContractType;
import dev.assetwright.rules.contract.DefaultValues;
import dev.assetwright.rules.contract.NamedType;
import dev.assetwright.rules.contract.NumberRange;
import dev.assetwright.rules.contract.ScalarType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads the schema of one record. */
final class SchemaReader {
  private static final Set<String> LISTS = Set.of(
      "java.util.Collection",
      "java.util.List",
      "java.util.NavigableSet",
      "java.util.Set",
      "java.util.SortedSet");
  private static final Set<String> MAPS =
      Set.of("java.util.Map", "java.util.NavigableMap", "java.util.SortedMap");
  private static final Map<String, ScalarType> OPTIONAL_NUMBERS = Map.of(
      "java.util.OptionalInt", ScalarType.INT,
      "java.util.OptionalLong", ScalarType.LONG,
      "java.util.OptionalDouble", ScalarType.DOUBLE);
  /** A generic record that holds itself with ever longer arguments has no end. */
  private static final int MOST_TYPES = 500;

  private final Language language;
  private final SourcePlace contract;
  private final SortedMap<String, NamedType> types = new TreeMap<>();
  private final SortedMap<String, TypeElement> elements = new TreeMap<>();
  private final Map<String, String> nameByType = new HashMap<>();
  private final List<Mistake> mistakes = new ArrayList<>();

  /** Takes the place for what has none in this compilation. */
  SchemaReader(Language language, SourcePlace contract) {
    this.language = language;
    this.contract = contract;
  }

  /** Returns the schema, or null when there are {@link #mistakes}. */
  @Nullable
  ContractSchema read(TypeElement type) {
    DeclaredType record = (DeclaredType) type.asType();
    String root = named(record, type);
    if (!mistakes.isEmpty()) {
      return null;
    }
    ContractSchema schema = new ContractSchema(root, types);
    checkDefaults(schema);
    return mistakes.isEmpty() ? schema : null;
  }

  List<Mistake> mistakes() {
    return mistakes;
  }

  /** The records and enums by their name in the schema. */
  SortedMap<String, TypeElement> elements() {
    return elements;
  }

  private String named(DeclaredType type, TypeElement element) {
    String whole = wholeName(type);
    String known = nameByType.get(whole);
    if (known != null) {
      return known;
    }
    String name = freeName(type, element);
    nameByType.put(whole, name);
    elements.put(name, element);
    String javaName = language.elements().getBinaryName(element).toString();
    if (element.getKind() == ElementKind.ENUM) {
      types.put(name, new NamedType.EnumType(javaName, constants(element)));
      return name;
    }
    // Its place among the types is taken before its fields are read, which may lead back to it.
    types.put(name, new NamedType.RecordType(javaName, List.of()));
    types.put(name, new NamedType.RecordType(javaName, fields(type, element)));
    return name;
  }

  /** Tells apart what schemas do: {@code Page<String>}, {@code Page<String[]>} and {@code Page<@Nullable String>}. */
  private static String wholeName(TypeMirror type) {
    StringBuilder name = new StringBuilder(isNullable(type) ? "?" : "");
    if (type instanceof ArrayType array) {
      return name.append("[]").append(wholeName(array.getComponentType())).toString();
    }
    name.append(Language.writtenName(type));
    Language.arguments(type).forEach(argument -> name.append('|').append(wholeName(argument)));
    return name.append(';').toString();
  }

  /** Appends to a short name what it takes to be the only one: nothing, the package, numbers. */
  private String freeName(DeclaredType type, TypeElement element) {
    StringBuilder arguments = new StringBuilder();
    for (TypeMirror argument : type.getTypeArguments()) {
      arguments
          .append('_')
          .append(TypeText.alone(argument).replaceAll("\\W+", "_").replaceAll("_$", ""));
    }
    String name = element.getSimpleName().toString() + arguments;
    if (isTaken(name)) {
      name = element.getQualifiedName().toString().replace('.', '_') + arguments;
    }
    String free = name;
    for (int number = 2; isTaken(free); number++) {
      free = name + "_" + number;
    }
    return free;
  }

  private boolean isTaken(String name) {
    return types.containsKey(name)
        || ScalarType.find(name).isPresent()
        || Set.of("list", "map").contains(name);
  }

  private static List<String> constants(TypeElement element) {
    return element.getEnclosedElements().stream()
        .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
        .map(member -> member.getSimpleName().toString())
        .toList();
  }

  private List<ContractField> fields(DeclaredType type, TypeElement element) {
    List<ContractField> fields = new ArrayList<>();
    for (RecordComponentElement component : element.getRecordComponents()) {
      TypeMirror resolved = language.typeOf(component, type);
      SourcePlace place = place(element, component.getSimpleName().toString());
      ContractType read = type(resolved, component, place);
      if (read != null) {
        fields.add(field(component, read, element, place));
      }
    }
    return fields;
  }

  /** Compilers know no place of a component, but one of the field that it becomes. */
  static SourcePlace place(TypeElement record, String component) {
    for (VariableElement field : ElementFilter.fieldsIn(record.getEnclosedElements())) {
      if (field.getSimpleName().contentEquals(component)) {
        return SourcePlace.of(field);
      }
    }
    return SourcePlace.of(record);
  }

  private @Nullable ContractType type(
      TypeMirror type, RecordComponentElement component, SourcePlace place) {
    ContractType read = present(type, place, type);
    boolean isNullable =
        isNullable(type) || isNullable(component) || isNullable(component.asType());
    return read != null && isNullable && !read.isOptional() ? new ContractType.Maybe(read) : read;
  }

  /** As other tools do, by the simple name, since many libraries have one. */
  private static boolean isNullable(AnnotatedConstruct annotated) {
    return annotated.getAnnotationMirrors().stream()
        .map(AnnotationMirror::getAnnotationType)
        .anyMatch(type -> type.asElement().getSimpleName().contentEquals("Nullable"));
  }

  private @Nullable ContractType part(TypeMirror type, SourcePlace place, TypeMirror whole) {
    ContractType read = present(type, place, whole);
    return read != null && isNullable(type) && !read.isOptional()
        ? new ContractType.Maybe(read)
        : read;
  }

  private @Nullable ContractType present(TypeMirror type, SourcePlace place, TypeMirror whole) {
    if (type instanceof ArrayType array) {
      if (array.getComponentType().getKind() == TypeKind.BYTE) {
        return new ContractType.Scalar(ScalarType.BYTES);
      }
      ContractType element = part(array.getComponentType(), place, whole);
      return element == null ? null : new ContractType.ListOf(element);
    }
    String name = Language.nameOf(language.boxed(type));
    Optional<ScalarType> scalar = ScalarType.ofJava(name);
    if (scalar.isPresent()) {
      return new ContractType.Scalar(scalar.get());
    }
    if (OPTIONAL_NUMBERS.containsKey(name)) {
      return new ContractType.Maybe(new ContractType.Scalar(OPTIONAL_NUMBERS.get(name)));
    }
    List<? extends TypeMirror> arguments = Language.arguments(type);
    if (name.equals("java.util.Optional") && arguments.size() == 1) {
      ContractType value = part(arguments.get(0), place, whole);
      return value == null || value.isOptional() ? value : new ContractType.Maybe(value);
    }
    if (LISTS.contains(name) && arguments.size() == 1) {
      ContractType element = part(arguments.get(0), place, whole);
      return element == null ? null : new ContractType.ListOf(element);
    }
    if (MAPS.contains(name) && arguments.size() == 2) {
      return map(arguments.get(0), arguments.get(1), place, whole);
    }
    return declared(type, place, whole);
  }

  private @Nullable ContractType map(
      TypeMirror keyType, TypeMirror valueType, SourcePlace place, TypeMirror whole) {
    ContractType key = part(keyType, place, whole);
    ContractType value = part(valueType, place, whole);
    if (key == null || value == null) {
      return null;
    }
    if (key instanceof ContractType.Scalar
        || key instanceof ContractType.Named named
            && types.get(named.name()) instanceof NamedType.EnumType) {
      return new ContractType.MapOf(key, value);
    }
    refuse(keyType, place, whole, "Keys of maps are texts, numbers, dates or enums.");
    return null;
  }

  private @Nullable ContractType declared(TypeMirror type, SourcePlace place, TypeMirror whole) {
    if (type.getKind() == TypeKind.ERROR || Language.isUnresolved(type)) {
      return null; // Said by the compiler.
    }
    if (type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && (element.getKind() == ElementKind.RECORD || element.getKind() == ElementKind.ENUM)
        && declared.getTypeArguments().size() == element.getTypeParameters().size()
        && types.size() < MOST_TYPES) {
      return new ContractType.Named(named(declared, element));
    }
    refuse(
        type,
        place,
        whole,
        "Take a number, a text, a date or time, an enum, a record, or a list or map of these.");
    return null;
  }

  private void refuse(TypeMirror type, SourcePlace place, TypeMirror whole, String hint) {
    String what = TypeText.alone(type);
    String within = TypeText.alone(whole);
    mistakes.add(new Mistake(
        isHere(place) ? place : contract,
        what.equals(within)
            ? "'%s' is of type '%s', which a contract cannot describe."
                .formatted(name(place.element()), what)
            : "'%s' is of type '%s', of which a contract cannot describe '%s'."
                .formatted(name(place.element()), within, what),
        hint));
  }

  /** {@code Sale.amount}: a message may come without its place. */
  private static String name(Element component) {
    return component.getEnclosingElement().getSimpleName() + "." + component.getSimpleName();
  }

  /** Whether the compiler can show the place: it has the source of the record. */
  private boolean isHere(SourcePlace place) {
    return Language.outermost(place.element()).equals(Language.outermost(contract.element()));
  }

  private ContractField field(
      RecordComponentElement component, ContractType type, TypeElement record, SourcePlace place) {
    String name = component.getSimpleName().toString();
    String comment = language.elements().getDocComment(record);
    return new ContractField(
        name,
        type,
        annotation(component, "Key").isPresent(),
        range(component, type, place),
        annotation(component, "Contract.Default")
            .map(reader -> reader.text("value").value()),
        formerly(component, record, place),
        Javadoc.parameter(comment, name));
  }

  private Optional<AnnotationReader> annotation(Element component, String name) {
    return Optional.ofNullable(Language.annotation(component, "dev.assetwright." + name))
        .map(mirror -> new AnnotationReader(component, mirror, new ArrayList<>(), language));
  }

  private NumberRange range(
      RecordComponentElement component, ContractType type, SourcePlace place) {
    Optional<AnnotationReader> range = annotation(component, "Range");
    if (range.isEmpty()) {
      return NumberRange.ALL;
    }
    double min = range.get().decimal("min");
    double max = range.get().decimal("max");
    if (!(type.present() instanceof ContractType.Scalar scalar && scalar.type().isNumber())) {
      add(place, "'%s' has a @Range and is no number.", component, "Take the range away.");
    } else if (!(min <= max)) {
      add(place, "The @Range of '%s' holds no number.", component, "Let 'min' be at most 'max'.");
    } else {
      return new NumberRange(min, max);
    }
    return NumberRange.ALL;
  }

  private List<String> formerly(
      RecordComponentElement component, TypeElement record, SourcePlace place) {
    List<String> names = annotation(component, "Formerly")
        .map(reader -> reader.texts("value").stream().map(Text::value).toList())
        .orElse(List.of());
    for (String name : names) {
      boolean isInUse = record.getRecordComponents().stream()
          .anyMatch(other -> other.getSimpleName().contentEquals(name));
      if (isInUse) {
        add(
            place,
            "'%s' was called '" + name + "' before, and that is a component of its own.",
            component,
            "An old name that means something else again cannot be read as this.");
      }
    }
    return names;
  }

  private void checkDefaults(ContractSchema schema) {
    schema.types().forEach((name, type) -> {
      if (type instanceof NamedType.RecordType record) {
        record.fields().forEach(field -> checkDefault(field, name, schema));
      }
    });
  }

  private void checkDefault(ContractField field, String record, ContractSchema schema) {
    field
        .defaultValue()
        .filter(value -> !DefaultValues.isValue(value, field.type(), schema))
        .ifPresent(value -> {
          SourcePlace place =
              place(elements.getOrDefault(record, elements.get(schema.root())), field.name());
          mistakes.add(new Mistake(
              isHere(place) ? place : contract,
              "'%s' is '%s' by default, which is no %s."
                  .formatted(name(place.element()), value, field.type().present()),
              "Write it as in JSON, a text without its quotes."));
        });
  }

  private void add(SourcePlace place, String headline, Element component, String hint) {
    mistakes.add(
        new Mistake(isHere(place) ? place : contract, headline.formatted(name(component)), hint));
  }
}
