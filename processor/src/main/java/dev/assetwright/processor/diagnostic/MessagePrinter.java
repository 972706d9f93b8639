package dev.assetwright.processor.diagnostic;

import dev.assetwright.processor.model.SourcePlace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Hands messages to the compiler, in the order of classes and members.
 *
 * <p>javac shows one error for a position, so those of one place become one text.
 */
public final class MessagePrinter {
  private final Messager messager;

  /** Makes a printer to that compiler. */
  public MessagePrinter(Messager messager) {
    this.messager = messager;
  }

  /** Prints the messages, but for warnings that the source silences. */
  public void print(List<Message> messages) {
    Map<SourcePlace, List<Message>> byPlace = new LinkedHashMap<>();
    messages.stream()
        .filter(message -> !isSuppressed(message))
        .sorted(Comparator.comparing(message -> Position.of(message.place().element())))
        .forEach(message ->
            byPlace.computeIfAbsent(message.place(), place -> new ArrayList<>()).add(message));
    byPlace.values().forEach(this::printTogether);
  }

  private void printTogether(List<Message> messages) {
    List<Message> errors =
        messages.stream().filter(message -> !message.code().isWarning()).toList();
    List<Message> shown = errors.isEmpty() ? messages : errors;
    String text =
        shown.stream().map(MessagePrinter::text).distinct().collect(Collectors.joining("\n"));
    print(
        errors.isEmpty() ? Diagnostic.Kind.WARNING : Diagnostic.Kind.ERROR,
        text,
        messages.get(0).place());
  }

  private static String text(Message message) {
    return message.code().isWarning()
        ? message.text()
            + "\n  If it is meant so: @SuppressWarnings(\"%s\")"
                .formatted(message.code().suppressionKey())
        : message.text();
  }

  private void print(Diagnostic.Kind kind, String text, SourcePlace place) {
    if (place.body() != null) {
      place.body().print(kind, text);
    } else if (place.value() != null) {
      messager.printMessage(kind, text, place.element(), place.annotation(), place.value());
    } else if (place.annotation() != null) {
      messager.printMessage(kind, text, place.element(), place.annotation());
    } else {
      messager.printMessage(kind, text, place.element());
    }
  }

  private static boolean isSuppressed(Message message) {
    if (!message.code().isWarning()) {
      return false;
    }
    String key = message.code().suppressionKey();
    for (Element at = message.place().element(); at != null; at = at.getEnclosingElement()) {
      SuppressWarnings suppressed = at.getAnnotation(SuppressWarnings.class);
      if (suppressed != null && List.of(suppressed.value()).contains(key)) {
        return true;
      }
    }
    return false;
  }

  /** Where an element stands: its outermost class, then the way down by positions. */
  private record Position(String className, List<Integer> path) implements Comparable<Position> {
    static Position of(Element element) {
      List<Integer> path = new ArrayList<>();
      Element at = element;
      while (at.getEnclosingElement() != null
          && at.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
        path.add(0, index(at));
        at = at.getEnclosingElement();
      }
      String name =
          at instanceof TypeElement type ? type.getQualifiedName().toString() : at.toString();
      return new Position(name, path);
    }

    private static int index(Element element) {
      Element parent = element.getEnclosingElement();
      return parent instanceof ExecutableElement method
              && method.getParameters().contains(element)
          ? method.getParameters().indexOf(element)
          : parent.getEnclosedElements().indexOf(element);
    }

    @Override
    public int compareTo(Position other) {
      int byName = className.compareTo(other.className);
      for (int i = 0; byName == 0 && i < Math.min(path.size(), other.path.size()); i++) {
        byName = path.get(i).compareTo(other.path.get(i));
      }
      return byName != 0 ? byName : Integer.compare(path.size(), other.path.size());
    }
  }
}
