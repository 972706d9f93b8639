package dev.assetwright.json;

import dev.assetwright.Contract;
import dev.assetwright.Formerly;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.NullValueProvider;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedField;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.util.AccessPattern;
import tools.jackson.databind.util.TokenBuffer;

/**
 * Reads records of contracts from what was written when a component had another name ({@link Formerly}) or was not there yet
 * ({@link Contract.Default}).
 */
final class EarlierData {
  private EarlierData() {}

  private static Optional<RecordComponent> component(Class<?> type, String name) {
    return type.isRecord()
        ? Arrays.stream(type.getRecordComponents())
            .filter(component -> component.getName().equals(name))
            .findFirst()
        : Optional.empty();
  }

  /** Knows the names that components had before. */
  static class Names extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable List<PropertyName> findPropertyAliases(
        MapperConfig<?> config, Annotated annotated) {
      List<PropertyName> declared = super.findPropertyAliases(config, annotated);
      Formerly formerly = component(annotated)
          .map(component -> component.getAnnotation(Formerly.class))
          .orElse(null);
      if (formerly == null) {
        return declared;
      }
      List<PropertyName> all = new ArrayList<>(declared == null ? List.of() : declared);
      for (String name : formerly.value()) {
        all.add(PropertyName.construct(name));
      }
      return all;
    }

    private static Optional<RecordComponent> component(Annotated annotated) {
      if (annotated instanceof AnnotatedField field) {
        return EarlierData.component(field.getDeclaringClass(), field.getName());
      }
      if (annotated instanceof AnnotatedParameter parameter
          && parameter.getDeclaringClass().isRecord()) {
        RecordComponent[] components = parameter.getDeclaringClass().getRecordComponents();
        // Another constructor than the canonical one has parameters of its own.
        return parameter.getOwner().getParameterCount() == components.length
            ? Optional.of(components[parameter.getIndex()])
            : Optional.empty();
      }
      return Optional.empty();
    }
  }

  /** Puts in what stands in for missing components. */
  static final class Defaults extends SimpleModule implements ValueInstantiators {
    private static final long serialVersionUID = 1L;

    Defaults() {
      super("assetwright-defaults");
    }

    @Override
    public void setupModule(SetupContext context) {
      super.setupModule(context);
      context.addValueInstantiators(this);
    }

    @Override
    public @Nullable ValueInstantiator findValueInstantiator(
        DeserializationConfig config, BeanDescription.Supplier bean) {
      return null;
    }

    @Override
    public ValueInstantiator modifyValueInstantiator(
        DeserializationConfig config,
        BeanDescription.Supplier bean,
        ValueInstantiator instantiator) {
      Class<?> type = bean.getBeanClass();
      boolean hasDefaults = type.isRecord()
          && Arrays.stream(type.getRecordComponents())
              .anyMatch(component -> component.isAnnotationPresent(Contract.Default.class));
      return hasDefaults ? new Filling(instantiator) : instantiator;
    }
  }

  private static final class Filling extends ValueInstantiator.Delegating {
    private static final long serialVersionUID = 1L;

    Filling(ValueInstantiator instantiator) {
      super(instantiator);
    }

    @Override
    public SettableBeanProperty[] getFromObjectArguments(DeserializationConfig config) {
      SettableBeanProperty[] properties = super.getFromObjectArguments(config);
      return properties == null
          ? null
          : Arrays.stream(properties)
              .map(property -> component(getValueClass(), property.getName())
                  .map(component -> component.getAnnotation(Contract.Default.class))
                  .map(value -> property.withNullProvider(new Missing(property, value.value())))
                  .orElse(property))
              .toArray(SettableBeanProperty[]::new);
    }
  }

  /** What is missing is the default; a null that was written is what it is without one. */
  private record Missing(SettableBeanProperty property, String text) implements NullValueProvider {
    @Override
    public @Nullable Object getNullValue(DeserializationContext context) {
      return context.findRootValueDeserializer(property.getType()).getNullValue(context);
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
      TokenBuffer value = TokenBuffer.forGeneration();
      value.writeString(text);
      return context.readValue(value.asParserOnFirstToken(context), property.getType());
    }

    @Override
    public AccessPattern getNullAccessPattern() {
      return AccessPattern.DYNAMIC;
    }
  }
}
