package dev.assetwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundsTest {
  private static final Source READER = Source.shop("""
      class Sales {
        @Asset List<Made> made() { return List.of(); }
        @Asset int count(@From(Sales_Keys.MADE) List<Made> all) { return all.size(); }
      }
      """);

  @TempDir
  Path work;

  @ParameterizedTest
  @EnumSource(Compilation.Tool.class)
  void typesThatAnotherProcessorGeneratesAreWaitedFor(Compilation.Tool tool) {
    Processor other = new Generator(2, "shop.Made", "package shop; record Made(int a) {}");

    Compilation compilation = compile(tool, List.of(READER), other);

    assertThat(compilation.notes()).isEmpty();
    assertThat(compilation.generated()).containsKey("shop/Sales_Unit.java");
  }

  @Test
  void assetsGeneratedInTheFirstRoundBelongToTheGraph() {
    Processor other = new Generator(
        1,
        "shop.Made",
        "package shop; class Made { @dev.assetwright.Asset int number() { return 1; } }");
    Source reader =
        Source.shop("class Sales { @Asset int twice(int number) { return 2 * number; } }");

    Compilation compilation = compile(Compilation.Tool.JAVAC, List.of(reader), other);

    assertThat(compilation.notes()).isEmpty();
    assertThat(compilation.generated()).containsKey("shop/Made_Unit.java");
  }

  @Test
  void assetsGeneratedAfterTheGraphAreRefused() {
    Processor other = new Generator(
        2,
        "shop.Made",
        "package shop; class Made { @dev.assetwright.Asset int number() { return 1; } }");
    Source reader = Source.shop("class Sales { @Asset int one() { return 1; } }");

    Compilation compilation = compile(Compilation.Tool.JAVAC, List.of(reader), other);

    assertThat(compilation.errors())
        .singleElement()
        .satisfies(note -> assertThat(note.text())
            .startsWith(
                "[Assetwright/UnusableClass] 'Made' holds assets but was generated too late"));
  }

  @Test
  void aClassOfChecksAloneNeedsNoSecondRound() {
    Source checks =
        Source.shop("class Checks { @Check Outcome some(int nothing) { return null; } }");

    Compilation compilation = compile(Compilation.Tool.JAVAC, List.of(checks));

    assertThat(compilation.errors())
        .singleElement()
        .satisfies(note -> assertThat(note.text()).startsWith("[Assetwright/UnknownUpstream]"));
  }

  @Test
  void everythingIsWrittenAtOnceWhenNothingWaits() {
    Generator counting = Generator.none();

    Compilation compilation = compile(
        Compilation.Tool.JAVAC,
        List.of(Source.shop("class Sales { @Asset int one() { return 1; } }")),
        counting);

    assertThat(compilation.notes()).isEmpty();
    assertThat(compilation.generated()).containsKey("shop/Sales_Unit.java");
    // What is there, what was written, and the last one, which every compile has.
    assertThat(counting.round).isEqualTo(3);
  }

  @Test
  void whoeverUsesTheConstantsOfKeysTakesARoundMore() {
    Generator counting = Generator.none();

    Compilation compilation = compile(Compilation.Tool.JAVAC, List.of(Source.shop("""
            class Sales {
              @Asset int one() { return 1; }
              @Asset int two(@From(Sales_Keys.ONE) int first) { return 2 * first; }
            }
            """)), counting);

    assertThat(compilation.notes()).isEmpty();
    assertThat(compilation.generated()).containsKey("shop/Sales_Unit.java");
    assertThat(counting.round).isEqualTo(4);
  }

  @Test
  void whatIsWrongIsToldOnceAndAfterTheConstantsAreThere() {
    Compilation compilation = compile(
        Compilation.Tool.JAVAC,
        List.of(Source.shop("class Sales { @Asset int two(int one) { return 2 * one; } }")));

    assertThat(compilation.errors())
        .singleElement()
        .satisfies(note -> assertThat(note.text()).startsWith("[Assetwright/UnknownUpstream]"));
  }

  @Test
  void aFailureOfOursNamesTheAssetAndIsNoException() {
    AssetwrightProcessor failing = new AssetwrightProcessor(List.of(scene -> {
      scene.progress().at("mart/revenue");
      throw new IllegalStateException("on purpose");
    }));

    Compilation compilation = Compilation.of(
        Compilation.Tool.JAVAC,
        work,
        List.of(Source.shop("class Sales { @Asset int revenue() { return 1; } }")),
        List.of(),
        List.of(failing));

    assertThat(compilation.errors())
        .singleElement()
        .satisfies(note -> assertThat(note.text())
            .startsWith("[Assetwright/Internal] The processor failed on 'mart/revenue'."
                + " This is a bug in Assetwright.\n")
            .contains("java.lang.IllegalStateException: on purpose", "\tat dev.assetwright."));
  }

  private Compilation compile(Compilation.Tool tool, List<Source> sources, Processor... others) {
    List<Processor> processors = new ArrayList<>(List.of(new AssetwrightProcessor()));
    processors.addAll(List.of(others));
    return Compilation.of(tool, work, sources, List.of(), processors);
  }

  /** Writes one class in a given round, as somebody else's processor would. */
  private static final class Generator extends AbstractProcessor {
    private final int when;
    private final String name;
    private final String text;
    private int round;

    Generator(int when, String name, String text) {
      this.when = when;
      this.name = name;
      this.text = text;
    }

    /** One that writes nothing, and counts the rounds. */
    static Generator none() {
      return new Generator(0, "", "");
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
      if (++round == when) {
        try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
          writer.write(text);
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }
      return false;
    }
  }
}
