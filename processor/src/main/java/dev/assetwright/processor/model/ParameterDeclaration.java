package dev.assetwright.processor.model;

import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * A parameter of an annotated method.
 *
 * @param element the parameter
 * @param index its position, from 0
 * @param type its type, with what it is made of; of an asset that may be absent, what the {@code Optional} holds
 * @param optional whether the asset may be absent: the parameter is an {@code Optional}
 * @param role what it receives
 * @param reference the asset it names, as written in {@code @From} or made of its name; its place is where a message about
 *     the name belongs
 * @param previous whether it is the asset's own previous partition
 * @param partitions which partitions are read, as written in {@code @From}
 * @param requireAll whether a fan-in waits for every partition
 * @param requirePlace where that is written; the parameter where it is not
 */
public record ParameterDeclaration(
    VariableElement element,
    int index,
    TypeMirror type,
    boolean optional,
    Role role,
    Text reference,
    boolean previous,
    Text partitions,
    boolean requireAll,
    SourcePlace requirePlace) {

  /** What a parameter receives. */
  public enum Role {
    /** The partition at hand. */
    PARTITION,
    /** The context of the attempt. */
    CONTEXT,
    /** Which assets are wanted. */
    OUTPUTS,
    /** An asset. */
    ASSET
  }

  /** Its name in the source. */
  public String name() {
    return element.getSimpleName().toString();
  }

  /** The place of its name. */
  public SourcePlace place() {
    return SourcePlace.of(element);
  }
}
